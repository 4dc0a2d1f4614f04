// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { corpus, document, linesOf, readVariant } from './corpus.ts';
import { edit } from './variants.ts';

const of = (id: string, verdict: string) =>
  document(id)
    .checks.filter((check) => check.verdict === verdict)
    .map((check) => [check.lines[0], check.declared, check.computed]);

describe('what does not add up, each verified by eye', () => {
  test('cremasco-2019', () => {
    expect(of('cremasco-2019', 'mismatch')).toEqual([
      // "Comune di Cremona" among the owners of the Cremasco.
      [187, null, null],
      // 53,18 + 113,94 + 34,25 + 120,04 + 94,45 + 157,08 = 572,94.
      [147, 573.21, 572.94],
      // The rows make 1.703 and 1.688.
      [204, 1711, 1703],
      [204, 1696, 1688],
      // 34.264 / 34,25.
      [143, 998.58, 1000.41],
      // 16.088 / 153.296.
      [151, 11, 10.49],
      // 23 comuni without stock, and 23 in the table of owners, of 48.
      [171, 23, 25],
    ]);
  });

  test('cremasco-2021: every figure agrees with the others', () => {
    expect(of('cremasco-2021', 'mismatch')).toEqual([]);
    expect(of('cremasco-2021', 'scope_differs')).toEqual([]);
  });

  test('oglio-po-2021', () => {
    expect(of('oglio-po-2021', 'mismatch')).toEqual([
      // No asterisk where the note says that there should be one.
      [471, 0, null],
      // "legge regionale 16/2018".
      [735, null, null],
      // "Piacenza (CR)".
      [192, null, null],
      // 16 + 311 + 30 = 357.
      [349, 331, 357],
      // 16 contributions of 1.500 euro each.
      [725, 21570, 24000],
      // The note names Rivarolo only; Casteldidone has a quota and no dwelling too (lines 662 and 388).
      [669, 1, 2],
    ]);
  });

  test('cremonese-2026: the ranking is not in order, and a number is left out', () => {
    expect(of('cremonese-2026', 'mismatch')).toEqual([
      ...[
        [116, 7, 8],
        [117, 8, 7],
        [126, 16, 18],
        [128, 18, 16],
        [132, 22, 23],
        [133, 23, 22],
        [136, 26, 29],
        [137, 27, 26],
        [138, 28, 27],
        [139, 29, 28],
        [142, 32, 33],
        [143, 33, 32],
        [153, 43, 44],
        [154, 44, 43],
      ],
      [167, null, null],
      [183, null, null],
      // "R.R. 4/2012".
      [50, null, null],
    ]);
  });

  test('cremonese-2026: totals that cover another scope', () => {
    expect(of('cremonese-2026', 'scope_differs')).toEqual([
      [504, 101421.81, 1942608.36],
      [504, 2034140.74, 192954.19],
      [359, 34, 32],
      [362, 3, 2],
      [367, 7, 6],
      [238, 36, 32],
      // Paderno Ponchielli, line 244, is not in the table of stock.
      [240, 23, 22],
    ]);
  });
});

describe('names and headings that are damaged, out of place, or wrong', () => {
  test.each([
    ['cremonese-2026', 56, 'Nome di comune scritto in altro modo: «Castelveverde»'],
    ['cremonese-2026', 56, 'Nome di comune scritto in altro modo: «Castelvevisconti»'],
    ['cremonese-2026', 167, 'Numerazione interrotta: da 4 a 6'],
    ['cremonese-2026', 183, 'Riga senza numero: Pozzaglio ed Uniti'],
    ['cremonese-2026', 274, "Nome di comune scritto in altro modo: «SCANDOLARA RIPA D'OGGIO»"],
    ['cremonese-2026', 331, "Nome di comune scritto in altro modo: «SCANDOLARA RIPA D'OGGIO»"],
    ['cremonese-2026', 351, "Nome di comune con l'apostrofo fuori posto: «PERSICO D'OSIMO»"],
    ['cremonese-2026', 466, 'Nome di comune scritto in altro modo: «CASTELVISCANTI»'],
    ['cremasco-2019', 187, 'Comune di un altro ambito: «Comune di Cremona»'],
    ['cremasco-2021', 281, 'Intestazione di colonna inesatta: «categoria»'],
    ['oglio-po-2021', 492, 'Nome di comune scritto in altro modo: «COMUNE DI CASTELIDONE»'],
    ['oglio-po-2021', 192, 'Provincia di un comune: «Piacenza (CR)»'],
    ['oglio-po-2021', 588, 'Titolo e cifre della tabella non concordano'],
  ])('%s, line %i: %s', (id, line, title) => {
    expect(document(id).checks).toContainEqual(expect.objectContaining({ title, lines: [line, line] }));
  });

  test('nothing that the layouts expect is missing from the documents', () => {
    const missing = corpus.documents.flatMap((reading) =>
      reading.checks.filter((check) => /non trovat|non lett|non leggibil|non riconosciut/.test(check.title)),
    );
    expect(missing).toEqual([]);
  });
});

describe('what agrees is told too', () => {
  test.each([
    ['cremonese-2026', 'popolazione-totale', 157401],
    ['cremonese-2026', 'popolazione-at-totale', 157401],
    ['cremonese-2026', 'numero-comuni', 48],
    ['cremonese-2026', 'mancanti-parti', 22],
    ['cremonese-2026', 'delega-aler-elenco', 23],
    ['cremonese-2026', 'con-patrimonio', 36],
    ['cremonese-2026', 'tasso-risposta-conto', 72.2],
    ['cremonese-2026', 'ristrutturazione-cremona', 33],
    ['cremonese-2026', 'sat-aler-elenco', 4],
    ['cremonese-2026', 'sat-nella-previsione/comune-di-cremona', 5],
    ['cremasco-2019', 'carenza-elenco', 19],
    ['cremasco-2019', 'liberi-elenco-numero', 18],
    ['cremasco-2019', 'turnover-somma', 11],
    ['cremasco-2019', 'previsione-parti/aler-brescia-cremona-mantova', 29],
    ['cremasco-2019', 'previsione-parti/comune-di-trescore-cremasco', 3],
    ['cremasco-2019', 'densita-sub-ambiti/soncino', 165.18],
    ['cremasco-2021', 'con-patrimonio-elenco', 24],
    ['cremasco-2021', 'previsione-parti/comune-di-crema', 34],
    ['oglio-po-2021', 'patrimonio-somma', 1277],
    ['oglio-po-2021', 'comuni-sub-ambiti', 597],
    ['oglio-po-2021', 'casalasco-parti', 266],
    ['oglio-po-2021', 'viadanese-popolazione-somma', 46745],
    ['oglio-po-2021', 'densita-casalasco', 110],
    ['oglio-po-2021', 'dgr-3008-somma', 115155],
    ['oglio-po-2021', 'dgr-3664-domande', 12],
    ['oglio-po-2021', 'riepilogo-previsione/comune-di-tornata', 4],
  ])('%s %s: %d', (id, check, declared) => {
    expect(document(id).checks.find((each) => each.id === `${id}/verifica/${check}`)).toMatchObject({
      verdict: 'ok',
      declared,
    });
  });

  test('two plans of an ambito about the same owner', () => {
    const between = document('cremasco-2021').checks.filter((check) =>
      check.id.includes('confronto-cremasco-2019'),
    );
    const changed = between.filter((check) => check.verdict !== 'ok');
    expect(changed.map((check) => [check.title.split(': ')[1], check.computed, check.declared])).toEqual([
      ['Comune di Cremosano', 6, 7],
      ['Comune di Cremosano', 6, 7],
      ['Comune di Offanengo', 3, 14],
      ['Comune di Offanengo', 3, 14],
      ['Comune di Sergnano', 6, 0],
      ['Comune di Sergnano', 0, 6],
      ['Comune di Trescore Cremasco', 27, null],
      ['Comune di Madignano', null, 11],
    ]);
    expect(new Set(changed.map((check) => check.verdict))).toEqual(new Set(['not_checkable']));
  });
});

test('a part that exceeds what it is a part of', () => {
  // San Martino del Lago: 2 dwellings for SAT at line 543, none available at line 404.
  expect(document('oglio-po-2021').checks).toContainEqual(
    expect.objectContaining({
      id: 'oglio-po-2021/verifica/sat-nella-previsione/comune-di-san-martino-del-lago',
      ...{ verdict: 'not_checkable', declared: 2, computed: 0, difference: 2, lines: [543, 543] },
    }),
  );
  const variant = readVariant(
    'cremonese-2026',
    edit(linesOf('cremonese-2026'), 418, 418, (line) => line.replace(/3$/, '10')),
  );
  expect(variant.checks).toContainEqual(
    expect.objectContaining({
      id: 'cremonese-2026/verifica/assegnati-nel-patrimonio/comune-di-pessina-cremonese',
      ...{ verdict: 'mismatch', declared: 10, computed: 9, difference: 1, lines: [418, 418] },
    }),
  );
});

test('every check names a line and says in a sentence what it means', () => {
  for (const { checks, lines } of corpus.documents) {
    for (const check of checks) {
      expect(check.lines[0]).toBeGreaterThan(0);
      expect(check.lines[1]).toBeLessThanOrEqual(lines.length);
      expect(check.note).toMatch(/^[«\p{Lu}].+\.$/u);
    }
  }
});
