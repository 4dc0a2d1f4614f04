// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { VOICES } from '../../src/assistant/reply.ts';
import { FIRST_QUESTIONS } from '../../src/web/chat/chat-page.ts';
import { questionsOn } from '../../src/web/comuni/comune-questions.ts';
import { assistantForTest } from '../product.ts';

const { product, assistant } = await assistantForTest();
const { plan, gazetteer } = product.context;
const measures = plan.measures().map(({ id }) => id);

describe('the questions that pages suggest', () => {
  it.each(VOICES)('are answered from the first page, for a %s', async (voice) => {
    for (const question of FIRST_QUESTIONS) {
      const { outcome, citations } = await assistant.reply([question], { voice });
      expect([question, outcome, citations.length > 0]).toEqual([question, 'answered', true]);
    }
  });

  it('are answered from the page of every comune', async () => {
    const unanswered: string[] = [];
    let asked = 0;
    for (const comune of gazetteer.comuni.filter(({ ambito }) => ambito !== null)) {
      const [latest] = plan.plansOf(comune.ambito ?? '');
      const facts = latest ? plan.facts({ document: latest.id, measures, istat: comune.istat }) : [];
      for (const question of questionsOn(comune.nome, facts)) {
        asked += 1;
        const { outcome } = await assistant.reply([question]);
        if (outcome !== 'answered') unanswered.push(`${outcome}: ${question}`);
      }
    }
    expect(asked).toBeGreaterThan(100);
    expect(unanswered).toEqual([]);
  });
});
