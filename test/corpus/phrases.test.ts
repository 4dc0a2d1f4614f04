// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { pageFurniture } from '../../src/corpus/furniture.ts';
import { paragraphs } from '../../src/corpus/paragraphs.ts';
import { findPhrase, mayHold } from '../../src/corpus/phrases.ts';
import { squeeze } from '../../src/corpus/source-text.ts';
import { fold } from '../../src/italian/fold.ts';
import { document } from './corpus.ts';

const figures = (phrase: string, text: string) => findPhrase(phrase, fold(text), 'italian')?.figures ?? null;

describe('a phrase around figures', () => {
  test.each([
    ['pari a # abitanti', 'è complessivamente pari a 157.401 abitanti.', [157401]],
    ['Ente gestore per # Comuni', 'oltre che Ente gestore per sette Comuni.', [7]],
    ['# alloggio è stato assegnato', 'Nessun alloggio è stato assegnato in deroga', [0]],
    ['in carenza manutentiva: #', 'in carenza manut entiva : 3', [3]],
    ['pari a # euro', 'risorse pari a 40.624,00 euro', [40624]],
    ['# di cui # non ammesse Finanziate #', '97 di cui 15 non ammesse Finanziate 46', [97, 15, 46]],
    ['estensione … # km2', 'l’estensione del territorio è di 364,45 Km².', [364.45]],
  ])('%s', (phrase, text, expected) => {
    expect(figures(phrase, text)).toEqual(expected);
    expect(mayHold(phrase, squeeze(text))).toBe(true);
  });

  test('words that are no figure, and a phrase that is not there, give nothing', () => {
    expect(figures('per # Comuni', 'per alcuni Comuni')).toBeNull();
    expect(figures('pari a # euro', 'pari a 3 lire')).toBeNull();
    expect(mayHold('pari a # euro', squeeze('pari a 3 lire'))).toBe(false);
  });

  test('names are what stands between the words', () => {
    expect(
      findPhrase('Comuni di @ non sono', fold('Nei Comuni di Spineda e Voltido non sono'), 'italian')?.names,
    ).toEqual(['spineda e voltido']);
  });
});

test('a sentence that a page break parts is one paragraph, with its own lines', () => {
  const lines = [
    'densità bassa, n. 27 Comuni',
    '',
    'Ente Capofila',
    '12',
    '',
    'hanno un grado alto.',
    '',
    'Altro.',
  ];
  const source = { id: 'prova', lines };
  const found = paragraphs(source, pageFurniture(source, ['Ente capofila']));
  expect(found.map((each) => each.text)).toEqual([
    'densita bassa, n. 27 comuni hanno un grado alto.',
    'altro.',
  ]);
  expect(found[0]?.linesOf(0, 40)).toEqual([1, 6]);
});

test('the comuni that a table leaves out are named, not only counted', () => {
  const check = document('cremonese-2026').checks.find((each) => each.id.endsWith('/con-patrimonio-tabella'));
  expect(check?.note).toContain('Sono: Castelvisconti, Derovere, Paderno Ponchielli, San Bassano.');
});
