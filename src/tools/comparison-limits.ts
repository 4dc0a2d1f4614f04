// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { Comparison } from './comparison-input.ts';

/** The limits that figures are to be within. */
export type Limits = Pick<Comparison, 'minimo' | 'massimo' | 'maggiore_di' | 'minore_di'>;

/** Whether a value is within the limits asked. */
export const within = (value: number, { minimo, massimo, maggiore_di: over, minore_di: under }: Limits) =>
  (minimo === undefined || value >= minimo) &&
  (massimo === undefined || value <= massimo) &&
  (over === undefined || value > over) &&
  (under === undefined || value < under);

/** What narrows a comparison, as a part of the names of its figures. */
export const bounds = ({
  ente,
  minimo,
  massimo,
  maggiore_di,
  minore_di,
  escludi,
  solo,
  rispetto_a,
  tra,
}: Comparison) =>
  [
    ...[ente, minimo, massimo, maggiore_di, minore_di].map((each) => each ?? ''),
    ...[...(escludi ?? []), ...(solo ?? [])].map((name) => fold(name)),
    ...(rispetto_a ? Object.values(rispetto_a) : []),
    ...(tra ? ['tra', ...Object.values(tra)] : []),
  ].join('-');
