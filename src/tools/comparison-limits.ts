// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';

/** What narrows a comparison: whose figures, within which limits, of which comuni. */
export interface Limits {
  readonly ente?: string | undefined;
  readonly minimo?: number | undefined;
  readonly massimo?: number | undefined;
  readonly maggiore_di?: number | undefined;
  readonly minore_di?: number | undefined;
  readonly escludi?: readonly string[] | undefined;
  readonly solo?: readonly string[] | undefined;
  readonly rispetto_a?: object | undefined;
  readonly tra?: object | undefined;
}

/** Whether a value is within the limits asked. */
export const within = (value: number, { minimo, massimo, maggiore_di: over, minore_di: under }: Limits) =>
  (minimo === undefined || value >= minimo) &&
  (massimo === undefined || value <= massimo) &&
  (over === undefined || value > over) &&
  (under === undefined || value < under);

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
}: Limits) =>
  [
    ...[ente, minimo, massimo, maggiore_di, minore_di].map((each) => each ?? ''),
    ...[...(escludi ?? []), ...(solo ?? [])].map((name) => fold(name)),
    ...(rispetto_a ? Object.values(rispetto_a) : []),
    ...(tra ? ['tra', ...Object.values(tra)] : []),
  ].join('-');
