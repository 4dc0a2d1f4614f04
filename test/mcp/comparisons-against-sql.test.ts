// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseOf, productForTest, programClient } from '../product.ts';

/** What `confronta_misure` makes of one measure beside another, and where a comune stands, beside queries written here. */
const product = productForTest();
const db = databaseOf(product);
const client = await programClient(product);

const dato = z.object({ valore: z.union([z.number(), z.string(), z.null()]), unita: z.string() });
const answer = z.object({
  piani: z.array(z.object({ documento: z.string() })),
  gruppi: z.array(z.object({ nome: z.string(), dato, termini: z.array(dato).optional() })),
  somma: dato.nullable(),
  posto: dato.nullable(),
  non_divisi: z.array(dato),
});

async function compared(input: Record<string, unknown>) {
  const outcome = await client.call('confronta_misure', { limite: 200, ...input });
  if (!outcome.ok) throw new Error(outcome.message);
  return answer.parse(outcome.output);
}

interface Row {
  name: string;
  n: number;
}
/** A measure of each comune in a document. */
const OF_EACH = `SELECT territory_name AS name, territory_istat AS istat, round(sum(value_number), 2) AS n FROM facts
  WHERE document = ? AND measure = ? AND territory_kind = 'comune' AND standing = 0 AND value_number IS NOT NULL
  GROUP BY territory_istat`;
const ofEach = (document: string, measure: string) =>
  db.prepare<[string, string], Row & { istat: string }>(OF_EACH).all(document, measure);

const PLANS = product.context.gazetteer.ambiti.flatMap(({ id, nome }) =>
  product.context.plan.plansOf(id).map((plan) => ({ ambito: nome, anno: plan.year, document: plan.id })),
);
const MEASURES = [
  'popolazione',
  'popolazione_maschi',
  'patrimonio_totale',
  'patrimonio_sap',
  'patrimonio_sas',
  'alloggi_liberi',
  'alloggi_liberi_e_turnover',
  'alloggi_previsti',
  'alloggi_assegnati',
  'contributo_residuo',
  'contributo_totale',
];
const byName = (rows: readonly (readonly [string, unknown])[]) => Object.fromEntries(rows);

describe('confronta_misure, beside SQL', () => {
  it('gives every measure of each comune less every other of the same unit, and divided by any other', async () => {
    let made = 0;
    for (const { ambito, anno, document } of PLANS) {
      for (const misura of MEASURES) {
        for (const other of MEASURES) {
          if (misura === other) continue;
          const [first, second] = [ofEach(document, misura), ofEach(document, other)];
          if (first.length === 0 || second.length === 0) continue;
          const units = product.context.plan.measures();
          const unit = (id: string) => units.find((measure) => measure.id === id)?.unit;
          const pairs = first.flatMap(({ istat, name, n }) => {
            const found = second.find((row) => row.istat === istat);
            return found ? [{ name, a: n, b: found.n }] : [];
          });
          const inSql = (sql: string, { a, b }: { a: number; b: number }) =>
            db.prepare<[{ a: number; b: number }], { n: number }>(`SELECT ${sql} AS n`).get({ a, b })?.n;
          if (unit(misura) === unit(other)) {
            const less = await compared({
              misura,
              per: 'comune',
              ambito,
              anno,
              rispetto_a: { come: 'differenza', misura: other },
            });
            const expected = byName(pairs.map((pair) => [pair.name, inSql('round(@a - @b, 2)', pair)]));
            expect(byName(less.gruppi.map(({ nome, dato: { valore } }) => [nome, valore]))).toEqual(expected);
          }
          const divided = await compared({
            misura,
            per: 'comune',
            ambito,
            anno,
            rispetto_a: { come: 'rapporto', misura: other, ogni: 1000 },
          });
          const expected = byName(
            pairs
              .filter(({ b }) => b !== 0)
              .map((pair) => [pair.name, inSql('round(1000.0 * @a / @b, 2)', pair)]),
          );
          expect(byName(divided.gruppi.map(({ nome, dato: { valore } }) => [nome, valore]))).toEqual(
            expected,
          );
          made += pairs.length;
        }
      }
    }
    expect(made).toBeGreaterThan(500);
  }, 120_000);

  it('gives every comune its place by every measure', async () => {
    let made = 0;
    for (const { ambito, anno, document } of PLANS) {
      for (const misura of MEASURES) {
        for (const { istat, name } of ofEach(document, misura)) {
          const { posto } = await compared({ misura, per: 'comune', ambito, anno, di: name });
          const above = db
            .prepare<[string, string, string], { n: number }>(
              `WITH each AS (${OF_EACH}) SELECT count(*) + 1 AS n FROM each
               WHERE n > (SELECT n FROM each WHERE istat = ?)`,
            )
            .get(document, misura, istat);
          expect(posto?.valore, `${document} ${misura} ${name}`).toBe(above?.n);
          made += 1;
        }
      }
    }
    expect(made).toBeGreaterThan(500);
  }, 120_000);

  it('adds up all comuni but those left out, and tells what belongs to none', async () => {
    for (const { ambito, anno, document } of PLANS) {
      for (const misura of MEASURES) {
        const [largest] = ofEach(document, misura).sort((a, b) => b.n - a.n);
        if (!largest || !/^(?:patrimonio|alloggi|popolazione$)/.test(misura)) continue;
        const { somma, non_divisi } = await compared({
          misura,
          per: 'comune',
          ambito,
          anno,
          escludi: [largest.name],
        });
        const rest = db
          .prepare<[string, string, string], { n: number | null }>(
            `SELECT round(sum(value_number), 2) AS n FROM facts WHERE document = ? AND measure = ?
             AND territory_kind = 'comune' AND standing = 0 AND territory_istat <> ?`,
          )
          .get(document, misura, largest.istat);
        expect(somma?.valore, `${document} ${misura}`).toBe(rest?.n ?? 0);
        const whole = db
          .prepare<[string, string], { n: number | null }>(
            `SELECT sum(value_number) AS n FROM facts WHERE document = ? AND measure = ? AND owner_kind IS NOT NULL
             AND territory_kind = 'ambito' AND standing = 0 AND value_number > 0`,
          )
          .get(document, misura);
        const told = non_divisi.reduce((sum, { valore }) => sum + Number(valore), 0);
        expect(told, `${document} ${misura}`).toBe(whole?.n ?? 0);
      }
    }
  }, 60_000);
});
