// SPDX-License-Identifier: EUPL-1.2

/** Numbers printed in the rows of the plans' tables that are no figure, with the reason. */
export interface Exclusion {
  readonly document: string;
  readonly lines: readonly [first: number, last: number];
  /** The cell, whole. */
  readonly cell: RegExp;
  /** Which numbers of the cell; all of them where it is left out. */
  readonly token?: RegExp;
  readonly reason: string;
}

export const EXCLUSIONS: readonly Exclusion[] = [
  { document: 'cremonese-2026', lines: [20, 30], cell: /./, reason: 'page numbers and titles of the index' },
  { document: 'cremasco-2019', lines: [23, 34], cell: /./, reason: 'page numbers and titles of the index' },
  { document: 'cremonese-2026', lines: [110, 226], cell: /^\d{1,2}$/, reason: 'number of the row' },
  { document: 'oglio-po-2021', lines: [127, 153], cell: /^\d{1,2}$/, reason: 'number of the row' },
  {
    document: 'cremonese-2026',
    lines: [162, 225],
    cell: /^AT \d$/,
    reason: 'name of the group: the value of its rows’ aggregazione',
  },
  {
    document: 'cremonese-2026',
    lines: [372, 372],
    cell: /eccedente il 20%/,
    reason: 'the threshold that the header names, in the definition of the measure',
  },
  { document: 'cremonese-2026', lines: [168, 221], cell: /^TOTALE AT \d$/, reason: 'label of a total' },
  {
    document: 'cremonese-2026',
    lines: [452, 452],
    cell: /ANNO 2025/,
    reason: 'the year of the column, in the facts',
  },
  {
    document: 'cremonese-2026',
    lines: [616, 727],
    cell: /^1$/,
    reason: 'Conteggio di U.I.: each row counts itself, and is one dwelling',
  },
  {
    document: 'cremonese-2026',
    lines: [616, 727],
    cell: /^\d{4} - /,
    token: /^\d{4}$/,
    reason: 'code of the kind of vacancy, in the dwelling',
  },
  {
    document: 'cremasco-2019',
    lines: [358, 358],
    cell: /assegnati nel 2018/,
    reason: 'the year of the column, in the facts',
  },
  {
    document: 'cremasco-2019',
    lines: [377, 377],
    cell: /^MISURA \d$/,
    reason: 'number of the measure: the detail of its facts',
  },
  {
    document: 'cremasco-2019',
    lines: [378, 380],
    cell: /^\d\d\/\d{4}$/,
    reason: 'name of the notice, in the id of its facts',
  },
  {
    document: 'oglio-po-2021',
    lines: [125, 125],
    cell: /1 GENNAIO 2020/,
    reason: 'the date of the population, whose year is in the facts',
  },
  {
    document: 'oglio-po-2021',
    lines: [714, 724],
    cell: /Utilizzate le risorse residue/,
    token: /^(?!7\.082,33|29\.761,80)/,
    reason: 'numbers, dates and points of the acts quoted',
  },
  {
    document: 'oglio-po-2021',
    lines: [715, 727],
    cell: /Misura \d:/,
    token: /^[1-4]$/,
    reason: 'number of the measure: the detail of its facts',
  },
];
