// SPDX-License-Identifier: EUPL-1.2

import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Figure, MeasuresResult } from '../tool-results.ts';
import {
  absent,
  type ComposeContext,
  figureTable,
  missingRows,
  rowSources,
  statements,
  tableTotals,
  wholeAmbito,
} from './shared.ts';
import { accordingTo, byOwner, counted, enumerate, isNumber, ofYear, show, throughout } from './wording.ts';

/** Figures of any measure: one sentence for each that the place has, then the table behind them. */
export function composeMeasures(
  result: MeasuresResult,
  asked: readonly string[],
  context: ComposeContext,
): Draft {
  const given = [...new Set(result.dati.map((row) => row.misura))];
  const measures = asked.length > 0 ? asked : given.slice(0, 1);
  const opens = (measure: string) => composeMeasure(result, measure, true, context);
  const first = Math.max(
    0,
    measures.findIndex((measure) => opens(measure).paragraphs.length > 0),
  );
  const parts = measures.map((measure, index) => composeMeasure(result, measure, index <= first, context));
  const told = parts.filter((part) => part.figures.length > 0);
  const table = figureTable(result, given, context);
  if (told.length === 0 && parts.every((part) => part.paragraphs.length === 0)) {
    const missing = absent(result, measures, context);
    const whole = wholeAmbito(result, measures, context);
    return {
      ...missing,
      paragraphs: [...missing.paragraphs, ...whole.paragraphs],
      figures: [...missing.figures, ...whole.figures],
    };
  }
  const whole = wholeAmbito(result, measures.slice(0, 1), context);
  const said = told.length === 0 ? statements(result, context) : { paragraphs: [], sources: [] };
  const figures = [...parts.flatMap((part) => part.figures), ...whole.figures];
  // A measure that the plan does not have at all takes nothing from those that it has.
  const complete = parts.every((part) => part.complete || part.paragraphs.length === 0);
  return draft(complete ? 'answered' : told.length > 0 ? 'partial' : 'not_available', {
    paragraphs: [...parts.flatMap((part) => part.paragraphs), ...said.paragraphs, ...whole.paragraphs],
    figures: [...figures, ...parts.flatMap((part) => part.doubtful), ...tableTotals(result, table)],
    sources: [...said.sources, ...rowSources(result, figures, table)],
    tables: table && given.length + result.dati.length > 2 ? [table] : [],
  });
}

interface MeasurePart {
  readonly paragraphs: Paragraph[];
  readonly figures: Figure[];
  readonly doubtful: Figure[];
  readonly complete: boolean;
}

function composeMeasure(
  result: MeasuresResult,
  measure: string,
  first: boolean,
  context: ComposeContext,
): MeasurePart {
  const comune = result.luogo.tipo === 'comune';
  const rows = result.dati.filter(
    (row) => row.misura === measure && (!comune || row.luogo?.tipo === 'comune'),
  );
  const readable = rows.filter((row) => isNumber(row) || row.stato === 'declared');
  const doubtful = rows.filter((row) => !readable.includes(row));
  const total = result.totali.find((figure) => figure.misura === measure && isNumber(figure));
  const opening: Segment[] = first
    ? [
        ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
        ', ',
        ...throughout(result.luogo),
        ': ',
      ]
    : ['Inoltre: '];
  const shown = total ? [total] : distinct(readable);
  if (shown.length === 0) {
    return {
      paragraphs: missingRows(doubtful, result, context),
      figures: [],
      doubtful,
      complete: false,
    };
  }
  // A list as long as a table is left to the table.
  const [only] = shown;
  const listed = shown.length > MOST_SAID ? [] : shown;
  const split = total && comune ? readable : [];
  const sentence: Segment[] =
    listed.length === 0
      ? [
          ...opening,
          context.texts.misure[measure]?.molti ?? only?.etichetta ?? '',
          ', riga per riga nella tabella.',
        ]
      : [
          ...opening,
          ...enumerate(
            listed.map((figure, at) => said(figure, { owners: shown.length > 1, named: at === 0 }, context)),
          ),
          ...(listed[0] ? ofYear(listed[0], result.piano) : []),
          ...(split.length > 1
            ? [' (', ...enumerate(split.map((row) => [{ figure: row }, ` ${byOwner(row.ente)}`])), ')']
            : []),
          '.',
        ];
  return {
    paragraphs: [sentence, ...missingRows(doubtful, result, context)],
    figures: [...(listed.length > 0 ? listed : shown), ...split],
    doubtful,
    complete: doubtful.length === 0 || !comune,
  };
}

/** Figures that one sentence can hold. */
const MOST_SAID = 6;

/** "14 alloggi in tutto, del Comune di Annicco", "quota per le forze dell'ordine 5% del Comune di …", "categoria: «…»". */
function said(
  figure: Figure,
  { owners, named }: { readonly owners: boolean; readonly named: boolean },
  context: ComposeContext,
): Segment[] {
  const names = context.texts.misure[figure.misura];
  if (!isNumber(figure) || figure.unita === '%') {
    const whose = owners && figure.ente ? [` ${byOwner(figure.ente)}`] : [];
    // What is not counted is named once for all of a list.
    const name = named ? `${names?.uno ?? figure.etichetta} ` : '';
    return [name, { figure, strong: true }, ...whose];
  }
  const owner = figure.ente ? [`, ${byOwner(figure.ente)}`] : [];
  const which: Segment[] = figure.dettaglio
    ? [' (', { quoted: figure.dettaglio, from: { kind: 'detail', figure } }, ')']
    : [];
  return [...counted(figure, context.texts, true), ...which, ...owner];
}

/** The same figure printed in two tables is said once. */
function distinct(figures: readonly Figure[]): Figure[] {
  const seen = new Set<string>();
  return figures.filter((figure) => {
    const key = `${figure.ente}|${figure.luogo?.istat}|${figure.dettaglio}|${show(figure)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
