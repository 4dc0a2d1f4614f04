// SPDX-License-Identifier: EUPL-1.2
import { numberWord } from '../italian/numbers.ts';
import type { Concept } from './passage-concepts.ts';
import { find, type Stems, stemsWithPlaces } from './passage-find.ts';
import { answers, type Intent } from './passage-intent.ts';
import type { Question } from './passage-question.ts';
import { type Candidate, NEAR, ofDocument, type Sentence } from './passage-rank.ts';
import { stemsOf, termsOf } from './passage-terms.ts';

/** What the sentences of a passage say of how well it answers. */
export interface SentenceFeatures {
  /** The share of the question that the best sentence speaks of. */
  readonly sentence: number;
  /** The kinds of answer wanted that it looks like. */
  readonly answer: number;
  /** Who does, or whether one may, is asked, and it says that nobody does. */
  readonly nobody: number;
  /** It gives a number of what is counted. */
  readonly counts: number;
  /** It says what the thing asked is. */
  readonly definition: number;
  /** When a thing is done is asked, and it only counts from that: "entro 15 giorni dall'approvazione". */
  readonly since: number;
  /** It speaks of one comune, where none is asked of. */
  readonly ofComune: number;
  /** It says what an act did, where none is asked of. */
  readonly ofAct: number;
}

/** Reads the sentences of a passage that ranks well: one that says it all, defines, or gives the kind of answer wanted. */
export function readSentences(candidate: Candidate, question: Question): Partial<SentenceFeatures> {
  const { concepts, intents } = question;
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return {};
  const around = [
    ...(candidate.introduces ? [] : [candidate.context]),
    ...(isTitledAfter(candidate, concepts) ? [candidate.title] : []),
  ];
  const best = weighSentences(candidate, question, around).reduce(
    (most, item) => (item.weight > most.weight ? item : most),
    { sentence: '', weight: 0 },
  );
  const wanted = intents.filter((intent) => intent !== 'definition' && intent !== 'list');
  const answered = wanted.reduce(
    (sum, intent) =>
      sum +
      (answers(intent, best.sentence)
        ? 1
        : RARE.includes(intent) && candidate.sentences.some(({ text }) => answers(intent, text))
          ? ANSWERED_BESIDE
          : 0),
    0,
  );
  const general = isGeneral(concepts);
  const asksOfAct = concepts.some(({ said }) => ACT_ASKED.test(said));
  return {
    sentence: best.weight,
    answer: wanted.length === 0 ? 0 : answered / wanted.length,
    nobody: (intents.includes('who') || question.permission) && /^Nessun/.test(candidate.text) ? 1 : 0,
    counts: question.counted.length > 0 && countsIt(candidate, question.counted) ? 1 : 0,
    definition: intents.includes('definition')
      ? Math.max(
          definition(candidate, concepts),
          spellsOut(candidate, question) ? 1 : glosses(candidate, question) ? GLOSSED : 0,
        )
      : 0,
    since: question.dated && countsFrom(best.sentence, concepts) ? 1 : 0,
    ofComune: general && OF_COMUNE_SAID.test(best.sentence) ? 1 : 0,
    ofAct: general && !asksOfAct && ACT.test(best.sentence) ? 1 : 0,
  };
}

/** Whether a sentence counts days from a thing that is asked. */
function countsFrom(sentence: string, concepts: readonly Concept[]): boolean {
  const from = [...sentence.matchAll(FROM)].flatMap(([, word = '']) => stemsOf(termsOf(word)));
  return concepts.some(({ alternatives }) =>
    alternatives.some(
      ({ stems, quality }) => quality > NEAR && stems.length === 1 && from.includes(stems[0] ?? ''),
    ),
  );
}
const FROM = /(?:giorni|mesi) (?:dall['’]|dalla |dal )(\p{L}+)/gu;

/** Whether a question names neither a place nor anything rare: what holds of one comune or one act answers it less. */
const isGeneral = (concepts: readonly Concept[]): boolean =>
  concepts.every(({ isPlace, told, weight }) => !isPlace && (told || weight <= RARE_NAME));
const RARE_NAME = 4.5;
const OF_COMUNE_SAID = /\b(?:[Cc]omun[ei]|[Cc]itt[àa]) di \p{Lu}/u;
/** How a sentence begins that says what an act did, and how acts are asked of. */
const ACT =
  /^\W*(?:l[ao]?['’ ]+|il )?(?:legge|regolamento|sentenza|ordinanza|d\.g\.r|dgr|delibera\p{L}*|comunicat\p{L})(?!\p{L})/iu;
const ACT_ASKED = /^(?:legg|regolament|sentenz|ordinanz|deliber|dgr|comunicat|tribunal|cort|giudic|\d)/;

/** What it counts that another sentence than the best gives the kind of answer wanted. */
const ANSWERED_BESIDE = 0.8;
const RARE: readonly Intent[] = ['frequency', 'why', 'duration', 'money'];

/** Whether a passage says a number of what is counted: "17 ospiti", "n. 8 stanze". */
function countsIt({ stems: { list, places } }: Candidate, counted: readonly string[]): boolean {
  return counted
    .flatMap((item) => places.get(item) ?? [])
    .some((at) =>
      list
        .slice(Math.max(0, at - NUMBER_BEFORE), at)
        .some((before) => /^\d+$/.test(before) || numberWord(before) !== null),
    );
}

/** Words that may stand between a number and what it counts. */
const NUMBER_BEFORE = 3;

/** Whether a section is titled after what is asked, by more than one word: its sentences speak of it without naming it. */
export function isTitledAfter({ title }: Pick<Candidate, 'title'>, concepts: readonly Concept[]): boolean {
  const named = concepts.filter((concept) => find(concept, title).quality > NAMED);
  const length = named.reduce((sum, { alternatives }) => sum + (alternatives[0]?.stems.length ?? 0), 0);
  return title.list.length > 1 && length >= title.list.length * NAMED_SHARE;
}

/** What is left of it for a comune. */
const OF_COMUNE = 0.5;

/** A year or an ambito that the document stands for need not be said in a sentence of it; a comune is one of many. */
const givenBy = (concept: Concept, candidate: Candidate): number =>
  concept.isPlace || concept.year !== null
    ? ofDocument(concept, candidate) * (concept.isPlace && !concept.isAmbito ? OF_COMUNE : 1)
    : 0;

/** Sentences, each with the share of the question that it speaks of; `around`, and what the document is of, count for all of them. */
function weighSentences(
  candidate: Candidate,
  { concepts, intents }: Question,
  around: readonly Stems[],
): { readonly sentence: string; readonly weight: number }[] {
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0);
  const wanted = intents.filter((intent) => intent !== 'definition' && intent !== 'list');
  const said = concepts.map((concept) =>
    Math.max(givenBy(concept, candidate), ...around.map((stems) => find(concept, stems).quality)),
  );
  return candidate.sentences.map(({ text: sentence, stems }) => {
    const covered = concepts.reduce(
      (sum, concept, at) => sum + concept.weight * Math.max(said[at] ?? 0, find(concept, stems).quality),
      0,
    );
    const answered = wanted.some((intent) => answers(intent, sentence)) ? 0.1 : 0;
    return { sentence, weight: whole === 0 ? 0 : covered / whole + answered };
  });
}

/** The sentences of a long passage that answer best, in its order, apart by " […] " where some between them are left out. */
export function excerptOf(candidate: Candidate, question: Question): string | null {
  const { sentences } = candidate;
  if (candidate.text.length <= LONG_PASSAGE || sentences.length < 2) return null;
  const chosen = new Set<number>();
  let length = 0;
  let most = 0;
  for (const { index, gain } of byGain(candidate, question)) {
    const next = sentences[index]?.text.length ?? 0;
    if (chosen.size > 0 && (length + next > EXCERPT || gain < most * LEAST_GAIN)) continue;
    most = Math.max(most, gain);
    chosen.add(index);
    length += next;
  }
  if (chosen.size === sentences.length) return null;
  return [...chosen]
    .sort((a, b) => a - b)
    .map((index, at, all) => {
      const apart = at === 0 ? '' : all[at - 1] === index - 1 ? ' ' : ' […] ';
      return apart + (sentences[index]?.text ?? '');
    })
    .join('');
}

/** The sentences in the order in which each adds most to those before it: things asked that they do not say, and the answer. */
function byGain(
  candidate: Candidate,
  { concepts, intents }: Question,
): { readonly index: number; readonly gain: number }[] {
  const whole = concepts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const wanted = intents.filter((intent) => intent !== 'definition' && intent !== 'list');
  const { sentences, title } = candidate;
  const said = sentences.map(({ stems }) => concepts.map((concept) => find(concept, stems).quality));
  const left = new Set(sentences.keys());
  // Where the section is titled after what is asked, its sentences need not name it.
  const titled = isTitledAfter(candidate, concepts);
  const known = concepts.map((concept) => (titled ? find(concept, title).quality : 0));
  const order: { index: number; gain: number }[] = [];
  while (left.size > 0) {
    let best = { index: -1, gain: -1 };
    for (const index of left) {
      const own = said[index] ?? [];
      const news = concepts.reduce(
        (sum, { weight }, at) => sum + weight * Math.max(0, (own[at] ?? 0) - (known[at] ?? 0)),
        0,
      );
      const again = concepts.reduce(
        (sum, { weight }, at) => sum + weight * Math.min(own[at] ?? 0, known[at] ?? 0),
        0,
      );
      const answered = wanted.filter((intent) => answers(intent, sentences[index]?.text ?? '')).length;
      const gain =
        (news + again * SAID_AGAIN) / whole +
        (wanted.length === 0 ? 0 : (answered / wanted.length) * ANSWERS);
      if (gain > best.gain) best = { index, gain };
    }
    left.delete(best.index);
    order.push(best);
    for (const [at, quality] of (said[best.index] ?? []).entries())
      known[at] = Math.max(known[at] ?? 0, quality);
  }
  return order;
}

/** Of a longer passage only the sentences that answer are given apart, up to about so many characters. */
const LONG_PASSAGE = 600;
const EXCERPT = 800;
/** A further sentence adds at least this much of what the best one says. */
const LEAST_GAIN = 0.25;
/** What counts of a thing asked that an earlier sentence says, and of the kind of answer wanted. */
const SAID_AGAIN = 0.3;
const ANSWERS = 0.35;

/** Whether a question asks of a thing in general, and a passage opens the section that is titled after it. */
export function opensWhatIsAsked(candidate: Candidate, { concepts, intents }: Question): boolean {
  const general = intents.every((intent) => intent === 'definition' || intent === 'purpose');
  return candidate.opens && general && intents.length > 0 && isTitledAfter(candidate, concepts);
}

/** Whether a question asks what a thing is, and a passage says it. */
export function defines(candidate: Candidate, { concepts, intents }: Question): boolean {
  return intents.includes('definition') && definition(candidate, concepts) >= DEFINES;
}

const DEFINES = 0.8;

/** Whether a passage tells by the way what the words of a question mean: "EISA (Equipe Integrata …)", "vale a dire …". */
export function glosses({ sentences }: Candidate, { concepts }: Question): boolean {
  const subject = concepts.filter(({ known, isPlace, year }) => known && !isPlace && year === null);
  return sentences.some(
    ({ text, stems }) => GLOSS.test(text) && subject.every((concept) => find(concept, stems).quality > NEAR),
  );
}

/** Whether a passage spells out the abbreviation that is asked of: "EISA (Equipe Integrata Servizi Abitativi)". */
function spellsOut({ text }: Candidate, { concepts }: Question): boolean {
  return [...text.matchAll(SPELLED)].some(([, name = '']) =>
    concepts.some(({ said }) => said === name.toLowerCase()),
  );
}
const SPELLED = /(?<!\p{L})(\p{Lu}{3,}) \(\p{Lu}\p{Ll}/gu;

/** What a gloss tells of what a thing is. */
const GLOSSED = 0.7;
const GLOSS =
  /\b(?:vale a dire|cio[eè]|ovvero|ossia|definibil\p{L}|definit\p{L})(?!\p{L})|\b\p{Lu}{3,} \(\p{Lu}/u;

/** Whether a passage says what the thing asked is: 0 to 1. */
function definition(candidate: Candidate, concepts: readonly Concept[]): number {
  const subject = concepts.filter(({ known, isAmbito, year }) => known && !isAmbito && year === null);
  if (subject.length === 0) return 0;
  const later = candidate.sentences.slice(1).some((sentence) => isDefinedIn(sentence, subject));
  const [{ text: head, stems } = NO_SENTENCE] = candidate.sentences;
  const sign = IS.exec(head) ?? SERVES.exec(head);
  const upTo = sign === null ? HEAD : stemsOf(termsOf(head.slice(0, sign.index + sign[0].length))).length;
  const start = stemsWithPlaces(stems.list.slice(0, Math.min(HEAD, upTo + AFTER_SIGN)));
  const found = subject.map((concept) => find(concept, start));
  const firstAt = Math.min(...found.map(({ at }) => at[0] ?? HEAD));
  const inHead = found.every(({ quality }) => quality > NEAR);
  if (inHead && firstAt <= SUBJECT && IS.test(head)) return 1;
  if (inHead && firstAt <= SUBJECT && SERVES.test(head)) return 0.85;
  const title = subject.map((concept) => find(concept, candidate.title));
  const wholeTitle =
    title.every(({ quality }) => quality > NEAR) &&
    subject.reduce((sum, { alternatives }) => sum + (alternatives[0]?.stems.length ?? 0), 0) >=
      candidate.title.list.length * TITLE_SHARE;
  if (wholeTitle && candidate.opens && candidate.kind !== 'heading') return OPENING.test(head) ? 1 : 0.8;
  if (later) return DEFINED_LATER;
  return inHead && (IS.test(head) || SERVES.test(head)) ? 0.5 : 0;
}

/** Whether a sentence begins with a thing and says what it is: "La piattaforma … costituisce lo strumento". */
function isDefinedIn({ text, stems }: Sentence, subject: readonly Concept[]): boolean {
  const sign = /\bcostituisc\p{L}+|(?:^|\s)[èÈ]\s+(?:un|una|lo|la|il|l['’])\b/u.exec(text);
  if (sign === null) return false;
  const upTo = stemsOf(termsOf(text.slice(0, sign.index))).length;
  const start = stemsWithPlaces(stems.list.slice(0, Math.min(HEAD, upTo)));
  const found = subject.map((concept) => find(concept, start));
  return (
    found.every(({ quality }) => quality > NEAR) &&
    Math.min(...found.map(({ at }) => at[0] ?? HEAD)) <= SUBJECT
  );
}

/** What is said of it after something else. */
const DEFINED_LATER = 0.85;

const NO_SENTENCE: Sentence = { text: '', stems: stemsWithPlaces([]) };
const HEAD = 16;
/** Words after the sign of a definition that may still name what is defined: "si intende per …". */
const AFTER_SIGN = 3;
/** Where the subject of a definition stands at the latest: "gli alloggi destinati a …". */
const SUBJECT = 2;
/** A title names a thing by what was asked or its synonym, not by a word of the same root. */
const NAMED = 0.9;
/** A title is often a name and something more: "CASA PAOLA – Ass. La Tenda di Cristo". */
const NAMED_SHARE = 0.4;
/** A title is of the thing asked if it is this much of it. */
const TITLE_SHARE = 0.5;
/** A subject, then what it is: "X: …", "X – …", "X è un …", "un tempo chiamati", "per X si intendono". */
const IS =
  /^(?:\p{L}\.\s)?[^:.;,]{3,60}(?::\s|\s[–-]\s)|(?:^|\s)(?:[èÈ]|[Ss]ono)\s+(?:un|una|uno|lo|la|il|i|le|gli|l['’]|abitazioni|definit[ei])|\bsi intend\p{L}+|\bun tempo chiamat\p{L}/u;
const SERVES =
  /\bconsist\p{L}+|\bha come scopo|\bdeputat\p{L}|\bfinalit[àa]|\bpersegue|\bvolt[aoei] a\b|\borientat[aoei] a|\bprevede/iu;
/** How a section that treats of one thing begins without naming it. */
const OPENING = /^(?:[ÈE]['’]?\s+un|Si tratta di|Servizio|Progetto|Il servizio|La struttura|L['’]attività)/u;
