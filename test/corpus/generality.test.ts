// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { document, linesOf, readVariant } from './corpus.ts';
import { edit, figures, findings, insert, swapCells } from './variants.ts';

const PLANS = ['cremonese-2026', 'cremasco-2019', 'cremasco-2021', 'oglio-po-2021'];
const values = (id: string, lines: readonly string[]) =>
  readVariant(id, lines)
    .facts.map((fact) => `${fact.id} = ${fact.value} (${fact.status})`)
    .sort();
const asPublished = (id: string) =>
  document(id)
    .facts.map((fact) => `${fact.id} = ${fact.value} (${fact.status})`)
    .sort();

describe('letters do not matter', () => {
  test.each(PLANS)('%s with every letter shifted', (id) => {
    const next = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 3);
    const lines = linesOf(id).map((line) =>
      line.replace(
        /^((?:- )?)([a-m])((?:\.[a-c])?\) )/,
        (_, dash, letter, rest) => dash + next(letter) + rest,
      ),
    );
    if (id !== 'oglio-po-2021') expect(lines).not.toEqual(linesOf(id));
    expect(values(id, lines)).toEqual(asPublished(id));
  });
});

describe('page breaks and blank lines do not matter', () => {
  const PAGE = [
    '',
    '',
    '',
    '**Ambito',
    'Distrettuale',
    'Cremasco**',
    '',
    'Comune di Crema',
    'Ente Capofila',
    'per il Piano di Zona',
    '',
  ];

  test('cremasco-2019 with a page break inside every table', () => {
    const breaks = [378, 362, 320, 294, 277, 247, 230, 190, 144];
    const lines = breaks.reduce((text, line) => insert(text, line, PAGE), linesOf('cremasco-2019'));
    expect(values('cremasco-2019', lines)).toEqual(asPublished('cremasco-2019'));
  });

  test.each([
    ['cremonese-2026', [500, 475, 420, 376, 360, 315, 270, 200, 150, 120]],
    ['cremasco-2021', [320, 246, 210, 182, 157, 120, 100]],
    ['oglio-po-2021', [640, 600, 540, 500, 460, 430, 400, 140]],
  ])('%s with a page number and a letterhead that its layout does not know', (id, breaks) => {
    const page = (line: number) => ['', `${line}`, '', 'Piano annuale', 'Ambito Territoriale Sociale', ''];
    const lines = breaks.reduce((text, line) => insert(text, line, page(line)), linesOf(id));
    expect(values(id, lines)).toEqual(asPublished(id));
  });

  test.each(['cremonese-2026', 'oglio-po-2021'])('%s with a blank line before every row', (id) => {
    const lines = linesOf(id).flatMap((line) => (/^[^\t]*\t.*\d/.test(line) ? ['', line] : [line]));
    expect(values(id, lines)).toEqual(asPublished(id));
  });

  test('cremasco-2021 without the blank lines between its rows', () => {
    const row = /^(?:Comune di|ALER B)/;
    const lines = linesOf('cremasco-2021').filter(
      (line, index, all) => line.trim() !== '' || !row.test(all[index + 1] ?? ''),
    );
    expect(values('cremasco-2021', lines)).toEqual(asPublished('cremasco-2021'));
  });
});

describe('the order of the columns does not matter', () => {
  test.each([
    ['cremonese-2026', 'popolazione-comuni', 110, 158, 0, 1],
    ['cremonese-2026', 'popolazione-comuni', 110, 158, 0, 2],
    ['cremonese-2026', 'popolazione-at', 162, 226, 1, 2],
    ['cremonese-2026', 'patrimonio', 250, 285, 1, 3],
    ['cremonese-2026', 'ristrutturazione', 296, 298, 1, 2],
    ['cremonese-2026', 'previsione', 342, 368, 2, 5],
    ['cremonese-2026', 'quota-forze-ordine', 388, 396, 0, 1],
    ['cremasco-2019', 'turnover', 291, 296, 0, 2],
    ['cremasco-2019', 'sub-ambiti', 140, 147, 1, 4],
    ['oglio-po-2021', 'riepilogo', 625, 655, 1, 4],
    ['oglio-po-2021', 'popolazione-comuni', 126, 154, 2, 4],
  ] as const)('%s, %s', (id, table, first, last, one, other) => {
    const variant = readVariant(id, edit(linesOf(id), first, last, swapCells(one, other)));
    expect(figures(variant, table)).toEqual(figures(document(id), table));
  });

  test('dwellings with the code after the comune', () => {
    const variant = readVariant('cremasco-2019', edit(linesOf('cremasco-2019'), 222, 241, swapCells(1, 2)));
    expect(variant.dwellings.map((each) => each.id)).toEqual(
      document('cremasco-2019').dwellings.map((each) => each.id),
    );
  });

  test('a table without tabs, with the comune before the figure', () => {
    const moved = edit(linesOf('cremasco-2021'), 148, 163, (line) => {
      if (/^Ragione/.test(line)) return 'Ragione Sociale Ente Proprietario  Comune';
      if (/^unità {2}imm/.test(line)) return 'Numero unità  immobiliari  ';
      if (/^Comune {2}$/.test(line)) return '';
      return line.replace(/^(.+) (\d+) (.+?) ?$/, '$1 $3 $2');
    });
    const variant = readVariant('cremasco-2021', moved);
    expect(figures(variant, 'carenza-manutentiva')).toEqual(
      figures(document('cremasco-2021'), 'carenza-manutentiva'),
    );
  });
});

describe('owners, comuni and rows are what the document prints', () => {
  test('two comuni exchanged', () => {
    const lines = edit(linesOf('cremonese-2026'), 290, 292, (line) =>
      line.includes('SORESINA')
        ? line.replace('SORESINA', 'BORDOLANO')
        : line.replace('BORDOLANO', 'SORESINA'),
    );
    const changed = edit(lines, 290, 290, (line) => line.replace(/1$/, '9'));
    expect(figures(readVariant('cremonese-2026', changed), 'carenza-manutentiva')).toContain(
      'comune-soresina/alloggi_carenza_manutentiva = 9 (declared)',
    );
  });

  test('rows added: a comune with tabs, one without, an ALER of another name, a new group', () => {
    const oglio = readVariant(
      'oglio-po-2021',
      insert(linesOf('oglio-po-2021'), 667, ['COMUNE DI BOZZOLO\t7.25']),
    );
    expect(figures(oglio, 'quota-forze-ordine')).toContain(
      'comune-bozzolo/quota_forze_ordine = 7.25 (declared)',
    );
    const cremasco = readVariant(
      'cremasco-2021',
      insert(linesOf('cremasco-2021'), 163, [
        'Comune di Ripalta Arpina 3 Ripalta Arpina',
        'A.L.E.R. 2 Crema',
        'Aler Bs-Cr-Mn 2 Soncino',
      ]),
    );
    expect(figures(cremasco, 'carenza-manutentiva')).toEqual(
      expect.arrayContaining([
        'comune-ripalta-arpina/alloggi_carenza_manutentiva = 3 (declared)',
        'aler-soncino/alloggi_carenza_manutentiva = 2 (declared)',
        'aler-crema-2/alloggi_carenza_manutentiva = 2 (declared)',
      ]),
    );
    const groups = readVariant(
      'cremonese-2026',
      edit(linesOf('cremonese-2026'), 186, 186, () => '\tAT 9\t'),
    );
    expect(figures(groups, 'popolazione-at')).toContain('vescovato/aggregazione = AT 9 (declared)');
  });
});

describe('a header may run over several lines', () => {
  test('with tabs', () => {
    const lines = linesOf('cremonese-2026').flatMap((line, index) =>
      index + 1 === 250
        ? ['Ragione Sociale\tN. alloggi\tN. alloggi\tN. alloggi', 'Ente Proprietario\tcomplessivi\tSAP\tSAS']
        : [line],
    );
    expect(figures(readVariant('cremonese-2026', lines), 'patrimonio')).toEqual(
      figures(document('cremonese-2026'), 'patrimonio'),
    );
  });

  test('without: a word to a line, and words split by the extraction', () => {
    const lines = linesOf('cremasco-2021').flatMap((line, index) =>
      index + 1 === 89 ? ['N. allog gi', '', 'SAP', 'N.', 'alloggi SAS'] : [line],
    );
    expect(figures(readVariant('cremasco-2021', lines), 'patrimonio')).toEqual(
      figures(document('cremasco-2021'), 'patrimonio'),
    );
  });
});

describe('a broken table gives a finding and no invented figure', () => {
  test.each([
    ['cremonese-2026', 'patrimonio', 250, 'N. alloggi SAS'],
    ['cremonese-2026', 'assegnati', 413, 'N. U.I.'],
    ['cremasco-2019', 'previsione', 316, 'Numero unità immobiliari'],
    ['cremasco-2021', 'patrimonio', 89, 'N. alloggi SAP'],
    ['oglio-po-2021', 'sat', 520, 'Numero U.I. per servizi abitativi transitori'],
  ])('%s, %s without the column of line %i', (id, table, line, column) => {
    const lines = edit(linesOf(id), line, line, (text) => text.replace(column, ''));
    expect(lines).not.toEqual(linesOf(id));
    const variant = readVariant(id, lines);
    expect(figures(variant, table)).toEqual([]);
    expect(variant.checks.map((check) => check.title)).toContain(`Tabella non letta: ${table}`);
  });

  test.each([
    ['cremonese-2026', 168, '13.417', '13.418'],
    ['cremonese-2026', 285, '3979', '3980'],
    ['cremasco-2019', 328, '50', '51'],
    ['cremasco-2021', 257, '114', '113'],
    ['oglio-po-2021', 551, '9', '10'],
  ])('%s with the total of line %i off by one', (id, line, printed, wrong) => {
    const variant = readVariant(
      id,
      edit(linesOf(id), line, line, (text) => text.replace(printed, wrong)),
    );
    const off = variant.checks.filter((check) => check.lines[0] === line && check.verdict === 'mismatch');
    expect(off.map((check) => Math.abs(check.difference ?? 0))).toContain(1);
  });

  test('a row without tabs that has a cell too few, or too many', () => {
    for (const row of ['Comune di Izano  6 6 ', 'Comune di Izano 6 6 0 1']) {
      const variant = readVariant(
        'cremasco-2021',
        edit(linesOf('cremasco-2021'), 109, 109, () => row),
      );
      expect(figures(variant, 'patrimonio').filter((each) => each.includes('izano'))).toEqual([]);
      expect(findings(variant, 'patrimonio')).toContain('Riga con celle in più o in meno');
    }
  });

  test('words where a figure should be, a name that is nobody’s, a heading that is gone', () => {
    const words = readVariant(
      'oglio-po-2021',
      edit(linesOf('oglio-po-2021'), 387, 387, () => 'COMUNE DI CASALMAGGIORE\tundici circa'),
    );
    expect(figures(words, 'previsione')).toContain(
      'comune-casalmaggiore/alloggi_previsti = undici circa (not_applicable)',
    );
    expect(findings(words, 'previsione')).toContain('Cella non leggibile: «undici circa»');
    const nobody = readVariant(
      'oglio-po-2021',
      edit(linesOf('oglio-po-2021'), 387, 387, () => 'COMUNE DI XYZWK\t11'),
    );
    expect(findings(nobody, 'previsione')).toContain('Nome di comune non riconosciuto: «COMUNE DI XYZWK»');
    const gone = readVariant(
      'oglio-po-2021',
      edit(linesOf('oglio-po-2021'), 553, 553, () => null),
    );
    expect(figures(gone, 'assegnati')).toEqual([]);
    expect(gone.checks.map((check) => check.title)).toContain('Tabella non letta: assegnati');
  });

  test('a phrase that the document has not gives no figure', () => {
    const variant = readVariant(
      'cremonese-2026',
      edit(linesOf('cremonese-2026'), 240, 240, () => null),
    );
    expect(figures(variant, 'numero-delega')).toEqual([]);
    expect(variant.checks.map((check) => check.title)).toContain('Frase non trovata: numero-delega');
  });

  test('a table cut short: what is left is read, what is missing is not made up', () => {
    const cut = readVariant('oglio-po-2021', linesOf('oglio-po-2021').slice(0, 400));
    expect(figures(cut, 'previsione')).toHaveLength(18);
    expect(cut.checks.map((check) => check.title)).toContain('Tabella non letta: riepilogo');
  });

  test('an owner that is neither ALER nor a comune leaves the rows below it whole', () => {
    const variant = readVariant(
      'cremasco-2021',
      insert(linesOf('cremasco-2021'), 159, ['Fondazione Ignota 2 Crema']),
    );
    expect(findings(variant, 'carenza-manutentiva')).toContain('Riga con celle in più o in meno');
    expect(figures(variant, 'carenza-manutentiva')).toEqual(
      figures(document('cremasco-2021'), 'carenza-manutentiva'),
    );
  });
});
