// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { show } from '../compose/wording.ts';
import {
  type Figure,
  figureSchema,
  type PlanInfo,
  planSchema,
  type Source,
  sourceSchema,
} from '../tool-results.ts';

/** Something that a tool returned with its lines and that is no figure: a passage, a row of a list, a check. */
export interface Passage {
  readonly source: Source;
  /** Lines that print once what it shares with others: the comune of several dwellings. */
  readonly above: readonly Source[];
  /** What it says, as text: the words that a sentence citing it may use. */
  readonly text: string;
}

/** All the lines that a passage rests on, its own first. */
export const sourcesOf = ({ source, above }: Passage): readonly Source[] => [source, ...above];

/** What the tools returned in one answer, each figure and passage under the short token that the model knows it by. */
export interface Ledger {
  readonly figures: ReadonlyMap<string, Figure>;
  readonly passages: ReadonlyMap<string, Passage>;
  readonly plans: ReadonlyMap<string, PlanInfo>;
  /** Notes down a tool's output and returns it compact: one line a figure, a passage or a row, each with its token. */
  note(output: Record<string, unknown>): string;
}

const passageSchema = z.object({
  righe: z.tuple([z.int(), z.int()]),
  testo: z.string().min(1),
  id: z.string(),
  documento: z.string().optional(),
  sezione: z.string().optional(),
  stampato: z.string().nullable().optional(),
});
const sourcedSchema = z.looseObject({ fonte: sourceSchema, righe_sopra: z.array(z.int()).optional() });
const aboveSchema = z.object({ fonti_sopra: z.array(sourceSchema) });
const pageSchema = z.object({
  documento: z.string(),
  sezione: z.string().nullable(),
  righe: z.array(z.object({ n: z.int(), testo: z.string() })).min(1),
});

/** Fields that tell a model nothing it could use, or that it might copy instead of citing. */
const LEFT_OUT = new Set(
  'id istat operandi operandi_totale fonti fonti_sopra tabelle pertinenza quota cursore restituiti stampato righe righe_sopra conteggi_per_esito'.split(
    ' ',
  ),
);
/** Characters of a passage that a model is given: enough to explain it. */
const LONGEST_TEXT = 900;

export function createLedger(): Ledger {
  const figures = new Map<string, Figure>();
  const passages = new Map<string, Passage>();
  const plans = new Map<string, PlanInfo>();
  const tokens = new Map<string, string>();

  const token = <Item>(kind: 'F' | 'P', key: string, item: Item, kept: Map<string, Item>) => {
    const known = tokens.get(`${kind}${key}`);
    if (known !== undefined) return known;
    const name = `${kind}${kept.size + 1}`;
    tokens.set(`${kind}${key}`, name);
    kept.set(name, item);
    return name;
  };

  const passage = (source: Source, text: string, above: readonly Source[] = []) =>
    `[${token('P', `${source.documento}/${source.righe.join('-')}/${text}`, { source, above, text }, passages)}]`;

  /** The lines above the rows that are being noted. */
  let printedAbove: readonly Source[] = [];
  const above = ({ fonte, righe_sopra: lines = [] }: z.infer<typeof sourcedSchema>) =>
    printedAbove.filter(
      ({ documento, righe: [first] }) => documento === fonte.documento && lines.includes(first),
    );

  const figureLine = (figure: Figure) => {
    const of = [figure.luogo?.nome, figure.ente, figure.dettaglio].filter((part) => part != null);
    return `[${token('F', figure.id, figure, figures)}] ${[...of, figure.anno, figure.etichetta].join(' · ')} = ${withUnit(figure)}`;
  };

  /** The lines that tell a value; empty where there is nothing to tell. */
  const linesOf = (value: unknown, name: string): string[] => {
    if (value === null || value === undefined || LEFT_OUT.has(name)) return [];
    if (Array.isArray(value)) return listLines(value, name);
    if (typeof value !== 'object') return [`${name}: ${short(String(value))}`];
    const figure = figureSchema.safeParse(value);
    if (figure.success) return [`${name}: ${figureLine(figure.data)}`];
    const plan = planSchema.safeParse(value);
    if (plan.success && 'titolo' in value) plans.set(plan.data.documento, plan.data);
    const piece = passageSchema.safeParse(value);
    if (piece.success) return passageLines(piece.data);
    const row = sourcedSchema.safeParse(value);
    const { fonte: _source, ...rest } = { fonte: undefined, ...value };
    const scalars = Object.entries(rest)
      .filter(([key, each]) => isScalar(each) && !LEFT_OUT.has(key))
      .map(([key, each]) => `${key} ${short(String(each))}`);
    const nested = Object.entries(rest).flatMap(([key, each]) => (isScalar(each) ? [] : linesOf(each, key)));
    const cited = row.success
      ? `${passage(row.data.fonte, `${scalars.join('; ')}\n${row.data.fonte.testo}`, above(row.data))} `
      : '';
    return scalars.length === 0 ? nested : [`${cited}${scalars.join('; ')}`, ...nested];
  };

  const listLines = (items: readonly unknown[], name: string): string[] => {
    const lines = items.flatMap((item) =>
      isScalar(item) ? [short(String(item))] : linesOf(item, '').map((line) => line.replace(/^: /, '')),
    );
    return lines.length === 0 ? [] : [`${name}:`, ...lines.map((line) => `- ${line}`)];
  };

  const passageLines = (piece: z.infer<typeof passageSchema>): string[] => {
    const document = piece.documento ?? piece.id.split('/')[0] ?? '';
    const source = {
      documento: document,
      sezione: piece.sezione ?? '',
      righe: piece.righe,
      testo: piece.stampato ?? piece.testo,
      letto: piece.testo,
    };
    return [`${passage(source, piece.testo)} ${document}: ${short(piece.testo)}`];
  };

  return {
    figures,
    passages,
    plans,
    note(output) {
      for (const plan of plansIn(output)) plans.set(plan.documento, plan);
      printedAbove = aboveSchema.safeParse(output).data?.fonti_sopra ?? [];
      const page = pageSchema.safeParse(output);
      if (page.success) return pageLine(page.data, passage);
      return Object.entries(output)
        .flatMap(([name, value]) => linesOf(value, name))
        .join('\n');
    },
  };
}

function withUnit(figure: Figure): string {
  if (typeof figure.valore !== 'number') return `${show(figure)} (${figure.stato})`;
  return ['EUR', '%'].includes(figure.unita) ? show(figure) : `${show(figure)} ${figure.unita}`;
}

const isScalar = (value: unknown) => value === null || typeof value !== 'object';

const short = (text: string) =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST_TEXT))} …`;

/** Lines of a document, read as they are: one passage. */
function pageLine(
  { documento, sezione, righe }: z.infer<typeof pageSchema>,
  passage: (source: Source, text: string) => string,
): string {
  const testo = righe.map((line) => line.testo).join('\n');
  const numbers = righe.map((line) => line.n);
  const source: Source = {
    documento,
    sezione: sezione ?? '',
    righe: [Math.min(...numbers), Math.max(...numbers)],
    testo,
  };
  return `${passage(source, testo)} ${documento}: ${testo}`;
}

/** Plans and documents named anywhere in an output. */
function plansIn(value: unknown): PlanInfo[] {
  if (typeof value !== 'object' || value === null) return [];
  const plan = planSchema.safeParse('id' in value ? { documento: value.id, ...value } : value);
  const nested = Object.values(value).flatMap(plansIn);
  return plan.success ? [plan.data, ...nested] : nested;
}
