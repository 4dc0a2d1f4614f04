// SPDX-License-Identifier: EUPL-1.2
import type { Assistant } from '../assistant/reply.ts';

/** An assistant that is loaded when it is first asked, or told to prepare: what needs no assistant does not wait for it. */
export interface LateAssistant extends Assistant {
  /** Loads it; rejects where it cannot be. */
  prepare(): Promise<void>;
}

/** `report` is told where what a language model needs cannot be loaded: the assistant answers without it. */
export function lateAssistant(
  load: () => Promise<Assistant>,
  report: (error: unknown) => void,
): LateAssistant {
  let loading: Promise<Assistant> | undefined;
  let preparing: Promise<void> | undefined;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  const prepare = async () => {
    const assistant = await loaded();
    await assistant.prepare?.().catch(report);
  };
  return {
    reply: async (turns, options) => (await loaded()).reply(turns, options),
    explain: async (turns, scope) => (await loaded()).explain(turns, scope),
    prepare: () => {
      preparing ??= prepare();
      return preparing;
    },
    close: async () => {
      const assistant = await loading?.catch(() => undefined);
      await assistant?.close();
    },
  };
}
