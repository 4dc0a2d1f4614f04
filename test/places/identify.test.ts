// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import { CREMASCO, CREMONESE, OGLIO_PO } from './spellings.ts';

const gazetteer = loadGazetteer('data');
const identify = (name: string, ambito?: string) =>
  gazetteer.identify(name, ambito === undefined ? {} : { ambito });

/** The names of the candidates of an ambiguous name. */
function candidates(name: string, ambito?: string): readonly string[] {
  const found = identify(name, ambito);
  if (found.kind !== 'ambiguous') throw new Error(`"${name}" is ${found.kind}`);
  return found.candidates.map(({ nome }) => nome).sort();
}

describe('every spelling of the plans', () => {
  it.each(CREMONESE)('$written is $nome ($certainty), in the Cremonese', ({ written, nome, certainty }) => {
    expect(identify(written, 'cremonese')).toMatchObject({ kind: 'comune', certainty, comune: { nome } });
  });
  it.each(OGLIO_PO)('$written is $nome ($certainty), in the Oglio Po', ({ written, nome, certainty }) => {
    expect(identify(written, 'oglio-po')).toMatchObject({ kind: 'comune', certainty, comune: { nome } });
  });
  it.each(CREMASCO)('$written is $nome ($certainty), in the Cremasco', ({ written, nome, certainty }) => {
    expect(identify(written, 'cremasco')).toMatchObject({ kind: 'comune', certainty, comune: { nome } });
  });

  it('covers all the comuni of the Cremonese and of the Oglio Po', () => {
    expect(new Set(CREMONESE.map(({ nome }) => nome)).size).toBe(48);
    expect(new Set(OGLIO_PO.map(({ nome }) => nome)).size).toBe(27);
  });

  it('gives the reason in Italian', () => {
    expect(identify('VESCOVATO', 'cremonese')).toMatchObject({ reason: 'nome esatto' });
    expect(identify('GADESCO P.D.', 'cremonese')).toMatchObject({ reason: 'abbreviazione' });
    expect(identify('CASTELVISCANTI', 'cremonese')).toMatchObject({
      reason: expect.stringContaining('refuso'),
    });
  });
});

describe('official names', () => {
  it.each(gazetteer.comuni)('$nome is itself, in every ambito', (comune) => {
    for (const ambito of [undefined, 'cremonese', 'oglio-po', 'cremasco']) {
      for (const name of [comune.nome, comune.nome.toUpperCase(), `Comune di ${comune.nome}`]) {
        expect(identify(name, ambito)).toMatchObject({ kind: 'comune', comune, certainty: 'certain' });
      }
    }
  });

  it('are never repaired into another', () => {
    for (const nome of ['Crema', 'Cremona', 'Cremosano', 'Casalmoro', 'Casalmorano']) {
      expect(identify(nome, 'cremonese')).toMatchObject({ comune: { nome }, certainty: 'certain' });
    }
    expect(identify('Torino', 'cremasco')).toMatchObject({ kind: 'elsewhere', provincia: 'TO' });
  });
});

describe('ambiguous names', () => {
  it.each([
    ['Corte', 'cremonese', ["Corte de' Cortesi con Cignone", "Corte de' Frati"]],
    ['Cappella', 'cremonese', ['Cappella Cantone', "Cappella de' Picenardi"]],
    ['Pieve', 'cremonese', ["Pieve d'Olmi", 'Pieve San Giacomo']],
    ['Scandolara', undefined, ['Scandolara Ravara', "Scandolara Ripa d'Oglio"]],
    ['Rivarolo', undefined, ['Rivarolo Mantovano', 'Rivarolo del Re ed Uniti']],
    ['San Martino', undefined, ["San Martino dall'Argine", 'San Martino del Lago']],
    ['San Martino', 'oglio-po', ["San Martino dall'Argine", 'San Martino del Lago']],
    ['Casaletto', 'cremasco', ['Casaletto Ceredano', 'Casaletto Vaprio', 'Casaletto di Sopra']],
    ['cremna', undefined, ['Crema', 'Cremona']],
    ['Acquanegra', undefined, ['Acquanegra Cremonese', 'Acquanegra sul Chiese']],
  ])('%s in %s', (name, ambito, expected) => {
    expect(candidates(name, ambito)).toEqual([...expected].sort());
  });

  it('are settled by the ambito, or by the province in brackets', () => {
    expect(identify('Scandolara', 'oglio-po')).toMatchObject({ comune: { nome: 'Scandolara Ravara' } });
    expect(identify('Acquanegra (MN)')).toMatchObject({ comune: { nome: 'Acquanegra sul Chiese' } });
    expect(identify('Castro (LE)')).toEqual({ kind: 'elsewhere', nome: 'Castro', provincia: 'LE' });
  });
});

describe('other names', () => {
  it.each([
    ['Milano', 'MI'],
    ['comune di Lodi', 'LO'],
    ["L'AQUILA", 'AQ'],
    ['Reggio Emilia', 'RE'],
    ['Castro', 'BG/LE'],
  ])('%s is elsewhere', (name, provincia) => {
    expect(identify(name, 'cremonese')).toMatchObject({ kind: 'elsewhere', provincia });
  });

  it.each([
    '',
    '  ',
    '-',
    'COMUNI VARI',
    'U.O.CREMONA',
    'ALER BS - CR- MN',
    'TOTALE AT 1',
    'TOT. AMBITO',
    'xyz',
    'de',
    'S.',
    '1.006',
    '???',
  ])('%j is unknown', (name) => expect(identify(name, 'cremonese').kind).toBe('unknown'));

  it('offers the nearest comuni of an unknown name', () => {
    const found = identify('Vescovatello');
    expect(found).toMatchObject({ kind: 'unknown' });
    expect(found.kind === 'unknown' && found.nearest[0]?.nome).toBe('Vescovato');
  });

  it('survives noise', () => {
    for (const name of [
      'a'.repeat(100_000),
      'd '.repeat(60),
      "'".repeat(500),
      '\ud800\u0301',
      'san '.repeat(30),
    ]) {
      const before = performance.now();
      expect(['unknown', 'ambiguous', 'comune']).toContain(identify(name, 'cremonese').kind);
      expect(performance.now() - before).toBeLessThan(200);
    }
  });
});
