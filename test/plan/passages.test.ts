// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { productPaths } from '../../src/cli/product.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import { rebuildPlan } from '../../src/plan/ensure.ts';
import { openPlan } from '../../src/plan/open.ts';
import { matchExpression } from '../../src/plan/passage-match.ts';
import { readQuestion } from '../../src/plan/passage-question.ts';
import { loadSynonyms } from '../../src/plan/passage-synonyms.ts';
import { queryPlan } from './query-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
const own = productPaths({});
const built = rebuildPlan({ ...own, databaseDir: folder }, loadGazetteer(own.dataDir));
const plan = openPlan(built.path);
afterAll(() => {
  plan.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A vocabulary that knows no word: each is looked for as it was typed. */
const vocabulary = {
  passages: 1,
  frequency: () => 0,
  phraseFrequency: () => undefined,
  family: () => [],
  beginning: () => [],
  nearest: () => [],
};

/** Where the first passages found begin: "cremonese-2026:41". */
const found = (query: string, limit = 3) =>
  plan.search({ query, limit }).hits.map(({ document, lines }) => `${document}:${lines[0]}`);

describe('a search', () => {
  it.each([
    ['quante domande posso presentare per ogni bando', 'cremonese-2026:41'],
    ['ISEE non superiore a 16.000 €', 'cremonese-2026:74'],
    ['isee 16000', 'cremonese-2026:74'],
    ["che cos'è il tutor condominiale", 'cremonese-2026:569'],
    ['RESIDENZA LEGGERA', 'cremonese-2026:597'],
    ['sei appartamenti a canone calmierato', 'cremonese-2026:601'],
    ['progetto interpreti di cambiamento', 'cremasco-2019:451'],
    ['fami lab impact', 'cremasco-2019:471'],
    ['casa diego', 'oglio-po-2021:176'],
    ['genitori separati', 'cremonese-2026:442'],
    ['la casa popolare è per sempre?', 'cremonese-2026:44'],
    ['sentenza della corte costituzionale sui 5 anni di residenza', 'oglio-po-2021:38'],
    ['misura 2 morosità incolpevole', 'cremasco-2019:385'],
    ['trescore inadempiente', 'cremasco-2021:76'],
    ['servizi abitativi sociali', 'cremonese-2026:75'],
    ['azione 3 del piano strategico', 'giunta-156-2026:112'],
    ['art. 4 comma 3 lettera b', 'oglio-po-2021:270'],
    ['articolo 4, comma 4', 'oglio-po-2021:290'],
    ['lettera d bis', 'oglio-po-2021:284'],
    ['punto 3 della decisione', 'giunta-156-2026:184'],
    ['percorsi personalizzati accompagnamento al lavoro', 'cremasco-2019:467'],
  ])('%s: %s first', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it('finds by when the annual plan is approved: comma 4 (31 December), and the plan of 2019', () => {
    const hits = found('entro quando si approva il piano annuale');
    expect(hits).toContain('oglio-po-2021:290');
    expect(hits).toContain('cremasco-2019:66');
    expect(
      plan.passage('oglio-po-2021/prosa/art-4-piano-annuale-dell-offerta-dei-servizi-abitativi/comma-4')
        ?.text,
    ).toContain('entro il 31 dicembre di ciascun anno');
  });

  it('finds how many dwellings Palazzo Cantoni has', () => {
    expect(found('palazzo cantoni quanti alloggi')).toContain('oglio-po-2021:212');
    expect(found('alloggi di palazzo cantoni')).toContain('oglio-po-2021:212');
  });

  it('finds a word that the extraction cut, in its document', () => {
    const { hits } = plan.search({ query: 'manutentiva', document: 'cremasco-2021', limit: 5 });
    expect(hits.map(({ lines, kind }) => [lines, kind])).toEqual([[[145, 146], 'heading']]);
    expect(hits[0]?.text).toContain('carenza manutentiva');
    expect(hits[0]?.raw).toContain('manut entiva');
  });

  it('joins the forms of a word, and takes the beginning of one', () => {
    expect(found('graduatoria')).toContain('cremonese-2026:39');
    expect(found('sfrattato', 10)).toContain('oglio-po-2021:225');
    expect(found('condomin', 14)).toContain('cremonese-2026:569');
  });

  it('keeps to a document, an ambito, a year, a kind', () => {
    const query = 'servizi abitativi pubblici';
    const of = (filter: Parameters<typeof plan.search>[0]) => plan.search({ ...filter, limit: 50 });
    const documents = (filter: Parameters<typeof plan.search>[0]) => [
      ...new Set(of(filter).hits.map(({ document }) => document)),
    ];
    expect(documents({ query, document: 'cremasco-2019', limit: 1 })).toEqual(['cremasco-2019']);
    expect(documents({ query, ambito: 'cremasco', limit: 1 }).sort()).toEqual([
      'cremasco-2019',
      'cremasco-2021',
    ]);
    expect(documents({ query, ambito: 'cremasco', year: 2021, limit: 1 })).toEqual(['cremasco-2021']);
    expect(new Set(of({ query, kind: 'comma', limit: 1 }).hits.map(({ kind }) => kind))).toEqual(
      new Set(['comma']),
    );
  });

  it('counts all that it finds, and gives it page by page without gaps or repeats', () => {
    const { total } = plan.search({ query: 'alloggi', limit: 1 });
    const pages = Array.from({ length: Math.ceil(total / 7) }, (_, page) =>
      plan.search({ query: 'alloggi', limit: 7, offset: page * 7 }),
    );
    const ids = pages.flatMap(({ hits }) => hits.map(({ id }) => id));
    expect(total).toBeGreaterThan(50);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    expect(pages.every((page) => page.total === total)).toBe(true);
    expect(plan.search({ query: 'alloggi', limit: 7, offset: total })).toEqual({
      total,
      hits: [],
    });
    const scores = pages.flatMap(({ hits }) => hits.map(({ score }) => score));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });
});

describe('whatever people type', () => {
  it.each([
    ['quotes', '"piano annuale'],
    ['operators', 'piano OR annuale AND NOT sap NEAR(casa, 3)'],
    ['columns', 'words:piano stems : - path ^annuale'],
    ['stars and parentheses', '*** (((piano* )) ""'],
    ['SQL', "'; DROP TABLE passages; --"],
    ['emoji', '🏠🔑 casa'],
    ['only emoji', '🏠🔑'],
    ['nothing', ''],
    ['only stop words', 'che cosa è il di la'],
    ['control characters', 'piano\u0000annuale\u0007\u001b[31m'],
    ['lone surrogates', '\ud800piano\udfff'],
    ['every script', '住房 жильё سكن στέγη घर 𝕮𝖆𝖘𝖆'],
    ['a long word', 'a'.repeat(100_000)],
    ['100 kB of words', 'alloggi liberi a Cremona? '.repeat(4000)],
    ['100 kB of quotes', '"'.repeat(100_000)],
    ['100 kB of different words', Array.from({ length: 15_000 }, (_, n) => `parola${n}`).join(' ')],
  ])('%s gives an answer and no error', (_, query) => {
    const started = performance.now();
    expect(() => plan.search({ query, limit: 10 })).not.toThrow();
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('never reaches the syntax of the index: every term is letters and digits in quotes', () => {
    for (const query of ['a"b OR c*', 'NEAR(x y)', 'words:"x" ^ - +', "d'Adda {stems path}: x"]) {
      const question = readQuestion(query, [], vocabulary, loadSynonyms(own.dataDir));
      const rest = (matchExpression(question) ?? '').replace(/"[\p{L}\p{N} ]+"/gu, 'T');
      expect(rest).toMatch(/^(?:(?:path|\{stems title path\}|\{stems title path context\}) : T(?: OR |$))*$/);
    }
  });

  it('finds passages by words even among hostile signs', () => {
    expect(found('"tutor" AND (condominiale*) NEAR/2 --')).toContain('cremonese-2026:569');
  });
});

describe('the passages of the plan', () => {
  it('are all there, in order, with the lines as printed', () => {
    const counts = Object.fromEntries(plan.documents().map(({ id }) => [id, plan.passages(id).length]));
    expect(built.passages).toBe(Object.values(counts).reduce((sum, count) => sum + count, 0));
    for (const { id } of plan.documents()) {
      const passages = plan.passages(id);
      const first = passages.map(({ lines }) => lines[0]);
      expect(first).toEqual([...first].sort((a, b) => a - b));
      for (const { raw, lines } of passages) {
        expect(raw).toBe(
          plan
            .lines(id, ...lines)
            .map(({ text }) => text)
            .join('\n'),
        );
      }
    }
    expect(plan.passage('cremonese-2026/prosa/servizio-di-tutor-condominiale/1')?.lines).toEqual([569, 569]);
    expect(plan.passage('non/esiste')).toBeUndefined();
  });

  it('give a list whole', () => {
    const [lead] = plan.search({ query: 'cambiamenti più rilevanti della nuova normativa', limit: 1 }).hits;
    const items = plan.passagesOfList(lead?.introduces ?? '');
    expect(items.map(({ lines }) => lines[0])).toEqual([38, 39, 40, 41, 42, 43, 44]);
    expect(plan.passagesOfList('non/esiste')).toEqual([]);
  });

  it('are found through indexes, and cannot be written', () => {
    const db = new Database(built.path, { readonly: true });
    const steps = (sql: string) => queryPlan(db, sql);
    expect(steps("SELECT id FROM passages p WHERE p.list = 'x' ORDER BY p.list_order")).toMatch(
      /passages_by_list/,
    );
    expect(steps("SELECT id FROM passages p WHERE p.document = 'x' ORDER BY p.seq")).toMatch(
      /passages_by_document/,
    );
    expect(steps("SELECT id FROM passages p WHERE p.id = 'x'")).not.toMatch(/SCAN/);
    db.close();
  });
});
