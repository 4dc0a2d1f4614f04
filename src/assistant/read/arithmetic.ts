// SPDX-License-Identifier: EUPL-1.2
import type { Word } from '../../italian/fold.ts';
import { type FoundConcept, NAME } from './concepts.ts';
import type { Lexicon, Operation } from './lexicon.ts';

/** Two measures that a question adds up, or one of which it takes from the other. */
export interface Arithmetic {
  readonly operation: Operation;
  readonly topics: readonly [string, string];
}

/** Words between a sign and the measure after it. */
const ARTICLE =
  /^(?:il|lo|la|l|i|gli|le|un|una|d[aei]|del|dell|dello|della|dei|degli|delle|dal|dall|dalla|dai|dagli|dalle|quell[oiae]|quegli|per|in|sol[oiae]|conto|alloggi[o]?|cas[ae]|appartament[oi])$/;
/** Topics that are parts of another, beside those that the lexicon says narrow it. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  alloggi_liberi: ['alloggi_previsti', 'patrimonio'],
  alloggi_da_ristrutturazione: ['alloggi_previsti'],
  alloggi_carenza_manutentiva: ['alloggi_previsti'],
  turnover: ['alloggi_previsti'],
  contributo_riparto: ['contributo_totale'],
  contributo_residuo: ['contributo_totale'],
  maschi: ['popolazione'],
  femmine: ['popolazione'],
};
/** What is asked of comuni is no sum of two figures of one place. */
const OF_MANY: ReadonlySet<unknown> = new Set([
  'elenco_comuni',
  'conteggio_comuni',
  'senza',
  'massimo',
  'minimo',
  'classifica',
]);

/** "Riparto più residuo", "maschi meno femmine", "gli assegnati al netto delle mobilità". Null where nothing is added or taken. */
export function arithmeticOf(
  tokens: readonly Word[],
  concepts: readonly FoundConcept[],
  lexicon: Lexicon,
): Arithmetic | null {
  return signed(tokens, concepts, lexicon) ?? lessPart(tokens, concepts, lexicon);
}

const topicsIn = (concepts: readonly FoundConcept[]) =>
  concepts.filter(({ concept }) => concept.kind === 'topic' && concept.id !== 'norme');

/** A "più" or a "meno" with a measure on either side, of the same unit. */
function signed(
  tokens: readonly Word[],
  concepts: readonly FoundConcept[],
  lexicon: Lexicon,
): Arithmetic | null {
  const topics = topicsIn(concepts);
  for (const [at, { text }] of tokens.entries()) {
    if (text !== 'piu' && text !== 'meno') continue;
    const before = topics.find(({ last }) => last === at - 1);
    const next = skipped(tokens, at + 1);
    const after = topics.find(({ first }) => first === next);
    if (!before || !after || before.concept.id === after.concept.id) continue;
    if (unitOf(before.concept.id, lexicon) !== unitOf(after.concept.id, lexicon)) continue;
    return {
      operation: text === 'piu' ? 'somma' : 'differenza',
      topics: [before.concept.id, after.concept.id],
    };
  }
  return null;
}

/** A part that is left out of the measure which it is part of. */
function lessPart(
  tokens: readonly Word[],
  concepts: readonly FoundConcept[],
  lexicon: Lexicon,
): Arithmetic | null {
  const many = concepts.some(
    ({ concept, last }) =>
      concept.kind === 'operation' && OF_MANY.has(concept.id) && tokens[last]?.text !== 'senza',
  );
  if (many) return null;
  const topics = topicsIn(concepts);
  for (const { concept, last } of concepts) {
    const leaves = concept.kind === 'exclusion' || tokens[last]?.text === 'senza';
    const next = skipped(tokens, last + 1);
    const part = leaves ? topics.find(({ first }) => first === next) : undefined;
    if (!part) continue;
    const narrowed = lexicon.topics.get(part.concept.id)?.narrows ?? null;
    const wholes = [...(narrowed === null ? [] : [narrowed]), ...(WHOLE[part.concept.id] ?? [])];
    const whole = wholes.find((id) => topics.some((topic) => topic.concept.id === id));
    if (whole !== undefined) return { operation: 'differenza', topics: [whole, part.concept.id] };
  }
  return null;
}

/** The index of the first word from one on that is no article. */
function skipped(tokens: readonly Word[], from: number): number {
  let at = from;
  while (at < tokens.length && (ARTICLE.test(tokens[at]?.text ?? '') || tokens[at]?.text === NAME)) at++;
  return at;
}

const unitOf = (topic: string, { topics, units }: Lexicon): string =>
  units.get(topics.get(topic)?.measures[0] ?? '') ?? topic;
