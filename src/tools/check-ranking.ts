// SPDX-License-Identifier: EUPL-1.2
import type { Check } from '../corpus/model.ts';
import { words } from '../italian/fold.ts';
import { parseNumber } from '../italian/numbers.ts';
import { stem } from '../italian/stem.ts';
import { isStopWord } from '../italian/stop-words.ts';
import type { FactRow, MeasureInfo, Plan } from '../plan/plan.ts';

/** A check, and how much of what is asked it is about: from 0 to 1. */
export interface RankedCheck {
  readonly check: Check;
  /** The measure that it is on, null where it compares several, or names. */
  readonly measure: string | null;
  readonly relevance: number;
}

/** What a number of the question weighs that the check compares, beside its words. */
const NUMBER_WEIGHT = 6;
/** A word of a check's title tells more than one of its note. */
const TITLE_WEIGHT = 2;
/** Words of whoever asks for a check, whatever it is on; folded stems. */
const ASKING = new Set(
  'torna tornano quadra quadrano coincide coincidono corrisponde corrispondono giusto giusta corretto corretta verifica conto conti errore errori sbagliato dato dati cifra cifre numero numeri piano documento ambito anno dichiarato dichiarata stesso stessi uguale diverso affidabile'
    .split(' ')
    .map(stem),
);

interface Indexed {
  readonly check: Check;
  readonly measure: string | null;
  /** What each term of it weighs. */
  readonly terms: ReadonlyMap<string, number>;
  readonly numbers: ReadonlySet<number>;
}

interface Index {
  readonly checks: readonly Indexed[];
  /** In how many checks a term stands. */
  readonly frequency: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<Plan, Index>();

/** Verdicts in the order in which they are told, where nothing else puts one check before another. */
const TELLING = ['mismatch', 'scope_differs', 'not_checkable', 'ok'];

/**
 * The checks of some documents by how much of a text they are about, the nearest first. A word that few checks have tells
 * more than one that all have; a number that a check compares tells most. Without a text, in the order of the documents.
 */
export function rankChecks(plan: Plan, documents: readonly string[], text: string | null): RankedCheck[] {
  const { checks: all, frequency } = indexOf(plan);
  const indexed = all.filter(({ check }) => documents.includes(check.document));
  if (text === null) return indexed.map(({ check, measure }) => ({ check, measure, relevance: 0 }));
  const asked = [...new Set(termsOf(text))].filter((term) => frequency.has(term) && !ASKING.has(term));
  const numbers = numbersOf(text);
  const weight = (term: string) => Math.log(1 + all.length / (frequency.get(term) ?? 1));
  const known = [...numbers].filter((number) => indexed.some((each) => each.numbers.has(number)));
  const whole =
    asked.reduce((sum, term) => sum + weight(term) * TITLE_WEIGHT, 0) + known.length * NUMBER_WEIGHT;
  return indexed
    .map(({ check, measure, terms, numbers: own }) => {
      const said = asked.reduce((sum, term) => sum + weight(term) * (terms.get(term) ?? 0), 0);
      const compared = known.filter((number) => own.has(number)).length * NUMBER_WEIGHT;
      const relevance = whole === 0 ? 0 : Math.round(((said + compared) / whole) * 1000) / 1000;
      return { check, measure, relevance };
    })
    .sort(
      (a, b) =>
        b.relevance - a.relevance || TELLING.indexOf(a.check.verdict) - TELLING.indexOf(b.check.verdict),
    );
}

/** The measure that a check's id names. */
function measureNamed({ id }: Check, measures: readonly MeasureInfo[]): string | null {
  const parts = id.split('/');
  return measures.find((measure) => parts.includes(measure.id))?.id ?? null;
}

/** The facts of all documents by the line of their row. */
function factsByLine(plan: Plan): ReadonlyMap<string, readonly FactRow[]> {
  const found = new Map<string, FactRow[]>();
  const measures = plan.measures().map(({ id }) => id);
  for (const { id: document } of plan.documents()) {
    for (const fact of plan.facts({ document, measures })) {
      const key = `${document}:${fact.lines[0]}`;
      found.set(key, [...(found.get(key) ?? []), fact]);
    }
  }
  return found;
}

function indexOf(plan: Plan): Index {
  const made = indexes.get(plan);
  if (made) return made;
  const checks = plan.documents().flatMap(({ id }) => plan.checks(id));
  const measures = plan.measures();
  const labels = new Map(measures.map(({ id, label }) => [id, label]));
  const facts = factsByLine(plan);
  const frequency = new Map<string, number>();
  const indexed = checks.map((check): Indexed => {
    const [first, last] = check.lines;
    const section = plan.sectionAt(check.document, first)?.title ?? '';
    const row = first === last ? (facts.get(`${check.document}:${first}`) ?? []) : [];
    const compared = row.filter(({ value }) => value === check.declared);
    const measure = measureNamed(check, measures) ?? compared[0]?.measure ?? null;
    const names = row.flatMap(({ owner, territory }) => [owner?.name ?? '', territory?.name ?? '']);
    const title = `${check.title} ${labels.get(measure ?? '') ?? ''} ${[...new Set(names)].join(' ')}`;
    const terms = new Map<string, number>();
    for (const term of termsOf(`${check.note} ${section}`)) terms.set(term, 1);
    for (const term of termsOf(title)) terms.set(term, TITLE_WEIGHT);
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    const sides = [check.declared, check.computed, check.difference].filter((value) => value !== null);
    return { check, measure, terms, numbers: new Set([...numbersOf(check.note), ...sides]) };
  });
  const index = { checks: indexed, frequency };
  indexes.set(plan, index);
  return index;
}

/** Stems of the words that say something; "AT 3" is one of them. */
function termsOf(text: string): string[] {
  const said = words(text).map((word) => word.text);
  return said.flatMap((word, index) => {
    if (word === 'at' && /^\d{1,2}$/.test(said[index + 1] ?? '')) return [`at${said[index + 1]}`];
    return /^\d/.test(word) || word.length < 2 || isStopWord(word) ? [] : [stem(word)];
  });
}

/** Numbers of two figures or more, as a text writes them: "101.421,81". */
function numbersOf(text: string): Set<number> {
  const written = text.match(/\d[\d.,]*/g) ?? [];
  const values = written.map((number) => {
    const clean = number.replace(/[.,]+$/, '');
    return parseNumber(clean, 'italian') ?? Number(clean);
  });
  return new Set(values.filter((value) => Number.isFinite(value) && value >= 10 && !isYear(value)));
}

const isYear = (value: number) => Number.isInteger(value) && value >= 1990 && value <= 2100;
