// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Gazetteer } from '../../places/model.ts';
import { citationsOf, factsOf } from '../cite.ts';
import { closingNotes } from '../compose/situations.ts';
import type { Draft } from '../draft.ts';
import type { Reply, Voice } from '../reply.ts';
import type { Texts } from '../texts.ts';
import { render, writeText } from '../write.ts';
import type { AnswerRun } from './agent.ts';
import { type Languages, languageOf } from './languages.ts';
import type { Ledger } from './ledger.ts';
import { withTables } from './result-tables.ts';

/** What a reply needs besides what the model said. */
export interface ModelReplyContext {
  readonly turns: readonly string[];
  readonly voice: Voice;
  /** The deterministic reply to the same question, and how the question was read. */
  readonly plain: Reply;
  readonly reading: Record<string, unknown>;
  readonly texts: Texts;
  readonly languages: Languages;
  readonly gazetteer: Gazetteer;
  readonly titles: ReadonlyMap<string, string>;
  readonly thisYear: number;
}

const personalSchema = z.object({ personal: z.boolean() });

/** A reply that tells something: all or a part of what was asked. */
export const isUseful = ({ outcome }: Pick<Reply, 'outcome'>) =>
  outcome === 'answered' || outcome === 'partial';

/** What is said, with the figures computed on the way to those that it names: a sum of two counts rests on the rows of both. */
function withCounts(said: Draft, { figures }: Ledger): Draft {
  const known = [...figures.values()].filter(({ operazione }) => operazione !== undefined);
  const named = new Set(said.figures.flatMap(({ operandi }) => operandi ?? []));
  const told = new Set(said.figures.map(({ id }) => id));
  const counts = known.filter(({ id }) => named.has(id) && !told.has(id));
  return counts.length === 0 ? said : { ...said, figures: [...said.figures, ...counts] };
}

/** A model's checked sentences as a reply: with the tables behind them and the notes that close every reply on a plan. */
export function modelReplyOf(said: Draft, { use, ledger }: AnswerRun, context: ModelReplyContext): Reply {
  const { voice, texts, languages, gazetteer } = context;
  const whole = withTables(withCounts(said, ledger), use.results, {
    texts,
    voice,
    owner: null,
    why: false,
    ambitoName: (id) => gazetteer.ambito(id)?.nome ?? id,
  });
  const shown = said.paragraphs.map((paragraph) => paragraph.map(render).join(''));
  const language = languageOf(shown.join('\n'), languages) ?? 'it';
  const notes = { ...texts, ...languages.get(language)?.chiusura };
  const plans = new Set(said.figures.flatMap(({ fonte }) => ledger.plans.get(fonte.documento) ?? []));
  const years = [...plans].map(({ anno }) => anno);
  const closing = closingNotes(
    {
      years,
      figures: said.figures,
      sat: said.figures.some(({ misura }) => misura === 'alloggi_sat'),
      personal: personalSchema.safeParse(context.reading).data?.personal === true,
    },
    voice,
    notes,
    context.thisYear,
  );
  const compared = new Set(years).size > 1 ? [notes.piani_diversi] : [];
  return {
    outcome: whole.outcome,
    ...writeText([...said.paragraphs, ...compared.map((note) => [note]), ...closing]),
    citations: citationsOf(whole, context.titles),
    facts: factsOf(whole.figures),
    tables: [...whole.tables],
    charts: [],
    tool_calls: use.calls,
    suggestions: isUseful(context.plain) ? context.plain.suggestions : [],
    mode: 'llm',
    took_ms: 0,
  };
}
