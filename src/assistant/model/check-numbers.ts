// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import { isStopWord } from '../../italian/stop-words.ts';
import { saysWords } from './check-entities.ts';
import type { Checking, CitingSentence, Fault } from './check-sentence.ts';
import { comparingWords, quantityWords } from './languages.ts';

const YEAR = /^(?:19|20)\d\d$/;
/** "Il piano annuale 2026", "the plan of 2026": the year that follows is the plan's, else it is the figure's. */
const PLAN = /^(?:pian[oi]|plan[es]?|planul|planului|plano)$/;
/** Two letters at least: one alone is a word, or the name of a part. */
const ROMAN = /\b[IVXLCM]{2,}\b/g;
/** What plans count or measure: a number of the question beside one of these would be a claim of ours. */
const PLAN_UNITS =
  /^(allogg|cas[ae]$|appartament|abitazion|unita|abitant|comun[ei]$|contribut|residu|ripart|total|euro$|eur$|dwelling|home|flat|apartment|logement|viviend|wohnung|locuint)/;
/** Amounts that a person tells of themself. */
const OWN_AMOUNT =
  /^(isee|reddito|guadagno|stipendio|pensione|income|salary|revenu|ingresos|einkommen|venit)$/;

/**
 * Figures that the model wrote itself, in digits or in words. Digits are allowed in a year of what is cited, in a cited
 * passage beside the same word, and where they repeat what the person told of themself.
 */
export function checkNumbers(read: CitingSentence, checking: Checking): Fault | null {
  const { ledger, languages, turns } = checking;
  const said = words(read.text);
  const planYears = new Set(
    [...read.figures.map(({ fonte }) => fonte), ...read.passages.map(({ source }) => source)].flatMap(
      ({ documento }) => ledger.plans.get(documento)?.anno ?? [],
    ),
  );
  const quotes = read.passages.map(({ text }) => text).join('\n');
  // What a passage without a year says, it says of its plan's.
  const ofPassages = read.passages.length > 0 && !/\b(?:19|20)\d\d\b/.test(quotes) ? planYears : [];
  const years = new Set([...read.figures.map(({ anno }) => anno), ...ofPassages]);
  for (const [index, { text: word }] of said.entries()) {
    if (!/\p{N}/u.test(word)) continue;
    const ofPlan = said.slice(Math.max(0, index - 3), index).some(({ text }) => PLAN.test(text));
    if (YEAR.test(word) && (ofPlan ? planYears : years).has(Number(word))) continue;
    const neighbours = [said[index - 1]?.text, said[index + 1]?.text].filter((each) => each !== undefined);
    const alone = neighbours.every((each) => each.length <= 2);
    if (!(alone && read.placed.length > 0) && standsBeside(word, neighbours, quotes)) continue;
    if (
      repeatsPerson(
        word,
        index,
        said.map((each) => each.text),
        turns,
      )
    )
      continue;
    return { wrong: true, text: `cifra scritta dal modello: ${word}` };
  }
  const roman = [...read.text.matchAll(ROMAN)].map(([each]) => each).find((each) => !quotes.includes(each));
  if (roman !== undefined) return { wrong: true, text: `cifra scritta dal modello: ${roman}` };
  const number = numbersBound(read);
  if (number !== null) return number;
  const inQuotes = new Set(words(quotes).map((word) => word.text));
  const quantity = quantityWords(read.text, languages, read.language).find((word) => !inQuotes.has(word));
  if (quantity !== undefined) return { wrong: true, text: `quantità scritta dal modello: ${quantity}` };
  const computed = read.figures.some(({ operazione }) => operazione !== undefined);
  const comparing = comparingWords(read.text, languages, read.language).find(
    (word) => !saysWords(fold(`${quotes}\n${read.support}`), word),
  );
  if (comparing !== undefined && !computed && read.placed.length > 0)
    return { wrong: true, text: `confronto fatto dal modello: ${comparing}` };
  return null;
}

/** Whether a number stands in a text, and near one of the words that it is written beside. */
function standsBeside(number: string, neighbours: readonly string[], text: string): boolean {
  const found = words(text);
  const near = neighbours.filter((word) => word.length > 2).map(stem);
  return found.some(
    ({ text: word }, at) =>
      word === number &&
      (near.length === 0 ||
        found.slice(Math.max(0, at - 4), at + 5).some((other) => near.includes(stem(other.text)))),
  );
}

function repeatsPerson(
  number: string,
  index: number,
  said: readonly string[],
  turns: readonly string[],
): boolean {
  if (YEAR.test(number) || !words(turns.join('\n')).some(({ text }) => text === number)) return false;
  if (said.slice(Math.max(0, index - 5), index).some((word) => OWN_AMOUNT.test(word))) return true;
  // "Conferma che sono 70 alloggi": what the question claims of the plans is not said of the person.
  const asked = words(turns.join('\n')).map(({ text }) => text);
  const claimed = asked.some(
    (word, at) => word === number && asked.slice(at + 1, at + 4).some((next) => PLAN_UNITS.test(next)),
  );
  if (claimed) return false;
  const beside = [said[index - 1] ?? '', said[index + 1] ?? ''].filter(
    (word) => word.length > 2 && !isStopWord(word),
  );
  return (
    beside.length > 0 &&
    standsBeside(number, beside, turns.join('\n')) &&
    !said.slice(index + 1, index + 4).some((word) => PLAN_UNITS.test(word))
  );
}

/** A unit beside a figure that is of another: "[F1] euro" of dwellings. */
function numbersBound({ text, placed }: CitingSentence): Fault | null {
  for (const { figure, at } of placed) {
    const [next = ''] = words(text.slice(at, at + 30)).map((word) => word.text);
    const sign = /^\s*([€%])/.exec(text.slice(at))?.[1];
    const unit =
      sign === '€' || /^(euro|eur)$/.test(next)
        ? 'EUR'
        : sign === '%' || /^(per|percento|percent)$/.test(next)
          ? '%'
          : unitOf(next);
    if (unit === null || unit === figure.unita) continue;
    if (unit === '%' && next === 'per' && !/^\s*per cento/.test(fold(text.slice(at)))) continue;
    return { wrong: true, text: `unità diversa: ${next || sign}` };
  }
  return null;
}

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(allogg|appartament|abitazion|cas[ae]$|dwelling|flat|home)/, 'alloggi'],
  [/^(abitant|resident|persone$)/, 'abitanti'],
  [/^(famigli|nucle)/, 'famiglie'],
  [/^domand/, 'domande'],
  [/^comuni$/, 'comuni'],
];

function unitOf(word: string): string | null {
  return UNITS.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
