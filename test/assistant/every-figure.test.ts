// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/assistant/read/lexicon.ts';
import type { Reply } from '../../src/assistant/reply.ts';
import { productPaths } from '../../src/cli/product.ts';
import { assistantForTest, databaseOf } from '../product.ts';

/**
 * The whole product of what the database holds: every measure that the lexicon has words for, in every plan, for every
 * comune of its ambito, asked in words and compared with a query written here, apart from those of the tools.
 */
const { product, assistant } = await assistantForTest();
const db = databaseOf(product);

interface Cell {
  owner_kind: string | null;
  value_number: number | null;
  value_text: string | null;
  status: string;
  unit: string;
}

/** Measures that one topic of the lexicon stands for, with the words that ask for it. */
function asked(): { measure: string; words: string }[] {
  const lexicon = loadLexicon(productPaths({}).dataDir);
  const phrases = [...lexicon.byFirstWord.values()].flat();
  return [...lexicon.topics.values()].flatMap((topic) => {
    const phrase = phrases.find(({ concept }) => concept.kind === 'topic' && concept.id === topic.id);
    const [measure, ...more] = topic.measures;
    return phrase && measure !== undefined && more.length === 0
      ? [{ measure, words: phrase.words.join(' ') }]
      : [];
  });
}

/** The rows of a comune, without totals and without figures that repeat others. */
function cells(document: string, measure: string, istat: string): Cell[] {
  return db
    .prepare<[string, string, string], Cell>(
      `SELECT owner_kind, value_number, value_text, status, unit FROM facts
       WHERE document = ? AND measure = ? AND territory_istat = ? AND standing = 0 ORDER BY first`,
    )
    .all(document, measure, istat);
}

/** Faults of a reply against the cells; none if it says what they say. */
function faults(
  reply: Reply,
  measure: string,
  document: string,
  place: string,
  found: readonly Cell[],
): string[] {
  const figures = reply.facts.filter(
    (fact) => fact.measure === measure && fact.document === document && fact.place === place,
  );
  const numbers = found.flatMap((cell) => (cell.value_number === null ? [] : [cell.value_number]));
  const values = figures.map((fact) => fact.value);
  const list: string[] = [];
  if (found.length === 0) {
    if (values.length > 0) list.push(`says ${values.join(', ')} where the plan has no row`);
    if (reply.outcome === 'error' || reply.outcome === 'out_of_scope') list.push(reply.outcome);
    return list;
  }
  for (const value of numbers) if (!values.includes(value)) list.push(`does not say ${value}`);
  const owned = found.filter((cell) => cell.owner_kind !== null && cell.value_number !== null);
  if (owned.length > 1 && ['alloggi', 'EUR'].includes(found[0]?.unit ?? '')) {
    const sum = Math.round(numbers.reduce((a, b) => a + b, 0) * 100) / 100;
    if (!figures.some((fact) => fact.operation === 'somma' && fact.value === sum))
      list.push(`does not add up to ${sum}`);
  }
  const statuses = figures.map((fact) => fact.status);
  for (const { status } of found) if (!statuses.includes(status)) list.push(`does not say ${status}`);
  const told = found.every(
    (cell) => cell.value_number !== null || cell.unit === 'testo' || cell.status === 'dash',
  );
  if (told !== (reply.outcome === 'answered')) list.push(`is ${reply.outcome}`);
  if (reply.citations.length === 0) list.push('cites nothing');
  return list;
}

describe('every figure that the database holds', () => {
  it('is what the assistant says of it', async () => {
    const wrong: string[] = [];
    let questions = 0;
    for (const plan of product.context.plan.documents()) {
      if (plan.kind !== 'piano_annuale') continue;
      for (const comune of product.context.plan.comuniOf(plan.ambito)) {
        for (const { measure, words } of asked()) {
          const question = `${words} ${comune.name} piano ${plan.year}`;
          const reply = await assistant.reply([question]);
          questions++;
          const found = faults(reply, measure, plan.id, comune.name, cells(plan.id, measure, comune.istat));
          if (found.length > 0) wrong.push(`${question}: ${found.join('; ')} — ${reply.text.slice(0, 160)}`);
        }
      }
    }
    expect(questions).toBeGreaterThan(500);
    expect(wrong.slice(0, 20)).toEqual([]);
  }, 300_000);
});
