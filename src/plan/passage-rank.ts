// SPDX-License-Identifier: EUPL-1.2
import type { PassageKind } from '../corpus/passages.ts';
import type { Concept } from './passage-concepts.ts';
import { closeness, type Found, find, positions, type Stems } from './passage-find.ts';
import type { Address, Question } from './passage-question.ts';
import { END, ITEM } from './passage-terms.ts';

/** A sentence of a passage, with its stems. */
export interface Sentence {
  readonly text: string;
  readonly stems: Stems;
}

/** A passage that the index found, as it is ranked. */
export interface Candidate {
  readonly stems: Stems;
  readonly title: Stems;
  readonly path: Stems;
  readonly context: Stems;
  /** The paragraph before, of which it may go on to speak. */
  readonly before: Stems;
  readonly kind: PassageKind;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly ambito: string;
  readonly year: number;
  /** What the document is: its title and kind. */
  readonly about: Stems;
  /** Those words of it that few other documents have: who says them names the document. */
  readonly designating: Stems;
  /** True for the first passage of its section. */
  readonly opens: boolean;
  readonly introduces: boolean;
}

/** What the index keeps of a passage says of how well it answers; each is weighed by `WEIGHTS`. */
export interface TermFeatures {
  /** Share of what was asked that the passage speaks of, by how telling each thing is: 0 to 1. */
  readonly coverage: number;
  /** The share of it that stands in the section's title, more where the title says little else. */
  readonly titled: number;
  /** The section is named after the most telling thing asked: 0 to 1, by how telling. */
  readonly named: number;
  /** How near the things asked stand to one another. */
  readonly closeness: number;
  /** A passage of few words, most of them asked for, is about it. */
  readonly density: number;
  /** The place of an act that is asked by its number: 1, inside it: less. */
  readonly address: number;
  readonly heading: number;
  /** What opens a section says what it is about … */
  readonly opens: number;
  /** … though one thing asked of it is said further inside. */
  readonly opensAnswer: number;
  /** An item of few words says little by itself. */
  readonly bare: number;
  /** An item says one thing, and is more often the answer than a paragraph that says many. */
  readonly item: number;
  /** It begins with the one of a series that is asked by its number: "Misura 5: …". */
  readonly numbered: number;
  /** Of the document of another place or year than the one asked. */
  readonly elsewhere: number;
  /** A list is asked, and the passage introduces one. */
  readonly list: number;
  /** It introduces a list of as many items as are asked for. */
  readonly asMany: number;
  /** The list's items begin with what is asked. */
  readonly enumerates: number;
  /** A long passage holds much by chance. */
  readonly length: number;
  /** Where no year is asked: what was planned last holds. */
  readonly recent: number;
}

/** How well a passage answers. */
export interface Rank {
  readonly features: TermFeatures;
  /** Share of what was asked that the passage speaks of: 0 to 1. */
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
  about: 0.85,
  designated: 0.9,
  before: 0.5,
  comune: 0.95,
  otherAmbito: 0.5,
};
const ADDRESS = { place: 1, heading: 0.875, inside: 0.5, named: 0.125 };
/** An item of fewer words says little by itself. */
const BARE = 4;
/** A passage of few words, most of them asked for, is about it. */
const DENSE = 25;
/** From this many words on a passage is long, and what it holds by chance counts less. */
const LONG = 40;
/** A title of no more words is the name of a part, whatever the act is called. */
const SHORT_TITLE = 2;
const FIRST_YEAR = 2016;
/** Share of what is asked from which on a list that enumerates a thing is of it. */
const WELL_COVERED = 0.8;
/** How much of what a long message tells, and a passage lacks, does not count against it. */
const UNTOLD = 0.7;
/** Coverage where the article asked is only mentioned; and what is left of it where it is not even that. */
const MENTIONED = 0.65;
const MISSING = 0.3;

/** Ranks a passage from what the index keeps of it. */
export function rankByTerms(candidate: Candidate, question: Question): Rank {
  const { concepts } = question;
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const listed = question.intents.includes('list') || question.intents.includes('requirement');
  let covered = 0;
  let untold = 0;
  let titled = 0;
  const inText: (readonly number[])[] = [];
  const inTitle: (readonly number[])[] = [];
  let enumerated = false;
  let matched = 0;
  let elsewhere = 0;
  let nameOfSection = 0;
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
      candidate.before.list.length === 0 ? 0 : find(concept, candidate.before).quality * FIELD.before,
      ofDocument(concept, candidate),
    );
    covered += concept.weight * best;
    if (concept.told) untold += concept.weight * (1 - best) * UNTOLD;
    if (!concept.isPlace && concept.year === null) {
      named += concept.weight;
      onSubject +=
        concept.weight *
        Math.max(text.quality, title.quality, listed && itemised ? FIELD.itemised : 0, around);
      if (concept.told && text.quality + title.quality + around === 0) named -= concept.weight * UNTOLD;
    }
    // The act names itself at the head of its pages.
    const ofAct = candidate.title.list.length > SHORT_TITLE && designates(concept, candidate);
    if (!ofAct) titled += concept.weight * title.quality;
    if (title.quality > NAME && concept.year === null && !ofAct)
      nameOfSection = Math.max(nameOfSection, concept.weight);
    inText.push(text.at);
    inTitle.push(title.at);
    matched += text.at.length;
    if (text.quality === 0 && isOfAnother(concept, candidate)) elsewhere += concept.weight;
  }
  const coverage = whole === 0 ? 0 : covered / (whole - untold);
  const address = addressShare(candidate, question.address);
  const length = candidate.stems.list.length;
  const titleShare = Math.min(1, inTitle.flat().length / Math.max(1, candidate.title.list.length));
  const share = (part: number) => (whole === 0 ? 0 : part / whole);
  const opens = candidate.opens ? share(titled) ** 3 : 0;
  const oneThing = asksOneThing(question);
  return {
    features: {
      coverage,
      titled: share(titled) * (0.5 + titleShare / 2),
      named: Math.max(0, nameOfSection - COMMON_NAME) / TELLING_NAME,
      closeness: Math.max(closeness(inText), closeness(inTitle)),
      density: Math.min(1, matched / Math.min(length + 1, DENSE)),
      address,
      // A title says what a thing is even less than it says anything else of it.
      heading:
        candidate.kind === 'heading' && address === 0 ? (question.intents.includes('definition') ? 2 : 1) : 0,
      opens: oneThing ? 0 : opens,
      opensAnswer: oneThing ? opens : 0,
      bare: length < BARE ? 1 : 0,
      item: candidate.kind === 'list_item' && question.address.length === 0 ? 1 : 0,
      numbered: concepts.some((concept) => opensWithNumbered(concept, candidate)) ? 1 : 0,
      elsewhere: share(elsewhere),
      list: listed && (candidate.introduces || candidate.text.endsWith(':')) ? 1 : 0,
      asMany: candidate.introduces && itemsOf(candidate) === question.listed ? 1 : 0,
      enumerates: listed && enumerated ? Math.min(1, coverage / WELL_COVERED) ** 2 : 0,
      length: Math.max(0, Math.log(length / LONG)),
      recent:
        elsewhere > 0 || concepts.some(({ year }) => year !== null) ? 0 : (candidate.year - FIRST_YEAR) / 10,
    },
    coverage: withAddress(coverage, address, question),
    subject: named === 0 ? 0 : onSubject / named,
  };
}

/** The words of a question that a passage does not treat, neither in its text nor in its title or list. */
export function missingFrom(candidate: Candidate, { concepts }: Question): string[] {
  const { stems, title, context } = candidate;
  return concepts
    .filter((concept) => {
      const said = Math.max(...[stems, title, context].map((field) => find(concept, field).quality));
      return said < TREATED && ofDocument(concept, candidate) < TREATED;
    })
    .map(({ said }) => said);
}

/** From this quality on a concept is treated: by its words, or by what they lead to. */
const TREATED = 0.6;

/** A section is named after what was asked itself, or its synonym; and how telling a name is at the least and at the most. */
const NAME = 0.9;
const COMMON_NAME = 2.5;
const TELLING_NAME = 3;

/** Whether a question wants a date, a number, a person or the like, rather than what a thing is. */
function asksOneThing({ intents }: Question): boolean {
  return intents.some((intent) => intent !== 'definition' && intent !== 'list' && intent !== 'purpose');
}

/** A place of an act that is asked by its number is the answer; where it is only mentioned, or missing, the rest says little. */
function withAddress(coverage: number, address: number, question: Question): number {
  if (question.address.length === 0) return coverage;
  if (address >= ADDRESS.inside) return question.concepts.length === 0 ? 1 : Math.max(coverage, 0.9);
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

/** "La delibera di giugno": words that name the document rather than anything in it. */
export const designates = (concept: Concept, { designating }: Candidate): boolean =>
  !concept.isPlace && concept.year === null && qualityIn(concept, designating) > NAME;

/** How well a concept is found in what many passages share, looked for once. */
function qualityIn(concept: Concept, shared: Stems): number {
  const known = SHARED.get(concept) ?? new Map<Stems, number>();
  SHARED.set(concept, known);
  const quality = known.get(shared) ?? find(concept, shared).quality;
  known.set(shared, quality);
  return quality;
}
const SHARED = new WeakMap<Concept, Map<Stems, number>>();

/** A year, a place or a kind of act that the document itself stands for. */
export function ofDocument(concept: Concept, candidate: Candidate): number {
  if (concept.year !== null && concept.year === candidate.year) return 1;
  if (concept.ambito !== null && concept.ambito === candidate.ambito)
    return concept.isAmbito ? 1 : FIELD.comune;
  if (designates(concept, candidate)) return FIELD.designated;
  const about = qualityIn(concept, candidate.about);
  // The number of an act is that of all its passages.
  return /^\d+$/.test(concept.alternatives[0]?.stems[0] ?? '') ? about : about * FIELD.about;
}

/** "Misura 5", where a passage begins so. */
const opensWithNumbered = ({ alternatives: [asked] }: Concept, { stems }: Candidate): boolean =>
  asked?.stems.length === 2 &&
  /^\d{1,2}$/.test(asked.stems[1] ?? '') &&
  positions(asked.stems, stems)[0] === 0;

/** How many items the list has that a passage introduces. */
const itemsOf = ({ context }: Candidate): number => context.places.get(ITEM)?.length ?? 0;

/** "Misura 1: …", "Misura 2: …": a list whose items begin with what is asked. */
function enumerates({ alternatives }: Concept, context: Stems): boolean {
  return alternatives.some(
    ({ stems, quality }) => quality > NEAR && positions([ITEM, ...stems], context).length > 1,
  );
}

/** The place itself, something inside it, or elsewhere: 0. */
function addressShare({ title, path, stems, kind, opens }: Candidate, address: Address): number {
  const last = address.at(-1);
  if (last === undefined) return 0;
  const stands = (step: readonly string[]) =>
    positions(step, title).length > 0 || positions(step, path).length > 0;
  if (!address.every(stands)) {
    return address.every((step) => positions(step, stems).length > 0) ? ADDRESS.named : 0;
  }
  if (positions([...last, END], path).length > 0) return ADDRESS.place;
  // A letter that heads a table, or an article whole: its heading, or what opens it.
  return positions(last, title).length > 0 && (kind === 'heading' || opens)
    ? ADDRESS.heading
    : ADDRESS.inside;
}

/** From this quality on a concept is found by what was asked or its synonym, not by what is near it. */
export const NEAR = 0.8;
