// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { type Lines, VERDICTS } from '../corpus/model.ts';
import type { Plan } from '../plan/plan.ts';
import { elenco, fonte, note, toFonte } from './rows.ts';
import { page, pageInput, resolveScope, scopeInput } from './scope.ts';
import { defineTool, ToolError } from './tool.ts';

export const verificaDati = defineTool({
  name: 'verifica_dati',
  title: 'Verifiche dei documenti',
  description:
    'Se i totali tornano, se tabelle ed elenchi concordano, quali nomi o celle sono dubbi. Es. {"documento":"cremonese-2026","esito":"mismatch"}',
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
      .describe('Solo sulle tabelle di queste misure. Es. ["alloggi_liberi"]'),
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
    const document =
      input.documento ??
      (input.comune === undefined && input.ambito === undefined
        ? undefined
        : resolveScope(input, context, []).document.id);
    if (document !== undefined && !plan.document(document)) {
      const known = plan.documents().map(({ id }) => id);
      throw new ToolError(
        `Nessun documento ha l'identificativo «${document}». Quelli caricati: ${known.join(', ')}.`,
      );
    }
    const all = plan.checks(document);
    const tables = input.misure && tablesOf(plan, input.misure);
    const chosen = all
      .filter((check) => tables === undefined || tables.some((table) => overlaps(check, table)))
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

interface Stretch {
  readonly document: string;
  readonly lines: Lines;
}

/** Where the documents print the tables of some measures. */
const tablesOf = (plan: Plan, measures: readonly string[]): Stretch[] =>
  plan.documents().flatMap(({ id }) => plan.tables(id, measures).map((lines) => ({ document: id, lines })));

const overlaps = (check: Stretch, table: Stretch) =>
  check.document === table.document && check.lines[0] <= table.lines[1] && table.lines[0] <= check.lines[1];
