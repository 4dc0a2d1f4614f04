// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { sayScope } from '../../src/assistant/model/say-scope.ts';
import type { Scope } from '../../src/assistant/reply.ts';
import { productPaths } from '../../src/cli/product.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';

const gazetteer = loadGazetteer(productPaths({}).dataDir);
const SCOPE: Scope = { ambito: 'cremonese', year: 2026 };
const UNSAID = { places: [], years: [] };

describe('a scope in words', () => {
  it('stands before the question mark: after it another question would begin', () => {
    expect(sayScope(['ciao', 'quanti alloggi liberi?'], SCOPE, UNSAID, gazetteer)).toEqual([
      'ciao',
      'quanti alloggi liberi (ambito Cremonese, anno 2026)?',
    ]);
  });

  it('says only what the question leaves out', () => {
    const turns = ['alloggi a Vescovato'];
    expect(sayScope(turns, SCOPE, { places: [{}], years: [] }, gazetteer)).toEqual([
      'alloggi a Vescovato (anno 2026)',
    ]);
    expect(sayScope(turns, SCOPE, { places: [{}], years: [2026] }, gazetteer)).toEqual(turns);
    expect(sayScope(turns, undefined, UNSAID, gazetteer)).toEqual(turns);
  });
});
