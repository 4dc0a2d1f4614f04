// SPDX-License-Identifier: EUPL-1.2
import { documentQueries } from './document-queries.ts';
import { dwellingQueries } from './dwelling-queries.ts';
import { factQueries } from './fact-queries.ts';
import { passageQueries } from './passage-queries.ts';
import type { Plan } from './plan.ts';
import type { Prepare } from './statement.ts';

/** The database file is missing, damaged or of another version: it must be built anew. */
export class PlanUnavailable extends Error {
  override readonly name = 'PlanUnavailable';
}

/** A database that can only be read: of a connection, what is left when nothing can be written through it. */
export interface ReadOnly {
  /** @throws Error where SQLite does not hold the statement to read, and to do nothing else */
  readonly prepare: Prepare;
  close(): void;
}

/** The queries of a plan over a connection, whichever build of SQLite stands behind it. */
export function planOver({ prepare, close }: ReadOnly): Plan {
  return {
    ...documentQueries(prepare),
    ...factQueries(prepare),
    ...dwellingQueries(prepare),
    ...passageQueries(prepare),
    close,
  };
}
