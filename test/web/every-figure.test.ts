// SPDX-License-Identifier: EUPL-1.2
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Reply } from '../../src/assistant/reply.ts';
import { goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { formatNumber } from '../../src/italian/numbers.ts';
import { figureWriter } from '../../src/web/chat/figure-links.ts';
import { figureSources } from '../../src/web/chat/figure-sources.ts';
import { renderLightMarkdown } from '../../src/web/chat/light-markdown.ts';
import { assistantForTest } from '../product.ts';
import { smallApp } from './app.ts';
import { italianView } from './stand-ins.ts';

const GOLD = join(dirname(fileURLToPath(import.meta.url)), '..', 'gold');
/** One question in so many: the rest says the same, more slowly. */
const EVERY = 12;
const FIGURE = /^(?:[+−-]?\d[\d.,]*\s*[€%]?|[-–—]\s*€?)$/;

const { product, assistant } = await assistantForTest();
const view = italianView(product.context.plan);
const app = smallApp({ plan: product.context.plan });
let replies: readonly Reply[];

beforeAll(async () => {
  const questions = readGold(goldFiles([GOLD])).filter(
    ({ held_out }, index) => !held_out && index % EVERY === 0,
  );
  const asked: Reply[] = [];
  for (const { turns, voice } of questions) {
    asked.push(
      await assistant.reply(
        turns.map(({ ask }) => ask),
        { voice },
      ),
    );
  }
  replies = asked;
}, 120_000);

/** Each figure of a reply, in its text and its tables: as it is written, and where it leads. */
function figuresOf(
  reply: Reply,
): readonly { readonly written: string; readonly address: string | undefined }[] {
  const sourceOf = figureSources(reply, view);
  const inText = reply.spans.flatMap((span) =>
    'fact' in span
      ? [{ written: reply.text.slice(span.start, span.end), address: sourceOf(span.fact)?.address }]
      : [],
  );
  const inTables = reply.tables.flatMap(({ rows, facts, columns }) =>
    rows.flatMap((row, index) =>
      row.flatMap((written, column) => {
        const id = facts[index]?.[column] ?? null;
        // Which place in an order is no figure.
        const isCode = /^(?:ID alloggio|U\.I\.|Posto)$/.test(columns[column] ?? '');
        if (id === null && (isCode || !FIGURE.test(written.trim()))) return [];
        return written === '' ? [] : [{ written, address: id === null ? undefined : sourceOf(id)?.address }];
      }),
    ),
  );
  return [...inText, ...inTables];
}

describe('every figure of every reply', () => {
  it('is a link to its source', () => {
    const figures = replies.flatMap(figuresOf);
    expect(figures.length).toBeGreaterThan(300);
    expect(figures.filter(({ address }) => address === undefined)).toEqual([]);
  });

  it('is written as a link on the page', () => {
    for (const reply of replies) {
      const rendered = renderLightMarkdown(reply.text, figureWriter(reply, view)).text;
      const links = rendered.match(/<a class="cifra/g)?.length ?? 0;
      expect(links, reply.text).toBeGreaterThanOrEqual(reply.spans.filter((span) => 'fact' in span).length);
    }
  });

  it('leads to a page that is there; one that is computed, to the calculation that gives it', async () => {
    const written = new Map(
      replies.flatMap(figuresOf).flatMap(({ written, address }) => (address ? [[address, written]] : [])),
    );
    const computed = [...written].filter(([address]) => address.startsWith('/calcoli/'));
    expect(computed.length).toBeGreaterThan(10);
    for (const [address, figure] of computed) {
      const data = z
        .object({ valore: z.number() })
        .parse(await (await app.request(`${address}?formato=json`)).json());
      expect(formatNumber(data.valore), address).toBe(
        figure
          .replace(/\s*[€%]$/, '')
          .replace(/,(\d)0$/, ',$1')
          .replace(/,00$/, ''),
      );
    }
    for (const [address] of written) {
      const [page = ''] = address.split('#');
      expect((await app.request(`${page}?vista=foglio`)).status, address).toBe(200);
    }
  });
});
