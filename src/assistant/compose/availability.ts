// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Figure, MeasuresResult } from '../tool-results.ts';
import {
  absent,
  type ComposeContext,
  figureTable,
  missingRows,
  rowSources,
  statedInWords,
  statements,
  tableTotals,
  wholeAmbito,
} from './shared.ts';
import { accordingTo, byOwner, counted, enumerate, heading, isNumber, throughout } from './wording.ts';

const TOTAL = 'alloggi_previsti';
/** What the expected total is made of, under the names that the plans use. */
const PARTS = [
  'alloggi_liberi',
  'alloggi_liberi_e_turnover',
  'alloggi_turnover',
  'alloggi_da_ristrutturazione',
  'alloggi_nuova_edificazione',
  'alloggi_nuova_edificazione_e_ristrutturazione',
  'alloggi_carenza_manutentiva',
  'alloggi_conferiti_privati',
];

/** A measure that a plan prints only together with another: what to answer with, never as if it were the same. */
export const TOGETHER: Record<string, string> = {
  alloggi_liberi: 'alloggi_liberi_e_turnover',
  alloggi_turnover: 'alloggi_liberi_e_turnover',
  alloggi_da_ristrutturazione: 'alloggi_nuova_edificazione_e_ristrutturazione',
  alloggi_nuova_edificazione: 'alloggi_nuova_edificazione_e_ristrutturazione',
};

/** That a figure is of two things, where one was asked. */
export function countedTogether(measure: string, other: string, { texts }: ComposeContext): string {
  const names = (id: string) => texts.misure[id]?.molti ?? id;
  return `Questo piano non conta da soli gli ${names(measure)}: la cifra è quella degli ${names(other)}.`;
}

/** A measure that a plan gives as a list of dwellings instead of a count: the state to count. */
const LISTED_AS: Record<string, string> = {
  alloggi_liberi: 'libero',
  alloggi_carenza_manutentiva: 'in carenza manutentiva',
  alloggi_da_ristrutturazione: 'in ristrutturazione',
};

/** Free and expected dwellings of a place: one headline figure for each measure asked, then what it is made of. */
export function composeAvailability(
  result: MeasuresResult,
  asked: readonly string[],
  context: ComposeContext,
): Draft {
  const measures = asked.length > 0 ? asked : ['alloggi_liberi', TOTAL];
  const parts = measures
    .map((measure, index) => composeMeasure(result, measure, index === 0, context))
    .filter((part) => part !== null);
  const aside = wholeAmbito(result, measures.slice(0, 1).flatMap(withTogether), context);
  if (parts.length === 0) {
    const missing = absent(result, measures.flatMap(withTogether), context, measures);
    return {
      ...missing,
      paragraphs: [...missing.paragraphs, ...aside.paragraphs],
      figures: [...missing.figures, ...aside.figures],
    };
  }
  // "Nessun Ente Proprietario ha comunicato …" is the answer, where it stands in the place of every figure asked for.
  const inWords = parts.every((part) => part.figures.length === 0)
    ? statedInWords(result, measures, context)
    : null;
  if (inWords) return inWords;
  const answered = parts.filter((part) => part.complete).length;
  const told = parts.filter((part) => part.figures.length > 0).length;
  const said = statements(result, context);
  const split = measures.includes('alloggi_liberi') ? useSplit(result) : null;
  const figures = parts.flatMap((part) => part.figures);
  // Two measures that a plan prints together have one figure: said once.
  const once = parts.filter(
    (part, index) =>
      !parts
        .slice(0, index)
        .some((before) => before.figures[0] !== undefined && before.figures[0]?.id === part.figures[0]?.id),
  );
  const given = [...PARTS, TOTAL].filter((measure) => result.dati.some((row) => row.misura === measure));
  const table = figureTable(result, given, context);
  return draft(answered === measures.length ? 'answered' : told > 0 ? 'partial' : 'not_available', {
    paragraphs: [
      ...once.flatMap((part) => part.paragraphs),
      ...(split ? [split.paragraph] : []),
      ...aside.paragraphs,
      ...(told === 0 ? said.paragraphs : []),
    ],
    figures: [
      // A cell asked for that holds no number comes first, where its figure would have been.
      ...parts.flatMap((part) => (part.headline ? part.figures : [...part.doubtful, ...part.figures])),
      ...(split?.figures ?? []),
      ...parts.flatMap((part) => part.doubtful),
      ...aside.figures,
      ...tableTotals(result, table),
    ],
    sources: [...(told === 0 ? said.sources : []), ...rowSources(result, figures, table)],
    tables: table ? [table] : [],
  });
}

const withTogether = (measure: string) => [measure, ...(TOGETHER[measure] ? [TOGETHER[measure]] : [])];

interface MeasurePart {
  readonly paragraphs: Paragraph[];
  readonly figures: Figure[];
  /** Cells without a number, to be cited as they are. */
  readonly doubtful: Figure[];
  readonly headline: boolean;
  readonly complete: boolean;
}

/** One measure of the place, however its plan gives it; null where the plan does not give it at all. */
function composeMeasure(
  result: MeasuresResult,
  measure: string,
  first: boolean,
  context: ComposeContext,
): MeasurePart | null {
  const rows = rowsOf(result, measure);
  if (rows.length === 0) {
    return composeListed(result, measure, first, context) ?? composeTogether(result, measure, first, context);
  }
  const numbers = rows.filter(isNumber);
  const doubtful = rows.filter((row) => !isNumber(row));
  const headline = headlineOf(result, measure);
  const expected = measure === TOTAL ? partsOf(result, headline) : [];
  const paragraphs: Paragraph[] = [];
  const figures: Figure[] = [];
  if (headline) {
    const owners = ownersOf(result, headline, numbers);
    paragraphs.push([
      ...opening(result, headline, first, context),
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
    paragraphs.push([...where(result, context), ' non c’è una cifra da dare.']);
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

/** The plan lists the dwellings instead of counting them: the count is ours, and rests on the list. */
function composeListed(
  result: MeasuresResult,
  measure: string,
  first: boolean,
  context: ComposeContext,
): MeasurePart | null {
  const state = LISTED_AS[measure];
  const headline = result.conteggi_per_stato.find((count) => count.gruppo?.stato === state);
  if (!headline || headline.valore === 0) return null;
  const groups = result.conteggi.filter((count) => count.gruppo?.stato === state);
  const names = context.texts.misure[measure];
  const split: Segment[] =
    groups.length > 1
      ? [
          ': ',
          ...enumerate(groups.map((count) => [{ figure: count }, ` ${byOwner(ownerName(count, result))}`])),
        ]
      : [`, ${byOwner(ownerName(groups[0] ?? headline, result))}`];
  return {
    paragraphs: [
      [
        ...opening(result, headline, first, context),
        { figure: headline, strong: true },
        ` ${headline.valore === 1 ? names?.uno : names?.molti}`,
        ...split,
        '. Il piano li elenca uno per uno (',
        heading(headline.fonte),
        ').',
      ],
    ],
    figures: [headline, ...(groups.length > 1 ? groups : [])],
    doubtful: [],
    headline: true,
    complete: true,
  };
}

/** The plan prints the measure only together with another: the figure is given as what it is. */
function composeTogether(
  result: MeasuresResult,
  measure: string,
  first: boolean,
  context: ComposeContext,
): MeasurePart | null {
  const other = TOGETHER[measure];
  if (other === undefined || rowsOf(result, other).length === 0) return null;
  const part = composeMeasure(result, other, first, context);
  return (
    part && {
      ...part,
      paragraphs: [...part.paragraphs, [countedTogether(measure, other, context)]],
    }
  );
}

/** The place's own rows of a measure: what an owner says of the whole ambito is said apart. */
function rowsOf(result: MeasuresResult, measure: string): Figure[] {
  const comune = result.luogo.tipo === 'comune';
  return result.dati.filter((row) => row.misura === measure && (!comune || row.luogo?.tipo === 'comune'));
}

function headlineOf(result: MeasuresResult, measure: string): Figure | undefined {
  const total = result.totali.find((figure) => figure.misura === measure);
  const numbers = rowsOf(result, measure).filter(isNumber);
  return isNumber(total) ? total : numbers.length === 1 ? numbers[0] : undefined;
}

/** What the total is made of, as long as it adds up: an owner's parts do not explain another owner's total. */
function partsOf(result: MeasuresResult, total: Figure | undefined): Figure[] {
  const parts = PARTS.flatMap((measure) => {
    const own = rowsOf(result, measure).filter((row) => isNumber(row) && row.ente === total?.ente);
    const figure = total && !total.operazione && total.ente ? own[0] : headlineOf(result, measure);
    return figure ? [figure] : [];
  });
  const sum = parts.reduce((added, part) => added + Number(part.valore), 0);
  return total && sum !== total.valore ? [] : parts;
}

function where(result: MeasuresResult, context: ComposeContext): Segment[] {
  return [
    ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
    ', ',
    ...throughout(result.luogo),
  ];
}

function opening(
  result: MeasuresResult,
  headline: Figure,
  first: boolean,
  context: ComposeContext,
): Segment[] {
  const verb = headline.valore === 1 ? 'risulta ' : 'risultano ';
  return first ? [...where(result, context), ' ', verb] : ['Inoltre ', verb];
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

const ownerName = (count: Figure, result: MeasuresResult) =>
  count.ente === 'comune'
    ? result.luogo.tipo === 'comune'
      ? `Comune di ${result.luogo.nome}`
      : 'comuni'
    : count.ente;

/** ALER's listed free dwellings by use, where some are for another use than the table's heading says. */
function useSplit(result: MeasuresResult): { paragraph: Paragraph; figures: Figure[] } | null {
  const counts = result.conteggi.filter((count) => count.ente === 'ALER' && count.gruppo?.stato === 'libero');
  const [first] = counts;
  if (!first || !counts.some((count) => count.gruppo?.uso === 'SAT')) return null;
  const byUse = counts.map((count): Segment[] => [
    { figure: count },
    ` per ${count.gruppo?.uso ?? 'altro uso'}`,
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
