// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import { type Draft, draft, type Paragraph } from '../draft.ts';
import { namesMeasure } from '../read/asked-aspect.ts';
import type { Reading } from '../read/reading.ts';
import type { Figure } from '../tool-results.ts';
import { type Loaded, named, type Stated, sentence } from './documents.ts';

/** What of the plans' own words on dates a topic is about. */
const OF_TOPICS: Record<string, string> = {
  popolazione: 'popolazione',
  maschi: 'popolazione',
  femmine: 'popolazione',
  densita: 'popolazione',
  famiglie: 'famiglie',
};
/** Topics whose figures are of another year than their plan. */
const OF_A_YEAR: ReadonlySet<string> = new Set([
  'assegnati',
  'contributo',
  'contributo_riparto',
  'contributo_residuo',
  'contributo_totale',
]);
const INSERTION =
  /\b(?:finestra|inser\w+|caric\w+|piattaforma|ricognizion\w+|rilev\w+|raccolt\w+|trasme\w+)\b/;

/** Of when the figures are: the year of each plan, and what it says of the date of what it counts. */
export function composeDates(plans: readonly Loaded[], stated: readonly Stated[], reading: Reading): Draft {
  const wanted = new Set(reading.topics.flatMap((topic) => OF_TOPICS[topic] ?? []));
  const insertion = INSERTION.test(fold(reading.question));
  // Of what was done in a year the figure itself says which.
  if (!insertion && reading.topics.some((topic) => OF_A_YEAR.has(topic))) return draft('not_available', {});
  const rows = stated.flatMap(({ plan, results }) =>
    results
      .flatMap(({ dati }) => dati)
      .filter((row) => isWanted(row, wanted, insertion))
      .map((row) => ({ plan, row })),
  );
  if (namesMeasure(reading) && rows.length === 0) return draft('not_available', {});
  if (plans.length === 0) return draft('not_available', { paragraphs: [['Nessun documento corrisponde.']] });
  const newest = reading.years.length === 0 && plans.length > 1 && wanted.size === 0 && !insertion;
  return draft('answered', {
    paragraphs: [
      ...(wanted.size > 0 || (insertion && rows.length > 0)
        ? []
        : plans.map(
            (plan): Paragraph => [
              'I dati vengono ',
              ...named(plan, 'dal'),
              ': sono la ricognizione fatta per quell’anno, non la situazione di oggi.',
              ...(rows.some((each) => each.plan === plan)
                ? []
                : [' Il documento non stampa il giorno a cui si riferiscono.']),
            ],
          )),
      ...rows.map(
        ({ plan, row }): Paragraph => ['Si legge ', ...named(plan, 'nel'), ': ', ...sentence(row), '.'],
      ),
      ...(newest
        ? [['Senza un anno nella domanda, vale il piano più recente dell’ambito che dà la cifra.']]
        : []),
    ],
    figures: rows.map(({ row }) => row),
    sources: [
      ...rows.map(({ row }) => row.fonte),
      ...(rows.length === 0 ? plans.flatMap(({ fonte }) => (fonte ? [fonte] : [])) : []),
    ],
  });
}

/** A date of what was asked about; of nothing in particular, each. */
function isWanted({ dettaglio }: Figure, wanted: ReadonlySet<string>, insertion: boolean): boolean {
  if (wanted.size > 0) return wanted.has(dettaglio ?? '');
  return insertion ? INSERTION.test(fold(dettaglio ?? '')) : true;
}
