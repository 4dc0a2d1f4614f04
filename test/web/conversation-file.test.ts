// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { replySchema } from '../../src/assistant/reply.ts';
import { smallApp } from './app.ts';

const fileSchema = z.object({
  voce: z.string(),
  scambi: z.array(z.object({ domanda: z.string(), risposta: replySchema })),
});

const QUERY = new URLSearchParams([
  ['voce', 'operatore'],
  ['t', 'quanti alloggi SAP liberi a Vescovato?'],
  ['q', 'e a Cremona?'],
]).toString();

const conversation = (voice: string, turns: readonly string[]) => ({
  method: 'POST',
  body: new URLSearchParams([['voce', voice], ...turns.map((turn): [string, string] => ['t', turn])]),
});
const TURNS = ['quanti alloggi SAP liberi a Vescovato?', 'e a Cremona?'];

describe('a conversation as a file', () => {
  it('is text with the sources as addresses', async () => {
    const asked = conversation('operatore', TURNS);
    const response = await smallApp().request('http://casa.example/conversazione.txt', asked);
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const text = await response.text();
    expect(text).toContain('DOMANDA: quanti alloggi SAP liberi a Vescovato?');
    expect(text).toContain('riga 367: http://casa.example/documenti/cremonese-2026/righe/367');
    expect(text).toContain('Comune di Cremona\t12\t33\t0\t45');
    expect(text).toContain('Risposta automatica, senza IA generativa');
    expect(text).not.toContain('**');
  });

  it('is data with the whole replies', async () => {
    const response = await smallApp().request('/conversazione.json', conversation('operatore', TURNS));
    const file = fileSchema.parse(await response.json());
    expect(file.voce).toBe('operatore');
    expect(file.scambi.map(({ domanda }) => domanda)).toEqual([expect.any(String), 'e a Cremona?']);
    expect(file.scambi[1]?.risposta.text).toContain('46');
  });

  it('is not there without a question', async () => {
    expect((await smallApp().request('/conversazione.txt', conversation('cittadino', []))).status).toBe(400);
  });
});

describe('the voice', () => {
  it('is kept in every address that goes on with the conversation', async () => {
    const page = await (await smallApp().request(`/?${QUERY}`)).text();
    expect(page).toContain('value="operatore" checked');
    expect(page).toContain('<input type="hidden" name="voce" value="operatore">');
    expect(page).toContain('href="/?voce=operatore" data-azione="nuova"');
    expect(page).toMatch(/href="\/\?voce=operatore&amp;t=[^"]*#scambio-2" data-copia-indirizzo/);
  });

  it('is the citizen’s when the address names none, or nonsense', async () => {
    expect(await (await smallApp().request('/?voce=robot')).text()).toContain('value="cittadino" checked');
  });
});

describe('the sheet of a source', () => {
  it('is the cited lines with those around them, marked', async () => {
    const response = await smallApp().request('/documenti/cremonese-2026/righe/343,367?vista=foglio');
    const sheet = await response.text();
    expect(sheet).toMatch(/^<div class="foglio-contenuto">/);
    expect(sheet.match(/<mark/g)).toHaveLength(2);
    expect(sheet.match(/<ol class="righe"/g)).toHaveLength(2);
    expect(sheet).toContain('VESCOVATO');
    expect(sheet).toContain('href="/documenti/cremonese-2026/righe/343,367#evidenza"');
  });
});
