// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyFact } from '../../assistant/reply.ts';
import { formatDate } from '../../italian/dates.ts';
import { words } from '../../italian/fold.ts';
import { parseNumber } from '../../italian/numbers.ts';
import type { Plan } from '../../plan/plan.ts';
import { readText, sameValue } from './said.ts';

/** Lines of a document, both included. */
export interface Place {
  readonly document: string;
  readonly lines: readonly [number, number];
}

/** An operand of a computed figure: what it is worth, where it stands, and what tells it apart. */
interface Operand extends Place {
  readonly value: number | null;
  readonly names: readonly string[];
}

/** What the documents hold, looked at apart from how a reply was made. */
export interface Evidence {
  /** Years of the documents. */
  readonly years: readonly number[];
  /** Titles and dates of the documents, names of aggregazioni and sub-ambiti, one a line. */
  readonly names: string;
  /** Headings of the documents, one a line. */
  readonly headings: string;
  /** The lines as printed. */
  text(place: Place): string;
  /** Whether the lines print the number, in any form: "1.022", "1022", "3.03", "sette", "-" for nothing. */
  prints(place: Place, value: number): boolean;
  /** Whether the database holds this value on this line. */
  holds(document: string, line: number, value: number): boolean;
  /** What the checks of the documents found at the lines: their figures, and what they say of them. */
  checked(place: Place): { readonly figures: readonly number[]; readonly text: string };
  /** The operands of a computed fact, down to what the documents print; null if one cannot be found. */
  operands(fact: ReplyFact, reply: Reply): readonly Place[] | null;
  /** Whether the operands, computed again, give the fact's value. */
  recomputes(fact: ReplyFact, reply: Reply): boolean;
}

export function evidenceOf(plan: Plan): Evidence {
  const dwellings = new Map<string, Operand>();
  const values = new Map<string, number[]>();
  for (const { id } of plan.documents()) {
    for (const row of plan.dwellings({ document: id })) {
      const names = [row.comune.name, row.owner.name, row.state, row.service ?? ''];
      dwellings.set(row.id, { document: id, lines: row.lines, value: null, names });
    }
  }
  for (const { id } of plan.documents()) {
    for (const fact of plan.facts({ document: id, measures: plan.measures().map((measure) => measure.id) })) {
      if (typeof fact.value !== 'number') continue;
      for (let line = fact.lines[0]; line <= fact.lines[1]; line++) {
        const key = `${id}:${line}`;
        values.set(key, [...(values.get(key) ?? []), fact.value]);
      }
    }
  }
  const texts = new Map<string, string>();
  const text = ({ document, lines: [first, last] }: Place) => {
    const key = `${document}:${first}-${last}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    const read = plan
      .lines(document, first, last)
      .map((line) => line.text)
      .join('\n');
    texts.set(key, read);
    return read;
  };

  const direct = (id: string, reply: Reply, depth: number): Operand[] | null => {
    const inReply = reply.facts.find((fact) => fact.id === id);
    if (inReply?.operation !== undefined && depth < 4) return [operandOf(inReply)];
    const fact = plan.fact(id);
    if (fact) {
      const value = typeof fact.value === 'number' ? fact.value : fact.status === 'dash' ? 0 : null;
      const names = [fact.territory?.name ?? '', fact.owner?.name ?? '', fact.document];
      return [{ document: fact.document, lines: fact.lines, value, names }];
    }
    const dwelling = dwellings.get(id);
    if (dwelling) return [dwelling];
    const passage = plan.passage(id);
    if (passage)
      return [{ document: passage.document, lines: passage.lines, value: null, names: [passage.id] }];
    return inReply ? [operandOf(inReply)] : null;
  };
  const all = (fact: ReplyFact, reply: Reply): Operand[] | null => {
    const found: Operand[] = [];
    for (const id of fact.operands ?? []) {
      const operand = direct(id, reply, 0);
      if (operand === null) return null;
      found.push(...operand);
    }
    return found;
  };
  const leaves = (fact: ReplyFact, reply: Reply, depth = 0): Place[] | null => {
    const found: Place[] = [];
    for (const id of fact.operands ?? []) {
      const inner = reply.facts.find((other) => other.id === id && other.operation !== undefined);
      const places = inner && depth < 4 ? leaves(inner, reply, depth + 1) : direct(id, reply, depth);
      if (places === null) return null;
      found.push(...places);
    }
    return found;
  };

  const documents = plan.documents();
  const dates = documents.flatMap(({ approved }) =>
    approved === null ? [] : [formatDate(approved), approved],
  );
  return {
    years: documents.map(({ year }) => year),
    names: [
      ...documents.map(({ title }) => title),
      ...dates,
      ...documents.flatMap(({ id }) => plan.areas(id)),
    ].join('\n'),
    headings: documents.flatMap(({ id }) => plan.sections(id).map(({ title }) => title)).join('\n'),
    text,
    prints: (place, value) => printsNumber(text(place), value),
    holds: (document, line, value) =>
      (values.get(`${document}:${line}`) ?? []).some((held) => sameValue(held, value)),
    checked: ({ document, lines: [first, last] }) => {
      const checks = plan
        .checks(document)
        .filter((check) => check.lines[0] <= last && first <= check.lines[1]);
      return {
        figures: checks
          .flatMap(({ declared, computed, difference }) => [declared, computed, difference])
          .filter((figure) => typeof figure === 'number'),
        text: checks.map(({ title, note }) => `${title}\n${note}`).join('\n'),
      };
    },
    operands: (fact, reply) => leaves(fact, reply),
    recomputes: (fact, reply) => {
      // A check's own numbers, which tests recompute from the documents.
      if (fact.operation === 'verifica') return checked(plan, fact);
      const operands = all(fact, reply);
      return operands !== null && typeof fact.value === 'number' && computes(operands, fact.value, fact.unit);
    },
  };
}

/** Whether a figure is one that the check it rests on compares. */
function checked(plan: Plan, fact: ReplyFact): boolean {
  const check = plan.checks(fact.document).find(({ id }) => fact.operands?.includes(id));
  return (
    check !== undefined && [check.declared, check.computed, check.difference].includes(Number(fact.value))
  );
}

function operandOf(fact: ReplyFact): Operand {
  return {
    document: fact.document,
    lines: fact.lines,
    value: typeof fact.value === 'number' ? fact.value : null,
    names: [fact.place ?? '', fact.owner ?? '', fact.document],
  };
}

const NOTHING = /(?:^|\t)\s*-\s*(?:€\s*)?(?=\t|$)/m;

/** Documents write numbers in two ways ("1.022" and "3.03" both occur), and in words. */
export function printsNumber(text: string, value: number): boolean {
  for (const [written] of text.matchAll(/\d+(?:[.,]\d+)*/g)) {
    for (const convention of ['italian', 'plain'] as const) {
      const read = parseNumber(written, convention);
      if (read !== null && sameValue(read, Math.abs(value))) return true;
    }
  }
  if (value === 0 && NOTHING.test(text)) return true;
  return readText(text).some((said) => said.manner !== 'article' && sameValue(said.value, value));
}

/** Whether the text prints this very writing: "4/2017", "3157676". */
export function printsLiteral(text: string, written: string): boolean {
  const escaped = written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<!\\d[.,/]?)${escaped}(?!\\d)`, 'u').test(text);
}

/** Whether a text says a word, as a whole word, without regard to case and accents. */
export function saysWord(text: string, word: string): boolean {
  const [wanted] = words(word);
  return wanted !== undefined && words(text).some((each) => each.text === wanted.text);
}

/** Tries every operation by which a figure may come from others; none is taken at its word. */
function computes(operands: readonly Operand[], value: number, unit: string): boolean {
  const same = (other: number) => Number.isFinite(other) && sameValue(other, value, unit);
  if (value === 0 && operands.length === 0) return true;
  if (operands.length === 0) return false;
  if (same(operands.length)) return true;
  const width = Math.max(...operands.map(({ names }) => names.length));
  for (let index = 0; index < width; index++) {
    if (same(new Set(operands.map(({ names }) => names[index] ?? '')).size)) return true;
  }
  const numbers = operands.flatMap((operand) => (operand.value === null ? [] : [operand.value]));
  if (numbers.length === 0) return false;
  const sum = total(numbers);
  // The operands of a part and of a whole, or of before and after, stand one after the other.
  const halves = numbers.slice(1).map((_, index): [number, number] => {
    return [total(numbers.slice(0, index + 1)), total(numbers.slice(index + 1))];
  });
  const twos = [...halves, ...pairs(numbers)];
  return [
    sum,
    sum / numbers.length,
    Math.max(...numbers),
    Math.min(...numbers),
    ...twos.flatMap(([a, b]) => [a - b, b - a, a / b, b / a]),
    ...[...twos.flatMap(([a, b]) => [a / b, b / a]), ...numbers.map((number) => number / sum)].map(
      (share) => share * 100,
    ),
    ...twos.flatMap(([a, b]) => [a / b, b / a]).map((rate) => rate * 1000),
    ...twos.flatMap(([a, b]) => [b / a - 1, a / b - 1]).flatMap((change) => [change * 100, -change * 100]),
  ].some(same);
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Differences and ratios are of two figures: beyond a few operands no pair is meant. */
function pairs(numbers: readonly number[]): [number, number][] {
  if (numbers.length > 4) return [];
  return numbers.flatMap((a, index) => numbers.slice(index + 1).map((b): [number, number] => [a, b]));
}
