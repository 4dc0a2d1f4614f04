// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest';
import { document, layoutOf, linesOf, readVariant } from './corpus.ts';
import { edit, figures, insert, swapCells } from './variants.ts';

const PLANS = ['cremonese-2026', 'cremasco-2019', 'cremasco-2021', 'oglio-po-2021'];

interface Printed {
  readonly document: string;
  readonly table: string;
  readonly header: number;
  readonly first: number;
  readonly last: number;
  readonly columns: number;
}

/** Every table with tabs and a header, with the lines on which it stands. */
const TABLES: Printed[] = PLANS.flatMap((id) =>
  layoutOf(id)
    .tables.filter(({ cells, headerless, reader }) => cells === 'tabs' && !headerless && reader !== 'pivot')
    .map((layout) => {
      const { facts, dwellings } = document(id);
      const at = [...facts, ...dwellings]
        .filter((each) => each.table === layout.id)
        .map(({ lines }) => lines[1]);
      const [first, last] = [Math.min(...at), Math.max(...at)];
      const lines = linesOf(id);
      let header = first - 1;
      while (!lines[header - 1]?.includes('\t')) header--;
      return {
        document: id,
        table: layout.id,
        header,
        first,
        last,
        columns: (lines[header - 1] ?? '').split('\t').length,
      };
    }),
);

const dwellingsOf = (id: string, lines: readonly string[], table: string) =>
  readVariant(id, lines)
    .dwellings.filter((each) => each.table === table)
    .map((each) => `${each.id} ${each.comune.name} ${each.state}`)
    .sort();
const published = (id: string, table: string) => dwellingsOf(id, linesOf(id), table);

test('there are tables of every document with tabs', () => {
  expect(TABLES.length).toBeGreaterThan(30);
});

describe('any table', () => {
  test.each(TABLES)('$document, $table, with its first and last column exchanged, says the same', (at) => {
    const lines = edit(linesOf(at.document), at.header, at.last, (line) =>
      line.includes('\t')
        ? swapCells(0, at.columns - 1)(line.padEnd(line.length + tabsMissing(line, at.columns), '\t'))
        : line,
    );
    const variant = readVariant(at.document, lines);
    expect(figures(variant, at.table)).toEqual(figures(document(at.document), at.table));
    expect(
      variant.dwellings
        .filter((each) => each.table === at.table)
        .map((each) => each.id)
        .sort(),
    ).toEqual(
      document(at.document)
        .dwellings.filter((each) => each.table === at.table)
        .map((each) => each.id)
        .sort(),
    );
  });

  test.each(TABLES)(
    '$document, $table, without the last name of its header, gives no figure and says so',
    (at) => {
      const lines = edit(linesOf(at.document), at.header, at.header, (line) =>
        line.replace(/[^\t]+(\t*)$/, 'xyz$1'),
      );
      const variant = readVariant(at.document, lines);
      const known = new Set(figures(document(at.document), at.table));
      expect(figures(variant, at.table).filter((figure) => !known.has(figure))).toEqual([]);
      const told = variant.checks.some(
        (check) =>
          check.verdict !== 'ok' && (check.title.includes(at.table) || check.id.includes(`/${at.table}/`)),
      );
      expect(told, 'a finding').toBe(true);
    },
  );
});

const tabsMissing = (line: string, columns: number) => Math.max(0, columns - line.split('\t').length);

describe('the dwellings of Allegato B', () => {
  const id = 'cremonese-2026';
  const table = 'allegato-b';
  const lines = linesOf(id);

  test('with the codes before the units', () => {
    const header = 'U.I.\tIndirizzo\tID Alloggio';
    const exchanged = lines.map((line, index) => {
      if (index < 614) return line;
      if (line.includes(header)) return line.replace(header, 'ID Alloggio\tIndirizzo\tU.I.');
      return line.replace(/(\d{6})\t\t(\d{7})/, '$2\t\t$1');
    });
    expect(exchanged).not.toEqual(lines);
    expect(dwellingsOf(id, exchanged, table)).toEqual(published(id, table));
  });

  test('a dwelling added under a comune belongs to it; the subtotal, then, is off', () => {
    const variant = readVariant(id, insert(lines, 670, ['\t\t\t160000\t\t3199999\t1']));
    expect(variant.dwellings.find((each) => each.idAlloggio === '3199999')).toMatchObject({
      ui: '160000',
      comune: { name: 'Vescovato' },
      service: 'SAP',
    });
    expect(
      variant.checks.filter((check) => check.verdict === 'mismatch' && check.id.includes(`/${table}`)).length,
    ).toBeGreaterThan(0);
  });

  test('another comune: its dwellings go with it', () => {
    const renamed = lines.map((line, index) => (index > 610 ? line.replace(/^VESCOVATO/, 'SORESINA') : line));
    const variant = readVariant(id, renamed);
    const at = (name: string) =>
      variant.dwellings.filter((each) => each.table === table && each.comune.name === name).length;
    expect([at('Vescovato'), at('Soresina')]).toEqual([0, 7]);
  });

  test.each([
    [676, '47', '48'],
    [654, '32', '33'],
    [674, '6', '5'],
    [712, '28', '27'],
    [728, '4', '5'],
  ])('the total of line %i off by one is a finding', (line, printed, wrong) => {
    const variant = readVariant(
      id,
      edit(lines, line, line, (text) => text.replace(printed, wrong)),
    );
    const off = variant.checks.filter((check) => check.verdict === 'mismatch' && check.lines[0] === line);
    expect(off.map((check) => Math.abs(check.difference ?? 0))).toContain(1);
  });

  test('without the column of the codes, no dwelling is made up', () => {
    const broken = lines.map((line) => line.replace('ID Alloggio', 'Note'));
    const variant = readVariant(id, broken);
    expect(variant.dwellings.filter((each) => each.table === table)).toEqual([]);
    expect(variant.checks.map((check) => check.title)).toContain(`Tabella non letta: ${table}`);
  });
});

describe('dwellings listed by row', () => {
  test.each([
    [
      'cremasco-2019',
      'carenza-manutentiva',
      241,
      'Comune di Soncino\t3190001\tSoncino',
      '3190001',
      'Soncino',
    ],
    ['cremasco-2019', 'liberi-elenco', 287, 'Comune di Izano\t3190002\tIzano\tLibero', '3190002', 'Izano'],
    ['cremonese-2026', 'liberi-elenco', 333, 'COMUNE\tSOSPIRO\t3190003', '3190003', 'Sospiro'],
  ])('%s, %s: a row added after line %i', (id, table, line, row, code, comune) => {
    const variant = readVariant(id, insert(linesOf(id), line + 1, [row]));
    expect(variant.dwellings.find((each) => each.idAlloggio === code)).toMatchObject({
      table,
      comune: { name: comune },
      lines: [line + 1, line + 1],
    });
  });

  test('a count in the text that its list no longer has', () => {
    const variant = readVariant(
      'cremasco-2019',
      edit(linesOf('cremasco-2019'), 270, 270, () => null),
    );
    expect(variant.checks).toContainEqual(
      expect.objectContaining({ verdict: 'mismatch', declared: 18, computed: 17, difference: 1 }),
    );
  });
});

describe('tables without tabs', () => {
  const id = 'cremasco-2021';

  test.each([
    ['patrimonio', 139, 'Comune di Dovera 12 10 2 ', 'comune-dovera/patrimonio_sap = 10 (declared)'],
    [
      'carenza-manutentiva',
      163,
      'Comune di Dovera 2 Dovera ',
      'comune-dovera/alloggi_carenza_manutentiva = 2 (declared)',
    ],
    [
      'nuova-edificazione-ristrutturazione',
      185,
      'ALER Brescia-Cremona-Mantova 3 Soncino ',
      'aler-soncino/alloggi_nuova_edificazione_e_ristrutturazione = 3 (declared)',
    ],
    [
      'liberi-turnover',
      207,
      'Comune di Dovera 4 Dovera ',
      'comune-dovera/alloggi_liberi_e_turnover = 4 (declared)',
    ],
    ['previsione', 251, 'Comune di Dovera 1.234 Dovera ', 'comune-dovera/alloggi_previsti = 1234 (declared)'],
    [
      'categorie-aggiuntive',
      273,
      'Comune di Dovera Anziani soli',
      'dovera/categoria_rilevanza_sociale = Anziani soli (declared)',
    ],
    ['quota-forze-ordine', 284, 'Comune di Dovera 5% ', 'dovera/quota_forze_ordine = 5 (declared)'],
    ['sat', 296, 'Comune di Dovera 3 ', 'dovera/alloggi_sat = 3 (declared)'],
    ['assegnati', 321, 'Comune di Dovera 2 1 3 ', 'comune-dovera/alloggi_assegnati_deroga = 1 (declared)'],
  ])('%s: another comune on line %i', (table, line, row, figure) => {
    const variant = readVariant(
      id,
      edit(linesOf(id), line, line, () => row),
    );
    expect(
      figures(variant, table).map((each) =>
        each.replace(/^comune-(?=dovera\/(?:cat|quota|alloggi_sat))/, ''),
      ),
    ).toContain(figure);
  });

  test.each([
    [141, '1.699', '1.698'],
    [165, '9', '8'],
    [187, '55', '56'],
    [219, '50', '51'],
    [323, '12 0 12', '13 0 13'],
  ])('the total of line %i off by one is a finding', (line, printed, wrong) => {
    const variant = readVariant(
      id,
      edit(linesOf(id), line, line, (text) => text.replace(printed, wrong)),
    );
    const off = variant.checks.filter((check) => check.verdict === 'mismatch' && check.lines[0] === line);
    expect(off.map((check) => Math.abs(check.difference ?? 0))).toContain(1);
  });
});
