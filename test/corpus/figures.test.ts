// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { document, fact, linesOf, readVariant } from './corpus.ts';
import { CREMASCO_2019, CREMASCO_2021, CREMONESE_2026, type Expected, OGLIO_PO_2021 } from './expected.ts';

const DOCUMENTS: readonly [string, readonly Expected[]][] = [
  ['cremonese-2026', CREMONESE_2026],
  ['cremasco-2019', CREMASCO_2019],
  ['cremasco-2021', CREMASCO_2021],
  ['oglio-po-2021', OGLIO_PO_2021],
];

describe.each(DOCUMENTS)('%s says what a person reads in it', (id, expected) => {
  test.each(expected)('line %i: %s, %s: %s', (line, measure, place, value, status = 'declared') => {
    const here = document(id).facts.filter(
      (each) => each.lines[1] === line && each.measure === measure && each.territory?.name === place,
    );
    expect(here).toContainEqual(expect.objectContaining({ value, status }));
  });
});

describe('years, owners and what is said in words', () => {
  test('a population has the year of its date, assignments the year before the plan', () => {
    const years = (id: string, measure: string) => [
      ...new Set(document(id).facts.flatMap((each) => (each.measure === measure ? [each.year] : []))),
    ];
    expect(years('cremonese-2026', 'popolazione')).toEqual([2026]);
    expect(years('cremasco-2019', 'popolazione')).toEqual([2018]);
    expect(years('oglio-po-2021', 'popolazione')).toEqual([2020]);
    expect(years('cremasco-2019', 'famiglie')).toEqual([2016]);
    expect(years('cremonese-2026', 'alloggi_assegnati')).toEqual([2025]);
    expect(years('cremasco-2019', 'alloggi_assegnati')).toEqual([2018]);
    expect(years('cremasco-2021', 'alloggi_assegnati')).toEqual([2020]);
    expect(years('cremasco-2019', 'comuni_aderenti')).toEqual([2017, 2018]);
  });

  test('the two U.O. of ALER are two owners, and neither is a comune', () => {
    const rows = document('oglio-po-2021').facts.filter((each) => each.table === 'previsione');
    const aler = rows.filter((each) => each.owner?.kind === 'aler');
    expect(aler.map((each) => [each.owner?.name, each.owner?.comune, each.value])).toEqual([
      ['ALER Brescia-Cremona-Mantova – U.O. Mantova', null, 23],
      ['ALER Brescia-Cremona-Mantova – U.O. Cremona', null, 37],
    ]);
  });

  test('a comune of another ambito keeps its printed name beside the one meant', () => {
    const { territory, owner } = fact(
      document('cremasco-2019'),
      'patrimonio/comune-cremosano/patrimonio_totale',
    );
    expect(territory).toMatchObject({ raw: 'Comune di Cremona', doubt: { certainty: 'probable' } });
    expect(owner?.name).toBe('Comune di Cremosano');
  });

  test('a comune that a list names twice, once misspelt, is one', () => {
    const lines = linesOf('cremonese-2026').map((line) =>
      line.replace('; Cicognolo;', '; Cicognolo; Ciccognolo;'),
    );
    const said = readVariant('cremonese-2026', lines).facts.filter(
      ({ measure }) => measure === 'comune_ambito',
    );
    expect(said).toHaveLength(48);
    expect(new Set(said.map(({ id }) => id)).size).toBe(48);
  });

  test('comuni without stock, delegating, defaulting, without SAP units', () => {
    const places = (id: string, measure: string) =>
      document(id).facts.flatMap((each) => (each.measure === measure ? [each.territory?.name] : []));
    expect(places('cremonese-2026', 'comune_ambito')).toHaveLength(48);
    expect(places('cremonese-2026', 'senza_patrimonio')).toHaveLength(5);
    expect(places('cremonese-2026', 'solo_patrimonio_aler')).toHaveLength(7);
    expect(places('cremonese-2026', 'gestione_delegata_aler')).toHaveLength(23);
    expect(places('cremasco-2021', 'dati_non_comunicati')).toEqual(['Trescore Cremasco']);
    expect(places('oglio-po-2021', 'comune_ambito')).toHaveLength(27);
    expect(places('oglio-po-2021', 'senza_patrimonio_sap')).toEqual([
      ...['Calvatone', 'Martignana di Po', 'Piadena Drizzona', 'San Giovanni in Croce', 'Solarolo Rainerio'],
    ]);
    expect(places('oglio-po-2021', 'quota_senza_alloggi')).toEqual(['Rivarolo del Re ed Uniti']);
  });

  test('a comune named in a sentence keeps its printed name', () => {
    const said = fact(
      document('oglio-po-2021'),
      'quota-senza-alloggi/rivarolo-del-re-ed-uniti/quota_senza_alloggi',
    );
    expect(said.territory).toMatchObject({ name: 'Rivarolo del Re ed Uniti', raw: 'Rivarolo ed Uniti' });
  });

  test('what no comune has done is a statement about the whole ambito', () => {
    const said = fact(document('cremasco-2021'), 'soglia-nessuno/ambito/soglia_indigenti');
    expect(said.value).toMatch(
      /^Nessun Comune ha individuato per l'anno 2021 una soglia .* di alloggi SAP\.$/,
    );
    expect(said.lines).toEqual([263, 264]);
  });

  test('a figure printed twice is summed once', () => {
    for (const [id, measure, total] of [
      ['cremonese-2026', 'popolazione', 157401],
      ['cremonese-2026', 'alloggi_carenza_manutentiva', 3],
      ['cremonese-2026', 'alloggi_da_ristrutturazione', 61],
      ['oglio-po-2021', 'popolazione', 83025],
      ['oglio-po-2021', 'alloggi_previsti', 93],
      ['oglio-po-2021', 'alloggi_liberi_e_turnover', 49],
      ['cremasco-2019', 'popolazione', 162323],
    ] as const) {
      const rows = document(id).facts.filter(
        (each) => each.measure === measure && !each.total && !each.restates,
      );
      expect(rows.reduce((sum, each) => sum + (typeof each.value === 'number' ? each.value : 0), 0)).toBe(
        total,
      );
    }
  });

  test('the dwellings of cremasco-2019, one to a row', () => {
    const { dwellings } = document('cremasco-2019');
    const rows = dwellings.map((each) => [
      each.idAlloggio,
      each.comune.name,
      each.owner.kind,
      each.state,
      each.lines[0],
    ]);
    expect(rows).toContainEqual(['3155982', 'Castelleone', 'aler', 'IN CARENZA MANUTENTIVA', 223]);
    expect(rows).toContainEqual(['3172610', 'Trescore Cremasco', 'comune', 'IN CARENZA MANUTENTIVA', 241]);
    expect(rows).toContainEqual(['3154145', 'Castelleone', 'aler', 'IN RISTRUTTURAZIONE', 247]);
    expect(rows).toContainEqual(['3168113', 'Vaiano Cremasco', 'aler', 'Libero', 274]);
    expect(rows).toContainEqual(['17759074', 'Offanengo', 'comune', 'Libero', 283]);
    expect(rows).toHaveLength(39);
  });
});
