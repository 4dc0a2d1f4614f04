// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Reply, ReplyOptions } from '../../src/assistant/reply.ts';
import { smallApp } from './app.ts';
import { cremonesePlan, smallAssistant } from './stand-ins.ts';

/** The stand-in, whose replies a model is said to have written, and what it was asked with. */
function assistantOf(mode: Reply['mode']) {
  const assistant = smallAssistant(cremonesePlan());
  const asked: (ReplyOptions | undefined)[] = [];
  return {
    asked,
    assistant: {
      ...assistant,
      reply: async (turns: readonly string[], options?: ReplyOptions) => {
        asked.push(options);
        return { ...(await assistant.reply(turns, options)), mode };
      },
    },
  };
}

const QUESTION = `/?q=${encodeURIComponent('quanti alloggi SAP liberi a Vescovato?')}`;
const text = async (app: ReturnType<typeof smallApp>, path: string) => (await app.request(path)).text();

describe('with a model configured', () => {
  it('pages say that some answers are written with generative AI, and what leaves', async () => {
    const app = smallApp({ mode: 'llm' });
    expect(await text(app, '/')).toContain('Per alcune risposte usa intelligenza artificiale generativa');
    expect(await text(app, '/en')).toContain('For some answers it uses generative artificial intelligence');
    expect(await text(app, '/protezione-dati')).toContain('vanno al modello linguistico');
  });

  it.each([
    ['llm', 'scritta con IA generativa'],
    ['deterministic', 'senza IA generativa'],
  ] as const)('an answer of mode %s says so in words', async (mode, words) => {
    const app = smallApp({ mode: 'llm', assistant: assistantOf(mode).assistant });
    expect(await text(app, QUESTION)).toContain(words);
  });

  it('an answer is asked for with the key of the rate limits, the address’s network where it is IPv6', async () => {
    const { asked, assistant } = assistantOf('llm');
    const app = smallApp({ mode: 'llm', assistant });
    const socket = { remoteAddress: '2001:db8:1:2:3:4:5:6', remotePort: 1, remoteFamily: 'IPv6' };
    await app.request(QUESTION, {}, { incoming: { socket } });
    const body = JSON.stringify({ turns: ['quanti alloggi SAP liberi a Vescovato?'] });
    const headers = { 'content-type': 'application/json' };
    await app.request('/api/ask', { method: 'POST', headers, body }, { incoming: { socket } });
    expect(asked.map((options) => options?.person)).toEqual(['2001:db8:1:2', '2001:db8:1:2']);
  });
});

describe('without a model', () => {
  it('pages say that none is used, and nothing of what leaves', async () => {
    const app = smallApp();
    expect(await text(app, '/')).toContain('Non usa intelligenza artificiale generativa');
    expect(await text(app, '/protezione-dati')).not.toContain('modello linguistico');
  });
});
