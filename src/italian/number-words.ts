// SPDX-License-Identifier: EUPL-1.2

const UNITS = ['zero', 'uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'];
const TEENS = 'dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove'.split(
  ' ',
);
const TENS = 'venti trenta quaranta cinquanta sessanta settanta ottanta novanta'.split(' ');
const SMALL: ReadonlyMap<string, number> = new Map([
  ...[...UNITS, ...TEENS].map((word, value) => [word, value] as const),
  ...['nessuno', 'nessuna', 'nessun'].map((word) => [word, 0] as const),
  ...['un', 'una'].map((word) => [word, 1] as const),
]);
/** No number word below a million is longer. */
const LONGEST = 60;

/** The value of an Italian number word in folded form ("ventisette", "duemila", "nessuna" is 0); null for other words. */
export function numberWord(word: string): number | null {
  if (word.length > LONGEST) return null;
  return SMALL.get(word) ?? belowMillion(word);
}

/** An Italian number word for 0 to 9999: 23 is "ventitré", 180 is "centottanta"; null for other numbers. */
export function spell(n: number): string | null {
  if (!Number.isInteger(n) || n < 0 || n > 9999) return null;
  const word = n === 0 ? 'zero' : thousandsInWords(n);
  return n > 3 ? word.replace(/tre$/, 'tré') : word;
}

function unit(word: string): number | null {
  const value = UNITS.indexOf(word);
  return value > 0 ? value : null;
}

function belowHundred(word: string): number | null {
  const small = UNITS.indexOf(word) > 0 || TEENS.includes(word) ? SMALL.get(word) : undefined;
  if (small !== undefined) return small;
  const tens = TENS.findIndex((name) => word.startsWith(name.slice(0, -1)));
  const name = TENS[tens];
  if (name === undefined) return null;
  const value = (tens + 2) * 10;
  if (word === name) return value;
  const elided = word.slice(name.length - 1);
  if (elided === 'uno' || elided === 'un' || elided === 'una') return value + 1;
  if (elided === 'otto') return value + 8;
  const units = word.startsWith(name) ? unit(word.slice(name.length)) : null;
  return units === null ? null : value + units;
}

function belowThousand(word: string): number | null {
  const at = word.indexOf('cent');
  if (at < 0) return belowHundred(word);
  const hundreds = at === 0 ? 1 : unit(word.slice(0, at));
  if (hundreds === null || (at > 0 && hundreds === 1)) return null;
  const rest = word.slice(at + 4);
  if (rest === 'o') return hundreds * 100;
  // "centotto" drops a vowel: the rest is read with the "o" of "cento" and without.
  const below = (rest.startsWith('o') ? belowHundred(rest.slice(1)) : null) ?? belowHundred(rest);
  return below === null ? null : hundreds * 100 + below;
}

function belowMillion(word: string): number | null {
  if (word.startsWith('mille')) {
    const rest = word.slice(5);
    const below = rest === '' ? 0 : belowThousand(rest);
    return below === null ? null : 1000 + below;
  }
  const at = word.indexOf('mila');
  if (at < 0) return belowThousand(word);
  const thousands = belowThousand(word.slice(0, at));
  const rest = word.slice(at + 4);
  const below = rest === '' ? 0 : belowThousand(rest);
  return thousands === null || thousands < 2 || below === null ? null : thousands * 1000 + below;
}

function hundredInWords(n: number): string {
  if (n < 10) return n === 0 ? '' : (UNITS[n] ?? '');
  if (n < 20) return TEENS[n - 10] ?? '';
  const tens = TENS[Math.floor(n / 10) - 2] ?? '';
  const units = n % 10;
  return (units === 1 || units === 8 ? tens.slice(0, -1) : tens) + hundredInWords(units);
}

function thousandsInWords(n: number): string {
  const thousands = Math.floor(n / 1000);
  const hundreds = Math.floor((n % 1000) / 100);
  const below = hundredInWords(n % 100);
  const start = thousands === 0 ? '' : thousands === 1 ? 'mille' : `${UNITS[thousands]}mila`;
  if (hundreds === 0) return start + below;
  const hundred = below.startsWith('ott') ? 'cent' : 'cento';
  return start + (hundreds === 1 ? hundred : `${UNITS[hundreds]}${hundred}`) + below;
}
