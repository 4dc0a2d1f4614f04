// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it, vi } from 'vitest';
import type { Assistant } from '../../src/assistant/reply.ts';
import { lateAssistant } from '../../src/cli/late-assistant.ts';

const nothing = () => {};

/** An assistant that only explains, and counts. */
function fake(prepare?: () => Promise<void>) {
  const close = vi.fn(async () => {});
  const assistant: Assistant = {
    reply: () => Promise.reject(new Error('not asked')),
    explain: async (turns) => ({ turns: [...turns] }),
    ...(prepare && { prepare }),
    close,
  };
  return { assistant, close, load: vi.fn(async () => assistant) };
}

describe('an assistant loaded late', () => {
  it('is not loaded to be closed', async () => {
    const { load, close } = fake();
    await lateAssistant(load, nothing).close();
    expect(load).not.toHaveBeenCalled();
    expect(close).not.toHaveBeenCalled();
  });

  it('is loaded once, by whoever asks first', async () => {
    const prepare = vi.fn(async () => {});
    const { load, close } = fake(prepare);
    const late = lateAssistant(load, nothing);
    const [said] = await Promise.all([late.explain(['Ciao']), late.prepare(), late.prepare()]);
    expect(said).toEqual({ turns: ['Ciao'] });
    await late.prepare();
    expect(load).toHaveBeenCalledTimes(1);
    expect(prepare).toHaveBeenCalledTimes(1);
    await late.close();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('answers where a model cannot be readied, and says so', async () => {
    const report = vi.fn();
    const { load } = fake(() => Promise.reject(new Error('no model')));
    const late = lateAssistant(load, report);
    await late.prepare();
    expect(report).toHaveBeenCalledWith(new Error('no model'));
    expect(await late.explain(['Ciao'])).toEqual({ turns: ['Ciao'] });
  });

  it('that cannot be loaded fails whoever asks, and closes', async () => {
    const late = lateAssistant(() => Promise.reject(new Error('no lexicon')), nothing);
    await expect(late.prepare()).rejects.toThrow('no lexicon');
    await expect(late.explain(['Ciao'])).rejects.toThrow('no lexicon');
    await late.close();
  });
});
