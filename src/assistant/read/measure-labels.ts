// SPDX-License-Identifier: EUPL-1.2
import { type Word, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import type { FoundConcept } from './concepts.ts';
import { expand } from './expand.ts';

/** One thing that a label says, in each of the ways in which people say it: words, or stems, that follow one another. */
type Term = readonly (readonly string[])[];

/** A measure as its label names it. */
export interface MeasureLabel {
  readonly topic: string;
  readonly terms: readonly Term[];
  /** Terms that few labels have: one at least must be more than what the question's other words are read as. */
  readonly own: readonly Term[];
  /** Terms that no other label has: one of them names the measure, where a number is asked. */
  readonly telling: readonly Term[];
  /** Whether it is a share of one thing in another. */
  readonly share: boolean;
}

/** A measure of the catalogue, and the topic that stands for it alone. */
export interface LabelledMeasure {
  readonly topic: string;
  readonly label: string;
  readonly unit: string;
  /** Whether no topic of the lexicon has words of its own for it. */
  readonly unworded: boolean;
}

/** Labels that say less name nothing by words apart. */
const FEWEST_TERMS = 2;
/** Labels that may share a term of their own. */
const MOST_HOLDERS = 3;
/** Shorter words only join others. */
const SHORTEST_OTHER = 5;
/** Shorter words are too near to others to tell a measure. */
const SHORTEST_TELLING = 8;

/**
 * The labels of measures that are figures, as the terms that name them: "alloggi reperiti" as dwellings, in whatever word,
 * and as found. Words in lists of `alike` say the same; those of the lexicon tell no measure by themselves.
 */
export function measureLabels(
  measures: readonly LabelledMeasure[],
  alike: readonly (readonly string[])[],
  isEmpty: (word: string) => boolean,
  isKnown: (word: string) => boolean,
): readonly MeasureLabel[] {
  const groups = alike.map((list) => list.flatMap(expand).map((form) => words(form).map(exactly)));
  const labels = measures
    .filter(({ unit, unworded }) => (unworded ? unit !== 'testo' : unit === '%'))
    .map((measure) => ({ ...measure, terms: termsOf(measure.label, groups, isEmpty) }))
    // A label that says one thing twice ("liberi e che si libereranno") is not told by words apart.
    .filter(({ terms }) => terms.every((term, at) => terms.findIndex((other) => same(other, term)) === at))
    .filter(({ terms, unworded }) => terms.length >= (unworded ? FEWEST_TERMS : FEWEST_TERMS + 1));
  const holders = (term: Term) => labels.filter(({ terms }) => terms.some((other) => same(other, term)));
  return labels.map(({ topic, terms, unit, label, unworded }) => ({
    topic,
    terms,
    own: terms.filter((term) => holders(term).length <= MOST_HOLDERS),
    share: unit === '%',
    telling: unworded
      ? terms.filter((term) => {
          const said = words(label).find(({ text }) => term.some((form) => form.join() === stem(text)))?.text;
          if (said === undefined || said.length < SHORTEST_TELLING || isKnown(said)) return false;
          return holders(term).every((other) => other.topic === topic);
        })
      : [],
  }));
}

function termsOf(label: string, groups: readonly Term[], isEmpty: (word: string) => boolean): Term[] {
  const said = words(label);
  const found: Term[] = [];
  for (let at = 0; at < said.length; ) {
    const { text } = said[at] ?? { text: '' };
    const [group, taken] = groups
      .map((forms) => [forms, longest(said, at, forms)] as const)
      .reduce((best, each) => (each[1] > best[1] ? each : best), [[] as Term, 0] as const);
    if (taken > 0) found.push(group);
    else if (!isEmpty(text)) found.push([[stem(text)]]);
    at += Math.max(1, taken);
  }
  return found;
}

/** A word that stands for itself alone, where a stem stands for all its forms. */
const exactly = ({ text }: Word) => `=${text}`;
const same = (one: Term, other: Term) => one[0]?.join(' ') === other[0]?.join(' ');

/** How many words from one on are one of the forms: the longest of those that are there. */
const longest = (spoken: readonly Word[], at: number, forms: Term) =>
  Math.max(0, ...forms.map((form) => (form.every((each, i) => is(spoken[at + i], each)) ? form.length : 0)));

const is = (word: Word | undefined, form: string) =>
  word !== undefined && (form === exactly(word) || form === stem(word.text));

/** Concepts that leave a word of theirs to a label: what they are is told by the whole label. */
const READ: ReadonlySet<string> = new Set([
  'topic',
  'owner',
  'housing',
  'operation',
  'group',
  'use',
  'absent',
]);

/** What is read of a question whose words are those of a label. */
export interface Labelling {
  readonly concepts: FoundConcept[];
  readonly rest: Word[];
  /** Where the words of the label start; empty where none is named. */
  readonly starts: ReadonlySet<number>;
}

/**
 * The measures that a question names by the words of their labels, in any order: "i componenti delle famiglie, in media al
 * massimo". What is read of those words alone gives way to them; a label all of whose words are read otherwise adds nothing,
 * but for a share of one thing in another: "la quota della popolazione nei comuni proprietari".
 */
export function namedByLabel(
  found: { readonly concepts: FoundConcept[]; readonly rest: Word[] },
  tokens: readonly Word[],
  spoken: readonly Word[],
  labels: readonly MeasureLabel[],
  counts: boolean,
): Labelling {
  const none = { ...found, starts: new Set<number>() };
  const present = new Set(spoken.flatMap((word) => [exactly(word), stem(word.text)]));
  const indexOf = new Map(tokens.map(({ start }, at) => [start, at]));
  const own = (at: number) => indexOf.get(spoken[at]?.start ?? -1) ?? -1;
  const read = found.concepts.filter(({ concept }) => READ.has(concept.kind) && concept.id !== 'norme');
  const readAt = (at: number) => read.filter(({ first, last }) => first <= own(at) && own(at) <= last);
  const topicsAt = (at: readonly number[]) =>
    new Set(at.flatMap(readAt).flatMap(({ concept }) => (concept.kind === 'topic' ? [concept.id] : [])));
  /** Telling words of a phrase that are none of a label's. */
  const others = (first: number, last: number, whole: readonly number[]) => {
    const taken = new Set(whole.map(own));
    return tokens
      .slice(first, last + 1)
      .filter((word, at) => !taken.has(first + at) && word.text.length >= SHORTEST_OTHER).length;
  };
  const fitting = labels.flatMap((label) => {
    if (!label.terms.some((term) => isNear(term, present))) return [];
    const whole = label.terms.every((term) => isNear(term, present)) ? said(spoken, label.terms) : null;
    if (whole !== null) {
      // "Famiglie aiutate" is no number of the families there are.
      const saysMore = whole
        .flatMap(readAt)
        .some(({ concept, first, last }) => concept.kind === 'topic' && others(first, last, whole) > 0);
      if (saysMore && !label.share) return [];
      const unread = label.own
        .flatMap((term) => said(spoken, [term]) ?? [])
        .some((at) => readAt(at).length === 0);
      return unread || (label.share && topicsAt(whole).size > 1) ? [{ label, at: whole }] : [];
    }
    const telling = counts ? label.telling.flatMap((term) => said(spoken, [term]) ?? []) : [];
    return telling.length > 0 ? [{ label, at: telling }] : [];
  });
  const most = Math.max(0, ...fitting.map(({ at }) => at.length));
  const chosen = fitting.filter(({ at }) => at.length === most);
  if (chosen.length === 0) return none;
  const taken = [...new Set(chosen.flatMap(({ at }) => at))];
  const at = taken.map(own).filter((each) => each >= 0);
  const [first, last] = [Math.min(...at), Math.max(...at)];
  const gives = ({ concept, first: from, last: until }: FoundConcept) =>
    GIVES_WAY.has(concept.kind) && from <= last && until >= first;
  return {
    concepts: [
      ...found.concepts.filter((each) => !gives(each)),
      ...chosen.map(({ label }) => ({ concept: { kind: 'topic' as const, id: label.topic }, first, last })),
    ],
    rest: found.rest.filter((word) => !taken.some((each) => spoken[each]?.start === word.start)),
    starts: new Set(taken.map((each) => spoken[each]?.start ?? -1)),
  };
}

/** What the words between those of a label are of: parts of what it says. */
const GIVES_WAY: ReadonlySet<string> = new Set(['topic', 'operation', 'owner', 'group']);

/** Whether a form of the term can be there. */
const isNear = (term: Term, present: ReadonlySet<string>) => term.some(([first = '']) => present.has(first));

/** Where the terms are said, none in the words of another; null where one is not. */
function said(spoken: readonly Word[], terms: readonly Term[]): number[] | null {
  const at: number[] = [];
  for (const term of terms) {
    const from = spoken.findIndex((_, index) => {
      const length = longest(spoken, index, term);
      return length > 0 && !at.some((each) => each >= index && each < index + length);
    });
    if (from < 0) return null;
    for (let index = from; index < from + longest(spoken, from, term); index++) at.push(index);
  }
  return at;
}
