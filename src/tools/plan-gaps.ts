// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Status } from '../corpus/model.ts';
import type { Plan } from '../plan/plan.ts';
import { ofDocument } from './of-document.ts';
import { fonte, toFonte } from './rows.ts';

/** What a plan does not give: measures that others have, and cells of its own tables without a figure. */
export const lacune = z.object({
  misure_assenti: z.array(z.string()),
  celle_senza_cifra: z.array(
    z.object({ luogo: z.string(), etichetta: z.string(), stato: z.string(), fonte }),
  ),
});

type Gaps = z.infer<typeof lacune>;

/** Rows that a measure has somewhere to count as one of the plans' tables, rather than a figure in passing. */
const TABLE_ROWS = 9;

/** Counts of dwellings are made up differently in each plan, and may be listed instead: none is said to be missing. */
const COUNTED = /^alloggi_/;

/** What stands in a cell in the place of its figure. */
const WITHOUT: Partial<Record<Status, string>> = {
  blank: 'casella vuota',
  not_reported: 'non comunicato',
  inconsistent: 'non inserito per dati non coerenti',
  footnoted: 'vuota, con un rinvio a una nota',
};

/** What a row of a list of dwellings lacks. */
const CODE = "codice dell'alloggio";

/** The gaps of one plan, looked for once. */
export const gapsOf = ofDocument(lookForGaps);

function lookForGaps(plan: Plan, document: string): Gaps {
  const own = plan.measuresIn(document);
  const tables = plan.measuresWithRows(TABLE_ROWS);
  const measures = plan.measures();
  const missing = measures.filter(
    ({ id, unit }) => unit !== 'testo' && !COUNTED.test(id) && !own.has(id) && tables.has(id),
  );
  const cells = plan
    .facts({ document, measures: measures.map(({ id }) => id) })
    .filter((fact) => WITHOUT[fact.status] !== undefined && typeof fact.value !== 'number');
  const uncoded = plan
    .dwellings({ document })
    .filter(
      ({ idAlloggio, ui, status }) => idAlloggio === null && ui === null && WITHOUT[status] !== undefined,
    );
  return {
    misure_assenti: missing.map(({ label }) => label),
    celle_senza_cifra: [
      ...cells.map((fact) => ({
        luogo: fact.territory?.name ?? fact.owner?.name ?? '',
        etichetta: fact.label,
        stato: WITHOUT[fact.status] ?? fact.status,
        fonte: toFonte(plan, fact),
      })),
      ...uncoded.map((dwelling) => ({
        luogo: dwelling.comune.name,
        etichetta: CODE,
        stato: WITHOUT[dwelling.status] ?? dwelling.status,
        fonte: toFonte(plan, dwelling),
      })),
    ],
  };
}
