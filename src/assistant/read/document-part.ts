// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';

/** A part of a document as a question calls it: "lettera d)", "allegato B", "parte seconda", "capitolo IV". */
export interface PartCalled {
  readonly kind: 'allegato' | 'lettera' | 'tabella' | 'parte';
  /** Folded: "d", "seconda", "iv". */
  readonly label: string;
}

const ORDINALS = 'prima|seconda|terza|quarta|quinta|primo|secondo|terzo|quarto|quinto';
const AFTER = String.raw`(?=\)|[?,.!:;]|$|\s+(?:del|dell|della|dello|di|da|nel|nell|nella|cosa|che|c|contiene|riporta|dice|parla|tratta|elenca|e|il|la|l|dove|inizia|comincia|va|sta)\b)`;
const CALLED = new RegExp(
  String.raw`\b(?:(allegat[oi]|all)|(letter[ae])|(tabell[ae])|(part[ei]|capitol[oi]|sezion[ei]|paragraf[oi]))\.?\s+(${ORDINALS}|[ivx]{2,4}|(?<=(?:part[ei]|capitol[oi]|sezion[ei]|paragraf[oi])\s+)[vx]|\d{1,2}|[a-m](?:\.[a-c])?)${AFTER}`,
  'g',
);
/** "La prima parte", "il terzo capitolo". */
const ORDERED = new RegExp(String.raw`\b(${ORDINALS})\s+(?:parte|capitolo|sezione|paragrafo)\b`, 'g');
/** A place of a norm, which is looked for in the words of the documents. */
const OF_NORM = /\b(?:art|articol[oi]|comma|commi|regolamento|legge|l\.? ?r|r\.? ?r)\b/;

/** The parts of a document that a question calls by their letter, number or order; none where a norm's are meant. */
export function partsCalled(question: string): PartCalled[] {
  const said = fold(question).replaceAll("'", ' ');
  if (OF_NORM.test(said)) return [];
  const called = [...said.matchAll(CALLED)].map(
    ([, annex, letter, table, , label = '']): PartCalled => ({
      kind: annex ? 'allegato' : letter ? 'lettera' : table ? 'tabella' : 'parte',
      label,
    }),
  );
  const ordered = [...said.matchAll(ORDERED)].map(([, label = '']): PartCalled => ({ kind: 'parte', label }));
  return [...called, ...ordered];
}

const ROMAN: Record<string, number> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  v: 5,
  vi: 6,
  vii: 7,
  viii: 8,
  ix: 9,
  x: 10,
};
const ORDER = ['prim', 'second', 'terz', 'quart', 'quint'];

/** The number that a label stands for, in whatever way it is written; null for a letter. */
function numberOf(label: string): number | null {
  if (/^\d+$/.test(label)) return Number(label);
  const order = ORDER.findIndex((stem) => label.startsWith(stem));
  return order >= 0 ? order + 1 : (ROMAN[label] ?? null);
}

/** How the heading of a section numbers it: "PARTE SECONDA", "IV.-", "2 - …", "d)". */
const NUMBERED = /^(?:parte (\p{L}+)|([a-z](?:\.[a-z])?)\)|([ivx]{1,4})\.|(\d{1,2})\s*[-–.])/u;

/** Whether a section of this heading is the part called so. */
export function isCalled(title: string, { kind, label }: PartCalled): boolean {
  const said = fold(title);
  if (kind === 'allegato') return new RegExp(`^allegato ${label}\\b`).test(said);
  const [, ordinal, letter, roman, digits] = NUMBERED.exec(said) ?? [];
  if (kind !== 'parte' || numberOf(label) === null) {
    return letter !== undefined && (letter === label || letter.startsWith(`${label}.`));
  }
  const own = ordinal ?? roman ?? digits;
  return own !== undefined && numberOf(own) === numberOf(label);
}
