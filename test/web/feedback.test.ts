// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { openSqliteFeedback } from '../../src/web/feedback/sqlite-feedback.ts';
import { smallApp } from './app.ts';

const TOKEN = 'gettone-di-prova-0123456789';
const FIGURE = 'cremonese-2026/previsione/vescovato/alloggi_liberi';

function setUp() {
  const feedback = openSqliteFeedback(':memory:');
  const now = () => new Date('2026-11-21T10:00:00Z');
  const app = smallApp({ feedback, operatorToken: TOKEN, now });
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request('/riscontro', {
      method: 'POST',
      headers,
      body: new URLSearchParams({
        t: 'alloggi a Vescovato',
        esito: 'answered',
        modalita: 'deterministic',
        giudizio: 'utile',
        ...fields,
      }),
    });
  const authorized = { authorization: `Bearer ${TOKEN}` };
  return { app, feedback, send, authorized };
}

describe('a judgement on an answer', () => {
  it('is asked for under each answer, by a form that works without script', async () => {
    const page = await (await smallApp().request('/?q=alloggi+a+Vescovato')).text();
    expect(page).toContain('action="/riscontro"');
    expect(page).toContain(`<option value="${FIGURE}" lang="it">7: alloggi liberi, Vescovato</option>`);
  });

  it('is kept without the question, and thanked for with the way back', async () => {
    const { send, feedback } = setUp();
    const response = await send({ giudizio: 'errore', cifra: FIGURE, commento: 'Sono 6.' });
    expect(await response.text()).toContain('href="/?q=alloggi+a+Vescovato#scambio-1"');
    expect(feedback.since('2026-01-01')).toEqual([
      expect.objectContaining({
        date: '2026-11-21',
        verdict: 'errore',
        fact: FIGURE,
        comment: 'Sono 6.',
        question: null,
      }),
    ]);
  });

  it('loses personal data, in the comment and in the question attached on request', async () => {
    const { send, feedback } = setUp();
    const turn = 'alloggi a Vescovato per RSSMRA80A01D150X';
    await send({ t: turn, allega: 'si', commento: 'scrivetemi a mario@example.it o 333 1234567' });
    const [kept] = feedback.since('2026-01-01');
    expect(kept?.comment).toBe('scrivetemi a [e-mail] o [telefono]');
    expect(kept?.question).toBe('alloggi a Vescovato per [codice fiscale]');
  });

  it('keeps no figure that is none', async () => {
    const { send, feedback } = setUp();
    await send({ cifra: 'mario rossi, via Roma 1' });
    expect(feedback.since('2026-01-01')[0]?.fact).toBeNull();
  });

  it('is thanked for in two words where the client asks so', async () => {
    const { send } = setUp();
    expect(await (await send({}, { accept: 'application/json' })).json()).toMatchObject({ registrato: true });
  });

  it('is not taken from another site, nor when it is nonsense', async () => {
    const { send, feedback } = setUp();
    expect((await send({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ giudizio: 'boh' })).status).toBe(400);
    expect((await send({ commento: 'x'.repeat(70_000) })).status).toBe(413);
    expect(feedback.since('2026-01-01')).toEqual([]);
  });

  it('is deleted when its time is over', async () => {
    const { send, feedback } = setUp();
    feedback.add({
      date: '2026-01-01',
      verdict: 'utile',
      outcome: 'answered',
      mode: 'deterministic',
      voice: 'cittadino',
      fact: null,
      subject: '',
      comment: '',
      question: null,
      version: '1',
    });
    await send({});
    expect(feedback.since('0001-01-01').map(({ date }) => date)).toEqual(['2026-11-21']);
  });
});

describe('the operator', () => {
  it('exports the judgements as JSON and as CSV, with the token only', async () => {
    const { app, send, authorized } = setUp();
    await send({ giudizio: 'errore', commento: '=1+1, "x"' });
    expect((await app.request('/api/riscontri')).status).toBe(401);
    const wrong = { authorization: 'Bearer un-altro-gettone-qualsiasi' };
    expect((await app.request('/api/riscontri', { headers: wrong })).status).toBe(401);
    const json = await (await app.request('/api/riscontri', { headers: authorized })).json();
    expect(json).toMatchObject({ riscontri: [{ verdict: 'errore' }] });
    const csv = await (await app.request('/api/riscontri?formato=csv', { headers: authorized })).text();
    expect(csv.split('\r\n')[0]).toBe(
      'id,date,verdict,outcome,mode,voice,fact,subject,comment,question,version',
    );
    expect(csv).toContain(`"'=1+1, ""x"""`);
  });

  it('deletes those before a date', async () => {
    const { app, send, authorized } = setUp();
    await send({});
    const remove = (before: string) =>
      app.request(`/api/riscontri?prima=${before}`, { method: 'DELETE', headers: authorized });
    expect((await remove('ieri')).status).toBe(400);
    expect(await (await remove('2026-11-22')).json()).toEqual({ eliminati: 1 });
  });

  it('has nothing to read where no token is configured', async () => {
    expect((await smallApp().request('/api/riscontri')).status).toBe(404);
  });
});
