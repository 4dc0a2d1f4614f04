// SPDX-License-Identifier: EUPL-1.2
import type { InProcessClient } from '../mcp/in-process.ts';
import type { Gazetteer } from '../places/model.ts';
import { type Answered, answerTurn } from './answer-turn.ts';
import { type Ask, askOnce, everyPage, type ToolCall } from './ask.ts';
import { citationsOf, factsOf } from './cite.ts';
import { assumed, closing, help, unanswered } from './compose/situations.ts';
import { type Draft, draft, joinDrafts, type Paragraph } from './draft.ts';
import { writtenOut } from './read/abbreviations.ts';
import { namesMeasure } from './read/asked-aspect.ts';
import { type MessageReading, readMessage, type Threads } from './read/conversation.ts';
import { isOfSomebody } from './read/danger.ts';
import type { ReaderKnowledge } from './read/find-places.ts';
import { loadKindWeights } from './read/kind-asked.ts';
import { loadLexicon } from './read/lexicon.ts';
import { withoutOpening } from './read/openings.ts';
import { readTurn } from './read/read-turn.ts';
import type { Reading } from './read/reading.ts';
import { loadRuleWords, readRules } from './read/rules.ts';
import { withinScope } from './read/scope.ts';
import { speller } from './read/spelling.ts';
import { resolveReferences } from './refer.ts';
import type { Assistant, Reply, ReplyOptions, Scope, Voice } from './reply.ts';
import { onlyOwner } from './requests.ts';
import { loadContacts, loadTexts } from './texts.ts';
import { type DocumentsResult, documentsResult, type Source } from './tool-results.ts';
import type { Standing } from './turn.ts';
import { verify } from './verify.ts';
import { writeText } from './write.ts';

export interface AssistantOptions {
  readonly client: InProcessClient;
  readonly gazetteer: Gazetteer;
  readonly dataDir: string;
  /** The clock, to tell a plan of this year from an old one. */
  readonly today: () => Date;
  /** Told of what went wrong, none of which the person sees. */
  readonly onError?: (error: unknown) => void;
}

/** One request: what it reads with, which keeps what was read as long as the request, and the scope that it is narrowed to. */
interface Asking {
  readonly known: ReaderKnowledge;
  readonly scope: Scope | undefined;
}

/** What a question may have from those before it, and go without; of a year before, the whole ambito rather than another year. */
const KEPT = [
  ['owner_kept', () => ({ owners: [] })],
  ['year_kept', wholeAmbito],
  ['year_kept', () => ({ years: [] })],
] as const;

/**
 * What is said of more than was asked, after why it is not said of just that: of the whole ambito none is none of each comune,
 * any other figure is only a part of an answer.
 */
function beside(asked: Draft, wider: Draft, samePlace: boolean): Draft {
  if (samePlace) return wider;
  const none = wider.figures.every(({ valore }) => valore === 0 || typeof valore === 'string');
  return { ...joinDrafts([asked, wider]), outcome: none ? wider.outcome : 'partial' };
}

/** The ambito of the one comune that a question is of. */
function wholeAmbito({ places }: Reading, gazetteer: Gazetteer): Partial<Reading> | null {
  const [place, more] = places;
  const id = place?.kind === 'comune' && !more ? place.comune.ambito : null;
  const ambito = id === null ? undefined : gazetteer.ambito(id);
  return ambito ? { places: [{ kind: 'ambito', ambito }] } : null;
}

/** The deterministic assistant: read, call, compose, verify. It needs no model, no key and no network. */
export async function createAssistant(options: AssistantOptions): Promise<Assistant> {
  const { client, gazetteer, dataDir } = options;
  const lexicon = loadLexicon(dataDir);
  const texts = loadTexts(dataDir);
  const contacts = loadContacts(dataDir);
  const documents = await loadedDocuments(client);
  const titles = new Map(documents.map(({ documento, titolo }) => [documento, titolo]));
  const ruleWords = loadRuleWords(dataDir);
  const standing = {
    ...standingOf(documents, gazetteer, texts),
    ruleWords,
    kindWeights: loadKindWeights(dataDir),
  };
  const asksRule = (reading: Reading) => readRules(reading, ruleWords) === 'rules';
  const knowledge = {
    lexicon,
    gazetteer,
    loadedAmbiti: standing.ambiti,
    plans: standing.plans,
    asksRule,
  };
  const repaired = speller({ lexicon, ruleWords, gazetteer });
  const inFull = writtenOut(lexicon.abbreviations);
  const spelled = (turn: string) => repaired(inFull(turn));

  const read = ({ known, scope }: Asking, turns: readonly string[], threads: Threads): MessageReading => {
    const { questions, whole } = readMessage(turns, known, threads);
    const within = (reading: Reading) => (scope ? withinScope(reading, scope, gazetteer) : reading);
    return { questions: questions.map(within), whole: whole && within(whole) };
  };

  /** One question's part of the reply, checked; in its place, where it does not stand the check, that it cannot be said. */
  const answerReading = async (asked: Reading, voice: Voice, ask: Ask): Promise<Answered> => {
    const ambitoName = (id: string) => gazetteer.ambito(id)?.nome ?? id;
    const answerAs = (reading: Reading) => {
      const context = { texts, voice, ambitoName, owner: onlyOwner(reading), why: reading.why };
      return answerTurn({ reading, lexicon, gazetteer, context, ask }, standing);
    };
    let reading = asked;
    let answered = await answerAs(reading);
    const isSilent = () => answered.part.outcome === 'not_available';
    // An owner or a year that only an earlier question named narrows nothing where it has nothing to give.
    for (const [kept, dropped] of KEPT) {
      if (!isSilent() || !reading.assumptions.includes(kept)) continue;
      const without = dropped(reading, gazetteer);
      if (without === null) continue;
      const wider = { ...reading, ...without };
      const other = await answerAs(wider);
      if (isAnswer(other.part)) {
        const said = beside(answered.part, other.part, wider.places === reading.places);
        [reading, answered] = [wider, { ...other, part: said }];
      }
    }
    // "Sono tutti del Comune, vero?": whose they are is what is asked, where that owner has none.
    if (isSilent() && reading.confirms && reading.owners.length === 1) {
      const any = { ...reading, owners: [] };
      const other = await answerAs(any);
      if (isAnswer(other.part)) [reading, answered] = [any, other];
    }
    const { part, way } = answered;
    const whole = {
      ...part,
      paragraphs: [...assumed(reading, part, standing.names, texts), ...part.paragraphs],
    };
    const faults = verify(whole, reading);
    if (faults.length === 0) return { part: whole, way };
    options.onError?.(new Error(`Risposta non verificata: ${faults.join('; ')}`));
    return { part: draft('not_available', { paragraphs: [[texts.non_verificato]] }), way: 'non verificata' };
  };

  /** The answer to each question of a message; to all of it as one, where only so it is answered. */
  const answerMessage = async (
    { questions, whole }: MessageReading,
    voice: Voice,
    ask: Ask,
    onAnswered: ReplyOptions['onAnswered'] = () => {},
  ): Promise<Draft> => {
    const parts: Draft[] = [];
    for (const reading of questions) {
      const { part, way } = await answerReading(reading, voice, ask);
      onAnswered(reading.question, way, part.outcome);
      if (isTold(part, parts)) continue;
      const which = reading.places.some(({ kind }) => kind === 'ambiguous');
      const understood = questions.length === 1 || which || !NOT_UNDERSTOOD.has(part.outcome);
      parts.push(understood ? part : unanswered(reading));
    }
    const inWords = parts.every(({ figures }) => figures.length === 0);
    if (whole !== null && inWords && !parts.every(isAnswer)) {
      const { part: one, way } = await answerReading(whole, voice, ask);
      if (one.outcome === 'answered') {
        onAnswered(whole.question, way, one.outcome);
        return one;
      }
    }
    return joinDrafts(parts);
  };

  /** The turns, repaired and with what they refer to: what the replies before them named. */
  const resolved = (asking: Asking, turns: readonly string[], voice: Voice, ask: Ask) => {
    const answer = (before: readonly string[], threads: Threads) =>
      answerMessage(read(asking, before, threads), voice, ask);
    const alone = (turn: string) => readTurn(turn, asking.known);
    const asksFigures = (reading: Reading) =>
      namesMeasure(reading) && reading.aspect === null && readRules(reading, ruleWords) === 'figure';
    const said = turns.map((turn) => withoutOpening(spelled(turn), lexicon.dialogue.openings));
    return resolveReferences(said, { answer, alone, asksFigures, gazetteer });
  };

  return {
    async reply(turns, { voice = 'cittadino', scope, onAnswered } = {}) {
      const started = performance.now();
      const asking = { known: { ...knowledge }, scope };
      const calls: ToolCall[] = [];
      const ask = askOnce(async (tool, args) => {
        calls.push({ tool, arguments: args });
        const outcome = await client.call(tool, args);
        // A tool that failed has not said that the documents are silent.
        if (!outcome.ok && outcome.code === 'internal_error') throw new Error(outcome.message);
        return outcome;
      });
      const finish = (whole: Draft): Reply => ({
        outcome: whole.outcome,
        ...writeText(whole.paragraphs),
        citations: citationsOf(whole, titles),
        facts: factsOf([...whole.figures, ...(whole.quoted ?? [])]),
        tables: [...whole.tables],
        charts: [],
        tool_calls: calls,
        suggestions: [...new Set(whole.suggestions)],
        mode: 'deterministic',
        took_ms: Math.round((performance.now() - started) * 100) / 100,
      });
      try {
        const { turns: said, threads, referred } = await resolved(asking, turns, voice, ask);
        const message = asAskedBy(voice, read(asking, said, threads));
        const readings = message.questions;
        const [first] = readings;
        const part = await answerMessage(message, voice, ask, onAnswered);
        const danger = readings.some((reading) => reading.danger);
        const silent =
          part.outcome === 'not_available' || part.outcome === 'out_of_scope' || part.outcome === 'refused';
        // Where to find help is an answer; that the documents do not speak of the need is not.
        if (danger && silent) return finish(draft('answered', { paragraphs: help(contacts, texts) }));
        return finish({
          ...part,
          paragraphs: [
            ...(danger ? help(contacts, texts) : []),
            ...(referred === null ? [] : readAs(referred, readings)),
            ...part.paragraphs,
            ...(first ? closing(part, first, voice, texts, options.today().getFullYear()) : []),
          ],
        });
      } catch (error) {
        options.onError?.(error);
        return finish(draft('error', { paragraphs: [[texts.errore]] }));
      }
    },
    async explain(turns, scope) {
      const asking = { known: { ...knowledge }, scope };
      const ask = askOnce((tool, args) => client.call(tool, args));
      const { turns: said, threads } = await resolved(asking, turns, 'cittadino', ask);
      const [first, ...more] = read(asking, said, threads).questions;
      return { ...first, ...(more.length > 0 ? { altre_domande: more } : {}) };
    },
    close: () => client.close(),
  };
}

/** Of two questions in a message, whether what the second finds was all said in answer to the first. */
function isTold({ sources, figures }: Draft, before: readonly Draft[]): boolean {
  const told = new Set(before.flatMap((part) => part.sources.map(keyOf)));
  const known = new Set(before.flatMap((part) => part.figures.map(({ id }) => id)));
  return (
    before.length > 0 &&
    figures.every(({ id }) => known.has(id)) &&
    sources.length > 0 &&
    sources.every((source) => told.has(keyOf(source)))
  );
}

const NOT_UNDERSTOOD: ReadonlySet<Draft['outcome']> = new Set(['clarification', 'out_of_scope']);

const isAnswer = ({ outcome }: Draft) => outcome === 'answered' || outcome === 'partial';

const keyOf = ({ documento, righe }: Source) => `${documento} ${righe.join('-')}`;

/** Who works with these plans names a danger as a subject, unless somebody is in it. */
function asAskedBy(voice: Voice, { questions, whole }: MessageReading): MessageReading {
  if (voice !== 'operatore') return { questions, whole };
  const own = (reading: Reading): Reading =>
    reading.danger && !isOfSomebody(reading.story ?? reading.question)
      ? { ...reading, danger: false }
      : reading;
  return { questions: questions.map(own), whole: whole && own(whole) };
}

/** What a turn was read to refer to, where nothing else says it. */
function readAs(referred: string, readings: readonly Reading[]): Paragraph[] {
  if (readings.some(({ assumptions }) => assumptions.length > 0)) return [];
  return [['Riferita a: ', { quoted: referred, from: { kind: 'note' } }, '.']];
}

/** The documents that are loaded, as the server tells them. */
async function loadedDocuments(client: InProcessClient): Promise<DocumentsResult['documenti']> {
  const ask: Ask = (tool, args) => client.call(tool, args);
  const outcome = await everyPage(ask, 'elenca_piani', {}, 'documenti');
  if (!outcome.ok) throw new Error(outcome.message);
  return documentsResult.parse(outcome.output).documenti;
}

/** The plans and the ambiti that they cover; a document names its ambito as people do. */
function standingOf(
  documents: DocumentsResult['documenti'],
  gazetteer: Gazetteer,
  texts: Standing['texts'],
): Omit<Standing, 'ruleWords' | 'kindWeights'> {
  const plans = documents
    .filter(({ tipo }) => tipo === 'piano_annuale')
    .flatMap(({ documento, titolo, ambito, anno }) => {
      const known = gazetteer.ambiti.find(({ id, nome }) => nome === ambito || id === ambito);
      return known ? [{ documento, titolo, ambito: known.id, anno }] : [];
    });
  const ambiti = gazetteer.ambiti.filter(({ id }) => plans.some((plan) => plan.ambito === id));
  return {
    gazetteer,
    texts,
    plans,
    ambiti: ambiti.map(({ id }) => id),
    names: ambiti.map(({ nome }) => nome),
  };
}
