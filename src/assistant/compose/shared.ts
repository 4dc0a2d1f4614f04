// SPDX-License-Identifier: EUPL-1.2
import { capitalised } from '../../italian/capitals.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Grouping } from '../read/lexicon.ts';
import type { ReplyTable, Voice } from '../reply.ts';
import type { Texts } from '../texts.ts';
import type { Figure, MeasuresResult, Source } from '../tool-results.ts';
import { accordingTo, at, byOwner, counted, enumerate, heading, isNumber, show, year } from './wording.ts';

/** What composing needs besides the tools' answers. */
export interface ComposeContext {
  readonly texts: Texts;
  readonly voice: Voice;
  /** The owner that the question narrows to. */
  readonly owner: 'aler' | 'comune' | null;
  /** Whether it is asked why a figure is missing. */
  readonly why: boolean;
  /** Name of an ambito by its id. */
  ambitoName(id: string): string;
}

/** Rows of a table shown in a reply; the rest is in the document. */
const MOST_ROWS = 60;

/**
 * The plan's table has no row for the place: said as such, with what the plan says of it in words. `named` are the measures to
 * name, where `measures` holds others that a plan may print in their place.
 */
export function absent(
  result: MeasuresResult,
  measures: readonly string[],
  context: ComposeContext,
  named: readonly string[] = measures,
): Draft {
  const names =
    named.length === 0
      ? [['dati di questo tipo']]
      : named.map((measure) => [context.texts.misure[measure]?.molti ?? measure]);
  const words = statedInWords(result, named, context);
  if (words) return words;
  const said = statements(result, context, STOCK);
  const table = tableOf(result, measures);
  // Asked why a figure is missing, what the plan says of the comune is the answer.
  return draft(context.why && said.paragraphs.length > 0 ? 'answered' : 'not_available', {
    paragraphs: [
      [
        'Il piano annuale ',
        year(result.piano),
        ` dell'ambito ${context.ambitoName(result.piano.ambito)} non riporta `,
        ...enumerate(names),
        ...(result.luogo.tipo === 'comune' ? [' ', ...at(result.luogo.nome)] : []),
        ': ',
        ...(table
          ? [
              'la tabella «',
              heading(table),
              context.owner === null
                ? '» non ha una riga che lo riguardi.'
                : `» non ha una riga ${context.owner === 'aler' ? 'di ALER' : 'del Comune'} per questo luogo.`,
            ]
          : ['nel documento non c’è una tabella che li dia.']),
        ' Non vuol dire che il valore sia zero: il dato non c’è.',
      ],
      ...said.paragraphs,
    ],
    sources: [...said.sources, ...(table ? [headingOf(table)] : [])],
    suggestions:
      context.owner !== null && result.luogo.tipo === 'comune'
        ? [
            `${capitalised(context.texts.misure[measures[0] ?? '']?.molti ?? 'alloggi')} a ${result.luogo.nome}, di tutti gli enti?`,
          ]
        : [],
  });
}

/** What the plan says in words of a measure for the whole ambito: "Nessun Comune ha individuato …". */
export function statedInWords(
  result: MeasuresResult,
  measures: readonly string[],
  context: ComposeContext,
): Draft | null {
  const stated = result.dati.filter(
    (row) => measures.includes(row.misura) && row.ente === null && isStatement(row),
  );
  if (stated.length === 0) return null;
  return draft('answered', {
    paragraphs: [
      [
        ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
        ", per tutto l'ambito: ",
        ...enumerate(stated.map((row) => [{ figure: row }])),
      ],
    ],
    figures: stated,
  });
}

/** True where the document uses words in the place of a number, for a whole ambito. */
const isStatement = (figure: Figure) =>
  figure.luogo?.tipo === 'ambito' &&
  typeof figure.valore === 'string' &&
  figure.unita !== 'testo' &&
  figure.stato === 'declared';

/** The table of the first measure that has one. */
function tableOf(result: MeasuresResult, measures: readonly string[]): Source | null {
  for (const measure of measures) {
    const found = result.tabelle.find((table) => table.misura === measure);
    if (found) return found.fonte;
  }
  return null;
}

/** The heading's own line, to cite a table for what it lacks. */
export function headingOf(table: Source): Source {
  return { ...table, righe: [table.righe[0], table.righe[0]] };
}

/** Statements that tell why a comune has no row. */
const STOCK = ['senza_patrimonio', 'senza_patrimonio_sap', 'solo_patrimonio_aler', 'dati_non_comunicati'];

/** What the plan says in words of a comune. */
export function statements(
  result: MeasuresResult,
  context: ComposeContext,
  which: readonly string[] = Object.keys(context.texts.dichiarazioni),
): { paragraphs: Paragraph[]; sources: Source[] } {
  const known = result.dichiarazioni.filter((statement) => which.includes(statement.misura));
  return {
    paragraphs: known.map((statement) => [
      context.texts.dichiarazioni[statement.misura] ?? '',
      ...(context.why
        ? [
            ' Il documento scrive: «',
            {
              quoted: statement.fonte.testo.trim(),
              from: { kind: 'source' as const, source: statement.fonte },
            },
            '».',
          ]
        : []),
    ]),
    sources: known.map((statement) => statement.fonte),
  };
}

/** What stands in the cells that hold no number, worded by their status; rows of one status in one sentence. */
export function missingRows(
  rows: readonly Figure[],
  result: MeasuresResult,
  context: ComposeContext,
): Paragraph[] {
  const byStatus = new Map<string, Figure[]>();
  for (const row of rows) byStatus.set(row.stato, [...(byStatus.get(row.stato) ?? []), row]);
  return [...byStatus].flatMap(([status, same]) => {
    const [first] = same;
    if (!first) return [];
    const owners = enumerate(same.map((row) => [byOwner(row.ente)]));
    const whose: Segment[] =
      result.luogo.tipo === 'comune'
        ? ['Alla riga ', ...owners, ' ']
        : [
            'Il totale non comprende la parte ',
            ...owners,
            ': ',
            same.length > 1 ? 'alle loro righe ' : 'alla sua riga ',
          ];
    const column = context.texts.misure[first.misura]?.colonna ?? first.etichetta;
    switch (status) {
      case 'inconsistent':
        return [
          [
            ...whose,
            'la tabella scrive ',
            { figure: first },
            ' al posto della cifra. Il dato manca: non è uno zero.',
          ],
        ];
      case 'not_reported':
        return [[...whose, 'la tabella scrive ', { figure: first }, ': il dato non è stato comunicato.']];
      case 'dash':
        return [[...whose, 'la tabella stampa ', { figure: first }, ': nessuna cifra indicata.']];
      case 'blank':
        return [[...whose, `la casella «${column}» è vuota. Il documento non la compila: non è uno zero.`]];
      case 'footnoted':
        return [
          [
            ...whose,
            `la casella «${column}» è vuota, con un asterisco che rimanda a una nota: non è uno zero.`,
            ...noteSaid(first),
          ],
        ];
      default:
        return [[...whose, 'la tabella scrive ', { figure: first }, '.']];
    }
  });
}

/** What the note says that an asterisk refers to. */
const noteSaid = ({ fonte_nota: note }: Figure): Segment[] =>
  note ? [' La nota: «', { quoted: note.testo.trim(), from: { kind: 'source', source: note } }, '».'] : [];

/** The rows behind an answer: one row an owner and place, with what the plan's several tables give of it. */
export function figureTable(
  result: MeasuresResult,
  columns: readonly string[],
  context: ComposeContext,
): ReplyTable | null {
  const rows = new Map<string, Figure[]>();
  for (const figure of tableRows(result)) {
    const key = figure.id.slice(0, figure.id.lastIndexOf('/'));
    rows.set(key, [...(rows.get(key) ?? []), figure]);
  }
  const total = result.luogo.tipo === 'comune' ? [] : result.totali;
  if (rows.size === 0) return null;
  const owned = besideEachOther([...rows.values()]).slice(0, MOST_ROWS);
  const all = [...owned, ...(total.length > 0 ? [total] : [])];
  const filled = columns.filter((measure) => all.some((figures) => has(figures, measure)));
  const cells = (figures: readonly Figure[]) =>
    filled.map((measure) => figures.find((item) => item.misura === measure));
  const shown = (figures: readonly Figure[]) => cells(figures).map((figure) => (figure ? show(figure) : ''));
  const ids = (figures: readonly Figure[]) => [
    null,
    null,
    ...cells(figures).map((figure) => figure?.id ?? null),
  ];
  return {
    title: `Piano ${result.piano.anno}, ambito ${context.ambitoName(result.piano.ambito)}`,
    columns: ['Ente', 'Luogo', ...filled.map((measure) => context.texts.misure[measure]?.colonna ?? measure)],
    rows: [
      ...owned.map((figures) => [figures[0]?.ente ?? '', placeName(figures[0]), ...shown(figures)]),
      ...(total.length > 0 ? [['Totale', '', ...shown(total)]] : []),
    ],
    facts: all.map(ids),
  };
}

const has = (figures: readonly Figure[], measure: string) => figures.some(({ misura }) => misura === measure);

/** Rows of several tables on the same owner and place in one, where no two give the same measure. */
function besideEachOther(rows: readonly (readonly Figure[])[]): Figure[][] {
  const merged: { key: string; figures: Figure[] }[] = [];
  for (const figures of rows) {
    const [first] = figures;
    if (!first) continue;
    const key = JSON.stringify([first.ente, first.luogo?.tipo, first.luogo?.nome, first.dettaglio]);
    const same = merged.find(
      (row) => row.key === key && figures.every(({ misura }) => !has(row.figures, misura)),
    );
    if (same) same.figures.push(...figures);
    else merged.push({ key, figures: [...figures] });
  }
  return merged.map(({ figures }) => figures);
}

/** The rows that a table shows: for a comune its own, for an ambito all; what it shows is cited. */
export function tableRows(result: MeasuresResult): readonly Figure[] {
  return result.luogo.tipo === 'comune'
    ? result.dati.filter((row) => row.luogo?.tipo === 'comune')
    : result.dati;
}

const placeName = (figure: Figure | undefined) =>
  figure?.luogo?.tipo === 'ambito' ? `tutto l'ambito ${figure.luogo.nome}` : (figure?.luogo?.nome ?? '');

/** What owners declare for the whole ambito without naming comuni, beside a comune's own figures. */
export function wholeAmbito(
  result: MeasuresResult,
  measures: readonly string[],
  context: ComposeContext,
): { paragraphs: Paragraph[]; figures: Figure[] } {
  if (result.luogo.tipo !== 'comune') return { paragraphs: [], figures: [] };
  const rows = result.dati.filter(
    (row) =>
      row.luogo?.tipo === 'ambito' &&
      measures.includes(row.misura) &&
      isNumber(row) &&
      row.valore !== 0 &&
      row.ente !== null,
  );
  return {
    figures: rows,
    paragraphs: rows.map((row) => [
      `La quota ${byOwner(row.ente)} vale invece per tutto l'ambito, senza dire in quali comuni: `,
      ...counted(row, context.texts),
      '.',
    ]),
  };
}

/** The totals in a table's last row, to be declared among the figures of the reply. */
export function tableTotals(result: MeasuresResult, table: ReplyTable | null): readonly Figure[] {
  return table && result.luogo.tipo !== 'comune' ? result.totali : [];
}

/** The rows that a reply rests on: what computed figures add up, and what its table shows. */
export function rowSources(
  result: MeasuresResult,
  figures: readonly Figure[],
  table: ReplyTable | null,
): Source[] {
  const operands = new Set(
    figures.flatMap((figure) => (figure.operazione === 'somma' ? (figure.operandi ?? []) : [])),
  );
  const added = result.dati.filter((row) => operands.has(row.id));
  return [...added, ...(table ? tableRows(result) : [])].map((row) => row.fonte);
}

/** The title of a table of groups: what of each, and of which plan where it is of one alone. */
export function titleOfGroups(
  column: string,
  by: Grouping,
  piani: readonly { readonly anno: number; readonly ambito: string }[],
  context: ComposeContext,
): string {
  const [plan, other] = piani;
  const of = plan && !other ? ` (piano ${plan.anno}, ambito ${context.ambitoName(plan.ambito)})` : '';
  return `${column}, per ${by}${of}`;
}
