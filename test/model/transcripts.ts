// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { type Checking, measureStems } from '../../src/assistant/model/check-sentence.ts';
import { loadLanguages } from '../../src/assistant/model/languages.ts';
import { createLedger } from '../../src/assistant/model/ledger.ts';
import { type ModelReply, modelReplySchema } from '../../src/assistant/model/reply-schema.ts';
import type { Assistant } from '../../src/assistant/reply.ts';
import { loadTexts } from '../../src/assistant/texts.ts';
import type { GoldQuestion } from '../../src/cli/eval/gold.ts';
import type { Product } from '../../src/cli/product.ts';
import type { InProcessClient } from '../../src/mcp/in-process.ts';
import { faithfulModel } from './faithful-model.ts';
import type { ChatRequest } from './scripted-server.ts';

/** What a faithful model says to one turn of a gold question, and what it is checked against. */
export interface Transcript {
  readonly question: GoldQuestion;
  readonly said: ModelReply;
  readonly checking: Checking;
}

const argumentsSchema = z.record(z.string(), z.unknown());

/** The correct transcripts of gold questions: those of turns to which the faithful model has something to say. */
export async function correctTranscripts(
  questions: readonly GoldQuestion[],
  product: Product,
  assistant: Assistant,
  client: InProcessClient,
  dataDir: string,
): Promise<Transcript[]> {
  const { plan, gazetteer } = product.context;
  const faithful = faithfulModel(plan);
  const languages = loadLanguages(dataDir);
  const texts = loadTexts(dataDir);
  const measures = measureStems(texts);
  const titles = new Map(plan.documents().map(({ id, title }) => [id, title]));
  const found: Transcript[] = [];
  for (const question of questions) {
    for (const [index, { expect: expected }] of question.turns.entries()) {
      if (!expected) continue;
      const turns = question.turns.slice(0, index + 1).map(({ ask }) => ask);
      const script = faithful.script(expected, await assistant.reply(turns));
      const ledger = createLedger();
      const messages: ChatRequest['messages'] = [
        { role: 'user', content: `<domanda>${turns.at(-1)}</domanda>` },
      ];
      const request = { model: 'prova', messages, tools: [{ function: { name: 'risposta' } }] };
      const asked = script(request);
      if (!('call' in asked)) continue;
      const calls = asked.call.filter(({ name }) => name !== 'risposta');
      const results: ChatRequest['messages'] = [];
      for (const { name, arguments: args } of calls) {
        const outcome = await client.call(name, argumentsSchema.parse(args));
        const text = outcome.ok ? ledger.note(outcome.output) : outcome.message;
        results.push({ role: 'tool', content: `<dati>\n${text}\n</dati>` });
      }
      const tool_calls = calls.map(({ name, arguments: args }) => ({
        function: { name, arguments: JSON.stringify(args) },
      }));
      const step = script({
        ...request,
        messages: [...messages, { role: 'assistant', tool_calls }, ...results, { role: 'tool', content: '' }],
      });
      const said = 'call' in step ? modelReplySchema.safeParse(step.call[0]?.arguments).data : undefined;
      if (said === undefined || said.frasi.length === 0) continue;
      found.push({
        question,
        said,
        checking: { ledger, gazetteer, languages, texts, turns, titles, measures },
      });
    }
  }
  return found;
}
