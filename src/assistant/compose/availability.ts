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
} from './shared.ts';
import { accordingTo, at, byOwner, counted, enumerate, heading, isNumber } from './wording.ts';

const COLUMNS = [
  'alloggi_liberi',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
  'alloggi_previsti',
];
const PARTS = COLUMNS.slice(0, 3);

/** Free and expected dwellings of a place: one headline figure for each measure asked, then what it is made of. */
export function composeAvailability(
  result: MeasuresResult,
  asked: readonly string[],
  context: ComposeContext,
): Draft {
  const measures = asked.length > 0 ? asked : ['alloggi_liberi', 'alloggi_previsti'];
  if (result.dati.length === 0) return absent(result, measures, context);
  const parts = measures.map((measure, index) => composeMeasure(result, measure, index === 0, context));
  const answered = parts.filter((part) => part.complete).length;
  const told = parts.filter((part) => part.figures.length > 0).length;
  const said = statements(result, context);
  const split = measures.includes('alloggi_liberi') ? useSplit(result) : null;
  const figures = parts.flatMap((part) => part.figures);
  const table = figureTable(result, COLUMNS, context);
  return draft(answered === parts.length ? 'answered' : told > 0 ? 'partial' : 'not_available', {
    paragraphs: [
      ...parts.flatMap((part) => part.paragraphs),
      ...(split ? [split.paragraph] : []),
      ...(told === 0 ? said.paragraphs : []),
    ],
    figures: [
      // A cell asked for that holds no number comes first, where its figure would have been.
      ...parts.flatMap((part) => (part.headline ? part.figures : [...part.doubtful, ...part.figures])),
      ...(split?.figures ?? []),
      ...parts.flatMap((part) => part.doubtful),
      ...tableTotals(result, table),
    ],
    sources: [...(told === 0 ? said.sources : []), ...rowSources(result, figures, table)],
    tables: table ? [table] : [],
  });
}

interface MeasurePart {
  readonly paragraphs: Paragraph[];
  readonly figures: Figure[];
  /** Cells without a number, to be cited as they are. */
  readonly doubtful: Figure[];
  readonly headline: boolean;
  readonly complete: boolean;
}

function composeMeasure(
  result: MeasuresResult,
  measure: string,
  first: boolean,
  context: ComposeContext,
): MeasurePart {
  const rows = result.dati.filter((row) => row.misura === measure);
  const numbers = rows.filter(isNumber);
  const doubtful = rows.filter((row) => !isNumber(row));
  const total = result.totali.find((figure) => figure.misura === measure);
  const headline = isNumber(total) ? total : numbers.length === 1 ? numbers[0] : undefined;
  const opening: Segment[] = [
    ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
    ', ',
    ...(result.luogo.tipo === 'comune' ? at(result.luogo.nome) : ["in tutto l'ambito"]),
  ];
  const expected = measure === 'alloggi_previsti' ? partsOf(result) : [];
  const paragraphs: Paragraph[] = [];
  const figures: Figure[] = [];
  if (headline) {
    const owners = ownersOf(result, headline, numbers);
    const verb = headline.valore === 1 ? 'risulta ' : 'risultano ';
    paragraphs.push([
      ...(first ? [...opening, ' ', verb] : ['Inoltre ', verb]),
      ...counted(headline, context.texts, true),
      ...owners.segments,
      ...(headline.valore === 0 ? [': il piano stampa proprio zero'] : []),
      '.',
    ]);
    figures.push(headline, ...owners.figures);
    if (expected.length > 1) {
      paragraphs.push(['Sono: ', ...enumerate(expected.map((part) => counted(part, context.texts))), '.']);
      figures.push(...expected);
    }
  } else {
    paragraphs.push([...opening, ' non c’è una cifra da dare.']);
  }
  paragraphs.push(...missingRows(doubtful, result, context));
  if (!headline && expected.length > 0) {
    paragraphs.push([
      'Le parti invece ci sono: ',
      ...enumerate(expected.map((part) => counted(part, context.texts))),
      '.',
    ]);
    figures.push(...expected);
  }
  // The total that an ambito's plan prints is whole as it stands; the rows without a number are said beside it.
  const complete = headline !== undefined && (doubtful.length === 0 || result.luogo.tipo !== 'comune');
  return { paragraphs, figures, doubtful, headline: headline !== undefined, complete };
}

/** ", tutti di ALER", ": 12 del Comune di Cremona e 34 di ALER". */
function ownersOf(
  result: MeasuresResult,
  headline: Figure,
  rows: readonly Figure[],
): { segments: Segment[]; figures: Figure[] } {
  const [only] = rows;
  if (result.luogo.tipo !== 'comune') {
    return { segments: headline.ente ? [` ${byOwner(headline.ente)}`] : [], figures: [] };
  }
  if (only && rows.length === 1) {
    const all = only.valore === 0 || only.valore === 1 ? '' : ' tutti';
    return { segments: [`,${all} ${byOwner(only.ente)}`], figures: [] };
  }
  return {
    segments: [': ', ...enumerate(rows.map((row) => [{ figure: row }, ` ${byOwner(row.ente)}`]))],
    figures: rows.filter((row) => row.id !== headline.id),
  };
}

function partsOf(result: MeasuresResult): Figure[] {
  return PARTS.flatMap((measure) => {
    const total = result.totali.find((figure) => figure.misura === measure);
    const rows = result.dati.filter((row) => row.misura === measure).filter(isNumber);
    const figure = isNumber(total) ? total : rows.length === 1 ? rows[0] : undefined;
    return figure ? [figure] : [];
  });
}

/** ALER's listed dwellings by use, where some are for another use than the table's heading says. */
function useSplit(result: MeasuresResult): { paragraph: Paragraph; figures: Figure[] } | null {
  const counts = result.conteggi.filter((count) => count.ente === 'ALER');
  const [first] = counts;
  if (!first || !counts.some((count) => /uso SAT/.test(count.etichetta))) return null;
  const byUse = counts.map((count): Segment[] => [
    { figure: count },
    ` per ${/uso (\w+)/.exec(count.etichetta)?.[1] ?? 'altro uso'}`,
  ]);
  return {
    paragraph: [
      "Nell'elenco dei singoli alloggi di ALER (",
      heading(first.fonte),
      ') quelli liberi sono: ',
      ...enumerate(byUse),
      '.',
    ],
    figures: counts,
  };
}
