// SPDX-License-Identifier: EUPL-1.2

import type { Reply } from '../assistant/reply.ts';
import type { Contacts } from '../assistant/texts.ts';
import { formatDate } from '../italian/dates.ts';
import { formatNumber } from '../italian/numbers.ts';
import type { Gazetteer } from '../places/model.ts';
import type { Body } from './body/body.ts';
import type { PlanReading } from './documents/plan-reading.ts';
import type { Language, Wording } from './wording/wording.ts';

/** What every page is rendered with: the data, the body that publishes it, and the reader's language. */
export interface View {
  readonly plan: PlanReading;
  readonly gazetteer: Gazetteer;
  readonly body: Body;
  readonly contacts: Contacts;
  /** How replies are composed. */
  readonly mode: Reply['mode'];
  readonly language: Language;
  readonly words: Wording;
}

/** "oglio-po" as people write it: "Oglio Po". */
export function ambitoName(view: Pick<View, 'gazetteer'>, id: string): string {
  return view.gazetteer.ambito(id)?.nome ?? id;
}

/** A whole number in the reader's language: "1.022" or "1,022". */
export function count(view: Pick<View, 'language'>, n: number): string {
  return view.language === 'it' ? formatNumber(n) : n.toLocaleString('en-GB');
}

/** An ISO date in the reader's language, in words. */
export function longDate(view: Pick<View, 'language'>, iso: string): string {
  if (view.language === 'it') return formatDate(iso);
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
}
