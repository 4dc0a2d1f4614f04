// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { replySchema } from '../../src/assistant/reply.ts';
import { cutBetweenWords } from '../../src/web/chat/ui-message-stream.ts';
import { smallApp } from './app.ts';
import { sseData } from './sse.ts';
import { cremonesePlan, smallAssistant } from './stand-ins.ts';

const post = (body: unknown, type = 'application/json') => ({
  method: 'POST',
  headers: { 'content-type': type },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('POST /api/ask', () => {
  it('gives the reply to the last turn', async () => {
    const response = await smallApp().request(
      '/api/ask',
      post({ turns: ['alloggi SAP liberi a Vescovato', 'e a Cremona?'], voice: 'operatore' }),
    );
    expect(response.status).toBe(200);
    const reply = replySchema.parse(await response.json());
    expect(reply.text).toContain('46');
  });

  it.each([
    ['not JSON', '{', 'JSON'],
    ['no turns', {}, '"turns"'],
    ['no question', { turns: [] }, 'Manca la domanda'],
    ['an empty question', { turns: ['  '] }, 'vuota'],
    ['a question that is too long', { turns: ['a'.repeat(2001)] }, 'troppo lunga'],
    ['too many turns', { turns: Array.from({ length: 21 }, () => 'a') }, 'massimo di 20'],
    ['a turn that is not text', { turns: [7] }, '"turns"'],
    ['an unknown voice', { turns: ['a'], voice: 'robot' }, 'cittadino'],
  ])('answers 400 in Italian to %s', async (_, body, message) => {
    const response = await smallApp().request('/api/ask', post(body));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ errore: expect.stringContaining(message) });
  });

  it('answers 415 to another content type and 413 to a body over 64 kB', async () => {
    expect((await smallApp().request('/api/ask', post('turns=a', 'text/plain'))).status).toBe(415);
    const large = await smallApp().request('/api/ask', post({ turns: ['a'], filler: 'x'.repeat(65 * 1024) }));
    expect(large.status).toBe(413);
    expect(await large.json()).toEqual({ errore: expect.stringContaining('64 kB') });
  });

  it('never shows what broke', async () => {
    const response = await smallApp().request('/api/ask', post({ turns: ['guasto'] }));
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ errore: expect.not.stringContaining('broke') });
  });
});

describe('POST /api/chat', () => {
  const turns = ['quanti alloggi SAP liberi a Vescovato?'];

  it('streams an AI SDK UI message: text, reply, rendering, end', async () => {
    const response = await smallApp().request('/api/chat', post({ turns }));
    expect(response.headers.get('x-vercel-ai-ui-message-stream')).toBe('v1');
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const data = sseData(await response.text());
    expect(data.at(-1)).toBe('[DONE]');
    const parts = data.slice(0, -1).map((json) => JSON.parse(json));
    const kinds = parts.map((part) => part.type).filter((type, index, all) => type !== all[index - 1]);
    expect(kinds).toEqual([
      'start',
      'start-step',
      'text-start',
      'text-delta',
      'text-end',
      'source-url',
      'data-reply',
      'data-html',
      'finish-step',
      'finish',
    ]);
    expect(parts.find((part) => part.type === 'source-url')).toEqual({
      type: 'source-url',
      sourceId: '/documenti/cremonese-2026/righe/367',
      url: 'http://localhost/documenti/cremonese-2026/righe/367',
      title: expect.stringMatching(/, riga 367$/),
    });
    expect(parts.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
    const reply = replySchema.parse(parts.find((part) => part.type === 'data-reply').data);
    const deltas = parts.filter((part) => part.type === 'text-delta').map((part) => part.delta);
    expect(deltas.length).toBeGreaterThan(10);
    expect(deltas.join('')).toBe(reply.text);
  });

  it('renders the exchange as the page without script does', async () => {
    const app = smallApp();
    const data = sseData(await (await app.request('/api/chat', post({ turns }))).text());
    const rendering = data
      .map((json) => (json === '[DONE]' ? {} : JSON.parse(json)))
      .find((part) => part.type === 'data-html');
    const page = await (await app.request(`/?${new URLSearchParams({ q: turns[0] ?? '' })}`)).text();
    expect(page).toContain(rendering.data);
  });

  it('accepts the messages of an AI SDK client', async () => {
    const plan = cremonesePlan();
    const assistant = smallAssistant(plan);
    const messages = [
      { id: '1', role: 'user', parts: [{ type: 'text', text: 'alloggi a Vescovato' }] },
      { id: '2', role: 'assistant', parts: [{ type: 'step-start' }, { type: 'text', text: '7' }] },
      { id: '3', role: 'user', parts: [{ type: 'text', text: 'e a Cremona?' }] },
    ];
    const response = await smallApp({ plan, assistant }).request('/api/chat', post({ id: 'x', messages }));
    expect(await response.text()).toContain('46');
    expect(assistant.asked).toEqual([['alloggi a Vescovato', 'e a Cremona?']]);
  });

  it('refuses what /api/ask refuses', async () => {
    expect((await smallApp().request('/api/chat', post({ messages: [] }))).status).toBe(400);
    expect((await smallApp().request('/api/chat', post({ messages: [{ role: 'user' }] }))).status).toBe(400);
    expect((await smallApp().request('/api/chat', post({ turns: [''] }))).status).toBe(400);
  });

  it('ends a failure with an error event, in Italian', async () => {
    const response = await smallApp().request('/api/chat', post({ turns: ['guasto'] }));
    const data = sseData(await response.text());
    expect(data).toHaveLength(3);
    expect(JSON.parse(data[1] ?? '')).toEqual({
      type: 'error',
      errorText: expect.stringContaining('Riprovare'),
    });
    expect(data[2]).toBe('[DONE]');
  });

  it('stops quietly when the client goes away', async () => {
    const reported: unknown[] = [];
    let letGo = () => {};
    const plan = cremonesePlan();
    const small = smallAssistant(plan);
    const assistant = {
      ...small,
      reply: async (asked: readonly string[]) => {
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
        return small.reply(asked);
      },
    };
    const app = smallApp({ plan, assistant, report: (error) => reported.push(error) });
    const reader = (await app.request('/api/chat', post({ turns }))).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    letGo();
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(reported).toEqual([]);
  });
});

describe('cutting text for the stream', () => {
  it('cuts between words and loses nothing', () => {
    expect(cutBetweenWords('Ci sono **7 alloggi**.\n\n- uno')).toEqual([
      'Ci ',
      'sono ',
      '**7 ',
      'alloggi**.\n\n',
      '- ',
      'uno',
    ]);
    expect(cutBetweenWords('')).toEqual([]);
  });
});
