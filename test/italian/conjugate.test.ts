// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../src/italian/conjugate.ts';

describe('the forms of a regular verb', () => {
  it.each([
    ['contare', ['conto', 'conta', 'contavano', 'contera', 'conterebbe', 'contate', 'contando', 'contarne']],
    ['indicare', ['indico', 'indichi', 'indichera', 'indicano', 'indicato']],
    ['annunciare', ['annunci', 'annunciano', 'annuncera']],
    ['scrivere', ['scrivete', 'scriveva', 'scriveranno', 'scrivendo']],
    ['fornire', ['fornisce', 'forniscono', 'forniva', 'fornirebbe', 'fornite']],
  ])('%s', (verb, forms) => {
    expect(formsOf(verb)).toEqual(expect.arrayContaining(forms));
  });

  it('leaves what is no infinitive as it is', () => {
    expect(formsOf('alloggio')).toEqual(['alloggio']);
  });
});
