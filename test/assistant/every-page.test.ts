// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { type Ask, everyPage } from '../../src/assistant/ask.ts';

/** A tool with so many items, fifty to a page unless told otherwise. */
function lister(total: number) {
  const calls: Record<string, unknown>[] = [];
  const ask: Ask = async (_, args) => {
    calls.push(args);
    const from = Number(args.cursore ?? 0);
    const to = Math.min(total, from + Number(args.limite ?? 50));
    const items = Array.from({ length: to - from }, (_, index) => from + index);
    return { ok: true, output: { items, totale: total, cursore: to < total ? String(to) : null } };
  };
  return { ask, calls };
}

describe('a list with all its pages', () => {
  it('takes one call where one page holds it', async () => {
    const { ask, calls } = lister(5);
    expect(await everyPage(ask, 'x', { ambito: 'a' }, 'items')).toMatchObject({
      output: { items: [0, 1, 2, 3, 4] },
    });
    expect(calls).toEqual([{ ambito: 'a' }]);
  });

  it('goes on in larger pages to the end', async () => {
    const { ask, calls } = lister(300);
    const whole = await everyPage(ask, 'x', {}, 'items');
    expect(whole).toMatchObject({ output: { items: Array.from({ length: 300 }, (_, index) => index) } });
    expect(calls).toEqual([{}, { limite: 200, cursore: '50' }, { limite: 200, cursore: '250' }]);
  });

  it('is refused where a page is', async () => {
    const refused = { ok: false, message: 'no', code: 'no_answer' } as const;
    const { ask } = lister(300);
    const late: Ask = (tool, args) => (args.cursore ? Promise.resolve(refused) : ask(tool, args));
    expect(await everyPage(late, 'x', {}, 'items')).toEqual(refused);
    expect(await everyPage(() => Promise.resolve(refused), 'x', {}, 'items')).toEqual(refused);
  });
});
