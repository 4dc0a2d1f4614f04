// SPDX-License-Identifier: EUPL-1.2
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSentence } from '../../src/assistant/model/check-sentence.ts';
import type { ModelSentence } from '../../src/assistant/model/reply-schema.ts';
import { render } from '../../src/assistant/write.ts';
import { goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { productPaths } from '../../src/cli/product.ts';
import { assistantForTest, programClient } from '../product.ts';
import { CORRUPTIONS, type RightSentence } from './corruptions.ts';
import { correctTranscripts, type Transcript } from './transcripts.ts';

/** The correct transcript of every gold question is made wrong in one thing at a time, and none of these may be shown. */
const gold = join(dirname(fileURLToPath(import.meta.url)), '..', 'gold');
const { dataDir } = productPaths({});
const { product, assistant } = await assistantForTest();
const client = await programClient(product);
let transcripts: Transcript[];
/** The sentences that are shown, of which each is made wrong. */
let sentences: ReturnType<typeof rightOnes>;

beforeAll(async () => {
  transcripts = await correctTranscripts(readGold(goldFiles([gold])), product, assistant, client, dataDir);
  sentences = rightOnes(transcripts);
}, 300_000);

/** The least share that must be caught; all where none is named. */
const GOALS: Record<string, number> = { 'a place': 0.99, 'a year': 0.99, 'a negation': 0.99 };

/** Whether the person would read what the model wrote: a sentence in whose place the document's own words stand is not read. */
function reaches({ checking }: RightSentence, frase: ModelSentence): boolean {
  const checked = checkSentence(frase, checking);
  return checked.kind === 'kept' && !checked.quoted;
}

const rightOnes = (all: readonly Transcript[]) =>
  all.flatMap(({ question, said, checking }) =>
    said.frasi.flatMap((sentence) => {
      const token = sentence.fonti[0] ?? '';
      const figure = checking.ledger.figures.get(token) ?? null;
      const right = { sentence, checking, figure, token };
      return reaches(right, sentence) ? [{ ...right, id: question.id, heldOut: question.held_out }] : [];
    }),
  );

describe('correct transcripts of the gold questions', () => {
  it('are shown, nearly all as the model wrote them', () => {
    const all = transcripts.flatMap(({ said, checking }) =>
      said.frasi.map((frase) => checkSentence(frase, checking)),
    );
    const dropped = all.filter(({ kind }) => kind === 'dropped').length;
    const quoted = all.filter((checked) => checked.kind === 'kept' && checked.quoted).length;
    console.info(
      `${transcripts.length} transcripts, ${all.length} sentences: ${dropped} dropped, ${quoted} quoted`,
    );
    expect(transcripts.length).toBeGreaterThan(600);
    expect(dropped + quoted).toBeLessThan(all.length * 0.05);
  }, 120_000);

  it.each(Object.entries(CORRUPTIONS))(
    'are not shown with one thing wrong: %s',
    (name, corrupt) => {
      const tried = sentences.flatMap((right) =>
        corrupt(right).map((frase) => ({ right, frase, reached: reaches(right, frase) })),
      );
      const reached = tried.filter((one) => one.reached);
      const share = (tried.length - reached.length) / tried.length;
      console.info(
        `${name}: ${tried.length - reached.length} of ${tried.length} caught (${(100 * share).toFixed(1)}%)`,
      );
      // What the questions set aside say stays unread.
      const shown = reached
        .filter(({ right }) => !right.heldOut)
        .map(({ right, frase }) => {
          const checked = checkSentence(frase, right.checking);
          return `${right.id}: ${frase.testo} => ${checked.kind === 'kept' ? checked.segments.map(render).join('') : ''}`;
        });
      expect(tried.length).toBeGreaterThan(20);
      expect(share, shown.slice(0, 5).join('\n')).toBeGreaterThanOrEqual(GOALS[name] ?? 1);
    },
    120_000,
  );
});
