// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../src/italian/fold.ts';

type Random = (bound: number) => number;

/** Ways in which people write the same question worse; `names` are the places that the question names, as written. */
export const PERTURBATIONS: Record<
  string,
  (text: string, random: Random, names: readonly string[]) => string
> = {
  'typing error': typingError,
  case: otherCase,
  'no accents or apostrophes': bare,
  'word order': otherOrder,
};

/** Keys beside each other on an Italian keyboard. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** One wrong key in one word of at least five letters: two swapped, one missing, one twice, or a neighbour's. */
function typingError(text: string, random: Random): string {
  const long = [...text.matchAll(/\p{L}{5,}/gu)];
  const match = long[random(Math.max(1, long.length))];
  if (!match) return text;
  const letters = [...match[0]];
  // The first letter is the one that people get right.
  const at = 1 + random(letters.length - 1);
  const letter = letters[at] ?? '';
  switch (random(4)) {
    case 0: {
      const pair = Math.min(at, letters.length - 2);
      letters.splice(pair, 2, letters[pair + 1] ?? '', letters[pair] ?? '');
      break;
    }
    case 1:
      letters.splice(at, 1);
      break;
    case 2:
      letters.splice(at, 0, letter);
      break;
    default:
      letters[at] = neighbour(letter, random);
  }
  return text.slice(0, match.index) + letters.join('') + text.slice(match.index + match[0].length);
}

function neighbour(letter: string, random: Random): string {
  const row = ROWS.find((keys) => keys.includes(letter.toLowerCase()));
  if (row === undefined) return letter;
  const at = row.indexOf(letter.toLowerCase());
  const beside = [row[at - 1], row[at + 1]].filter((key) => key !== undefined);
  return beside[random(beside.length)] ?? letter;
}

function otherCase(text: string, random: Random): string {
  switch (random(3)) {
    case 0:
      return text.toUpperCase();
    case 1:
      return text.toLowerCase();
    default:
      return text.replace(
        /(^|\s)(\p{L})/gu,
        (_, space: string, letter: string) => space + letter.toUpperCase(),
      );
  }
}

/** "Gerre de' Caprioli, perché?" as "Gerre de Caprioli perche": as on a phone. */
function bare(text: string, random: Random): string {
  const plain = [...text].map((each) => (/\p{L}/u.test(each) ? fold(each).toLowerCase() : each)).join('');
  return plain.replaceAll(/['’`´]/g, random(2) === 0 ? ' ' : '').replaceAll(/[?!]/g, '');
}

/** Of a short question without a verb, the last words first: "sat bordolano" as "bordolano sat". Names stay whole. */
function otherOrder(text: string, random: Random, names: readonly string[]): string {
  if (/[.,;:?!]|^(?:e|ma|no|in|a|di|per)\b/i.test(text)) return text;
  const whole = [...names].reduce(
    (rest, name) => rest.replaceAll(name, name.replaceAll(' ', '\u00a0')),
    text,
  );
  // "AT 2", "piano 2026": what belongs together as much as a name does.
  const words = whole.replaceAll(/ (?=\d)/g, '\u00a0').split(' ');
  if (words.length < 2 || words.length > 4) return text;
  const cut = 1 + random(words.length - 1);
  return [...words.slice(cut), ...words.slice(0, cut)].join(' ').replaceAll('\u00a0', ' ');
}
