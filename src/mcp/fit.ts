// SPDX-License-Identifier: EUPL-1.2
import { isRecord } from '../tools/text.ts';

/** Bytes of a result, as sent: what a model reads without losing what it read before. */
export const MOST_RESULT_BYTES = 25_000;

/** How much a shortened result says, the fuller first. */
export interface Brevity {
  /** Parts of a computed figure that are named one by one. */
  readonly operands: number;
  /** Printed lines of a source that are quoted whole. */
  readonly lines: number;
}
export const BRIEF: Brevity = { operands: 10, lines: 4 };
export const BRIEFEST: Brevity = { operands: 2, lines: 2 };

const NOTE =
  "Risposta abbreviata per stare in 25 kB: degli operandi ci sono i primi, delle fonti lunghe la prima e l'ultima riga, la sezione dove cambia. Con `limite` si ha tutto.";

/**
 * The same output with fewer words: of long lists of operands the first ones and how many there are, of long sources the
 * first and the last line, the section of a source only where it is another than that of the source before. Rows and figures
 * all stay; a note says what was done.
 */
export function abbreviated(
  output: Record<string, unknown>,
  { operands, lines }: Brevity,
): Record<string, unknown> {
  let changed = false;
  let section: unknown;
  const source = (fonte: Record<string, unknown>) => {
    const { sezione, ...rest } = fonte;
    const testo = typeof fonte.testo === 'string' ? withoutMiddle(fonte.testo, lines) : fonte.testo;
    const same = sezione === section;
    section = sezione;
    changed ||= same || testo !== fonte.testo;
    return same ? { ...rest, testo } : { ...fonte, testo };
  };
  const shorter = (value: unknown): unknown => {
    // Lists of figures' names are long: what is in them has nothing to be shortened.
    if (Array.isArray(value)) return typeof value[0] === 'object' ? value.map(shorter) : value;
    if (!isRecord(value)) return value;
    if ('sezione' in value && 'righe' in value && 'testo' in value && !('id' in value)) return source(value);
    const copy = { ...value };
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'object') copy[key] = shorter(item);
    }
    const { operandi } = copy;
    if (Array.isArray(operandi) && operandi.length > operands) {
      changed = true;
      copy.operandi = operandi.slice(0, operands);
      copy.operandi_totale = operandi.length;
    }
    return copy;
  };
  const short = Object.fromEntries(Object.entries(output).map(([key, value]) => [key, shorter(value)]));
  if (changed && Array.isArray(short.note)) short.note = [...short.note, NOTE];
  return short;
}

/** The first and the last line of a text that has more than so many, and how many stood between them. */
function withoutMiddle(text: string, most: number): string {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines <= most) return text;
  const [first, last] = [text.slice(0, text.indexOf('\n')), text.slice(text.lastIndexOf('\n') + 1)];
  return [first, `[... ${lines - 2} righe omesse ...]`, last].join('\n');
}
