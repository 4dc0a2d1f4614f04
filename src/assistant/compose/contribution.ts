// SPDX-License-Identifier: EUPL-1.2

import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Figure, MeasuresResult } from '../tool-results.ts';
import {
  absent,
  type ComposeContext,
  figureTable,
  missingRows,
  rowSources,
  tableTotals,
  wholeAmbito,
} from './shared.ts';
import { accordingTo, byOwner, enumerate, isNumber, throughout } from './wording.ts';

const COLUMNS = ['contributo_riparto', 'contributo_residuo', 'contributo_totale'];

/** The contributo di solidarietà of a place: the figure asked, or the total with its parts. */
export function composeContribution(
  result: MeasuresResult,
  asked: readonly string[],
  context: ComposeContext,
): Draft {
  const comune = result.luogo.tipo === 'comune';
  const own = result.dati.filter((row) => !comune || row.luogo?.tipo === 'comune');
  const aler = comune ? result.dati.filter((row) => row.luogo?.tipo === 'ambito') : [];
  const figureOf = (measure: string): Figure | undefined =>
    result.totali.find((total) => total.misura === measure && total.valore !== null) ??
    (comune || own.length <= COLUMNS.length ? own.find((row) => row.misura === measure) : undefined);
  const whole = asked.length === 0 || asked.includes('contributo');
  const both = asked.includes('contributo_riparto') && asked.includes('contributo_residuo');
  const measures = whole ? ['contributo_totale'] : both ? COLUMNS : asked;
  const headlines = measures.map(figureOf).filter((figure) => figure !== undefined);
  const parts = whole
    ? COLUMNS.slice(0, 2)
        .map(figureOf)
        .filter((figure) => figure !== undefined)
    : [];
  const table = figureTable(result, COLUMNS, context);
  const [first] = headlines;
  if (!first) {
    const missing = absent(result, COLUMNS, context);
    const ambito = wholeAmbito(result, measures, context);
    if (ambito.figures.length === 0) return missing;
    return {
      ...missing,
      outcome: context.owner === 'aler' ? 'answered' : missing.outcome,
      paragraphs: [...ambito.paragraphs, ...missing.paragraphs],
      figures: ambito.figures,
    };
  }

  const readable = headlines.filter((figure) => isNumber(figure) || figure.stato === 'dash');
  const doubtful = headlines.filter((figure) => !readable.includes(figure));
  const paragraphs: Paragraph[] = [];
  let apart: Figure | null = null;
  if (readable.length > 0) {
    paragraphs.push([
      ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
      ', il contributo regionale di solidarietà ',
      ...recipient(result, first),
      ' è: ',
      ...enumerate(readable.map((figure) => named(figure, context, true))),
      ...(parts.length > 0 ? [' (', ...enumerate(parts.map((figure) => named(figure, context))), ')'] : []),
      '.',
    ]);
  }
  if (readable.some((figure) => figure.stato === 'dash')) {
    paragraphs.push(['Dove la tabella stampa un trattino il documento non indica nessuna somma.']);
  }
  paragraphs.push(...missingRows(doubtful, result, context));
  if (!comune && !first.ente) {
    const aler = own.find((row) => row.misura === 'contributo_riparto' && row.ente?.startsWith('ALER'));
    if (isNumber(aler) && result.note.some((note) => note.includes('non comprende ALER'))) {
      apart = aler;
      paragraphs.push([
        'Attenzione: nella riga dei totali il riparto non comprende quello di ALER, che è di ',
        { figure: aler },
        ', mentre il totale disponibile lo comprende.',
      ]);
    }
  }
  // A comune without a sum may still have tenants of ALER, whose contribution is another.
  const alerTotal = readable.every((figure) => figure.stato === 'dash')
    ? aler.find((row) => row.misura === 'contributo_totale')
    : undefined;
  if (isNumber(alerTotal)) {
    paragraphs.push([
      'Per chi abita in alloggi di ALER il contributo è a parte: la somma di ALER per tutto l’ambito è ',
      { figure: alerTotal },
      '.',
    ]);
  }
  return draft(doubtful.length === 0 ? 'answered' : readable.length > 0 ? 'partial' : 'not_available', {
    paragraphs,
    figures: [
      ...headlines,
      ...parts,
      ...(alerTotal ? [alerTotal] : []),
      ...(apart ? [apart] : []),
      ...tableTotals(result, table),
    ],
    sources: rowSources(result, headlines, table),
    tables: table ? [table] : [],
  });
}

/** "totale disponibile 9.738,48 €", the riparto with its year. */
function named(figure: Figure, context: ComposeContext, strong = false): Segment[] {
  const name = context.texts.misure[figure.misura]?.uno ?? figure.etichetta;
  const ofYear: Segment[] =
    figure.misura === 'contributo_riparto'
      ? [' ', { quoted: String(figure.anno), from: { kind: 'figure_year', figure } }]
      : [];
  return [name, ...ofYear, ' ', { figure, strong }];
}

function recipient(result: MeasuresResult, headline: Figure): Segment[] {
  if (result.luogo.tipo !== 'comune') {
    if (headline.ente && !headline.operazione) return [byOwner(headline.ente)];
    return result.luogo.tipo === 'area' ? throughout(result.luogo) : ["di tutto l'ambito"];
  }
  return [byOwner(headline.ente)];
}
