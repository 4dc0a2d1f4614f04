// SPDX-License-Identifier: EUPL-1.2
import type { Check } from '../corpus/model.ts';
import { words } from '../italian/fold.ts';
import { parseNumber } from '../italian/numbers.ts';
import { stem } from '../italian/stem.ts';
import { isStopWord } from '../italian/stop-words.ts';
import { type Memo, memo } from '../plan/memo.ts';
import type { FactRow, MeasureInfo, Plan } from '../plan/plan.ts';

/** A check, and how much of what is asked it is about: from 0 to 1. */
export interface RankedCheck {
  readonly check: Check;
  readonly relevance: number;
}

/** What a number of the question weighs that the check compares, beside its words. */
const NUMBER_WEIGHT = 12;
/** A word of a check's title tells more than one of its note. */
const TITLE_WEIGHT = 2;
/** What a check on the very measure asked about is nearer by. */
const OWN_MEASURE = 0.4;
/** Words of whoever asks for a check, whatever it is on; folded stems. */
const ASKING = new Set(
  'torna tornano quadra quadrano coincide coincidono corrisponde corrispondono giusto giusta corretto corretta verifica conto conti errore errori sbagliato dato dati cifra cifre numero numeri piano documento ambito anno dichiarato dichiarata stesso stessi uguale diverso affidabile attendibile incongruenza incongruenze incoerenza incoerenze contraddizione contraddizioni discordanza discrepanza anomalia anomalie refuso refusi svista'
    .split(' ')
    .map(stem),
);

interface Indexed {
  readonly check: Check;
  /** What each term of it weighs. */
  readonly terms: ReadonlyMap<string, number>;
  readonly numbers: ReadonlySet<number>;
}

/** Documents whose checks are kept as they are ranked. */
const MOST_KEPT = 24;

type FactsByLine = ReadonlyMap<number, readonly FactRow[]>;

interface Index {
  readonly ofDocument: Memo<readonly Indexed[]>;
  readonly facts: Memo<FactsByLine>;
  /** Made when a text is first asked for: it takes reading the checks of all documents once. */
  frequencies: Frequencies | null;
}

interface Frequencies {
  readonly checks: number;
  /** In how many checks of all documents a term stands. */
  readonly of: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<Plan, Index>();

/** Verdicts in the order in which they are told, where nothing else puts one check before another. */
const TELLING = ['mismatch', 'scope_differs', 'not_checkable', 'ok'];

/**
 * The checks of some documents by how much of a text they are about, the nearest first. A word that few checks have tells
 * more than one that all have; a number that a check compares tells most. A check on one of the measures goes before others.
 */
export function rankChecks(
  plan: Plan,
  documents: readonly string[],
  text: string,
  measures: readonly string[] = [],
): RankedCheck[] {
  const index = indexIn(plan);
  const indexed = documents.flatMap((document) => index.ofDocument(document, () => indexOf(plan, document)));
  index.frequencies ??= frequenciesIn(plan);
  const { checks: all, of: frequency } = index.frequencies;
  const asked = [...new Set(termsOf(text))].filter((term) => frequency.has(term) && !ASKING.has(term));
  const numbers = numbersOf(text);
  const weight = (term: string) => Math.log(1 + all / (frequency.get(term) ?? 1));
  const known = [...numbers].filter((number) => indexed.some((each) => each.numbers.has(number)));
  const whole =
    asked.reduce((sum, term) => sum + weight(term) * TITLE_WEIGHT, 0) + known.length * NUMBER_WEIGHT;
  return indexed
    .map(({ check, terms, numbers: own }) => {
      const said = asked.reduce((sum, term) => sum + weight(term) * (terms.get(term) ?? 0), 0);
      const compared = known.filter((number) => own.has(number)).length * NUMBER_WEIGHT;
      const relevance = whole === 0 ? 0 : Math.round(((said + compared) / whole) * 1000) / 1000;
      const onMeasure = measures.length > 0 && measures.includes(measureOf(plan, check) ?? '');
      return { check, relevance: Math.min(1, onMeasure ? relevance + OWN_MEASURE : relevance) };
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

/** The measure that a check is on, null where it compares several, or names. */
export function measureOf(plan: Plan, check: Check): string | null {
  const compared = rowOf(plan, check).find(({ value }) => value === check.declared);
  return measureNamed(check, plan.measures()) ?? compared?.measure ?? null;
}

/** The facts of the row that a check stands on; none where it stands on several lines. */
function rowOf(plan: Plan, { document, lines: [first, last] }: Check): readonly FactRow[] {
  if (first !== last) return [];
  return (
    indexIn(plan)
      .facts(document, () => factsByLine(plan, document))
      .get(first) ?? []
  );
}

function indexIn(plan: Plan): Index {
  const made = indexes.get(plan) ?? {
    ofDocument: memo<readonly Indexed[]>(MOST_KEPT),
    facts: memo<FactsByLine>(MOST_KEPT),
    frequencies: null,
  };
  indexes.set(plan, made);
  return made;
}

/** The facts of a document by the line of their row. */
function factsByLine(plan: Plan, document: string): FactsByLine {
  const found = new Map<number, FactRow[]>();
  for (const fact of plan.facts({ document, measures: plan.measures().map(({ id }) => id) })) {
    const [line] = fact.lines;
    const row = found.get(line) ?? [];
    row.push(fact);
    found.set(line, row);
  }
  return found;
}

function frequenciesIn(plan: Plan): Frequencies {
  const of = new Map<string, number>();
  let checks = 0;
  for (const { id } of plan.documents()) {
    for (const { terms } of indexOf(plan, id)) {
      checks++;
      for (const term of terms.keys()) of.set(term, (of.get(term) ?? 0) + 1);
    }
  }
  return { checks, of };
}

function indexOf(plan: Plan, document: string): Indexed[] {
  const labels = new Map(plan.measures().map(({ id, label }) => [id, label]));
  return plan.checks(document).map((check): Indexed => {
    const section = plan.sectionAt(check.document, check.lines[0])?.title ?? '';
    const row = rowOf(plan, check);
    const measure = measureOf(plan, check);
    const names = row.flatMap(({ owner, territory }) => [owner?.name ?? '', territory?.name ?? '']);
    const title = `${check.title} ${labels.get(measure ?? '') ?? ''} ${[...new Set(names)].join(' ')}`;
    const terms = new Map<string, number>();
    for (const term of termsOf(`${check.note} ${section}`, true)) terms.set(term, 1);
    for (const term of termsOf(title, true)) terms.set(term, TITLE_WEIGHT);
    const sides = [check.declared, check.computed, check.difference].filter((value) => value !== null);
    return { check, terms, numbers: new Set([...numbersOf(withoutLines(check.note)), ...sides]) };
  });
}

const stems = new Map<string, string>();

/** Checks say the same few words over and over: each is stemmed once. */
function stemOf(word: string, keep: boolean): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const found = stem(word);
  if (keep) stems.set(word, found);
  return found;
}

/** Stems of the words that say something; "AT 3" is one of them. */
function termsOf(text: string, keep = false): string[] {
  const said = words(text).map((word) => word.text);
  return said.flatMap((word, index) => {
    if (word === 'at' && /^\d{1,2}$/.test(said[index + 1] ?? '')) return [`at${said[index + 1]}`];
    return /^\d/.test(word) || word.length < 2 || isStopWord(word) ? [] : [stemOf(word, keep)];
  });
}

/** A note without the lines that it names: "alla riga 331" compares no 331. */
const withoutLines = (note: string) => note.replace(/\brig(?:a|he) \d+(?:[-–]\d+)?/g, ' ');

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
