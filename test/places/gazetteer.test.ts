// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../src/places/gazetteer.ts';

const gazetteer = loadGazetteer('data');

describe('the gazetteer', () => {
  it('holds the 113 comuni of Cremona and the 64 of Mantova', () => {
    const of = (sigla: string) => gazetteer.comuni.filter(({ provincia }) => provincia === sigla).length;
    expect([of('CR'), of('MN'), gazetteer.comuni.length]).toEqual([113, 64, 177]);
    expect(new Set(gazetteer.comuni.map(({ istat }) => istat)).size).toBe(177);
    expect(new Set(gazetteer.comuni.map(({ catastale }) => catastale)).size).toBe(177);
  });

  it.each([
    ['cremonese', 48, { CR: 48 }],
    ['oglio-po', 27, { CR: 17, MN: 10 }],
    ['cremasco', 48, { CR: 48 }],
  ])('the ambito %s has its %d comuni', (id, count, byProvince) => {
    const comuni = gazetteer.comuni.filter(({ ambito }) => ambito === id);
    expect(comuni).toHaveLength(count);
    for (const [sigla, expected] of Object.entries(byProvince)) {
      expect(comuni.filter(({ provincia }) => provincia === sigla)).toHaveLength(expected);
    }
  });

  it.each([
    ['cremonese', 'Cremona'],
    ['oglio-po', 'Viadana'],
    ['cremasco', 'Crema'],
  ])('the capofila of %s is %s, one of its comuni', (id, nome) => {
    const capofila = gazetteer.byIstat(gazetteer.ambito(id)?.capofila ?? '');
    expect(capofila).toMatchObject({ nome, ambito: id });
  });

  it('says where the membership of the Cremasco comes from', () => {
    expect(gazetteer.ambito('cremasco')?.provenienza).toMatch(/^derived: /);
    expect(gazetteer.ambito('lodigiano')).toBeUndefined();
    expect(gazetteer.byIstat('000000')).toBeUndefined();
  });

  it.each(['comuni.json', 'comuni-italia.json', 'ambiti.json', 'parole-comuni.json'])(
    'refuses a damaged %s, naming it',
    (file) => {
      const directory = mkdtempSync(join(tmpdir(), 'gazetteer-'));
      try {
        for (const each of ['comuni.json', 'comuni-italia.json', 'ambiti.json', 'parole-comuni.json']) {
          cpSync(join('data', each), join(directory, each));
        }
        writeFileSync(join(directory, file), '{"comuni": [{"nome": 3}]}');
        expect(() => loadGazetteer(directory)).toThrow(new RegExp(`Il gazetteer non è leggibile.*${file}`));
        rmSync(join(directory, file));
        expect(() => loadGazetteer(directory)).toThrow(new RegExp(`Il gazetteer non è leggibile.*${file}`));
      } finally {
        rmSync(directory, { recursive: true });
      }
    },
  );
});
