// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold, words } from '../italian/fold.ts';
import type { DocumentInfo, DocumentLine, DwellingRow, FactRow, Plan, Sum } from '../plan/plan.ts';
import { ofDocument } from './of-document.ts';
import { UNLISTED } from './tool.ts';

export const righe = z.tuple([z.int(), z.int()]);

export const fonte = z
  .object({
    documento: z.string(),
    sezione: z.string().optional(),
    righe: righe,
    testo: z.string(),
  })
  .meta({ id: 'fonte' });

export const luogo = z
  .object({ tipo: z.string(), nome: z.string(), istat: z.string().nullable() })
  .meta({ id: 'luogo' });

/** A fact, or with `operazione` a figure computed from `operandi`. */
export const dato = z
  .object({
    id: z.string(),
    misura: z.string(),
    etichetta: z.string(),
    valore: z.union([z.number(), z.string(), z.null()]),
    unita: z.string(),
    /** declared, blank, dash, not_reported, inconsistent, footnoted, not_applicable. */
    stato: z.string(),
    ente: z.string().nullable(),
    luogo: luogo.nullable(),
    anno: z.int(),
    dettaglio: z.string().optional().meta(UNLISTED),
    fonte_dettaglio: fonte.optional().meta(UNLISTED),
    /** The note that an asterisk of its row refers to. */
    fonte_nota: fonte.optional().meta(UNLISTED),
    nome_stampato: z.string().optional().meta(UNLISTED),
    gruppo_di: z.string().optional().meta(UNLISTED),
    operazione: z.string().optional(),
    operandi: z.array(z.string()).optional(),
    operandi_totale: z.int().optional().meta(UNLISTED),
    gruppo: z.object({ uso: z.string().nullable(), stato: z.string() }).optional().meta(UNLISTED),
    fonte,
  })
  .meta({ id: 'dato' });
export const dati = z.array(dato).meta({ id: 'dati' });
export type Dato = z.infer<typeof dato>;

export const piano = z
  .object({
    documento: z.string(),
    titolo: z.string(),
    ambito: z.string(),
    anno: z.int(),
    approvato: z.string().nullable(),
  })
  .meta({ id: 'piano' });

/** What a list says of itself: nothing is ever cut silently. */
export const elenco = {
  totale: z.int(),
  restituiti: z.int(),
  cursore: z.string().nullable().describe('null se è tutto'),
};

export const note = z.array(z.string());

/** Answer of the tools that give figures of a place. */
export const misureOutput = z.object({
  piano,
  /** Where it does not give the measure asked for. */
  piano_piu_recente: piano.nullable().meta(UNLISTED),
  /** Other plans of the ambito that give it, where this one has nothing. */
  altri_piani: z.array(piano).meta(UNLISTED),
  luogo,
  totali: dati,
  dati,
  conteggi: dati,
  conteggi_per_stato: dati.meta(UNLISTED),
  dichiarazioni: dati,
  tabelle: z.array(z.object({ misura: z.string(), fonte })).meta(UNLISTED),
  note,
  ...elenco,
});
export type MisureOutput = z.infer<typeof misureOutput>;

export function toPiano(document: DocumentInfo): z.infer<typeof piano> {
  return {
    documento: document.id,
    titolo: document.title,
    ambito: document.ambito,
    anno: document.year,
    approvato: document.approved,
  };
}

export function toFonte(
  plan: Plan,
  row: { document: string; lines: readonly [number, number]; raw: string },
): z.infer<typeof fonte> {
  return {
    documento: row.document,
    sezione: plan.sectionAt(row.document, row.lines[0])?.title ?? '',
    righe: [row.lines[0], row.lines[1]],
    testo: row.raw,
  };
}

/** One line of a document as a source. */
export const lineFonte = (plan: Plan, document: string, { number, text }: DocumentLine) =>
  toFonte(plan, { document, lines: [number, number], raw: text });

/** The lines above a row, so many at most. */
export function linesBefore(plan: Plan, { document, lines: [first] }: FactRow | DwellingRow, most: number) {
  return plan.lines(document, Math.max(1, first - most), first - 1);
}

export function toDato(plan: Plan, fact: FactRow): Dato {
  const { territory } = fact;
  return {
    id: fact.id,
    misura: fact.measure,
    etichetta: fact.label,
    valore: fact.value,
    unita: fact.unit,
    stato: fact.status,
    ente: fact.owner?.name ?? null,
    luogo: territory && { tipo: territory.kind, nome: territory.name, istat: territory.istat },
    anno: fact.year,
    ...(fact.detail === null ? {} : detailOf(plan, fact, fact.detail)),
    ...(territory?.doubt ? { nome_stampato: territory.raw } : {}),
    ...noteTo(plan, fact),
    fonte: toFonte(plan, fact),
  };
}

/** Letters of a word that tells a comune from another. */
const TELLING = 5;

/** The notes of a document: its lines that begin with an asterisk. */
const notesOf = ofDocument((plan, document) =>
  plan
    .lines(document, 1, plan.document(document)?.lineCount ?? 1)
    .filter(({ text }) => /^\s*\*(?!\*)/.test(text)),
);

/** The note that the asterisk of a row refers to: the one that names its comune. */
function noteTo(plan: Plan, { document, raw, territory }: FactRow): Pick<Dato, 'fonte_nota'> {
  if (territory?.kind !== 'comune' || !raw.includes('*')) return {};
  const [telling = ''] = words(territory.name)
    .map(({ text }) => text)
    .filter((word) => word.length >= TELLING);
  const note = notesOf(plan, document).find(({ text }) => fold(text).includes(telling));
  return note && telling !== '' ? { fonte_nota: lineFonte(plan, document, note) } : {};
}

/** Lines above a row among which the one is looked for that prints the numbers of its detail. */
const HEAD = 16;

/** Which of several figures it is; where its own lines do not print the numbers in that, with the nearest line above that does. */
function detailOf(plan: Plan, fact: FactRow, detail: string): Pick<Dato, 'dettaglio' | 'fonte_dettaglio'> {
  const numbers = (text: string): readonly string[] => text.match(/\d+/g) ?? [];
  const printed = new Set(numbers(fact.raw));
  const wanted = numbers(detail).filter((number) => !printed.has(number));
  if (wanted.length === 0) return { dettaglio: detail };
  const head = linesBefore(plan, fact, HEAD).findLast(({ text }) =>
    wanted.every((number) => numbers(text).includes(number)),
  );
  if (!head) return { dettaglio: detail };
  return { dettaglio: detail, fonte_dettaglio: lineFonte(plan, fact.document, head) };
}

/** Units whose figures may be added up. */
export const ADDABLE: readonly string[] = [
  'alloggi',
  'EUR',
  'abitanti',
  'famiglie',
  'domande',
  'comuni',
  'contributi',
  'km²',
];

/** Several cells as one sum; null where there is nothing to add, or only one cell, which says it itself. */
export function toSomma(
  plan: Plan,
  { value, operands, missing }: Sum,
  where: {
    ente: string | null;
    luogo: z.infer<typeof luogo>;
    key: string;
    /** Whether each cell is of another comune: what is nobody's adds up too. */
    ofComuni?: boolean;
  },
): Dato | null {
  if (operands.length + missing.length < 2) return null;
  const first = plan.fact(operands[0] ?? '');
  // Only parts of different owners add up: percentages and densities do not, nor two counts of the same people.
  const owned = first?.owner != null || where.ofComuni === true;
  if (!first || !owned || !ADDABLE.includes(first.unit)) return null;
  return {
    id: `${first.document}/calcolo/somma/${where.key}/${first.measure}`,
    misura: first.measure,
    etichetta: first.label,
    valore: value,
    unita: first.unit,
    stato: 'declared',
    ente: where.ente,
    luogo: where.luogo,
    anno: first.year,
    operazione: 'somma',
    operandi: [...operands],
    fonte: toFonte(plan, first),
  };
}
