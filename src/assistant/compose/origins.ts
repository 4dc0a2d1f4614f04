// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph } from '../draft.ts';
import { named, type Stated, sentence } from './documents.ts';

/** Asked who took part, rather than where the figures are from. */
const WHO_TOOK_PART = /\b(?:partecip\w+|collabora\w+|coinvol\w+|contribui\w+|concor\w+)\b/i;
const TAKE_PART = 'chi partecipa';

/** How the figures of each plan were gathered and who took part, in its own words; those that were asked first. */
export function composeOrigins(stated: readonly Stated[], question: string): Draft {
  const whoFirst = WHO_TOOK_PART.test(question);
  const rows = stated.flatMap(({ plan, results }) =>
    results
      .flatMap(({ dati }) => dati)
      .map((row) => ({ plan, row, asked: (row.dettaglio === TAKE_PART) === whoFirst }))
      .sort((a, b) => Number(b.asked) - Number(a.asked)),
  );
  if (rows.length === 0)
    return draft('not_available', { paragraphs: [['Il documento non dice da dove vengono i suoi dati.']] });
  return draft('answered', {
    paragraphs: rows.map(
      ({ plan, row }): Paragraph => ['Si legge ', ...named(plan, 'nel'), ': ', ...sentence(row), '.'],
    ),
    figures: rows.map(({ row }) => row),
    sources: rows.map(({ row }) => row.fonte),
  });
}
