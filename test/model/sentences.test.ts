// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Checking, checkSentence, measureStems } from '../../src/assistant/model/check-sentence.ts';
import { loadLanguages } from '../../src/assistant/model/languages.ts';
import { createLedger, type Ledger } from '../../src/assistant/model/ledger.ts';
import { loadTexts } from '../../src/assistant/texts.ts';
import { render } from '../../src/assistant/write.ts';
import { productPaths } from '../../src/cli/product.ts';
import { productForTest, programClient } from '../product.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { dataDir } = productPaths({});
const product = productForTest();
const client = await programClient(product);

async function noted(tool: string, args: Record<string, unknown>): Promise<{ ledger: Ledger; text: string }> {
  const ledger = createLedger();
  const outcome = await client.call(tool, args);
  if (!outcome.ok) throw new Error(outcome.message);
  return { ledger, text: ledger.note(outcome.output) };
}

function checking(ledger: Ledger, question: string): Checking {
  return {
    ledger,
    gazetteer: product.context.gazetteer,
    languages: loadLanguages(dataDir),
    texts: loadTexts(dataDir),
    measures: measureStems(loadTexts(dataDir)),
    turns: [question],
    titles: new Map(product.context.plan.documents().map(({ id, title }) => [id, title])),
  };
}

function said(testo: string, fonti: string[], known: Checking): string | null {
  const checked = checkSentence({ testo, fonti }, known);
  return checked.kind === 'kept' ? checked.segments.map(render).join('') : null;
}

describe('results as a model is given them', () => {
  it('are one line a figure, with its token, and much shorter than what the tool returns', async () => {
    const outcome = await client.call('alloggi_disponibili', { comune: 'Vescovato' });
    const { text, ledger } = await noted('alloggi_disponibili', { comune: 'Vescovato' });
    expect(text).toMatch(/^- \[F1\] Vescovato · ALER .* · 2026 · alloggi liberi = 7 alloggi$/m);
    expect(text.length * 4).toBeLessThan(JSON.stringify(outcome).length);
    expect(ledger.figures.size).toBeGreaterThan(3);
  });

  it('keep a token for the same figure, however often it is returned', async () => {
    const { ledger, text } = await noted('alloggi_disponibili', { comune: 'Vescovato' });
    const outcome = await client.call('alloggi_disponibili', { comune: 'Vescovato' });
    expect(outcome.ok && ledger.note(outcome.output)).toBe(text);
  });

  it('hold the checks, the dwellings and the comparisons, too', async () => {
    const tried: [string, Record<string, unknown>, RegExp][] = [
      ['verifica_dati', { documento: 'cremonese-2026', esito: 'mismatch' }, /\[P\d+\]/],
      ['elenca_alloggi', { comune: 'Vescovato' }, /\[P\d+\] id_alloggio \d+/],
      [
        'confronta_misure',
        { misura: 'alloggi_liberi', per: 'comune', ambito: 'Cremonese', anno: 2026 },
        /posizione 1.*\n.*\[F\d+\]/,
      ],
      ['leggi_documento', { documento: 'cremonese-2026', da: 300, a: 305 }, /\[P1\]/],
    ];
    for (const [tool, args, form] of tried) expect((await noted(tool, args)).text).toMatch(form);
  });
});

describe('a sentence on a passage', () => {
  const question = 'che cosa fa il tutor condominiale?';
  const found = async () => {
    const { ledger } = await noted('cerca_nei_documenti', { testo: 'tutor condominiale', limite: 3 });
    const [token = '', passage] = [...ledger.passages][0] ?? [];
    return { known: checking(ledger, question), token, text: passage?.text ?? '' };
  };

  it('is shown in the model’s words where they are those of the passage', async () => {
    const { known, token, text } = await found();
    const words = text.split(/(?<=[.;:])\s/)[0] ?? '';
    expect(said(words, [token], known)).toBe(words.replace(/\s+/g, ' '));
  });

  it('gives way to the document’s own words where it turns them round, or adds to them', async () => {
    const { known, token, text } = await found();
    for (const testo of [
      'Il tutor condominiale non esiste e non si occupa di nulla.',
      'Il tutor condominiale paga le bollette, regala mobili e trova lavoro ai nipoti.',
    ]) {
      const shown = said(testo, [token], known) ?? '';
      expect(shown).toContain('» dice: «');
      expect(shown).not.toContain(testo);
      const [, quote = ''] = /dice: «(.*)»\.$/.exec(shown) ?? [];
      expect(text.replace(/\s+/g, ' ')).toContain(quote.replace(/ …$/, ''));
    }
  });

  it('names no place that the passage does not, not even one that begins like another word', async () => {
    const { ledger } = await noted('cerca_nei_documenti', {
      testo: 'ambito cremasco',
      ambito: 'Cremasco',
      limite: 3,
    });
    const [token = '', passage] =
      [...ledger.passages].find(([, { text }]) => /cremasc/i.test(text) && !/\bcrema\b/i.test(text)) ?? [];
    expect(passage).toBeDefined();
    const testo = `A Crema ${(passage?.text ?? '').split(/[.;:]/)[0]}.`;
    expect(said(testo, [token], checking(ledger, 'che cosa dice?'))).toBeNull();
  });

  it('holds no number that the passage does not', async () => {
    const { known, token } = await found();
    expect(said('I tutor condominiali sono 4.321 e lavorano nei condomini.', [token], known)).toBeNull();
  });
});

describe('a sentence in another language', () => {
  it('is shown where the question is in it, with the terms of the documents', async () => {
    const { ledger } = await noted('alloggi_disponibili', { comune: 'Vescovato' });
    const known = checking(ledger, 'how many flats are free in Vescovato, according to the plan?');
    const shown = said('According to the plan of 2026, in Vescovato there are [F1].', ['F1'], known);
    expect(shown).toContain('in Vescovato there are **7** alloggi SAP liberi');
    expect(said('In Vescovato there are seven flats, [F1].', ['F1'], known)).toBeNull();
    expect(said('In Vescovato there are not [F1].', ['F1'], known)).toBeNull();
  });

  it('is read in German, too, where numbers are one long word', async () => {
    const { ledger } = await noted('alloggi_disponibili', { comune: 'Vescovato' });
    const known = checking(ledger, 'wie viele Wohnungen gibt es in Vescovato nach dem Plan?');
    expect(said('In Vescovato gibt es nach dem Plan [F1].', ['F1'], known)).toContain('**7**');
    expect(said('In Vescovato gibt es nach dem Plan siebenundzwanzig, [F1].', ['F1'], known)).toBeNull();
  });
});

describe('what instructs the model', () => {
  it('stays under 1,500 tokens, a token being three letters at least', () => {
    const prompt = readFileSync(join(root, 'prompts', 'modello', 'risposta.md'), 'utf8');
    expect(prompt.length / 3).toBeLessThan(1500);
  });
});

describe('without a model', () => {
  it('nothing of langchain or openai is loaded: only files that are loaded on demand name them', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const walk = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      const source = readFileSync(file, 'utf8');
      for (const [, typeOnly, specifier = ''] of source.matchAll(
        /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gm,
      )) {
        if (typeOnly) continue;
        if (specifier.startsWith('.')) walk(resolve(dirname(file), specifier));
        else packages.add(specifier);
      }
    };
    const files = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : [];
      });
    // All that a command loads, also on demand, but for the agent and its model.
    for (const file of files(join(root, 'src'))) if (!/model\/(agent|chat-model)\.ts$/.test(file)) walk(file);
    expect(seen.size).toBeGreaterThan(100);
    expect(
      [...packages].filter((name) => /langchain|^openai|^@modelcontextprotocol\/sdk/.test(name)),
    ).toEqual([]);
  });
});
