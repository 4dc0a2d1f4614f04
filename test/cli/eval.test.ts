// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/assistant/reply.ts';
import { type Expectation, parseGold } from '../../src/cli/eval/gold.ts';
import { examinerOf, type TurnResult } from '../../src/cli/eval/run.ts';
import { readText } from '../../src/cli/eval/said.ts';
import { scoresOf } from '../../src/cli/eval/score.ts';
import { productPaths } from '../../src/cli/product.ts';
import { assistantForTest } from '../product.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-eval-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { product, assistant } = await assistantForTest();
const examiner = examinerOf(product, assistant, productPaths({}).dataDir);

describe('a gold file', () => {
  const file = (expected: unknown) => ({
    kind: 'lookup',
    questions: [{ id: 'lookup-uno', turns: [{ ask: 'sat bordolano', expect: expected }] }],
  });

  it('is refused with the file, the question and the key that is wrong', () => {
    expect(() => parseGold('a.json', file({ outcome: ['answered'], figuers: [] }))).toThrow(
      /a\.json.*\n.*domanda «lookup-uno», turns\[0\]\.expect: .*figuers/,
    );
    expect(() => parseGold('a.json', file({ outcome: ['risposto'] }))).toThrow(
      /turns\[0\]\.expect\.outcome\[0\]: /,
    );
    expect(() =>
      parseGold('a.json', file({ outcome: ['answered'], figures: [{ value: 'sette', at: ['a', 1] }] })),
    ).toThrow(/figures\[0\]\.value: .*(?:numero|number)/);
    expect(() => parseGold('a.json', file({ outcome: ['answered'], cites: [['a', 9, 3]] }))).toThrow(
      /cites\[0\]: la prima riga viene dopo/,
    );
    expect(() =>
      parseGold('a.json', { kind: 'rules', questions: file({ outcome: ['answered'] }).questions }),
    ).toThrow(/lookup-uno.*deve cominciare con «rules-»/);
  });
});

describe('quantities in a text', () => {
  const read = (text: string) => readText(text).map(({ value, manner }) => [value, manner]);

  it.each<[string, [number, string][]]>([
    [
      '**1.022** alloggi e 9.738,48 €, il 10,5%',
      [
        [1022, 'digits'],
        [9738.48, 'digits'],
        [10.5, 'digits'],
      ],
    ],
    [
      'sette alloggi, ventitré a Soresina, nessuno ad Annicco',
      [
        [7, 'word'],
        [23, 'word'],
        [0, 'none'],
      ],
    ],
    [
      'il doppio di Crema, la metà, un terzo, due terzi',
      [
        [2, 'ratio'],
        [0.5, 'ratio'],
        [1, 'article'],
        [1 / 3, 'ratio'],
        [2 / 3, 'ratio'],
      ],
    ],
    ['se sei in affitto, il terzo settore, dieci per cento', [[10, 'word']]],
    [
      'righe 340–368, -3',
      [
        [340, 'digits'],
        [368, 'digits'],
        [-3, 'digits'],
      ],
    ],
    [
      'una dozzina, entrambi',
      [
        [1, 'article'],
        [12, 'word'],
        [2, 'word'],
      ],
    ],
  ])('%s', (text, expected) => {
    const found = read(text).filter(
      ([, manner]) => manner !== 'article' || text.startsWith('una') || text.includes('un terzo'),
    );
    expect(found).toEqual(expected);
  });
});

describe('a reply', () => {
  const QUESTION = 'quanti alloggi SAP liberi a Vescovato?';
  const right: Expectation = {
    outcome: ['answered'],
    figures: [{ value: 7, unit: 'alloggi', at: ['cremonese-2026', 367] }],
    not_figures: [70],
    words: ['ALER', ['nessuno', 'Vescovato']],
  };
  const real = () => assistant.reply([QUESTION]);
  const judge = (reply: Reply, expected: Expectation = right, question = QUESTION): TurnResult =>
    examiner.judge([question], expected, reply, 1);

  it('that is right has no fault, and every figure of it a source', async () => {
    const result = judge(await real());
    expect(result.faults).toEqual([]);
    expect(result.said).toBeGreaterThan(2);
    expect(result.unsupported).toEqual([]);
    expect(result.misquoted).toEqual([]);
    expect(result.lines).toEqual({ wanted: 1, cited: 1 });
  });

  it.each([
    ['in digits', 'A Vescovato ci sono 70 alloggi liberi.', 1],
    ['in words', 'A Vescovato ci sono settanta alloggi liberi.', 1],
    ['as a ratio', 'A Vescovato sono il triplo di quelli di Soresina.', 1],
    ['as nothing, where the plan has seven', 'A Vescovato ci sono zero alloggi liberi e ottantatré SAT.', 1],
    ['of a year without a plan', 'Nel 2017 a Vescovato erano di più.', 1],
    ['of a line that is not cited', 'Lo dice la riga 999.', 1],
    ['said by the plan', 'A Vescovato risultano sette alloggi, riga 367 del piano 2026.', 0],
    ['denied', 'Il dato manca: non vuol dire zero.', 0],
    ['of the question', 'Mi si chiede di 2018.', 0],
    ['of a contact', 'In pericolo: 112 o 1522.', 0],
  ])('with a figure %s', async (_, text, without) => {
    const question = text.includes('2018') ? 'e nel 2018?' : QUESTION;
    const result = judge({ ...(await real()), text, tables: [] }, right, question);
    // Vescovato's own row prints zeros, so that a bare zero has a source there.
    expect(result.unsupported.length, result.unsupported.join()).toBe(without);
  });

  it('whose declared fact is not in its line, or whose sum does not add up, has figures without source', async () => {
    const reply = await real();
    const [fact] = reply.facts;
    if (!fact) throw new Error('no fact');
    const wrong = { ...reply, text: 'Sono 43.', tables: [], citations: [], facts: [{ ...fact, value: 43 }] };
    expect(judge(wrong).unsupported).toHaveLength(1);
    const sum = { ...fact, id: 'x', value: 43, operation: 'somma', operands: [fact.id] };
    expect(judge({ ...wrong, facts: [fact, sum] }).unsupported).toHaveLength(1);
    expect(judge({ ...wrong, text: 'Sono 7.', facts: [fact, { ...sum, value: 7 }] }).unsupported).toEqual([]);
  });

  it('with another figure, a forbidden one, another source or missing words says so', async () => {
    const reply = await real();
    expect(judge({ ...reply, text: 'Sono 8.', tables: [] }).faults).toEqual(
      expect.arrayContaining(['non dice 7 alloggi', 'manca «ALER»']),
    );
    expect(judge({ ...reply, text: `${reply.text} Sì, sono 70.` }).faults).toEqual([
      'dice 70, che non deve dire',
    ]);
    const echo = { ...reply, text: `${reply.text} Non sono 70.` };
    expect(judge(echo, right, 'confermi che sono 70?').faults).toEqual([]);
    const elsewhere = {
      ...right,
      figures: [{ value: 7, unit: 'alloggi', at: ['cremonese-2026', 340] as [string, number] }],
    };
    expect(judge(reply, elsewhere).faults).toEqual(['nessun dato 7 alloggi con la riga cremonese-2026 340']);
    expect(judge(reply, { outcome: ['not_available'] }).faults).toEqual([
      'esito answered invece di not_available',
    ]);
  });

  it('that quotes other lines than it cites is misquoted', async () => {
    const reply = await real();
    const citations = reply.citations.map((citation) => ({ ...citation, quote: `${citation.quote}!` }));
    expect(judge({ ...reply, citations }).misquoted.length).toBe(citations.length);
  });

  it('that names more comuni than expected says which, without the towns in names of bodies', async () => {
    const reply = {
      ...(await real()),
      text: 'ALER Brescia-Cremona-Mantova: Vescovato e Soresina.',
      tables: [],
    };
    const only: Expectation = { outcome: ['answered'], names: ['Vescovato'], only_names: true };
    expect(judge(reply, only).faults).toEqual(['nomina anche Soresina']);
  });

  it('is counted: false answers, clarifications, passages', async () => {
    const reply = await real();
    const question = { id: 'x-y', kind: 'x', held_out: false, voice: 'cittadino' as const, turns: [] };
    const expectations: Expectation[] = [
      right,
      { outcome: ['not_available'] },
      { outcome: ['clarification'] },
      { outcome: ['answered'], passage: ['cremonese-2026', 300, 301] },
    ];
    const turns = expectations.map((expected) => judge(reply, expected));
    const scores = scoresOf(turns.map((turn) => ({ question, turns: [turn] })));
    expect(scores).toMatchObject({
      questions: 4,
      exact: 25,
      outcome: 50,
      passages: 0,
      falseAnswers: 2,
      clarificationsNeeded: 1,
      clarificationsMissing: 1,
      clarificationsNeedless: 0,
      unsupported: 0,
    });
  });
});

describe('the command', { timeout: 30_000 }, () => {
  const run = (...args: string[]) => {
    const env = { ...process.env, CHIEDICASA_VAR: folder };
    return spawnSync(process.execPath, [MAIN, 'eval', ...args], { encoding: 'utf8', env });
  };
  const write = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };
  const question = (id: string, value: number, heldOut: boolean) => ({
    id,
    held_out: heldOut,
    turns: [
      {
        ask: 'quanti alloggi SAP liberi a Vescovato?',
        expect: { outcome: ['answered'], figures: [{ value, at: ['cremonese-2026', 367] }] },
      },
    ],
  });
  const gold = () =>
    write('lookup.json', {
      kind: 'lookup',
      questions: [
        question('lookup-giusta', 7, false),
        question('lookup-aperta', 8, false),
        question('lookup-riposta', 9, true),
      ],
    });

  it('prints the scores of each set, and failures of the open one only', () => {
    const { status, stdout } = run(gold(), '--failures');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /Domande aperte[\s\S]*lookup +2 +2 +50,0%[\s\S]*Domande messe da parte[\s\S]*0,0%/,
    );
    expect(stdout).toContain('lookup-aperta');
    expect(stdout).not.toContain('lookup-riposta');
  });

  it('shows failures of the set aside only where it is asked for by name, with a warning', () => {
    const { stdout } = run(gold(), '--set', 'held-out', '--failures');
    expect(stdout).toContain('lookup-riposta');
    expect(stdout).toContain('Servono solo a misurare');
    expect(run(gold(), '--set', 'held-out').stdout).not.toContain('lookup-riposta');
  });

  it('ends with 1 below a threshold, which it names', () => {
    const thresholds = write('altre-soglie.json', {
      open: { overall: { exact: 90 }, kinds: { lookup: { recall: 10 } } },
      'held-out': { overall: { exact: 0 } },
    });
    const { status, stdout } = run(gold(), '--thresholds', thresholds);
    expect(status).toBe(1);
    expect(stdout).toContain('SOTTO SOGLIA (open) in tutto: risposte esatte 50,0%, la soglia è 90%');
    expect(stdout.match(/SOTTO SOGLIA/g)).toHaveLength(1);
  });

  it('gives the same as JSON', () => {
    const { stdout } = run(gold(), '--json', '--set', 'open', '--failures');
    expect(JSON.parse(stdout)).toMatchObject({
      sets: [{ set: 'open', overall: { questions: 2, exact: 50 }, failures: [{ id: 'lookup-aperta' }] }],
    });
  });

  it('names a file that it cannot read, and a set or kind that there is not', () => {
    expect(run(join(folder, 'manca.json')).stderr).toContain('manca.json: il file o la cartella non esiste');
    expect(run(gold(), '--set', 'tutte').status).toBe(2);
    expect(run(gold(), '--kind', 'regole').stderr).toContain('Ci sono: lookup');
    expect(run().status).toBe(2);
  });
});
