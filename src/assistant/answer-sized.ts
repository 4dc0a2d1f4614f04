// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { type Answering, answerRequest } from './answer.ts';
import { counted } from './compose/wording.ts';
import { type Draft, joinDrafts } from './draft.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { OF_SIZE } from './read/sized.ts';
import { type Request, scopeOf, whereOf } from './requests.ts';
import { comparisonResult } from './tool-results.ts';

/** Whether a figure is asked of the one comune that has most inhabitants, or fewest. */
export const asksOfSized = ({ question, among, count, rank }: Reading, measure: string): boolean =>
  measure !== 'popolazione' &&
  among === null &&
  count === null &&
  rank === null &&
  OF_SIZE.test(fold(question));

/** The figure of the comune that has most inhabitants, or fewest, in a territory; null where the plan does not tell which. */
export async function answerOfSized(
  request: Request,
  place: AskedPlace,
  answering: Answering,
): Promise<Draft | null> {
  const { reading, ask, context, gazetteer } = answering;
  const [, most = 'piu', size = ''] = OF_SIZE.exec(fold(reading.question)) ?? [];
  const least = (most === 'meno') !== size.startsWith('piccol');
  const outcome = await ask('confronta_misure', {
    misura: 'popolazione',
    per: 'comune',
    ...whereOf(place),
    ...scopeOf(null, reading.years[0] ?? null),
    ordine: least ? 'crescente' : 'decrescente',
    limite: 1,
  });
  const [first] = outcome.ok ? comparisonResult.parse(outcome.output).gruppi : [];
  const istat = first?.dato.luogo?.istat;
  const comune = istat == null ? undefined : gazetteer.byIstat(istat);
  if (!first || !comune) return null;
  const own: AskedPlace = { kind: 'comune', comune, corrected: false };
  const part = await answerRequest(request, own, answering);
  const which: Draft = {
    ...part,
    paragraphs: [
      [
        `Il comune con ${least ? 'meno' : 'più'} abitanti è `,
        { quoted: first.nome, from: { kind: 'name', of: first.dato } },
        ': ',
        ...counted(first.dato, context.texts, true),
        '.',
      ],
    ],
    figures: [first.dato],
    sources: first.fonti,
    tables: [],
  };
  return { ...joinDrafts([which, part]), outcome: part.outcome };
}
