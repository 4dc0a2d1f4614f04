// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { replySchema } from '../../src/assistant/reply.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function chiedicasa(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      env: { ...process.env, CHIEDICASA_VAR: folder },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

describe('ask', () => {
  it('replies to each turn of a conversation, one JSON line each', async () => {
    const { code, out } = await chiedicasa([
      'ask',
      'quanti alloggi SAP liberi a Vescovato?',
      'e a Cremona?',
      '--json',
    ]);
    expect(code).toBe(0);
    const replies = lines(out).map((line) => replySchema.parse(line));
    expect(replies.map((reply) => [reply.outcome, reply.facts[0]?.value])).toEqual([
      ['answered', 7],
      ['answered', 46],
    ]);
    expect(replies[0]?.citations[0]).toMatchObject({
      lines: [367, 367],
      url: '/documenti/cremonese-2026/righe/367',
    });
  });

  it('prints the text with its sources, and how it was read if asked', async () => {
    const { out } = await chiedicasa(['ask', 'contributo residuo bonemerse', '--explain']);
    expect(out).toContain('9.738,48 €');
    expect(out).toContain('riga 491');
    expect(out).toContain('contributo_solidarieta {"comune":"Bonemerse"}');
    expect(out).toContain('«contributo residuo bonemerse»: cifre (answered)');
  });

  it('tells in which way each of two questions was answered', async () => {
    const asked = 'quanti alloggi liberi a Crema? come si presenta la domanda di alloggio?';
    const { out } = await chiedicasa(['ask', asked, '--explain', '--json']);
    expect(lines(out)[0]).toHaveProperty('ways', [
      { question: 'quanti alloggi liberi a Crema?', way: 'cifre', outcome: 'answered' },
      {
        question: 'come si presenta la domanda di alloggio?',
        way: 'passo con tutte le parole',
        outcome: 'answered',
      },
    ]);
  });
});

describe('batch', () => {
  it('gives a line for each line, in order, and an error in the place of one that it cannot read', async () => {
    const input = [
      '{"id":"a","persona":"operatore","turns":["sat bordolano"]}',
      '{"id":"b"}',
      '',
      '{"id":3,"turns":["liberi a Sesto ed Uniti","e di aler?"]}',
    ].join('\n');
    const { code, out, err } = await chiedicasa(['batch'], input);
    const [first, second, third] = lines(out);
    expect(first).toMatchObject({
      id: 'a',
      replies: [{ outcome: 'answered', facts: [{ value: 1 }, { value: 4 }] }],
    });
    expect(second).toMatchObject({ id: null, error: expect.stringContaining('riga 2') });
    expect(third).toMatchObject({ id: 3, replies: [{ facts: [{ value: 2 }] }, { facts: [{ value: 2 }] }] });
    expect(code).toBe(1);
    expect(err).toContain('1 righe');
  });
});

describe('export and check', () => {
  it('exports facts as JSON lines in the documented shape', async () => {
    const { out } = await chiedicasa(['export', 'facts']);
    const fact = lines(out).find(
      (line) =>
        typeof line === 'object' &&
        line !== null &&
        'id' in line &&
        line.id === 'cremonese-2026/contributo-solidarieta/comune-annicco/contributo_residuo',
    );
    expect(fact).toEqual({
      id: 'cremonese-2026/contributo-solidarieta/comune-annicco/contributo_residuo',
      document: 'cremonese-2026',
      table: 'contributo-solidarieta',
      measure: 'contributo_residuo',
      label: 'contributo regionale di solidarietà: residuo degli anni precedenti',
      owner: { kind: 'comune', name: 'Comune di Annicco', comune: '019003' },
      territory: { kind: 'comune', name: 'Annicco', istat: '019003' },
      year: 2025,
      value: 7946.24,
      unit: 'EUR',
      status: 'declared',
      lines: [457, 457],
      raw: '\tANNICCO\t- €\t7.946,24 €\t7.946,24 €',
    });
  });

  it('exports CSV with one header row and flat columns', async () => {
    const { out } = await chiedicasa(['export', 'dwellings', '--format', 'csv']);
    const [header, first] = out.split('\n');
    expect(header).toBe(
      'id,document,table,id_alloggio,ui,comune_name,comune_istat,owner_kind,owner_name,owner_comune,service,state,vacancy,first_line,last_line,raw',
    );
    expect(first).toContain('55319402');
    expect(first).toContain(',309,309,');
  });

  it('prints every check with its verdict, figures, lines and meaning', async () => {
    const { code, out } = await chiedicasa(['check']);
    expect(code).toBe(0);
    expect(out).toMatch(/PERIMETRO DIVERSO {2}Totale dichiarato: contributo riparto/);
    expect(out).toContain('dichiarato 101.421,81, calcolato 1.942.608,36');
    expect(out).toContain('riga 504');
  });
});

describe('a wrong command line', () => {
  it.each([
    [['ask'], 'Manca la domanda'],
    [['vola'], 'non esiste'],
    [[], 'Manca il comando'],
    [['ask', 'x', '--colore'], '--colore'],
    [['ask', 'x', '--voice', 'sindaco'], 'cittadino o operatore'],
    [['export', 'persone'], 'facts, dwellings'],
  ])('%j ends with 2 and says how it should be', async (args, message) => {
    const { code, out, err } = await chiedicasa(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe('');
  });

  it('a port that is not one', async () => {
    const child = spawn(process.execPath, [MAIN, 'serve'], {
      env: { ...process.env, CHIEDICASA_VAR: folder, PORT: 'tremila' },
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(2);
  });
});
