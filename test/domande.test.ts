// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Reply, Voice } from '../src/assistant/reply.ts';
import { wholeText } from '../src/cli/eval/expectation.ts';
import { readText, sameValue } from '../src/cli/eval/said.ts';
import { fold } from '../src/italian/fold.ts';
import { assistantForTest } from './product.ts';

const page = readFileSync(fileURLToPath(new URL('../docs/domande.md', import.meta.url)), 'utf8');

const OUTCOMES: Record<string, Reply['outcome']> = {
  risponde: 'answered',
  'in parte': 'partial',
  'non è nei piani': 'not_available',
  'chiede quale': 'clarification',
  "rimanda all'ufficio": 'refused',
  'fuori tema': 'out_of_scope',
};

interface Example {
  readonly voice: Voice;
  readonly turns: readonly string[];
  readonly outcome: Reply['outcome'] | undefined;
  /** What the page prints in bold. */
  readonly said: readonly string[];
  readonly lines: readonly (readonly [document: string, line: number])[];
}

/** The rows of the page's tables: of the first for operators, of the second for citizens. */
function examples(): Example[] {
  const [, operators = '', citizens = ''] = page.split(/^## /m);
  const read = (section: string, voice: Voice) =>
    [...section.matchAll(/^\| (?!Domanda)(.+?) \| (.+?) \| (.+?) \| (.*?) ?\|$/gm)].map(
      ([, question = '', outcome = '', answer = '', sources = '']): Example => ({
        voice,
        turns: question.split(' → '),
        outcome: OUTCOMES[outcome],
        said: [...answer.matchAll(/\*\*(.+?)\*\*/g)].map(([, bold = '']) => bold),
        lines: sources.split('; ').flatMap((source) => {
          const [document = '', lines = ''] = source.split(': ');
          return lines === '' ? [] : lines.split(', ').map((line) => [document, Number(line)] as const);
        }),
      }),
    );
  return [...read(operators, 'operatore'), ...read(citizens, 'cittadino')];
}

const { assistant } = await assistantForTest();

describe('the page of questions', () => {
  it('has twenty examples at least, of both voices', () => {
    const voices = examples().map(({ voice }) => voice);
    expect(voices.length).toBeGreaterThanOrEqual(20);
    expect(new Set(voices).size).toBe(2);
  });

  it.each(examples())('$turns: what it promises is what comes', async ({ voice, turns, ...promised }) => {
    const reply = await assistant.reply(turns, { voice });
    expect(reply.outcome).toBe(promised.outcome);
    const text = wholeText(reply);
    for (const said of promised.said) {
      const [number] = readText(said);
      const found =
        number?.manner === 'digits' && number.written.length >= said.length - 2
          ? readText(text).some(({ value }) => sameValue(value, number.value))
          : fold(text).includes(fold(said));
      expect(found, `${said} in: ${text}`).toBe(true);
    }
    for (const [document, line] of promised.lines) {
      const cited = reply.citations.some(
        (citation) =>
          citation.document === document && citation.lines[0] <= line && line <= citation.lines[1],
      );
      expect(cited, `${document} ${line}`).toBe(true);
    }
  });
});
