// SPDX-License-Identifier: EUPL-1.2
import type { InProcessClient } from '../mcp/in-process.ts';
import type { Gazetteer } from '../places/model.ts';
import { answerCode, answerRequest, requestsOf, type ToolCall } from './answer.ts';
import { citationsOf, factsOf } from './cite.ts';
import type { ComposeContext } from './compose/shared.ts';
import {
  askWhat,
  askWhich,
  assumed,
  closing,
  help,
  notHeld,
  onlySap,
  outOfScope,
  outside,
  withoutTools,
} from './compose/situations.ts';
import { type Draft, draft, joinDrafts } from './draft.ts';
import { readConversation } from './read/conversation.ts';
import { type Lexicon, loadLexicon } from './read/lexicon.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import type { Assistant, Reply } from './reply.ts';
import { loadContacts, loadTexts } from './texts.ts';
import { territoryResult } from './tool-results.ts';
import { render, verify } from './verify.ts';

export interface AssistantOptions {
  readonly client: InProcessClient;
  readonly gazetteer: Gazetteer;
  readonly dataDir: string;
  /** The clock, to tell a plan of this year from an old one. */
  readonly today: () => Date;
  /** Told of what went wrong, none of which the person sees. */
  readonly onError?: (error: unknown) => void;
}

/** What one turn is answered with. */
interface Turn {
  readonly reading: Reading;
  readonly context: ComposeContext;
  readonly calls: ToolCall[];
}

/** The deterministic assistant: read, call, compose, verify. It needs no model, no key and no network. */
export async function createAssistant(options: AssistantOptions): Promise<Assistant> {
  const { client, gazetteer, dataDir } = options;
  const lexicon = loadLexicon(dataDir);
  const texts = loadTexts(dataDir);
  const contacts = loadContacts(dataDir);
  const { ambiti, titles } = await loadedPlans(client, gazetteer);
  const ambitoName = (id: string) => gazetteer.ambito(id)?.nome ?? id;
  const names = ambiti.map(ambitoName);

  const compose = async (turn: Turn): Promise<Draft> => {
    const { reading, calls } = turn;
    const simple = withoutTools(reading, texts);
    if (simple) return simple;
    if (reading.code) return answerCode(reading.code, client, calls);
    const parts: Draft[] = [];
    for (const place of placesOf(reading, gazetteer, ambiti)) {
      parts.push(...(await composePlace(place, turn, client, lexicon, names)));
    }
    if (reading.places.length === 0) leaveOutSilent(parts);
    const known = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune.nome] : []));
    parts.push(...notHeld(reading.topics, lexicon, known[0] ?? null));
    if (parts.length > 0) return joinDrafts(parts);
    return known[0] && reading.unknownWords.length === 0 ? askWhat(known[0]) : outOfScope(texts);
  };

  return {
    async reply(turns, { voice = 'cittadino' } = {}) {
      const started = performance.now();
      const calls: ToolCall[] = [];
      const finish = (whole: Draft): Reply => ({
        outcome: whole.outcome,
        text: [...new Set(whole.paragraphs.map((paragraph) => paragraph.map(render).join('')))].join('\n\n'),
        citations: citationsOf(whole, titles),
        facts: factsOf(whole.figures),
        tables: [...whole.tables],
        charts: [],
        tool_calls: calls,
        suggestions: [...new Set(whole.suggestions)],
        mode: 'deterministic',
        took_ms: Math.round((performance.now() - started) * 100) / 100,
      });
      try {
        const reading = readConversation(turns, { lexicon, gazetteer, loadedAmbiti: ambiti });
        const part = await compose({
          reading,
          context: { texts, voice, ambitoName, owner: reading.owner },
          calls,
        });
        const whole = {
          ...part,
          paragraphs: [
            ...(reading.danger ? help(contacts, texts) : []),
            ...assumed(reading, part, names, texts),
            ...part.paragraphs,
            ...closing(part, reading, voice, texts, options.today().getFullYear()),
          ],
        };
        const faults = verify(whole, reading);
        if (faults.length === 0) return finish(whole);
        options.onError?.(new Error(`Risposta non verificata: ${faults.join('; ')}`));
        return finish(draft('not_available', { paragraphs: [[texts.non_verificato]] }));
      } catch (error) {
        options.onError?.(error);
        return finish(draft('error', { paragraphs: [[texts.errore]] }));
      }
    },
    explain: (turns) => ({ ...readConversation(turns, { lexicon, gazetteer, loadedAmbiti: ambiti }) }),
    close: () => client.close(),
  };
}

/** The answer's parts for one place: a question back, a word on why not, or a part for each thing asked. */
async function composePlace(
  place: AskedPlace,
  { reading, context, calls }: Turn,
  client: InProcessClient,
  lexicon: Lexicon,
  loaded: readonly string[],
): Promise<Draft[]> {
  const requests = requestsOf(reading, lexicon);
  const inScope = requests.length > 0 || reading.topics.length > 0;
  if (!inScope && reading.unknownWords.length > 0) return [];
  if (place.kind === 'ambiguous') return [askWhich(place, reading)];
  if (place.kind === 'elsewhere' || place.kind === 'provincia')
    return inScope ? [outside(place, loaded)] : [];
  const availability = requests.some((request) => request.tool === 'alloggi_disponibili');
  if (availability && reading.use === 'SAS' && reading.topics.length > 0) return [onlySap()];
  const parts: Draft[] = [];
  for (const request of requests) {
    parts.push(await answerRequest(request, place, reading, client, calls, context));
  }
  return parts;
}

/** Where no place was named, plans that do not give the figure say nothing as long as another does. */
function leaveOutSilent(parts: Draft[]): void {
  const telling = parts.filter((part) => part.outcome !== 'not_available');
  if (telling.length > 0) parts.splice(0, parts.length, ...telling);
}

/** The places asked about; without any, every ambito that has a plan. */
function placesOf(reading: Reading, gazetteer: Gazetteer, ambiti: readonly string[]): readonly AskedPlace[] {
  if (reading.places.length > 0) return reading.places;
  return ambiti
    .map((id) => gazetteer.ambito(id))
    .filter((ambito) => ambito !== undefined)
    .map((ambito) => ({ kind: 'ambito' as const, ambito }));
}

/** Ambiti that have a plan, and the titles of the plans, as the server tells them. */
async function loadedPlans(
  client: InProcessClient,
  gazetteer: Gazetteer,
): Promise<{ ambiti: string[]; titles: Map<string, string> }> {
  const ambiti: string[] = [];
  const titles = new Map<string, string>();
  for (const ambito of gazetteer.ambiti) {
    const outcome = await client.call('trova_territorio', { nome: `ambito ${ambito.nome}` });
    if (!outcome.ok) continue;
    const plans = territoryResult.parse(outcome.output).territori.flatMap((territory) => territory.piani);
    if (plans.length > 0) ambiti.push(ambito.id);
    for (const plan of plans) titles.set(plan.documento, plan.titolo);
  }
  return { ambiti, titles };
}
