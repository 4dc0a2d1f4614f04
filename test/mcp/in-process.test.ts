// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectInProcess, type InProcessClient } from '../../src/mcp/in-process.ts';
import { createServer } from '../../src/mcp/server.ts';
import { serverOptions } from './fixtures/tools.ts';

describe('the client of the same process', () => {
  let client: InProcessClient;

  beforeEach(async () => {
    client = await connectInProcess(createServer(serverOptions()));
  });

  afterEach(() => client.close());

  it('lists the tools', async () => {
    expect((await client.listTools()).map(({ name }) => name)).toContain('conta_alloggi');
  });

  it('gives the structured output', async () => {
    expect(await client.call('elenca_piani', {})).toEqual({
      ok: true,
      output: { piani: ['cremonese-2026'] },
    });
  });

  it.each([
    [
      'conta_alloggi',
      { comune: 'Cremna' },
      'Nessun comune si chiama «Cremna». Forse: Crema, Cremona.',
      'no_answer',
    ],
    [
      'elenca_piani',
      { anno: 2026 },
      'Argomento sconosciuto «anno»: questo strumento non ne prende.',
      'invalid_arguments',
    ],
    ['apri_porta', {}, /^Strumento sconosciuto «apri_porta»: /, 'invalid_arguments'],
    ['strumento_rotto', {}, /^Errore interno: /, 'internal_error'],
  ])('gives the message of what failed, and its kind: %s %j', async (tool, args, message, code) => {
    expect(await client.call(tool, args)).toEqual({
      ok: false,
      message: expect.stringMatching(message),
      code,
    });
  });

  it('answers many calls at once, each its own', async () => {
    const calls = Array.from({ length: 50 }, (_, n) =>
      client.call('conta_alloggi', { comune: `Comune ${n}` }),
    );
    const outcomes = await Promise.all(calls);
    expect(outcomes.map((outcome) => outcome.ok && outcome.output.comune)).toEqual(
      calls.map((_, n) => `Comune ${n}`),
    );
  });

  it('throws once closed', async () => {
    await client.close();
    await expect(client.call('elenca_piani', {})).rejects.toThrow();
  });
});
