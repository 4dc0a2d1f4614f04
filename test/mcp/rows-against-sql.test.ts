// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { databaseOf, productForTest, programClient } from '../product.ts';

/** What stands in the database is asked of it directly, by statements of this file's own. */
const product = productForTest();
const db = databaseOf(product);
const client = await programClient(product);

type Cell = string | number | null;
type SqlRow = Readonly<Record<string, Cell>>;
const one = (sql: string, ...values: Cell[]) => db.prepare<Cell[], SqlRow>(sql).get(...values);
const many = (sql: string, ...values: Cell[]) => db.prepare<Cell[], SqlRow>(sql).all(...values);
const count = (sql: string, ...values: Cell[]) => one(`SELECT count(*) AS n FROM ${sql}`, ...values)?.n;
const within = (ids: readonly string[]) => ids.map(() => '?').join(', ');

const fonte = z.object({
  documento: z.string(),
  sezione: z.string(),
  righe: z.tuple([z.int(), z.int()]),
  testo: z.string(),
});
const dato = z.object({
  id: z.string(),
  misura: z.string(),
  valore: z.union([z.number(), z.string(), z.null()]),
  unita: z.string(),
  stato: z.string(),
  ente: z.string().nullable(),
  luogo: z.object({ nome: z.string(), istat: z.string().nullable() }).nullable(),
  anno: z.int(),
  operazione: z.string().optional(),
  operandi: z.array(z.string()).optional(),
  fonte,
});
const alloggio = z.object({
  id: z.string(),
  id_alloggio: z.string().nullable(),
  ui: z.string().nullable(),
  comune: z.string(),
  ente: z.string(),
  uso: z.string().nullable(),
  stato: z.string(),
  sfittanza: z.string().nullable(),
  fonte,
});
const elenco = z.object({ totale: z.int(), restituiti: z.int(), cursore: z.string().nullable() });
const figures = elenco.extend({
  totali: z.array(dato),
  dati: z.array(dato),
  conteggi: z.array(dato),
  conteggi_per_stato: z.array(dato),
  dichiarazioni: z.array(dato),
});

function sourceStands({ documento, righe, testo }: z.infer<typeof fonte>, id: string): void {
  const lines = many('SELECT text FROM lines WHERE document = ? AND n BETWEEN ? AND ?', documento, ...righe);
  expect(lines.length, id).toBe(righe[1] - righe[0] + 1);
  expect(lines.map(({ text }) => text).join('\n'), id).toContain(testo);
}

/** A figure is a row of `facts`, or is made of rows that add up or count up to it. */
function figureStands(row: z.infer<typeof dato>): void {
  const operands = row.operandi ?? [];
  if (row.operazione === undefined) {
    const fact = one('SELECT * FROM facts WHERE id = ?', row.id);
    expect(fact, row.id).toMatchObject({
      measure: row.misura,
      unit: row.unita,
      status: row.stato,
      year: row.anno,
      owner_name: row.ente,
      territory_istat: row.luogo?.istat ?? null,
      first: row.fonte.righe[0],
      last: row.fonte.righe[1],
      document: row.fonte.documento,
    });
    expect(fact?.value_number ?? fact?.value_text ?? null, row.id).toBe(row.valore);
  } else if (row.operazione === 'somma') {
    expect(operands.length, row.id).toBeGreaterThan(0);
    const sum = one(
      `SELECT sum(value_number) AS n, count(*) AS rows, count(DISTINCT measure) AS measures, min(measure) AS measure
       FROM facts WHERE id IN (${within(operands)})`,
      ...operands,
    );
    expect(sum?.n, row.id).toBeCloseTo(Number(row.valore), 6);
    expect(sum, row.id).toMatchObject({ rows: operands.length, measures: 1, measure: row.misura });
  } else if (row.unita === 'comuni') {
    const comuni = `(SELECT DISTINCT territory_istat FROM facts WHERE id IN (${within(operands)}))`;
    expect(count(comuni, ...operands), row.id).toBe(row.valore);
  } else {
    expect(row.operazione, row.id).toBe('conteggio');
    expect(count(`dwellings WHERE id IN (${within(operands)})`, ...operands), row.id).toBe(row.valore);
  }
  sourceStands(row.fonte, row.id);
}

async function answer<Output>(tool: string, args: Record<string, unknown>, schema: z.ZodType<Output>) {
  const outcome = await client.call(tool, args);
  if (outcome.ok) return schema.parse(outcome.output);
  expect(outcome.code, `${tool} ${JSON.stringify(args)}: ${outcome.message}`).toBe('no_answer');
  return undefined;
}

const { plan, gazetteer } = product.context;
const ambiti = gazetteer.ambiti.filter(({ id }) => plan.plansOf(id).length > 0);
const comuni = ambiti.flatMap(({ id }) => plan.comuniOf(id).map(({ name }) => name));
const plans = ambiti.flatMap(({ id, nome }) =>
  plan.plansOf(id).map(({ id: document, year }) => ({ nome, year, document })),
);
const PLACE_TOOLS = [
  'alloggi_disponibili',
  'patrimonio_abitativo',
  'quote_sat',
  'quote_riservate',
  'alloggi_assegnati',
  'contributo_solidarieta',
  'popolazione',
];

describe('every row, beside the database', () => {
  it.each(PLACE_TOOLS)('%s: every comune, and every plan by owner', async (tool) => {
    let rows = 0;
    const calls = [
      ...comuni.map((comune) => ({ comune, limite: 200 })),
      ...plans.flatMap(({ nome, year }) =>
        [undefined, 'comune', 'aler'].map((ente) => ({
          ambito: nome,
          anno: year,
          limite: 200,
          ...(ente && { ente }),
        })),
      ),
    ];
    for (const args of calls) {
      const output = await answer(tool, args, figures);
      if (!output) continue;
      const { totali, dati, conteggi, conteggi_per_stato, dichiarazioni } = output;
      for (const row of [...totali, ...dati, ...conteggi, ...conteggi_per_stato, ...dichiarazioni]) {
        figureStands(row);
        rows += 1;
      }
    }
    expect(rows).toBeGreaterThan(comuni.length);
  });

  it('dati_del_piano: every measure of every plan, all its rows', async () => {
    for (const { nome, year, document } of plans) {
      for (const { id: misura } of plan.measures()) {
        const output = await answer(
          'dati_del_piano',
          { misura, ambito: nome, anno: year, limite: 200 },
          figures,
        );
        if (!output) continue;
        for (const row of [...output.totali, ...output.dati]) figureStands(row);
        const stands = count('facts WHERE document = ? AND measure = ? AND standing = 0', document, misura);
        expect(output.totale, `${document} ${misura}`).toBe(stands);
      }
    }
  });

  it('elenca_alloggi: every dwelling of every plan', async () => {
    const output = elenco.extend({ alloggi: z.array(alloggio), conteggi: z.array(dato) });
    const seen = new Set<string>();
    for (const { nome, year, document } of plans) {
      let cursore: string | null = '0';
      while (cursore !== null) {
        const page: z.infer<typeof output> | undefined = await answer(
          'elenca_alloggi',
          { ambito: nome, anno: year, limite: 200, cursore },
          output,
        );
        cursore = page?.cursore ?? null;
        for (const row of page?.conteggi ?? []) figureStands(row);
        for (const row of page?.alloggi ?? []) {
          seen.add(row.id);
          expect(one('SELECT * FROM dwellings WHERE id = ?', row.id), row.id).toMatchObject({
            document,
            id_alloggio: row.id_alloggio,
            ui: row.ui,
            comune_name: row.comune,
            owner_name: row.ente,
            service: row.uso,
            state: row.stato,
            vacancy: row.sfittanza,
            first: row.fonte.righe[0],
            last: row.fonte.righe[1],
          });
          sourceStands(row.fonte, row.id);
        }
      }
    }
    expect(seen.size).toBe(count('dwellings'));
  });

  it('confronta_misure: every measure by comune and by owner, ranked, its groups made of their rows', async () => {
    const gruppo = z.object({ posizione: z.int(), nome: z.string(), quota: z.number().nullable(), dato });
    const output = elenco.extend({ gruppi: z.array(gruppo) });
    for (const { nome, year } of plans) {
      for (const { id: misura } of plan.measures()) {
        for (const per of ['comune', 'ente']) {
          const args = { misura, per, ambito: nome, anno: year, limite: 200 };
          const answered = await answer('confronta_misure', args, output);
          if (!answered) continue;
          const values = answered.gruppi.map((group) => Number(group.dato.valore));
          for (const { dato: figure, posizione, quota } of answered.gruppi) {
            figureStands(figure);
            const value = Number(figure.valore);
            expect(posizione, figure.id).toBe(1 + values.filter((other) => other > value).length);
            const whole = values.reduce((sum, other) => sum + other, 0);
            if (quota !== null) expect(quota, figure.id).toBeCloseTo((100 * value) / whole, 0);
          }
        }
      }
    }
  });

  it('verifica_dati: every check of every document', async () => {
    const verifica = z.object({
      id: z.string(),
      titolo: z.string(),
      esito: z.string(),
      dichiarato: z.number().nullable(),
      calcolato: z.number().nullable(),
      differenza: z.number().nullable(),
      nota: z.string(),
      fonte,
    });
    const output = elenco.extend({ verifiche: z.array(verifica), conteggi: z.record(z.string(), z.int()) });
    for (const { id: documento } of plan.documents()) {
      let cursore: string | null = '0';
      let seen = 0;
      while (cursore !== null) {
        const page: z.infer<typeof output> | undefined = await answer(
          'verifica_dati',
          { documento, limite: 200, cursore },
          output,
        );
        cursore = page?.cursore ?? null;
        for (const row of page?.verifiche ?? []) {
          seen += 1;
          expect(one('SELECT * FROM checks WHERE id = ?', row.id), row.id).toMatchObject({
            document: documento,
            title: row.titolo,
            verdict: row.esito,
            declared: row.dichiarato,
            computed: row.calcolato,
            difference: row.differenza,
            note: row.nota,
          });
        }
        for (const [verdict, n] of Object.entries(page?.conteggi ?? {})) {
          expect(n, verdict).toBe(count('checks WHERE document = ? AND verdict = ?', documento, verdict));
        }
      }
      expect(seen, documento).toBe(count('checks WHERE document = ?', documento));
    }
  });

  it('cerca_nei_documenti: every passage found, word for word', async () => {
    const passaggio = z.object({
      id: z.string(),
      documento: z.string(),
      righe: z.tuple([z.int(), z.int()]),
      testo: z.string(),
    });
    const output = elenco.extend({ passaggi: z.array(passaggio) });
    for (const testo of ['alloggi', 'canone', 'comune', 'emergenza abitativa', 'indigenti', 'scadenza']) {
      const found = await answer('cerca_nei_documenti', { testo, limite: 50 }, output);
      expect(found?.passaggi.length).toBeGreaterThan(0);
      for (const row of found?.passaggi ?? []) {
        expect(one('SELECT * FROM passages WHERE id = ?', row.id), row.id).toMatchObject({
          document: row.documento,
          first: row.righe[0],
          last: row.righe[1],
          text: row.testo,
        });
      }
    }
  });

  it('leggi_documento: every line of every document', async () => {
    const output = elenco.extend({ righe: z.array(z.object({ n: z.int(), testo: z.string() })) });
    for (const { id: documento, lineCount } of plan.documents()) {
      let da = 1;
      while (da <= lineCount) {
        const page = await answer('leggi_documento', { documento, da }, output);
        for (const { n, testo } of page?.righe ?? []) {
          expect(one('SELECT text FROM lines WHERE document = ? AND n = ?', documento, n)?.text).toBe(testo);
        }
        da = page?.cursore ? Number(page.cursore) : lineCount + 1;
      }
      expect(count('lines WHERE document = ?', documento)).toBe(lineCount);
    }
  });

  it('elenca_piani and trova_territorio: every document, every comune', async () => {
    const documents = elenco.extend({
      documenti: z.array(
        z.object({ documento: z.string(), titolo: z.string(), anno: z.int(), righe: z.int() }),
      ),
    });
    const listed = await answer('elenca_piani', {}, documents);
    expect(listed?.documenti.length).toBe(count('documents'));
    for (const row of listed?.documenti ?? []) {
      expect(one('SELECT * FROM documents WHERE id = ?', row.documento)).toMatchObject({
        title: row.titolo,
        year: row.anno,
        line_count: row.righe,
      });
    }
    const places = z.object({
      territori: z.array(z.object({ nome: z.string(), istat: z.string().nullable() })),
    });
    for (const nome of comuni) {
      const found = await answer('trova_territorio', { nome }, places);
      const same = found?.territori.find((place) => place.nome === nome);
      expect(one('SELECT name FROM comuni WHERE istat = ?', same?.istat ?? null)?.name, nome).toBe(nome);
    }
  });
});
