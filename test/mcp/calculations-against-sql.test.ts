// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseOf, productForTest, programClient } from '../product.ts';

/** What `calcola` says is made again in SQL, from the rows of `facts` that each term rests on. */
const product = productForTest();
const db = databaseOf(product);
const client = await programClient(product);

const dato = z.object({
  id: z.string(),
  valore: z.number().nullable(),
  unita: z.string(),
  stato: z.string(),
  operandi: z.array(z.string()).optional(),
});
const answer = z.object({
  termini: z.array(z.object({ misura: z.string(), dato: dato.nullable() })),
  risultato: dato.nullable(),
  percentuale: dato.nullable(),
  maggiore: z.int().nullable(),
  minore: z.int().nullable(),
});
type Term = z.infer<typeof dato>;

/** A term in SQL: the value of its fact, or the sum of the facts that it adds up; a printed dash counts as nothing. */
const TERM =
  "round((SELECT sum(CASE status WHEN 'dash' THEN 0 ELSE value_number END) FROM facts WHERE id IN (SELECT value FROM json_each(?))), 2)";
const counted = ({ valore, stato }: Term) => (stato === 'dash' ? 0 : valore);
const idsOf = ({ id, operandi }: Term) => JSON.stringify(operandi ?? [id]);
const inSql = (sql: string, ...terms: Term[]) =>
  db.prepare<string[], { n: number | null }>(`SELECT ${sql} AS n`).get(...terms.map(idsOf))?.n ?? null;

const RESULTS = {
  differenza: `round(abs(${TERM} - ${TERM}), 2)`,
  somma: `round(${TERM} + ${TERM}, 2)`,
  media: `round((${TERM} + ${TERM}) / 2, 2)`,
  quota: `round(100.0 * ${TERM} / nullif(${TERM}, 0), 1)`,
  rapporto: `round(1.0 * ${TERM} / nullif(${TERM}, 0), 2)`,
};

const { plan, gazetteer } = product.context;
const comuni = gazetteer.ambiti.flatMap(({ id }) => plan.comuniOf(id).map(({ name }) => name));
/** Each comune with the next, and each with itself: a difference of zero. */
const pairs = comuni.flatMap((comune, at) => [
  [comune, comuni[(at + 1) % comuni.length]],
  [comune, comune],
]);
const MEASURES = ['popolazione', 'patrimonio_totale', 'alloggi_liberi', 'contributo_totale'];

async function calculated(operazione: string, misura: string, places: readonly (string | undefined)[]) {
  const termini = places.map((comune) => ({ misura, comune }));
  const outcome = await client.call('calcola', { operazione, termini });
  if (outcome.ok) return answer.parse(outcome.output);
  expect(outcome.code, `${misura} ${places}: ${outcome.message}`).toBe('no_answer');
  return undefined;
}

describe('calcola, beside SQL', () => {
  it.each(Object.entries(RESULTS))(
    '%s, of every comune with the next and with itself',
    async (operazione, sql) => {
      let made = 0;
      for (const misura of MEASURES) {
        for (const places of pairs) {
          const output = await calculated(operazione, misura, places);
          if (!output) continue;
          const [first, second] = output.termini.map((term) => term.dato);
          for (const term of [first, second]) {
            if (term && counted(term) !== null) expect(inSql(TERM, term), term.id).toBe(counted(term));
          }
          const what = `${operazione} ${misura} ${places}`;
          const [one, other] = [first && counted(first), second && counted(second)];
          if (!first || !second || one == null || other == null) {
            expect(output, what).toMatchObject({
              risultato: null,
              percentuale: null,
              maggiore: null,
              minore: null,
            });
            continue;
          }
          made += 1;
          const expected = inSql(sql, first, second);
          expect(output.risultato?.valore ?? null, what).toBe(expected);
          expect(output.risultato?.operandi ?? [first.id, second.id], what).toEqual([first.id, second.id]);
          const sign = Math.sign(one - other);
          expect([output.maggiore, output.minore], what).toEqual(
            sign === 0 ? [null, null] : sign > 0 ? [0, 1] : [1, 0],
          );
          if (output.percentuale) {
            const change = `round(100.0 * abs(${TERM} - ${TERM}) / abs(${TERM}), 1)`;
            expect(output.percentuale.valore, what).toBe(inSql(change, second, first, first));
          }
        }
      }
      expect(made).toBeGreaterThan(200);
    },
    120_000,
  );

  it('rapporto, of unlike measures and for every thousand, of every comune', async () => {
    let made = 0;
    for (const comune of comuni) {
      const termini = [
        { misura: 'patrimonio_totale', comune },
        { misura: 'popolazione', comune },
      ];
      const outcome = await client.call('calcola', { operazione: 'rapporto', ogni: 1000, termini });
      if (!outcome.ok) continue;
      const { termini: terms, risultato } = answer.parse(outcome.output);
      const [first, second] = terms.map((term) => term.dato);
      if (!first || !second || first.valore === null || second.valore === null) {
        expect(risultato, comune).toBeNull();
        continue;
      }
      made += 1;
      expect(risultato?.valore, comune).toBe(
        inSql(`round(1000.0 * ${TERM} / nullif(${TERM}, 0), 2)`, first, second),
      );
      expect(risultato?.unita, comune).toBe('alloggi/abitanti');
    }
    expect(made).toBeGreaterThan(20);
  });

  it('distanza, of every comune from a number', async () => {
    let made = 0;
    for (const comune of comuni) {
      const outcome = await client.call('calcola', {
        operazione: 'distanza',
        traguardo: 1000,
        termini: [{ misura: 'popolazione', comune }],
      });
      if (!outcome.ok) continue;
      const { termini: terms, risultato } = answer.parse(outcome.output);
      const term = terms[0]?.dato;
      if (!term || term.valore === null) continue;
      made += 1;
      expect(risultato?.valore, comune).toBe(inSql(`abs(1000 - ${TERM})`, term));
    }
    expect(made).toBeGreaterThan(50);
  });
});
