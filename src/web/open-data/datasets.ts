// SPDX-License-Identifier: EUPL-1.2

/** A dataset that can be downloaded, under its name in addresses, with the export that it is. */
export const DATASETS = {
  cifre: 'facts',
  alloggi: 'dwellings',
  verifiche: 'checks',
  misure: 'measures',
  testi: 'passages',
} as const;
export type DatasetName = keyof typeof DATASETS;

export const DATASET_NAMES = Object.keys(DATASETS).filter((name): name is DatasetName => name in DATASETS);

/** A file of a dataset: its type by the European list, and its name for people. */
export interface DataFile {
  readonly path: string;
  readonly type: 'CSV' | 'JSON';
  readonly name: string;
}

/** The files that hold the same rows, by their path without its ending. */
export function formats(path: string): readonly DataFile[] {
  return [
    { path: `${path}.csv`, type: 'CSV', name: 'CSV' },
    { path: `${path}.jsonl`, type: 'JSON', name: 'JSON Lines' },
  ];
}
