// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/assistant/reply.ts';
import { assistantForTest, databaseOf } from '../product.ts';

/**
 * Every operation, asked in words of every measure that a plan gives by comune, and compared with queries written here: a place in
 * the order, what is missing to a number, how many times one comune is another, a ratio to the inhabitants, two comuni
 * together, all comuni but one, those of just one figure.
 */
const { product, assistant } = await assistantForTest();
const db = databaseOf(product);

/** Words that ask for a measure by themselves, whatever the operation. */
const MEASURES: Record<string, string> = {
  popolazione: 'abitanti',
  patrimonio_totale: 'alloggi di proprietà',
  alloggi_liberi: 'alloggi liberi',
  alloggi_previsti: 'alloggi previsti',
  alloggi_assegnati: 'alloggi assegnati',
  contributo_residuo: 'residuo del contributo',
};

interface Row {
  name: string;
  istat: string;
  n: number;
}
const OF_EACH = `SELECT territory_name AS name, territory_istat AS istat, round(sum(value_number), 2) AS n FROM facts
  WHERE document = @document AND measure = @measure AND territory_kind = 'comune' AND standing = 0
  AND value_number IS NOT NULL GROUP BY territory_istat ORDER BY territory_name`;

interface Asked {
  readonly question: string;
  /** The value that the reply must say, from a query. */
  readonly value: number | null;
  readonly operation: string;
}

/** All questions on one measure of one plan. */
function questionsOf(
  document: string,
  year: number,
  ambito: string,
  measure: string,
  words: string,
): Asked[] {
  const given = { document, measure };
  const rows = db.prepare<typeof given, Row>(OF_EACH).all(given);
  const one = (sql: string, istat: string, other = '') =>
    db
      .prepare<Record<string, string>, { n: number | null }>(`WITH each AS (${OF_EACH}) ${sql}`)
      .get({ ...given, istat, other })?.n ?? null;
  const people = db
    .prepare<[string, string], { n: number }>(
      `SELECT count(*) AS n FROM facts WHERE document = ? AND measure = 'popolazione' AND territory_kind = ?`,
    )
    .get(document, 'comune');
  return rows.flatMap(({ name, istat, n }, at): Asked[] => {
    const next = rows[(at + 1) % rows.length];
    if (!next || next.istat === istat || at % 3 !== 0) return [];
    const plan = `nel piano ${year}`;
    return [
      {
        question: `a che posto è ${name} per ${words} ${plan}?`,
        operation: 'posizione',
        value: one(
          'SELECT count(*) + 1 AS n FROM each WHERE n > (SELECT n FROM each WHERE istat = @istat)',
          istat,
        ),
      },
      {
        question: `${words} di ${name} e ${next.name} messi insieme ${plan}`,
        operation: 'somma',
        value: one(
          'SELECT round(sum(n), 2) AS n FROM each WHERE istat IN (@istat, @other)',
          istat,
          next.istat,
        ),
      },
      ...(next.n === 0
        ? []
        : [
            {
              question: `${words}: ${name} quante volte più di ${next.name} ${plan}?`,
              operation: 'rapporto',
              value: one(
                `SELECT round(1.0 * (SELECT n FROM each WHERE istat = @istat)
                   / (SELECT n FROM each WHERE istat = @other), 2) AS n`,
                istat,
                next.istat,
              ),
            },
          ]),
      ...(measure === 'popolazione' || measure.startsWith('contributo') || people?.n === 0
        ? []
        : [
            {
              question: `${words} ogni mille abitanti a ${name} ${plan}`,
              operation: 'rapporto',
              value: one(
                `SELECT round(1000.0 * (SELECT n FROM each WHERE istat = @istat) / (SELECT max(value_number) FROM facts
                   WHERE document = @document AND measure = 'popolazione' AND territory_istat = @istat), 2) AS n`,
                istat,
              ),
            },
          ]),
      ...(at % 9 === 0
        ? [
            {
              question: `quanti ${words} ${plan} nell'ambito ${ambito} tranne ${name}?`,
              operation: 'somma',
              value: one('SELECT round(sum(n), 2) AS n FROM each WHERE istat <> @istat', istat),
            },
          ]
        : []),
      ...(Number.isInteger(n)
        ? [
            {
              question: `quanto manca a ${name} per arrivare a 99999 ${words} ${plan}?`,
              operation: 'distanza',
              value: one('SELECT 99999 - n AS n FROM each WHERE istat = @istat', istat),
            },
          ]
        : []),
    ];
  });
}

const says = ({ facts }: Reply, { operation, value }: Asked) =>
  facts.some((fact) => fact.operation === operation && fact.value === value);

describe('every operation on every measure that a plan gives by comune', () => {
  it('is what the assistant says of it', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { id, kind, year, ambito } of product.context.plan.documents()) {
      if (kind !== 'piano_annuale') continue;
      const name = product.context.gazetteer.ambito(ambito)?.nome ?? ambito;
      for (const [measure, words] of Object.entries(MEASURES)) {
        for (const each of questionsOf(id, year, name, measure, words)) {
          asked += 1;
          const reply = await assistant.reply([each.question]);
          if (!says(reply, each))
            wrong.push(`${each.question} (${each.operation} ${each.value}) — ${reply.text.slice(0, 200)}`);
        }
      }
    }
    expect(asked).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  }, 300_000);
});
