// SPDX-License-Identifier: EUPL-1.2

export { numberWord, spell } from './number-words.ts';

/** How a document writes its numbers: `italian` "9.738,48", `plain` "9738.48". */
export type NumberConvention = 'italian' | 'plain';

const ITALIAN = /^-?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?$/;
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** Reads a whole string as a number written in the given convention; null when it is anything else. */
export function parseNumber(text: string, convention: NumberConvention): number | null {
  const written = convention === 'italian' ? ITALIAN : PLAIN;
  if (!written.test(text)) return null;
  const value = Number(convention === 'italian' ? text.replaceAll('.', '').replace(',', '.') : text);
  return Number.isFinite(value) ? value : null;
}

/**
 * A number in Italian form: "1.022", "573,21". Intl is not used: its Italian leaves four digits ungrouped.
 * Without `decimals`, as many as the number has, at most six, so that a sum of cents shows no binary dust.
 */
export function formatNumber(n: number, decimals?: number): string {
  if (!Number.isFinite(n)) throw new RangeError(`Non è un numero finito: ${n}`);
  const [whole = '0', fraction = ''] = decimalDigits(Math.abs(n), decimals ?? 6);
  const shown = decimals === undefined ? fraction.replace(/0+$/, '') : fraction;
  const sign = n < 0 && /[1-9]/.test(whole + shown) ? '-' : '';
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, '.');
  return shown === '' ? `${sign}${grouped}` : `${sign}${grouped},${shown}`;
}

/** An amount in euro, always with cents: "9.738,48 €". */
export function formatEuro(n: number): string {
  return `${formatNumber(n, 2)} €`;
}

/** A percentage given in hundredths, with at most two decimals: 10 is "10%", 72.2 is "72,2%". */
export function formatPercent(n: number): string {
  return `${formatNumber(Math.round(n * 100) / 100)}%`;
}

/** Whole and decimal digits of a positive number, rounded half up on its decimal writing (1.005 is 1.01). */
function decimalDigits(n: number, decimals: number): string[] {
  if (n >= 1e15) return [BigInt(Math.round(n)).toString(), '0'.repeat(decimals)];
  const [mantissa, exponent = '0'] = String(n).split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + decimals}`));
  const digits = BigInt(shifted)
    .toString()
    .padStart(decimals + 1, '0');
  return [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
}

/** A number with so many decimals at most. */
export const rounded = (value: number, decimals: number) => Number(value.toFixed(decimals));
