// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph } from '../draft.ts';
import { type Loaded, named, type Stated, sentence } from './documents.ts';

/** Asked who, or by what: what the document says of its way to approval answers a part. */
const BY_WHOM =
  /\b(?:chi|organo|con (?:che|quale|quali)|(?:che|quale|quali) (?:atto|delibera\w*|provvedimento|organo|ente|assemblea)|assemblea|bozza|definitivo|punto)\b/i;

/** Asked of what came before the approval: the draft, and whose opinion was heard. */
const BEFORE = /\b(?:parer[ei]|sentit[ao]|interpellat[ao]|consultat[ao]|bozza|aler)\b/i;

/** Whether it is asked who was heard before a plan was approved. */
export const asksWhoWasHeard = (question: string): boolean =>
  BEFORE.test(question) && !DEFINITE.test(question);
const DEFINITE = /\b(?:definitiv[oa]|o una bozza|bozza o)\b/i;

/** What plans say of their way to approval, in their own words; null where none says anything of it. */
export function composeHeard(stated: readonly Stated[]): Draft | null {
  const said = stated.flatMap(({ plan, results }) =>
    results.flatMap(({ dati }) => dati.map((row) => ({ plan, row }))),
  );
  if (said.length === 0) return null;
  return draft('answered', {
    paragraphs: said.map(
      ({ plan, row }): Paragraph => ['Si legge ', ...named(plan, 'nel'), ': ', ...sentence(row), '.'],
    ),
    figures: said.map(({ row }) => row),
    sources: said.map(({ row }) => row.fonte),
  });
}

/** Asked how long a plan holds. */
const VALIDITY = /\b(?:val(?:e|ido|ida|idita|idità)|dura\w*|scad\w+|vig(?:ore|ente|enza))\b/i;

/** When and by whom each document was approved, in its own words; of one that does not say, what it says instead. */
export function composeApprovals(
  documents: readonly Loaded[],
  stated: readonly Stated[],
  question: string,
): Draft {
  const dated = documents.filter(({ approvazione }) => approvazione !== null);
  const undated = documents.filter(({ approvazione }) => approvazione === null);
  const ways = undated.map((plan) => ({
    plan,
    rows: stated
      .filter((each) => each.plan.documento === plan.documento)
      .flatMap(({ results }) => results.flatMap(({ dati }) => dati)),
  }));
  const told = ways.some(({ rows }) => rows.length > 0) && BY_WHOM.test(question);
  const outcome = undated.length === 0 || dated.length > 0 ? 'answered' : told ? 'partial' : 'not_available';
  return draft(documents.length === 0 ? 'not_available' : outcome, {
    paragraphs: [
      ...(VALIDITY.test(question)
        ? documents.map(
            (document): Paragraph => [
              'Di una scadenza ',
              ...named(document, 'nel'),
              ' non si legge nulla: è la programmazione del suo anno.',
            ],
          )
        : []),
      ...dated.map(
        (document): Paragraph => [
          'Sull’approvazione ',
          ...named(document, 'del'),
          ' il documento scrive ',
          ...(document.approvazione
            ? [
                '«',
                {
                  quoted: document.approvazione.testo.trim(),
                  from: { kind: 'source' as const, source: document.approvazione },
                },
                '»',
              ]
            : []),
          '.',
        ],
      ),
      ...ways.map(
        ({ plan, rows }): Paragraph => [
          'Il documento caricato non stampa la data di approvazione ',
          ...named(plan, 'del'),
          ' né l’atto che lo approva.',
          ...rows.flatMap((row) => [' Dell’approvazione dice solo: ', ...sentence(row), '.']),
        ],
      ),
    ],
    figures: ways.flatMap(({ rows }) => rows),
    sources: [
      ...dated.flatMap(({ approvazione }) => (approvazione ? [approvazione] : [])),
      ...ways.flatMap(({ rows }) => rows.map(({ fonte }) => fonte)),
      ...documents.flatMap(({ fonte }) => (fonte ? [fonte] : [])),
    ],
  });
}
