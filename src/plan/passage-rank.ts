// SPDX-License-Identifier: EUPL-1.2
import type { PassageKind } from '../corpus/passages.ts';
import { answers } from './passage-intent.ts';
import type { Address, Concept, Question } from './passage-question.ts';
import { sentencesOf } from './passage-sentences.ts';
import { END, ITEM, stemsOf, termsOf } from './passage-terms.ts';

/** A passage that the index found, as it is ranked. */
export interface Candidate {
  readonly stems: readonly string[];
  readonly title: readonly string[];
  readonly path: readonly string[];
  readonly context: readonly string[];
  readonly kind: PassageKind;
  readonly text: string;
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
  comune: 0.7,
  otherAmbito: 0.5,
};
const SCORE = {
  coverage: 10,
  title: 1.6,
  closeness: 1.2,
  density: 1,
  sentence: 2.2,
  address: 8,
  addressInside: 4,
  definition: 2.6,
  answer: 1.4,
  list: 1.1,
  enumerates: 6,
  opens: 0.3,
  heading: -1.6,
  bare: -0.8,
  nobody: -2,
  recent: 0.02,
};
/** An item of fewer words says little by itself. */
const BARE = 4;
/** A passage of few words, most of them asked for, is about it. */
const DENSE = 25;
/** From this many words on a passage is long, and what it holds by chance counts less. */
const LONG = 70;
const LENGTH_PENALTY = 0.35;
const FIRST_YEAR = 2016;
/** Coverage where the article asked is only mentioned; and what is left of it where it is not even that. */
const MENTIONED = 0.65;
const MISSING = 0.3;

/** A phrase whose words stand apart, and how far apart they may. */
const LOOSE = 0.85;
const SPREAD = 5;

interface Found {
  readonly quality: number;
  readonly at: readonly number[];
}

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
  const context = candidate.introduces ? (listed ? FIELD.items : FIELD.itemsUnasked) : FIELD.context;
  for (const [index, concept] of concepts.entries()) {
    const text = inScope(find(concept, candidate.stems), concept, candidate);
    const title = inScope(find(concept, candidate.title), concept, candidate);
    const itemised = index === 0 && candidate.introduces && enumerates(concept, candidate.context);
    enumerated ||= itemised;
    const best = Math.max(
      listed && itemised ? FIELD.itemised : 0,
      text.quality * FIELD.text,
      title.quality * FIELD.title,
      find(concept, candidate.context).quality * context,
      find(concept, candidate.path).quality * FIELD.path,
      ofDocument(concept, candidate),
    );
    covered += concept.weight * best;
    titled += concept.weight * title.quality;
    inText.push(text.at);
    inTitle.push(title.at);
    matched += text.at.length;
  }
  const coverage = whole === 0 ? 0 : covered / whole;
  const address = addressScore(candidate, question.address);
  const length = candidate.stems.length;
  const score =
    coverage * SCORE.coverage +
    (whole === 0 ? 0 : (titled / whole) * SCORE.title) +
    Math.min(1, matched / Math.min(length + 1, DENSE)) * SCORE.density +
    Math.max(closeness(inText), closeness(inTitle)) * SCORE.closeness +
    address +
    (candidate.kind === 'heading' && address === 0 ? SCORE.heading : 0) +
    (candidate.opens && titled > 0 ? SCORE.opens : 0) +
    (length < BARE ? SCORE.bare : 0) +
    (listed && (candidate.introduces || candidate.text.endsWith(':')) ? SCORE.list : 0) +
    (listed && enumerated ? SCORE.enumerates : 0) -
    Math.max(0, Math.log(length / LONG)) * LENGTH_PENALTY +
    (candidate.year - FIRST_YEAR) * SCORE.recent;
  return { score, coverage: withAddress(coverage, address, question) };
}

/** A place of an act that is asked by its number is the answer; where it is only mentioned, or missing, the rest says little. */
function withAddress(coverage: number, address: number, question: Question): number {
  if (question.address.length === 0) return coverage;
  if (address >= SCORE.addressInside) return question.concepts.length === 0 ? 1 : Math.max(coverage, 0.9);
  return address > 0 ? MENTIONED : coverage * MISSING;
}

/** Reads the sentences of a passage that ranks well: one that says it all, defines, or gives the kind of answer wanted. */
export function rankBySentences(candidate: Candidate, question: Question): number {
  const { concepts, intents } = question;
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return 0;
  const weighed = weighSentences(candidate.text, question, candidate.introduces ? [] : candidate.context);
  const best = weighed.reduce((most, item) => (item.weight > most.weight ? item : most), {
    sentence: '',
    weight: 0,
  });
  const wanted = intents.filter((intent) => intent !== 'definition' && intent !== 'list');
  const answered = wanted.filter((intent) => answers(intent, best.sentence)).length;
  return (
    best.weight * SCORE.sentence +
    (wanted.length === 0 ? 0 : (answered / wanted.length) * SCORE.answer) +
    (intents.includes('who') && /^Nessun/.test(candidate.text) ? SCORE.nobody : 0) +
    (intents.includes('definition') ? definition(candidate, concepts) * SCORE.definition : 0)
  );
}

/** The sentences of a text, each with the share of the question that it speaks of; `around` counts for all of them. */
export function weighSentences(
  text: string,
  { concepts, intents }: Question,
  around: readonly string[] = [],
): { readonly sentence: string; readonly weight: number }[] {
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = intents.filter((intent) => intent !== 'definition' && intent !== 'list');
  return sentencesOf(text).map((sentence) => {
    const stems = [...around, ...stemsOf(termsOf(sentence))];
    const covered = concepts.reduce((sum, concept) => sum + concept.weight * find(concept, stems).quality, 0);
    const answered = wanted.some((intent) => answers(intent, sentence)) ? 0.1 : 0;
    return { sentence, weight: whole === 0 ? 0 : covered / whole + answered };
  });
}

/** Where a concept stands in a run of stems, by its best alternative. */
function find(concept: Concept, stems: readonly string[]): Found {
  let best: Found = { quality: 0, at: [] };
  for (const { stems: wanted, quality } of concept.alternatives) {
    if (quality <= best.quality) continue;
    const at = positions(wanted, stems);
    if (at.length > 0) best = { quality, at };
    else if (quality === 1 && wanted.length > 1 && LOOSE > best.quality) {
      const near = together(wanted, stems);
      if (near !== null) best = { quality: LOOSE, at: [near] };
    }
  }
  return best;
}

/** Where the words of a phrase stand near one another in any order. */
function together(wanted: readonly string[], stems: readonly string[]): number | null {
  const window = wanted.length + SPREAD;
  for (let at = stems.indexOf(wanted[0] ?? ''); at >= 0; at = stems.indexOf(wanted[0] ?? '', at + 1)) {
    const around = stems.slice(Math.max(0, at - window), at + window);
    if (wanted.every((item) => around.includes(item))) return at;
  }
  return null;
}

function positions(wanted: readonly string[], stems: readonly string[]): number[] {
  const found: number[] = [];
  const [first] = wanted;
  if (first === undefined) return found;
  for (let at = stems.indexOf(first); at >= 0; at = stems.indexOf(first, at + 1)) {
    if (wanted.every((item, offset) => stems[at + offset] === item)) found.push(at);
  }
  return found;
}

/** The name of an ambito in a document of another is a mention, not the subject. */
function inScope(found: Found, concept: Concept, candidate: Candidate): Found {
  return concept.isAmbito && concept.ambito !== candidate.ambito
    ? { ...found, quality: found.quality * FIELD.otherAmbito }
    : found;
}

/** A year, a place or a kind of act that the document itself stands for. */
function ofDocument(concept: Concept, candidate: Candidate): number {
  if (concept.year !== null && concept.year === candidate.year) return 1;
  if (concept.ambito !== null && concept.ambito === candidate.ambito)
    return concept.isAmbito ? 1 : FIELD.comune;
  return find(concept, candidate.about).quality * FIELD.about;
}

/** "Misura 1: …", "Misura 2: …": a list whose items begin with what is asked. */
function enumerates({ alternatives }: Concept, context: readonly string[]): boolean {
  return alternatives.some(
    ({ stems, quality }) => quality > NEAR && positions([ITEM, ...stems], context).length > 1,
  );
}

/** How near the things asked stand to one another: 1 where each follows the one before. */
function closeness(places: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let index = 1; index < places.length; index++) {
    let least = Number.POSITIVE_INFINITY;
    for (const left of places[index - 1] ?? []) {
      for (const right of places[index] ?? []) least = Math.min(least, Math.abs(right - left));
    }
    if (least < Number.POSITIVE_INFINITY) sum += 1 / Math.max(1, Math.sqrt(least));
  }
  return places.length > 1 ? sum / (places.length - 1) : 0;
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
    return named ? SCORE.addressInside / 2 : 0;
  }
  if (ends) return SCORE.address;
  // A letter that heads a table, or an article whole: its heading, or what opens it.
  return positions(last, candidate.title).length > 0 && (candidate.kind === 'heading' || candidate.opens)
    ? SCORE.address - 1
    : SCORE.addressInside;
}

/** Whether a passage says what the thing asked is: 0 to 1. */
function definition(candidate: Candidate, concepts: readonly Concept[]): number {
  const subject = concepts.filter(({ known, isAmbito, year }) => known && !isAmbito && year === null);
  if (subject.length === 0) return 0;
  const [head = ''] = sentencesOf(candidate.text);
  const start = stemsOf(termsOf(head)).slice(0, HEAD);
  const found = subject.map((concept) => find(concept, start));
  const firstAt = Math.min(...found.map(({ at }) => at[0] ?? HEAD));
  const inHead = found.every(({ quality }) => quality > NEAR);
  if (inHead && firstAt <= 1 && IS.test(head)) return 1;
  if (inHead && firstAt <= 1 && SERVES.test(head)) return 0.85;
  const title = subject.map((concept) => find(concept, candidate.title));
  const wholeTitle =
    title.every(({ quality }) => quality > NEAR) &&
    subject.reduce((sum, { alternatives }) => sum + (alternatives[0]?.stems.length ?? 0), 0) >=
      candidate.title.length * TITLE_SHARE;
  if (wholeTitle && candidate.opens && candidate.kind !== 'heading') return OPENING.test(head) ? 1 : 0.8;
  return inHead && (IS.test(head) || SERVES.test(head)) ? 0.5 : 0;
}

const HEAD = 16;
/** From this quality on a concept is found by what was asked or its synonym, not by what is near it. */
const NEAR = 0.8;
/** A title is of the thing asked if it is this much of it. */
const TITLE_SHARE = 0.5;
/** A subject, then what it is: "X: …", "X – …", "X è un …", "un tempo chiamati", "per X si intendono". */
const IS =
  /^(?:\p{L}\.\s)?[^:.;,]{3,60}(?::\s|\s[–-]\s)|(?:^|\s)(?:[èÈ]|[Ss]ono)\s+(?:un|una|uno|lo|la|il|i|le|gli|l['’]|abitazioni|definit[ei])|\bsi intend\p{L}+|\bun tempo chiamat\p{L}/u;
const SERVES =
  /\bconsist\p{L}+|\bha come scopo|\bdeputat\p{L}|\bfinalit[àa]|\bpersegue|\bvolt[aoei] a\b|\borientat[aoei] a|\bprevede/iu;
/** How a section that treats of one thing begins without naming it. */
const OPENING = /^(?:[ÈE]['’]?\s+un|Si tratta di|Servizio|Progetto|Il servizio|La struttura|L['’]attività)/u;
