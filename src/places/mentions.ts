// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import { stem } from '../italian/stem.ts';
import { type Anchor, align, effort, type Fit } from './alignment.ts';
import type { PlaceData } from './data.ts';
import type { Ambito, Area, Comune, PlaceMention } from './model.ts';
import { type NameShape, shapeOf } from './name-shape.ts';
import { longestPhrase, phraseTable } from './phrase-index.ts';
import { repairIndex } from './repair-index.ts';
import { readSentence } from './sentence.ts';

type Territory =
  | { readonly kind: 'ambito'; readonly ambito: Ambito }
  | { readonly kind: 'area'; readonly area: Area }
  | { readonly kind: 'provincia'; readonly sigla: string; readonly nome: string };

type Place =
  | Territory
  | { readonly kind: 'comune'; readonly comune: Comune; readonly corrected: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Comune[] }
  | { readonly kind: 'elsewhere'; readonly nome: string; readonly provincia: string };

/** A place read from a word on, up to the word at `end`. */
interface Reading {
  readonly place: Place;
  readonly end: number;
}

interface Candidate {
  readonly shape: NameShape<Comune>;
  readonly fit: Fit;
}

const SAINTS = new Set(['san', 's']);

/** Builds the finder of places in sentences. */
export function mentionFinder(data: PlaceData) {
  const anchors = anchorIndex(data.comuni.map((comune) => shapeOf(comune, comune.nome)));
  const territories = phraseTable<Territory>([
    ...data.ambiti.flatMap((ambito) =>
      ambito.alias.map((alias) => [alias, { kind: 'ambito', ambito }] as const),
    ),
    ...data.aree.flatMap((area) => area.alias.map((alias) => [alias, { kind: 'area', area }] as const)),
    ...data.province.flatMap(({ sigla, nome, alias }) =>
      alias.map((each) => [each, { kind: 'provincia', sigla, nome }] as const),
    ),
  ]);
  const { elsewhere } = data;
  const aliasWords = [...data.ambiti, ...data.aree].flatMap(({ alias }) =>
    alias.filter((each) => /^[a-z]+$/i.test(each)),
  );
  const near = repairIndex([...anchors.keys(), ...aliasWords]);
  const frequent = new Set(Object.values(data.words.frequenti).flatMap((theme) => [...theme]));
  let stems: ReadonlySet<string> | undefined;
  const isFrequent = (word: string) => {
    if (frequent.has(word)) return true;
    // Only words that look like a mistyped comune come here: few sentences have one.
    stems ??= new Set([...frequent].map(stem));
    return stems.has(stem(word));
  };

  return function find(text: string, options: { readonly prefer?: readonly string[] } = {}): PlaceMention[] {
    const tokens = words(text);
    const sentence = readSentence(text, tokens, data.words);
    const repairs = new Map<string, ReturnType<typeof near>>();
    const prefer = new Set(options.prefer);
    const mentions: PlaceMention[] = [];
    for (let at = 0; at < tokens.length; ) {
      const unit = sentence.unitEnd(at);
      const reading = unit === null && !sentence.inStreet(at) ? read(at) : undefined;
      const first = tokens[at];
      const last = reading && tokens[reading.end - 1];
      if (reading && first && last) {
        const written = text.slice(first.start, last.end);
        mentions.push({ start: first.start, end: last.end, written, ...reading.place });
        sentence.placeEnded(reading.end);
      }
      at = unit ?? reading?.end ?? at + 1;
    }
    return mentions;

    /** The place named from this word on: the longest, and the nearest home where two are as long. */
    function read(at: number): Reading | undefined {
      const territory = longestPhrase(territories, sentence.words, at);
      const comune = comuneFrom(at);
      const other = elsewhereFrom(at, comune);
      let best: Reading | undefined;
      if (territory) best = { place: territory.value, end: territory.end };
      for (const reading of [comune, other]) {
        if (reading && (!best || reading.end > best.end)) best = reading;
      }
      return best ?? repairedFrom(at);
    }

    function comuneFrom(at: number): Reading | undefined {
      const word = sentence.words[at] ?? '';
      const following = sentence.words[at + 1] ?? '';
      const starts = [...(anchors.get(word) ?? []).map((start) => ({ start, at: at + 1 }))];
      if (following !== '') {
        for (const start of anchors.get(word + following) ?? []) starts.push({ start, at: at + 2 });
        if (word === 's') for (const start of anchors.get('san') ?? []) starts.push({ start, at: at + 1 });
      }
      const found = starts.flatMap(({ start: { shape, major }, at: next }) =>
        promising(shape, major, next)
          ? cover(shape, { at: next, major, edits: 0, abbreviated: false }, at)
          : [],
      );
      return choose(found);
    }

    /** A quick refusal: after "san", which never names a comune alone, a word must follow that the name can hold. */
    function promising(shape: NameShape<Comune>, major: number, at: number): boolean {
      if (!data.words.maiDaSole.has(shape.majors[0] ?? '')) return true;
      const initials = shape.initials[major];
      if (initials === undefined) return true;
      return sentence.words.slice(at, at + 3).some((word) => {
        const mistyped = word.length > 4 && !anchors.has(word);
        return mistyped || initials.has(word[0] ?? '');
      });
    }

    function repairedFrom(at: number): Reading | undefined {
      const word = sentence.words[at] ?? '';
      if (word.length < 5 || anchors.has(word) || elsewhere.get(word) || frequent.has(word)) return undefined;
      const nearest = repairs.get(word) ?? near(word);
      repairs.set(word, nearest);
      if (nearest.length === 0 || isFrequent(word)) return undefined;
      const found: Candidate[] = [];
      for (const { word: anchor, edits } of nearest) {
        const territory = longestPhrase(territories, [anchor], 0);
        if (territory && nearest.length === 1) return { place: territory.value, end: at + 1 };
        for (const { shape, major } of anchors.get(anchor) ?? []) {
          found.push(...cover(shape, { at: at + 1, major, edits, abbreviated: false }, at));
        }
      }
      return choose(found);
    }

    /** The name as it stands in the sentence, if what is written of it is enough to name a place. */
    function cover(shape: NameShape<Comune>, anchor: Anchor, first: number): Candidate[] {
      const fit = align(shape, sentence.words, anchor, {
        abbreviation: (index) =>
          sentence.abbreviates(index, shape) && !frequent.has(sentence.words[index] ?? ''),
        repair: (index) => {
          const word = sentence.words[index] ?? '';
          if (word.length < 5 || anchors.has(word)) return false;
          return !frequent.has(word) || SAINTS.has(sentence.words[index - 1] ?? '');
        },
      });
      return fit !== null && sentence.names(shape, fit, first) ? [{ shape, fit }] : [];
    }

    function choose(found: readonly Candidate[]): Reading | undefined {
      const end = Math.max(...found.map(({ fit }) => fit.end));
      const longest = found.filter(({ fit }) => fit.end === end);
      const least = Math.min(...longest.map(({ fit }) => effort(fit)));
      const best = longest.filter(({ fit }) => effort(fit) === least);
      const sameWord = new Set(best.map(({ shape }) => shape.majors[0])).size === 1;
      const preferred = best.filter(({ shape }) => prefer.has(shape.entry.ambito ?? ''));
      const kept = sameWord && preferred.length > 0 ? preferred : best;
      const comuni = [...new Set(kept.map(({ shape }) => shape.entry))];
      const [only, second] = comuni;
      if (only === undefined) return undefined;
      if (second !== undefined) return { place: { kind: 'ambiguous', candidates: comuni }, end };
      return {
        place: { kind: 'comune', comune: only, corrected: kept.some(({ fit }) => fit.edits > 0) },
        end,
      };
    }

    /** A comune of the rest of Italy, by its full name and only where the sentence treats it as a place. */
    function elsewhereFrom(at: number, comune: Reading | undefined): Reading | undefined {
      const phrase = longestPhrase(elsewhere, sentence.words, at);
      if (!phrase || (comune && comune.end >= phrase.end)) return undefined;
      const { nome } = phrase.value;
      const provincia = phrase.value.province[0] ?? '';
      const reading: Reading = { place: { kind: 'elsewhere', nome, provincia }, end: phrase.end };
      const word = sentence.words[at] ?? '';
      if (phrase.length === 1) {
        if (nome.length < 4 || anchors.has(word)) return undefined;
        return sentence.placeAlone(at, word) ? reading : undefined;
      }
      const whole = phrase.length > 2 || !SAINTS.has(word);
      return whole || comune !== undefined || sentence.located(at) || sentence.capital(at)
        ? reading
        : undefined;
    }
  };
}

interface Start {
  readonly shape: NameShape<Comune>;
  /** The name's word that follows what the anchor has read. */
  readonly major: number;
}

/** The comuni by the single tokens that may begin their name. */
function anchorIndex(shapes: readonly NameShape<Comune>[]): ReadonlyMap<string, readonly Start[]> {
  const index = new Map<string, Start[]>();
  for (const shape of shapes) {
    for (const [form, major] of shape.forms[0] ?? []) {
      const starts = index.get(form) ?? [];
      starts.push({ shape, major });
      index.set(form, starts);
    }
  }
  return index;
}
