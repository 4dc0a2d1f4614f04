// SPDX-License-Identifier: EUPL-1.2
import type { Word } from '../../italian/fold.ts';
import { numberWord } from '../../italian/number-words.ts';
import type { FoundConcept } from './concepts.ts';
import type { Lexicon, Operation } from './lexicon.ts';

/** What is compared may stand right after "più" or "meno". */
const COMPARED: ReadonlySet<string> = new Set(['topic', 'housing', 'use', 'owner', 'group']);
/** "In più", "sempre più", "mai più", "di più": no superlative by themselves. */
const NOT_AFTER: ReadonlySet<string> = new Set([
  'in',
  'sempre',
  'mai',
  'ancora',
  'o',
  'e',
  'al',
  'dal',
  'per',
]);
/** Before a "più" or "meno" that ends the question. */
const ALONE: ReadonlySet<string> = new Set(['il', 'la', 'i', 'le', 'quello', 'quella', 'quelli', 'quelle']);
/** Words between a denial and its "più": "non ci sono più alloggi". */
const DENIAL_REACH = 4;

/**
 * "Più alloggi", "il residuo più alto", "le meno popolose": the largest or the smallest, where "più" or "meno" stands before a
 * measure, or before an adjective of size. "Più di 10" is a limit, and is read as such.
 */
export function superlativeOf(
  tokens: readonly Word[],
  concepts: readonly FoundConcept[],
  lexicon: Lexicon,
): Operation | null {
  for (const [at, { text }] of tokens.entries()) {
    if (text !== 'piu' && text !== 'meno') continue;
    const next = tokens[at + 1]?.text;
    // "E il meno?": what it is the least of was said before.
    if (next === undefined && ALONE.has(tokens[at - 1]?.text ?? ''))
      return text === 'piu' ? 'massimo' : 'minimo';
    if (next === undefined || isDenied(tokens, at) || isOther(tokens, at)) continue;
    const most = lexicon.adjectives.massimo.has(next);
    const least = lexicon.adjectives.minimo.has(next);
    if (most || least) return most === (text === 'piu') ? 'massimo' : 'minimo';
    if (numberWord(next) !== null || /^\d/.test(next)) continue;
    const compared = concepts.some(
      ({ concept, first, last }) =>
        COMPARED.has(concept.kind) && (first === at + 1 || (first === at && last > at)),
    );
    if (compared) return text === 'piu' ? 'massimo' : 'minimo';
  }
  return null;
}

/** Whether the word before makes something else of "più": "in più", "e più"; in "chi è più popoloso" it is the verb. */
function isOther(tokens: readonly Word[], at: number): boolean {
  const before = tokens[at - 1]?.text ?? '';
  return NOT_AFTER.has(before) && !(before === 'e' && ASKED.has(tokens[at - 2]?.text ?? ''));
}

const ASKED: ReadonlySet<string> = new Set(['chi', 'quale', 'qual', 'comune', 'paese', 'due', 'quello']);

function isDenied(tokens: readonly Word[], at: number): boolean {
  return tokens.slice(Math.max(0, at - DENIAL_REACH), at).some(({ text }) => text === 'non');
}
