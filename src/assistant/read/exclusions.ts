// SPDX-License-Identifier: EUPL-1.2
import { fold, type Word, words } from '../../italian/fold.ts';
import type { PlaceMention } from '../../places/model.ts';
import { type FoundConcept, idsOf, NAME } from './concepts.ts';
import type { Concept, Lexicon } from './lexicon.ts';
import type { Owner } from './reading.ts';

/** The word that asks who has none, and right before a name leaves it out. */
const WITHOUT = 'senza';

/** Words after which "dei comuni" says what is counted or put in order, not whose it is. */
const OF_COMUNI =
  /^(?:classific\w+|graduatori\w+|elenc\w+|list\w+|nom[ei]|numer\w+|ordin\w+|prim[oie]|ultim[oie]|un[oa]|alcun\w*|nessun\w*|qual[ei]|quant[ie]|medi\w+|popolazione|abitanti|maggioranza|meta)$/;

/** The owners named, in their order; "esclusa ALER" is all others, and a comune set against ALER is an owner. */
export function ownersOf(
  found: readonly FoundConcept[],
  tokens: readonly Word[],
  text: string,
  lexicon: Lexicon,
): Owner[] {
  const concepts = found.filter(
    ({ concept, first }) =>
      concept.kind !== 'owner' ||
      !/^d[ae]i$/.test(tokens[first]?.text ?? '') ||
      !OF_COMUNI.test(tokens[first - 1]?.text ?? ''),
  );
  const named = idsOf(concepts, 'owner');
  const [only, second] = named;
  if (only === 'aler' && second === undefined && BOTH.test(text)) return ['comune', 'aler'];
  if (only === undefined && COMUNI_HAVE.test(fold(text))) return ['comune'];
  // "I comuni hanno più liberi di ALER?": the comuni's own against ALER's.
  if (only === 'aler' && second === undefined && COMUNI_HAVE.test(fold(text)) && SET_AGAINST.test(text))
    return ['comune', 'aler'];
  const against = only === 'aler' && second === undefined ? COMUNI_AGAINST.exec(text) : null;
  if (against) return /^aler/i.test(against[0]) ? ['aler', 'comune'] : ['comune', 'aler'];
  const name = tokens.findIndex((token) => token.text === NAME);
  const aler = concepts.findIndex(({ concept }) => concept.kind === 'owner' && concept.id === 'aler');
  if (
    only === 'aler' &&
    second === undefined &&
    name >= 0 &&
    SET_AGAINST.test(text) &&
    compares(concepts, tokens)
  ) {
    // "ALER ha più alloggi del comune": who has more is named first.
    const first = /^aler/i.test(SET_AGAINST.exec(text)?.[0] ?? '') || (concepts[aler]?.first ?? 0) < name;
    return first ? ['aler', 'comune'] : ['comune', 'aler'];
  }
  const left = concepts.flatMap(({ concept, first }) =>
    concept.kind === 'owner' && leavesOut(first, concepts, tokens, lexicon) ? [concept.id] : [],
  );
  const [out, other] = new Set(left);
  if (out === undefined || other !== undefined) return named;
  return named.length > 1 ? named.filter((owner) => owner !== out) : [out === 'aler' ? 'comune' : 'aler'];
}

/** "SAT del comune di Cremona e SAT di ALER". */
const BOTH =
  /\bcomun(?:e|i|ali) (?:o|oppure) (?:(?:di )?pi[uù] )?aler\b|\baler (?:o|oppure) (?:di )?pi[uù] (?:i |il )?comun(?:e|i|ali)\b|\bcomun(?:e|ali)\s*[+/&,]\s*aler\b|\baler\s*[+/&,]\s*comun(?:e|ali)\b|\b(?:del|il) comune\b.{0,40}\b(?:e|o)\s.{0,25}\baler\b|\baler\b(?: \w+)? (?:e|o) .{0,25}\b(?:del|il) comune\b/i;
/** "I comuni hanno più residui o più riparto?": their own, and not ALER's. */
const COMUNI_HAVE =
  /(?:^|\s)i comuni(?: \S+){0,3} (?:hanno|possiedono|ricevono|tengono|prendono) (?:piu|meno)\b/;
/** "Liberi ALER vs liberi comuni": the comuni set against ALER are owners. */
const COMUNI_AGAINST =
  /\baler\b.{0,40}\b(?:vs|versus|contro|super\w+|batt\w+|sopravanz\w+|rispetto ai|(?:pi[uù]|meno) d(?:i|ei))\b.{0,25}\bcomun[ei]\b(?!\s+(?:di|che|con|dove))|\bcomun[ei]\b.{0,30}\b(?:vs|versus|contro)\b.{0,25}\baler\b/i;
const SET_AGAINST =
  /\b(?:di|che|rispetto ad?|contro|o|oppure|e)\s+(?:l['’]\s*)?aler\b|(?:dell|all)['’]\s*aler\b|\baler\b.{0,60}\bquell[oaie] d[ie]\b|\baler\b.{0,60}\b(?:rispetto|di quant|che (?:il|al|nel) comune|del comune|o il comune|e il comune|al comune)/i;
const SIDES: ReadonlySet<unknown> = new Set(['massimo', 'minimo', 'differenza', 'rapporto']);

/** Whether two sides are compared: "più di", "rispetto a", "quante volte". */
const compares = (concepts: readonly FoundConcept[], tokens: readonly Word[]) =>
  concepts.some(({ concept }) => concept.kind === 'operation' && SIDES.has(concept.id)) ||
  tokens.some(({ text }) => text === 'piu' || text === 'meno');

/** Whether a word that leaves out stands before the word at an index, with nothing but empty words between. */
function leavesOut(
  at: number,
  concepts: readonly FoundConcept[],
  tokens: readonly Word[],
  lexicon: Lexicon,
): boolean {
  return concepts.some(
    ({ concept, last }) =>
      (concept.kind === 'exclusion' || tokens[last]?.text === WITHOUT) &&
      last < at &&
      tokens.slice(last + 1, at).every(({ text }) => text === NAME || lexicon.emptyWords.has(text)),
  );
}

/** Comuni right after a word that leaves them out, and those that go on with them: "tranne Cremona e Soresina". */
export function excludedMentions(
  text: string,
  mentions: readonly PlaceMention[],
  concepts: readonly FoundConcept[],
  tokens: readonly Word[],
  lexicon: Lexicon,
): PlaceMention[] {
  const ends = concepts
    .filter(({ concept, last }) => concept.kind === 'exclusion' || isWithout(concept, last, mentions, tokens))
    .map(({ last }) => tokens[last]?.end ?? Number.POSITIVE_INFINITY);
  const empty = (from: number, until: number) =>
    words(text.slice(from, until)).every(({ text: word }) => lexicon.emptyWords.has(word));
  const left: PlaceMention[] = [];
  for (const mention of mentions) {
    const before = left.at(-1);
    const goesOn =
      before && /^\s*(?:,|e|ed|,? ?o)\s+(?:(?:di|da|a)\s+)?$/i.test(text.slice(before.end, mention.start));
    const after = ends.some((end) => end <= mention.start && empty(end, mention.start));
    if (mention.kind === 'comune' && (goesOn || after)) left.push(mention);
  }
  return left;
}

/** "Senza Cremona": right before a comune the word leaves it out. */
function isWithout(
  concept: Concept,
  last: number,
  mentions: readonly PlaceMention[],
  tokens: readonly Word[],
): boolean {
  const next = tokens[last + 1];
  return (
    concept.kind === 'operation' &&
    tokens[last]?.text === WITHOUT &&
    next !== undefined &&
    mentions.some(({ start }) => start === next.start)
  );
}

/** What was found, less the "senza" that only leaves out: of "senza Cremona" nobody asks who has none. */
export function withoutExclusions(
  concepts: readonly FoundConcept[],
  mentions: readonly PlaceMention[],
  tokens: readonly Word[],
  lexicon: Lexicon,
): FoundConcept[] {
  const owners = concepts.filter(({ concept }) => concept.kind === 'owner');
  return concepts.filter(({ concept, last }) => {
    if (concept.kind !== 'operation' || tokens[last]?.text !== WITHOUT) return true;
    const ofOwner = owners.some(
      ({ first }) =>
        last < first && tokens.slice(last + 1, first).every(({ text }) => lexicon.emptyWords.has(text)),
    );
    return !ofOwner && !isWithout(concept, last, mentions, tokens);
  });
}
