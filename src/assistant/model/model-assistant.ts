// SPDX-License-Identifier: EUPL-1.2
import { setMaxListeners } from 'node:events';
import type { McpServer } from '@modelcontextprotocol/server';
import { maskPersonalDetails } from '../../italian/personal-details.ts';
import type { Gazetteer } from '../../places/model.ts';
import type { Assistant, Reply, Voice } from '../reply.ts';
import { loadTexts } from '../texts.ts';
import type { AnswerRun, ModelAgent } from './agent.ts';
import { createDailyBudget, usageOf } from './budget.ts';
import { isCertain, mustNotAsk } from './certain.ts';
import { measureStems } from './check-sentence.ts';
import { checkReply } from './compose-reply.ts';
import { FAILURE_TEXTS, type ModelFailure, troubleOf } from './failure.ts';
import { loadLanguages } from './languages.ts';
import { createLedger } from './ledger.ts';
import { isUseful, modelReplyOf } from './model-reply.ts';
import type { ModelReply } from './reply-schema.ts';
import { sayScope } from './say-scope.ts';
import type { ModelSettings } from './settings.ts';

export interface ModelAssistantOptions {
  /** Answers where the model need not or cannot. */
  readonly deterministic: Assistant;
  readonly settings: ModelSettings;
  /** A server of the tools, for the model alone. */
  readonly server: () => McpServer;
  readonly gazetteer: Gazetteer;
  readonly dataDir: string;
  /** What a document is called. */
  readonly titles: ReadonlyMap<string, string>;
  /** The text that instructs the model. */
  readonly prompt: string;
  readonly now: () => number;
  /** Told of what went wrong, none of which the person sees. */
  readonly onError?: (error: unknown) => void;
}

/** What was asked of the model, and what came of it, since the start. */
export interface ModelStatistics {
  answers: number;
  /** Answered without the model, because the deterministic reader was certain or no model may answer. */
  certain: number;
  /** Written by the model and shown. */
  byModel: number;
  tokens: number;
  /** In the currency of the configured prices. */
  cost: number;
  readonly failures: Partial<Record<ModelFailure, number>>;
}

export interface ModelAssistant extends Assistant {
  readonly statistics: ModelStatistics;
  prepare(): Promise<void>;
}

type Outcome =
  | { readonly kind: 'answer'; readonly reply: Reply }
  /** The model has nothing to add to what the deterministic reader says. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failure'; readonly failure: ModelFailure };

/** A question for the model, and what is known of it without one. */
interface Asked {
  readonly turns: readonly string[];
  readonly voice: Voice;
  readonly person: string | undefined;
  readonly plain: Reply;
  readonly reading: Record<string, unknown>;
  readonly sure: boolean;
}

/**
 * An assistant that has a model read the questions that the deterministic reader is not certain of, and falls back to it,
 * saying so, whenever the model does not give an answer that stands the check.
 */
export function createModelAssistant(options: ModelAssistantOptions): ModelAssistant {
  const { deterministic, settings, now, gazetteer, titles } = options;
  const { budget } = settings;
  const texts = loadTexts(options.dataDir);
  const languages = loadLanguages(options.dataDir);
  const measures = measureStems(texts);
  const known = { gazetteer, languages, texts, titles, measures };
  const daily = createDailyBudget(budget, now);
  const statistics: ModelStatistics = {
    answers: 0,
    certain: 0,
    byModel: 0,
    tokens: 0,
    cost: 0,
    failures: {},
  };
  let agent: Promise<ModelAgent> | undefined;
  let pausedUntil = 0;
  let pausedFor: ModelFailure = 'busy';

  /** Loads langchain and connects, once; where that fails, the next question tries again. */
  const connected = () => {
    agent ??= import('./agent.ts')
      .then(({ connectAgent }) => connectAgent(options.server(), settings, options.prompt))
      .catch((error) => {
        agent = undefined;
        throw error;
      });
    return agent;
  };

  const failed = (error: unknown, signal: AbortSignal): Outcome => {
    options.onError?.(error);
    const trouble = signal.aborted ? { failure: 'too_slow' as const, pause: 0 } : troubleOf(error);
    if (trouble.pause > 0) {
      pausedUntil = now() + trouble.pause;
      pausedFor = trouble.failure;
    }
    return { kind: 'failure', failure: trouble.failure };
  };

  /** What the model said, as far as it stands the check. */
  const checked = (said: ModelReply, run: AnswerRun, asked: Asked): Outcome => {
    const { turns, plain, sure } = asked;
    if (said.esito === 'non_trovato' || said.esito === 'chiarimento') return { kind: 'nothing' };
    const { ledger } = run;
    const { draft, faults } = checkReply(said, { ...known, ledger, turns });
    for (const fault of faults) options.onError?.(new Error(`Frase del modello non mostrata: ${fault.text}`));
    const wrong = faults.some((fault) => fault.wrong);
    if (draft === null || (wrong && isUseful(plain))) return { kind: 'failure', failure: 'unverified' };
    const context = {
      ...asked,
      texts,
      languages,
      gazetteer,
      titles,
      thisYear: new Date(now()).getFullYear(),
    };
    const reply = modelReplyOf(draft, run, context);
    // What is certainly asked must be among what is answered.
    if (sure && !sharesFigures(reply, plain)) return { kind: 'failure', failure: 'unverified' };
    return { kind: 'answer', reply };
  };

  const askModel = async (asked: Asked): Promise<Outcome> => {
    if (now() < pausedUntil) return { kind: 'failure', failure: pausedFor };
    const open = daily.begin(asked.person);
    if (open === null) return { kind: 'failure', failure: 'over_budget' };
    const signal = AbortSignal.timeout(budget.seconds * 1000);
    // Each call of a tool listens to it, and several may run at once.
    setMaxListeners(0, signal);
    const use = { calls: [], results: [], input: 0, output: 0, steps: 0 };
    const run: AnswerRun = { ledger: createLedger(), signal, voice: asked.voice, use };
    try {
      const model = await withinTime(connected(), signal);
      const masked = asked.turns.map(maskPersonalDetails);
      return checked(await withinTime(model.answer(masked, run), signal), run, asked);
    } catch (error) {
      return failed(error, signal);
    } finally {
      const used = usageOf(use.input, use.output, budget.prices);
      statistics.tokens += used.tokens;
      statistics.cost += used.cost;
      open.end(used);
    }
  };

  return {
    statistics,
    async reply(turns, { voice = 'cittadino', scope, person, onAnswered } = {}) {
      const started = performance.now();
      const plain = await deterministic.reply(turns, {
        voice,
        ...(scope && { scope }),
        ...(onAnswered && { onAnswered }),
      });
      statistics.answers += 1;
      const reading = await deterministic.explain(turns);
      const sure = isCertain(plain, reading);
      if (mustNotAsk(plain, reading) || (sure && !settings.always)) {
        statistics.certain += 1;
        return plain;
      }
      const said = sayScope(turns, scope, reading, gazetteer);
      const outcome = await askModel({ turns: said, voice, person, plain, reading, sure });
      const took_ms = Math.round((performance.now() - started) * 100) / 100;
      if (outcome.kind === 'nothing') return { ...plain, took_ms };
      if (outcome.kind === 'answer') {
        statistics.byModel += 1;
        return { ...outcome.reply, took_ms };
      }
      statistics.failures[outcome.failure] = (statistics.failures[outcome.failure] ?? 0) + 1;
      return { ...plain, text: `${plain.text}\n\n${withoutModel(outcome.failure)}`, took_ms };
    },
    explain: (turns, scope) => deterministic.explain(turns, scope),
    async prepare() {
      await connected();
    },
    async close() {
      const open = await agent?.catch(() => undefined);
      await open?.close();
      await deterministic.close();
    },
  };
}

/** Said under a reply that the model should have written. */
export function withoutModel(failure: ModelFailure): string {
  return `Risposta data senza il modello linguistico: ${FAILURE_TEXTS[failure]}.`;
}

function sharesFigures(reply: Reply, plain: Reply): boolean {
  if (plain.facts.length === 0) return true;
  const [headline] = plain.facts;
  return reply.facts.some(({ id }) => id === headline?.id);
}

/** What `work` comes to, or the reason of `signal` where that is first: some libraries do not hear it. */
function withinTime<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
