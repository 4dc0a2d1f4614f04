// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { productPaths } from '../../src/cli/product.ts';
import { loadSynonyms, parseSynonyms } from '../../src/plan/passage-synonyms.ts';

const file = (parts: object) => ({
  gruppi: [],
  ampliamenti: [],
  cornice: ['spiegami'],
  deboli: ['tanto'],
  ...parts,
});
const group = (nome: string, ...voci: string[]) => ({ nome, voci });

describe('the synonyms of the search', () => {
  it('are loaded whole from the data', () => {
    const { phrases, frame } = loadSynonyms(productPaths({}).dataDir);
    expect(phrases.get('sat')?.same).toContain('serviz abitativ transitor');
    expect(frame.has('spieg')).toBe(true);
  });

  it.each([
    [
      'two groups with one phrase',
      file({ gruppi: [group('x', 'casa', 'tetto'), group('y', 'case', 'dimora')] }),
      /«case» sta sia nel gruppo «x» sia nel gruppo «y»/,
    ],
    [
      'a group of one word',
      file({ gruppi: [group('x', 'casa', 'case')] }),
      /tutte forme della stessa parola/,
    ],
    ['only articles', file({ gruppi: [group('x', 'il la', 'casa')] }), /solo di articoli/],
    [
      'a phrase in the frame too',
      file({ gruppi: [group('x', 'casa', 'dimora')], cornice: ['case'] }),
      /«case» sta nella cornice/,
    ],
    ['another shape', { gruppi: 'x' }, /servono «gruppi»/],
  ])('say what is wrong with %s', (_, content, message) => {
    expect(() => parseSynonyms(content)).toThrow(message);
  });
});
