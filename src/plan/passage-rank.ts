// SPDX-License-Identifier: EUPL-1.2
import type { PassageKind } from '../corpus/passages.ts';
import { closeness, type Found, find, positions } from './passage-find.ts';
import type { Address, Concept, Question } from './passage-question.ts';
import { END, ITEM } from './passage-terms.ts';

/** A sentence of a passage, with its stems. */
export interface Sentence {
  readonly text: string;
  readonly stems: readonly string[];
}

/** A passage that the index found, as it is ranked. */
export interface Candidate {
  readonly stems: readonly string[];
  readonly title: readonly string[];
  readonly path: readonly string[];
  readonly context: readonly string[];
  readonly kind: PassageKind;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly ambito: string;
  readonly year: number;
  /** What the document is: its title and kind. */
  readonly about: readonly string[];
  /** True for the first passage of its section. */
  readonly opens: boolean;
  readonly introduces: boolean;
}

/** How well a passage answers. */
export interface Rank {
  /** Higher is better, comparable within one search. */
  readonly score: number;
  /** Share of what was asked that the passage speaks of, by how telling each thing is: 0 to 1. */
  readonly coverage: number;
  /** The same of the subject alone, by what the passage itself, its title and its list say: 0 to 1. */
  readonly subject: number;
}

/** Where a concept is found, and how much it counts there. */
const FIELD = {
  text: 1,
  title: 0.98,
  context: 0.7,
  items: 0.6,
  itemised: 0.95,
  itemsUnasked: 0.25,
  path: 0.55,
  about: 0.7,
  comune: 0.95,
  otherAmbito: 0.5,
};
const SCORE = {
  coverage: 10,
  title: 2.2,
  closeness: 1.6,
  density: 1,
  address: 16,
  addressInside: 8,
  list: 1,
  enumerates: 6,
  /** What opens a section says what it is about; one thing asked of it is said further inside. */
  opens: 2,
  opensAnswer: 0.3,
  heading: -2.1,
  bare: -0.8,
  /** An item says one thing, and is more often the answer than a paragraph that says many. */
  item: 0.8,
  /** The document of another place or year than the one asked. */
  elsewhere: -3,
  /** For each year, where none is asked: what was planned last holds. */
  recent: 0.18,
};
/** An item of fewer words says little by itself. */
const BARE = 4;
/** A passage of few words, most of them asked for, is about it. */
const DENSE = 25;
/** From this many words on a passage is long, and what it holds by chance counts less. */
const LONG = 40;
const LENGTH_PENALTY = 1.2;
const FIRST_YEAR = 2016;
/** Coverage where the article asked is only mentioned; and what is left of it where it is not even that. */
const MENTIONED = 0.65;
const MISSING = 0.3;

/** Ranks a passage from what the index keeps of it. */
export function rankByTerms(candidate: Candidate, question: Question): Rank {
  const { concepts } = question;
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const listed = question.intents.includes('list') || question.intents.includes('requirement');
  let covered = 0;
  let titled = 0;
  const inText: (readonly number[])[] = [];
  const inTitle: (readonly number[])[] = [];
  let enumerated = false;
  let matched = 0;
  let elsewhere = 0;
  let named = 0;
  let onSubject = 0;
  const context = candidate.introduces ? (listed ? FIELD.items : FIELD.itemsUnasked) : FIELD.context;
  for (const [index, concept] of concepts.entries()) {
    const text = inScope(find(concept, candidate.stems), concept, candidate);
    const title = inScope(find(concept, candidate.title), concept, candidate);
    const itemised = index === 0 && candidate.introduces && enumerates(concept, candidate.context);
    enumerated ||= itemised;
    const around = find(concept, candidate.context).quality * context;
    const best = Math.max(
      listed && itemised ? FIELD.itemised : 0,
      text.quality * FIELD.text,
      title.quality * FIELD.title,
      around,
      find(concept, candidate.path).quality * FIELD.path,
      ofDocument(concept, candidate),
    );
    covered += concept.weight * best;
    if (!concept.isPlace && concept.year === null) {
      named += concept.weight;
      onSubject +=
        concept.weight *
        Math.max(text.quality, title.quality, listed && itemised ? FIELD.itemised : 0, around);
    }
    titled += concept.weight * title.quality;
    inText.push(text.at);
    inTitle.push(title.at);
    matched += text.at.length;
    if (text.quality === 0 && isOfAnother(concept, candidate)) elsewhere += concept.weight;
  }
  const coverage = whole === 0 ? 0 : covered / whole;
  const address = addressScore(candidate, question.address);
  const length = candidate.stems.length;
  const titleShare = Math.min(1, inTitle.flat().length / Math.max(1, candidate.title.length));
  const score =
    coverage * SCORE.coverage +
    (whole === 0 ? 0 : (titled / whole) * SCORE.title * (0.5 + titleShare / 2)) +
    Math.min(1, matched / Math.min(length + 1, DENSE)) * SCORE.density +
    Math.max(closeness(inText), closeness(inTitle)) * SCORE.closeness +
    address +
    (candidate.kind === 'heading' && address === 0 ? SCORE.heading : 0) +
    (candidate.opens && whole > 0
      ? (titled / whole) ** 3 * (asksOneThing(question) ? SCORE.opensAnswer : SCORE.opens)
      : 0) +
    (length < BARE ? SCORE.bare : 0) +
    (candidate.kind === 'list_item' && question.address.length === 0 ? SCORE.item : 0) +
    (whole === 0 ? 0 : (elsewhere / whole) * SCORE.elsewhere) +
    (listed && (candidate.introduces || candidate.text.endsWith(':')) ? SCORE.list : 0) +
    (listed && enumerated ? SCORE.enumerates : 0) -
    Math.max(0, Math.log(length / LONG)) * LENGTH_PENALTY +
    (concepts.some(({ year }) => year !== null) ? 0 : (candidate.year - FIRST_YEAR) * SCORE.recent);
  return {
    score,
    coverage: withAddress(coverage, address, question),
    subject: named === 0 ? 0 : onSubject / named,
  };
}

/** Whether a question wants a date, a number, a person or the like, rather than what a thing is. */
function asksOneThing({ intents }: Question): boolean {
  return intents.some((intent) => intent !== 'definition' && intent !== 'list' && intent !== 'purpose');
}

/** A place of an act that is asked by its number is the answer; where it is only mentioned, or missing, the rest says little. */
function withAddress(coverage: number, address: number, question: Question): number {
  if (question.address.length === 0) return coverage;
  if (address >= SCORE.addressInside) return question.concepts.length === 0 ? 1 : Math.max(coverage, 0.9);
  return address > 0 ? MENTIONED : coverage * MISSING;
}

/** The name of an ambito in a document of another is a mention, not the subject. */
function inScope(found: Found, concept: Concept, candidate: Candidate): Found {
  return concept.isAmbito && concept.ambito !== candidate.ambito
    ? { ...found, quality: found.quality * FIELD.otherAmbito }
    : found;
}

/** A place or a year that the document is not of. */
function isOfAnother({ year, isPlace, ambito }: Concept, candidate: Candidate): boolean {
  return (
    (year !== null && year !== candidate.year) || (isPlace && ambito !== null && ambito !== candidate.ambito)
  );
}

/** A year, a place or a kind of act that the document itself stands for. */
function ofDocument(concept: Concept, candidate: Candidate): number {
  if (concept.year !== null && concept.year === candidate.year) return 1;
  if (concept.ambito !== null && concept.ambito === candidate.ambito)
    return concept.isAmbito ? 1 : FIELD.comune;
  const about = find(concept, candidate.about).quality;
  // The number of an act is that of all its passages.
  return /^\d+$/.test(concept.alternatives[0]?.stems[0] ?? '') ? about : about * FIELD.about;
}

/** "Misura 1: …", "Misura 2: …": a list whose items begin with what is asked. */
function enumerates({ alternatives }: Concept, context: readonly string[]): boolean {
  return alternatives.some(
    ({ stems, quality }) => quality > NEAR && positions([ITEM, ...stems], context).length > 1,
  );
}

/** The place itself, something inside it, or elsewhere: 0. */
function addressScore(candidate: Candidate, address: Address): number {
  const last = address.at(-1);
  if (last === undefined) return 0;
  const path = [...candidate.title, ...candidate.path];
  const ends = positions([...last, END], path).length > 0;
  const steps = address.filter((step) => positions(step, path).length > 0).length;
  if (steps < address.length) {
    const named = address.every((step) => positions(step, candidate.stems).length > 0);
    return named ? SCORE.addressInside / 4 : 0;
  }
  if (ends) return SCORE.address;
  // A letter that heads a table, or an article whole: its heading, or what opens it.
  return positions(last, candidate.title).length > 0 && (candidate.kind === 'heading' || candidate.opens)
    ? SCORE.address - 2
    : SCORE.addressInside;
}

/** From this quality on a concept is found by what was asked or its synonym, not by what is near it. */
export const NEAR = 0.8;
