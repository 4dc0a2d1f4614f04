// SPDX-License-Identifier: EUPL-1.2
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checking } from '../../src/assistant/model/check-sentence.ts';
import { checkReply } from '../../src/assistant/model/compose-reply.ts';
import { loadLanguages } from '../../src/assistant/model/languages.ts';
import { createLedger } from '../../src/assistant/model/ledger.ts';
import type { ModelSentence } from '../../src/assistant/model/reply-schema.ts';
import type { Assistant } from '../../src/assistant/reply.ts';
import { loadTexts } from '../../src/assistant/texts.ts';
import type { Figure } from '../../src/assistant/tool-results.ts';
import { goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { productPaths } from '../../src/cli/product.ts';
import { spell } from '../../src/italian/numbers.ts';
import { connectInProcess, type InProcessClient } from '../../src/mcp/in-process.ts';
import { createServer } from '../../src/mcp/server.ts';
import { productForTest } from '../product.ts';

/**
 * The transcript of a faithful model, for each figure that answers a gold question: the tools that are called for it, and a
 * sentence with the figure's token. Each is then made wrong in one thing at a time, and none of these may be shown.
 */
const gold = join(dirname(fileURLToPath(import.meta.url)), '..', 'gold');
const { dataDir } = productPaths({});
const product = productForTest();
const { gazetteer } = product.context;
const texts = loadTexts(dataDir);
const languages = loadLanguages(dataDir);
const titles = new Map(product.context.plan.documents().map(({ id, title }) => [id, title]));
let assistant: Assistant;
let client: InProcessClient;

interface Transcript {
  readonly id: string;
  readonly checking: Checking;
  readonly token: string;
  readonly figure: Figure;
  readonly place: string;
  readonly year: number;
}

/** Figures of one question that are put to the proof: more of them are of the same kind. */
const MOST_FIGURES = 3;

beforeAll(async () => {
  assistant = await product.assistant();
  client = await connectInProcess(createServer({ ...product.serverOptions, forProgram: true }));
}, 30_000);
afterAll(async () => {
  await client.close();
  await assistant.close();
  product.close();
});

async function transcripts(): Promise<Transcript[]> {
  const found: Transcript[] = [];
  for (const question of readGold(goldFiles([gold]))) {
    const turns = question.turns.map(({ ask }) => ask);
    const reply = await assistant.reply(turns);
    const ledger = createLedger();
    for (const call of reply.tool_calls) {
      const outcome = await client.call(call.tool, call.arguments);
      if (outcome.ok) ledger.note(outcome.output);
    }
    const checking = { ledger, gazetteer, languages, texts, turns, titles };
    const answering = new Set(reply.facts.map(({ id }) => id));
    const cited = [...ledger.figures].filter(
      ([, { id, luogo, valore }]) =>
        answering.has(id) && luogo?.tipo === 'comune' && typeof valore === 'number',
    );
    for (const [token, figure] of cited.slice(0, MOST_FIGURES)) {
      const plan = ledger.plans.get(figure.fonte.documento);
      if (plan)
        found.push({
          id: question.id,
          checking,
          token,
          figure,
          place: figure.luogo?.nome ?? '',
          year: plan.anno,
        });
    }
  }
  return found;
}

const sentence = (
  { place, year, token }: Pick<Transcript, 'place' | 'year' | 'token'>,
  figure = `[${token}]`,
) => ({
  testo: `A ${place}, secondo il piano ${year}, risultano ${figure}.`,
  fonti: [token],
});

const shown = ({ checking }: Transcript, frase: ModelSentence) =>
  checkReply({ esito: 'risposta', frasi: [frase] }, checking).draft !== null;

/** Wrong in one thing; null where there is nothing to make wrong. */
const MUTATIONS: Record<string, (right: Transcript) => ModelSentence | null> = {
  'a figure in digits, by one': (right) => sentence(right, String(Number(right.figure.valore) + 1)),
  'a figure in words': (right) => {
    const word = spell(Number(right.figure.valore) + 2);
    return word === null ? null : sentence(right, `${word} alloggi`);
  },
  'the right figure and another beside it': (right) =>
    sentence(right, `[${right.token}] su ${Number(right.figure.valore) + 3}`),
  'a place': (right) => {
    const istat = right.figure.luogo?.istat ?? '';
    const ambito = gazetteer.byIstat(istat)?.ambito;
    const others = gazetteer.comuni.filter((comune) => comune.ambito === ambito && comune.istat !== istat);
    const other = others[Number(istat) % others.length];
    return other ? sentence({ ...right, place: other.nome }) : null;
  },
  'a year': (right) => {
    const year =
      [right.year - 1, right.year - 2].find((each) => each !== right.figure.anno) ?? right.year - 3;
    return sentence({ ...right, year });
  },
  'a unit': (right) =>
    sentence(right, `[${right.token}] ${right.figure.unita === 'EUR' ? 'alloggi' : 'euro'}`),
  'a token that is none': (right) => sentence({ ...right, token: 'F999' }),
  'no citation': (right) => ({ ...sentence(right, 'alcuni alloggi liberi'), fonti: [] }),
  'the figure of another place': (right) => {
    const other = [...right.checking.ledger.figures].find(
      ([, { luogo }]) => luogo?.tipo === 'comune' && luogo.nome !== right.place,
    );
    return other ? sentence({ ...right, token: other[0] }) : null;
  },
};

/** The least share that must be caught. */
const GOALS: Record<string, number> = { 'a place': 0.99, 'a year': 0.99 };

describe('transcripts of the gold questions', () => {
  it('are shown when right, and not when one thing in them is wrong', async () => {
    const right = await transcripts();
    expect(right.length).toBeGreaterThan(200);
    const lost = right.filter((each) => !shown(each, sentence(each)));
    const report: Record<string, string> = { right: `${right.length - lost.length}/${right.length}` };
    for (const [name, mutate] of Object.entries(MUTATIONS)) {
      const tried = right.flatMap((each) => {
        const frase = mutate(each);
        return frase === null ? [] : [{ each, frase, shown: shown(each, frase) }];
      });
      const reached = tried.filter((one) => one.shown);
      report[name] = `${tried.length - reached.length}/${tried.length}`;
      const share = (tried.length - reached.length) / tried.length;
      expect(
        share,
        `${name}: ${reached
          .map(({ each, frase }) => `${each.id} ${frase.testo}`)
          .slice(0, 5)
          .join('; ')}`,
      ).toBeGreaterThanOrEqual(GOALS[name] ?? 1);
    }
    console.info(report);
    expect(lost.map((each) => `${each.id} ${sentence(each).testo} ${each.figure.etichetta}`)).toEqual([]);
  }, 120_000);
});
