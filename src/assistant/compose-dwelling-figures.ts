// SPDX-License-Identifier: EUPL-1.2

import {
  absent,
  type ComposeContext,
  figureTable,
  missingRows,
  operandSources,
  statements,
} from './compose-shared.ts';
import { type Draft, draft, type Paragraph, type Segment } from './draft.ts';
import type { Figure, MeasuresResult } from './tool-results.ts';
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
  const parts = measures.map((measure) => composeMeasure(result, measure, context));
  if (result.dati.length === 0) return absent(result, measures, context);
  const answered = parts.filter((part) => part.complete).length;
  const told = parts.filter((part) => part.figures.length > 0).length;
  const said = statements(result, context);
  const table = figureTable(result, COLUMNS, context);
  return draft(answered === parts.length ? 'answered' : told > 0 ? 'partial' : 'not_available', {
    paragraphs: [
      ...parts.flatMap((part) => part.paragraphs),
      ...(measures.includes('alloggi_liberi') ? useSplit(result) : []),
      ...(told === 0 ? said.paragraphs : []),
    ],
    figures: [
      ...parts.flatMap((part) => part.figures),
      ...(measures.includes('alloggi_liberi') ? splitCounts(result) : []),
      ...parts.flatMap((part) => part.doubtful),
    ],
    sources: [
      ...(told === 0 ? said.sources : []),
      ...operandSources(
        result,
        parts.flatMap((part) => part.figures),
      ),
    ],
    tables: table ? [table] : [],
  });
}

interface MeasurePart {
  readonly paragraphs: Paragraph[];
  readonly figures: Figure[];
  /** Cells without a number, to be cited as they are. */
  readonly doubtful: Figure[];
  readonly complete: boolean;
}

function composeMeasure(result: MeasuresResult, measure: string, context: ComposeContext): MeasurePart {
  const rows = result.dati.filter((row) => row.misura === measure);
  const numbers = rows.filter(isNumber);
  const doubtful = rows.filter((row) => !isNumber(row));
  const total = result.totali.find((figure) => figure.misura === measure);
  const headline = isNumber(total) ? total : numbers.length === 1 ? numbers[0] : undefined;
  const paragraphs: Paragraph[] = [];
  const figures: Figure[] = [];
  if (headline) {
    const owners = ownersOf(result, headline, numbers);
    paragraphs.push([
      ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
      ', ',
      ...(result.luogo.tipo === 'comune' ? at(result.luogo.nome) : ["in tutto l'ambito"]),
      headline.valore === 1 ? ' risulta ' : ' risultano ',
      ...counted(headline, context.texts, true),
      ...owners.segments,
      '.',
    ]);
    figures.push(headline, ...owners.figures);
    if (measure === 'alloggi_previsti') {
      const made = partsOf(result);
      if (made.length > 1) {
        paragraphs.push(['Sono: ', ...enumerate(made.map((part) => counted(part, context.texts))), '.']);
        figures.push(...made);
      }
    }
  }
  paragraphs.push(...missingRows(doubtful, context));
  if (!headline && measure === 'alloggi_previsti' && doubtful.some((row) => row.stato === 'blank')) {
    const made = partsOf(result);
    if (made.length > 0) {
      paragraphs.push([
        'Le parti invece ci sono: ',
        ...enumerate(made.map((part) => counted(part, context.texts))),
        '.',
      ]);
      figures.push(...made);
    }
  }
  return { paragraphs, figures, doubtful, complete: headline !== undefined && doubtful.length === 0 };
}

/** ", tutti di ALER", ": 12 del Comune di Cremona e 34 di ALER". */
function ownersOf(
  result: MeasuresResult,
  headline: Figure,
  rows: readonly Figure[],
): { segments: Segment[]; figures: Figure[] } {
  if (result.luogo.tipo !== 'comune' || rows.length === 0) return { segments: [], figures: [] };
  const [only] = rows;
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

/** Counts of ALER's listed dwellings, where some are for another use than the table's heading says. */
function splitCounts(result: MeasuresResult): Figure[] {
  const listed = result.conteggi.filter((count) => count.ente === 'ALER');
  return listed.some((count) => /uso SAT/.test(count.etichetta)) ? listed : [];
}

function useSplit(result: MeasuresResult): Paragraph[] {
  const counts = splitCounts(result);
  const [first] = counts;
  if (!first) return [];
  return [
    [
      "Nell'elenco dei singoli alloggi di ALER (",
      heading(first.fonte),
      ') quelli liberi sono: ',
      ...enumerate(
        counts.map((count) => [
          { figure: count },
          ` per ${/uso (\w+)/.exec(count.etichetta)?.[1] ?? 'altro uso'}`,
        ]),
      ),
      '.',
    ],
  ];
}
