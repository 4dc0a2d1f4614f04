// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { type Lines, VERDICTS } from '../corpus/model.ts';
import { fold } from '../italian/fold.ts';
import type { Plan } from '../plan/plan.ts';
import { elenco, fonte, note, toFonte } from './rows.ts';
import { page, pageInput, resolveComune, resolveScope, scopeInput } from './scope.ts';
import { defineTool, type ToolContext, ToolError, UNLISTED } from './tool.ts';

export const verificaDati = defineTool({
  name: 'verifica_dati',
  title: 'Verifiche',
  description:
    'Se totali, tabelle ed elenchi concordano, quali celle sono dubbie. Es. {"documento":"cremonese-2026","esito":"mismatch"}',
  input: z.strictObject({
    documento: z.string().max(60).optional().describe('Es. cremonese-2026'),
    comune: scopeInput.comune,
    ambito: scopeInput.ambito,
    anno: scopeInput.anno,
    esito: z.enum(VERDICTS).optional().describe('Es. mismatch'),
    misure: z
      .array(z.string().max(60))
      .max(10)
      .optional()
      .describe('Solo sulle tabelle di queste misure. Es. ["alloggi_liberi"]')
      .meta(UNLISTED),
    ...pageInput,
  }),
  output: z.object({
    verifiche: z.array(
      z.object({
        id: z.string(),
        titolo: z.string(),
        esito: z.enum(VERDICTS),
        anno: z.int().describe('Del documento'),
        dichiarato: z.number().nullable(),
        calcolato: z.number().nullable(),
        differenza: z.number().nullable(),
        nota: z.string(),
        fonte,
      }),
    ),
    conteggi: z.record(z.enum(VERDICTS), z.int()).describe('Quante per esito, prima del filtro sull’esito'),
    note,
    ...elenco,
  }),
  run(input, context) {
    const { plan } = context;
    const all = documentsAsked(input, context).flatMap((document) => plan.checks(document));
    const name = input.comune === undefined ? null : fold(resolveComune(input.comune, context).nome);
    const tables = input.misure && tablesOf(plan, input.misure);
    const chosen = all
      .filter((check) => tables === undefined || tables.some((table) => overlaps(check, table)))
      .filter((check) => name === null || fold(`${check.title} ${check.note}`).includes(name))
      .filter((check) => input.esito === undefined || check.verdict === input.esito);
    const { limit, offset, list } = page(input, chosen.length);
    const count = (verdict: (typeof VERDICTS)[number]) =>
      all.filter((check) => check.verdict === verdict).length;
    return {
      verifiche: chosen.slice(offset, offset + limit).map((check) => {
        const [first, last] = check.lines;
        const raw = plan.lines(check.document, first, last).map((line) => line.text);
        return {
          id: check.id,
          titolo: check.title,
          esito: check.verdict,
          anno: plan.document(check.document)?.year ?? 0,
          dichiarato: check.declared,
          calcolato: check.computed,
          differenza: check.difference,
          nota: check.note,
          fonte: toFonte(plan, { document: check.document, lines: check.lines, raw: raw.join('\n') }),
        };
      }),
      conteggi: {
        ok: count('ok'),
        mismatch: count('mismatch'),
        scope_differs: count('scope_differs'),
        not_checkable: count('not_checkable'),
      },
      note: ['Le contraddizioni sono mostrate come stanno nel documento: nessuna cifra è corretta.'],
      ...list,
    };
  },
});

/**
 * The document named; the plan of the place named; else all documents, of the year if one is given.
 * @throws ToolError naming the documents or the years that there are
 */
function documentsAsked(
  input: {
    documento?: string | undefined;
    comune?: string | undefined;
    ambito?: string | undefined;
    anno?: number | undefined;
    misure?: readonly string[] | undefined;
  },
  context: ToolContext,
): readonly string[] {
  const { documento, anno } = input;
  const documents = context.plan.documents();
  if (documento !== undefined) {
    if (documents.some(({ id }) => id === documento)) return [documento];
    const known = documents.map(({ id }) => id).join(', ');
    throw new ToolError(`Nessun documento ha l'identificativo «${documento}». Quelli caricati: ${known}.`);
  }
  if (input.comune !== undefined || input.ambito !== undefined) {
    return [resolveScope(input, context, input.misure ?? []).document.id];
  }
  const fitting = documents.filter(({ year }) => anno === undefined || year === anno);
  if (fitting.length > 0) return fitting.map(({ id }) => id);
  const years = [...new Set(documents.map(({ year }) => year))].join(', ');
  throw new ToolError(`Nessun documento è dell'anno ${anno}. Anni disponibili: ${years}.`);
}

interface Stretch {
  readonly document: string;
  readonly lines: Lines;
}

/** Where the documents print the tables of some measures. */
const tablesOf = (plan: Plan, measures: readonly string[]): Stretch[] =>
  plan.documents().flatMap(({ id }) => plan.tables(id, measures).map((lines) => ({ document: id, lines })));

const overlaps = (check: Stretch, table: Stretch) =>
  check.document === table.document && check.lines[0] <= table.lines[1] && table.lines[0] <= check.lines[1];
