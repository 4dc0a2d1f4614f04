// SPDX-License-Identifier: EUPL-1.2
import type { Word } from '../../italian/fold.ts';
import { type FoundConcept, NAME } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';
import { type Bounds, readQuantities } from './quantities.ts';
import type { Owner } from './reading.ts';

/** Comuni told from the others by a measure that is not the one asked: "tra i comuni con SAT, chi ha più liberi?". */
export interface Among {
  /** The topic that tells them apart. */
  readonly topic: string;
  /** True where they are those that have none of it. */
  readonly lacks: boolean;
  readonly bounds: Bounds | null;
  /** Whose it is, where that tells the comuni apart. */
  readonly owner?: Owner;
}

/** What of a question says which comuni are meant, and the rest of it. */
export interface AmongFound {
  readonly among: Among;
  readonly concepts: readonly FoundConcept[];
  /** Where the words that tell them apart stand in the text. */
  readonly start: number;
  readonly end: number;
  /** True where the other thing is what they have none of. */
  readonly lacksRest: boolean;
}

const COMUNI = new Set(['comuni', 'paesi', 'enti', 'quelli', 'comune', 'paese', 'quello', 'chi']);
const HAVE = new Set(
  'hanno ha abbiano abbia avevano prevedono prevede riservano riserva dispongono dispone destinano destina superano supera contano conta stanno sono e'.split(
    ' ',
  ),
);
/** Other verbs of what a comune has, in the present or the past. */
const HAS =
  /^(?:prend|ricev|possied|posseg|possed|teng|tien|dann|mett|offr|contav|ospit|individu|dichiar|assegn|registr|incass|percep|mantien|vant)\w*$/;
const isHad = (word: string) => HAVE.has(word) || HAS.test(word);
const SIZE = /^(?:piccol|grand|gross|popolos)\w+$/;
/** What joins a second thing asked of the same comuni. */
const JOINS = new Set(['e', 'ed', 'ma', 'pero']);
const LIMIT = new Set(['sotto', 'sopra', 'oltre', 'fino']);
const OF = new Set('di del dell della dei degli nel nell nella in a'.split(' '));
const CLITICS = new Set(['ne', 'ci', 'li', 'le', 'almeno', 'anche', 'gia']);
/** Words that begin what is asked of those comuni. */
const ASKS = new Set(
  'chi quale quali quanti quante quanto quanta qual non hanno ha sono ci ma pero dove dimmi dammi come e ed si'.split(
    ' ',
  ),
);

/**
 * "I comuni con SAT", "che non hanno alloggi liberi", "sotto i mille abitanti", where something else is asked of them. Null
 * where what tells them apart is all that is asked.
 */
export function findAmong(
  text: string,
  tokens: readonly Word[],
  concepts: readonly FoundConcept[],
  lexicon: Lexicon,
): AmongFound | null {
  for (const [at, token] of tokens.entries()) {
    if (!COMUNI.has(token.text)) continue;
    const opened = opensAt(tokens, at + 1);
    if (!opened) continue;
    const end = endOf(text, tokens, opened.from);
    if (opened.joined && !JOINS.has(tokens[end]?.text ?? '')) continue;
    const within = ({ last }: FoundConcept) => last >= opened.from && last < end;
    const topic = toldBy(concepts.filter(within), lexicon);
    const outside = concepts.filter(
      (each) => !within(each) && !(opened.lacks && isSenza(each) && at <= each.first && each.last < end),
    );
    const narrowed = topic === null ? null : lexicon.topics.get(topic)?.narrows;
    const others = outside.filter(({ concept }) => concept.kind !== 'topic' || concept.id !== narrowed);
    const sized = SIZE.test(tokens[at + 2]?.text ?? '') && /^(?:piu|meno)$/.test(tokens[at + 1]?.text ?? '');
    if (topic === null || !(sized || asksMore(others, topic))) continue;
    const start = tokens[at + 1]?.start ?? 0;
    const stop = tokens[end - 1]?.end ?? text.length;
    const said = text.slice(start, stop);
    const { bounds } = readQuantities(said);
    // "Con più alloggi" ranks them, and limits nothing.
    if (bounds === null && /(?<!\p{L})(?:pi[uù]|meno)(?!\p{L})/iu.test(said)) continue;
    const lacksRest = tokens.slice(end, end + REACH).some((each) => NOTHING.has(each.text) && opened.joined);
    return {
      among: lacking(topic, opened.lacks, bounds),
      concepts: others,
      start,
      end: stop,
      lacksRest,
    };
  }
  return statedAmong(tokens, concepts, lexicon);
}

/** Words that deny what is joined: "e nessun alloggio libero". */
const NOTHING = new Set(['nessun', 'nessuno', 'nessuna', 'zero', '0', 'non', 'senza', 'niente']);
const REACH = 4;

/** Without dwellings are the comuni of which the plan says so: one that its table does not have may have some. */
function lacking(topic: string, lacks: boolean, bounds: Bounds | null): Among {
  if (OF_COMUNI.has(topic)) return { topic, lacks: false, bounds: null };
  return lacks && topic === 'patrimonio'
    ? { topic: 'senza_patrimonio', lacks: false, bounds: null }
    : { topic, lacks, bounds };
}

const isSenza = ({ concept }: FoundConcept) => concept.kind === 'operation' && concept.id === 'senza';

/** "I comuni senza patrimonio", "quelli che hanno delegato ALER": told apart by what the plan says of them in words. */
function statedAmong(
  tokens: readonly Word[],
  concepts: readonly FoundConcept[],
  lexicon: Lexicon,
): AmongFound | null {
  const stated = concepts.find(
    ({ concept, first, last }) =>
      concept.kind === 'topic' &&
      OF_COMUNI.has(concept.id) &&
      tokens.slice(Math.max(0, first - NEAR), last + 1).some(({ text }) => COMUNI.has(text)),
  );
  if (!stated) return null;
  const outside = concepts.filter(
    (each) =>
      !(each.last >= stated.first && each.first <= stated.last) &&
      // "Delegati ad ALER": part of what is said of them, and no owner.
      !(each.concept.kind === 'owner' && each.first <= stated.last + NEAR - 1 && each.first > stated.first),
  );
  const numeric = topicsOf(outside).some((id) =>
    lexicon.topics.get(id)?.measures.some((measure) => COUNTED.has(lexicon.units.get(measure) ?? '')),
  );
  const dwellings = outside.some(
    ({ concept }) => concept.kind === 'operation' && (concept.id === 'massimo' || concept.id === 'minimo'),
  );
  if (!numeric && !dwellings) return null;
  const { start = 0 } = tokens[stated.first] ?? {};
  const { end = 0 } = tokens[stated.last] ?? {};
  const among = { topic: stated.concept.id, lacks: false, bounds: null };
  return { among, concepts: outside, start, end, lacksRest: false };
}

/** Words between the comuni and what the plan says of them. */
const NEAR = 4;
/** What plans say of comuni in words. */
const OF_COMUNI = new Set(['senza_patrimonio', 'solo_aler', 'delega', 'inadempienti']);
/** Units of what may be asked of many comuni at once. */
const COUNTED = new Set(['alloggi', 'abitanti', 'EUR', '%']);

/** The topic that tells the comuni apart: the narrowest; of dwellings alone, the stock. */
function toldBy(inside: readonly FoundConcept[], lexicon: Lexicon): string | null {
  const topics = topicsOf(inside).filter((id) => !NO_MEASURE.has(id));
  const narrow = topics.filter((id) => !topics.some((other) => lexicon.topics.get(other)?.narrows === id));
  const [topic, more] = narrow;
  if (topic !== undefined) return more === undefined ? topic : null;
  const uses = inside.flatMap(({ concept }) => (concept.kind === 'use' ? [concept.id] : []));
  if (uses.length === 1)
    return uses[0] === 'SAS' ? 'patrimonio_sas' : uses[0] === 'SAP' ? 'patrimonio_sap' : null;
  return inside.some(({ concept }) => concept.kind === 'housing') ? 'patrimonio' : null;
}

/** Where what qualifies the comuni begins. */
interface Opened {
  readonly from: number;
  readonly lacks: boolean;
  /** True of a plain verb, after which another thing has to be joined: "hanno 3000 abitanti e alloggi liberi". */
  readonly joined?: true;
}

/** What qualifies the comuni: "con", "senza", "che (non) hanno", "sotto". */
function opensAt(tokens: readonly Word[], from: number): Opened | null {
  let at = from;
  while (tokens[at]?.text === NAME || (OF.has(tokens[at]?.text ?? '') && tokens[at + 1]?.text === NAME)) at++;
  // "Il comune più piccolo del Cremonese con …".
  if (/^(?:piu|meno)$/.test(tokens[at]?.text ?? '') && SIZE.test(tokens[at + 1]?.text ?? '')) {
    at += 2;
    while (tokens[at]?.text === NAME || (OF.has(tokens[at]?.text ?? '') && tokens[at + 1]?.text === NAME))
      at++;
  }
  const word = tokens[at]?.text ?? '';
  if (word === 'con') return { from: at + 1, lacks: NOTHING.has(tokens[at + 1]?.text ?? '') };
  if (word === 'senza') return { from: at + 1, lacks: true };
  if (LIMIT.has(word)) return { from: at, lacks: false };
  if (isHad(word) && word !== 'e') return { from: at + 1, lacks: false, joined: true };
  if (word !== 'che' && word !== 'dove') return null;
  at++;
  const lacks = tokens[at]?.text === 'non';
  if (lacks) at++;
  while (CLITICS.has(tokens[at]?.text ?? '')) at++;
  return isHad(tokens[at]?.text ?? '') ? { from: at + 1, lacks } : null;
}

/** The word after the last that tells the comuni apart: a sign parts them from what is asked, or a word that asks. */
function endOf(text: string, tokens: readonly Word[], from: number): number {
  for (let at = from; at < tokens.length; at++) {
    const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start);
    if (at > from && (/[,;:?!()]/.test(gap) || ASKS.has(tokens[at]?.text ?? ''))) return at;
  }
  return tokens.length;
}

const topicsOf = (concepts: readonly FoundConcept[]): string[] => [
  ...new Set(concepts.flatMap(({ concept }) => (concept.kind === 'topic' ? [concept.id] : []))),
];

/** Whether something else than what tells the comuni apart is asked: another measure, or dwellings. */
function asksMore(outside: readonly FoundConcept[], topic: string): boolean {
  const topics = topicsOf(outside).filter((id) => !NO_MEASURE.has(id));
  if (topics.length > 0) return !topics.includes(topic);
  return outside.some(({ concept }) => concept.kind === 'housing' || concept.kind === 'use');
}

/** Topics that count comuni, or nothing: "quali comuni". */
const NO_MEASURE = new Set([
  'norme',
  'numero_comuni',
  'comuni_ambito',
  'comuni_elenco',
  'in_tutto',
  'anno_precedente',
]);
