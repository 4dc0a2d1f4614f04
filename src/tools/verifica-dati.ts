// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { type Check, type Lines, VERDICTS } from '../corpus/model.ts';
import { fold } from '../italian/fold.ts';
import type { Comune } from '../places/model.ts';
import type { Plan } from '../plan/plan.ts';
import { measureOf, type RankedCheck, rankChecks } from './check-ranking.ts';
import { elenco, fonte, note, toFonte } from './rows.ts';
import { noDocument, page, pageInput, resolveComune, resolveScope, scopeInput } from './scope.ts';
import { defineTool, type ToolContext, ToolError, UNLISTED } from './tool.ts';

export const verificaDati = defineTool({
  name: 'verifica_dati',
  title: 'Verifiche',
  description:
    'Se totali ed elenchi concordano, quali celle sono dubbie. Es. {"documento":"cremonese-2026","esito":"mismatch"}',
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
    testo: z
      .string()
      .max(500)
      .optional()
      .describe('Le più vicine a queste parole, prima. Es. totale patrimonio')
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
        misura: z.string().nullable().meta(UNLISTED),
        unita: z.string().nullable().meta(UNLISTED),
        /** How much of the text asked it is about, from 0 to 1. */
        pertinenza: z.number().meta(UNLISTED),
        /** The rows that a total adds up. */
        righe_sommate: fonte.nullable().meta(UNLISTED),
      }),
    ),
    conteggi: z.record(z.enum(VERDICTS), z.int()).describe('Quante per esito, prima del filtro sull’esito'),
    note,
    ...elenco,
  }),
  run(input, context) {
    const { plan } = context;
    const documents = documentsAsked(input, context);
    const { shown, list } = checksAsked(input, documents, context);
    const count = (verdict: Verdict) => counted(plan, documents, [verdict]);
    return {
      verifiche: shown.map(({ check, relevance }) => {
        const measure = measureOf(plan, check);
        const [first, last] = check.lines;
        const raw = plan.text(check.document, first, last);
        return {
          id: check.id,
          titolo: check.title,
          esito: check.verdict,
          anno: plan.document(check.document)?.year ?? 0,
          dichiarato: check.declared,
          calcolato: check.computed,
          differenza: check.difference,
          nota: check.note,
          fonte: toFonte(plan, { document: check.document, lines: check.lines, raw }),
          misura: measure,
          unita: plan.measures().find(({ id }) => id === measure)?.unit ?? null,
          pertinenza: relevance,
          righe_sommate: rowsAddedUp(plan, check, measure),
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

type Verdict = (typeof VERDICTS)[number];

/** How many checks of some documents have one of these verdicts. */
function counted(plan: Plan, documents: readonly string[], verdicts: readonly Verdict[]): number {
  const counts = plan.checkCounts();
  return documents.reduce(
    (sum, document) => verdicts.reduce((own, verdict) => own + (counts.get(document)?.[verdict] ?? 0), sum),
    0,
  );
}

/** The checks of one page. Only where they are chosen by what they are about is more read than is shown. */
function checksAsked(
  input: {
    comune?: string | undefined;
    misure?: readonly string[] | undefined;
    testo?: string | undefined;
    esito?: Verdict | undefined;
    limite: number;
    cursore?: string | undefined;
  },
  documents: readonly string[],
  context: ToolContext,
): { shown: readonly RankedCheck[]; list: z.infer<z.ZodObject<typeof elenco>> } {
  const { plan } = context;
  const { esito, testo } = input;
  const verdicts = esito === undefined ? VERDICTS : [esito];
  if (testo === undefined && input.comune === undefined && input.misure === undefined) {
    const { limit, offset, list } = page(input, counted(plan, documents, verdicts));
    return { shown: inOrder(plan, documents, verdicts, offset, limit), list };
  }
  const ranked =
    testo === undefined
      ? documents.flatMap((document) => plan.checks(document)).map((check) => ({ check, relevance: 0 }))
      : rankChecks(plan, documents, testo, input.misure);
  const comune = input.comune === undefined ? null : resolveComune(input.comune, context);
  const ofComune = comune && ownChecks(plan, documents, comune);
  // Beside a text the measures only put their checks before others.
  const tables = testo === undefined && input.misure ? tablesOf(plan, input.misure) : undefined;
  const chosen = ranked
    .filter(({ check }) => tables === undefined || tables.some((table) => overlaps(check, table)))
    .filter(({ check }) => ofComune === null || ofComune(check))
    .filter(({ check }) => verdicts.includes(check.verdict));
  const { limit, offset, list } = page(input, chosen.length);
  return { shown: chosen.slice(offset, offset + limit), list };
}

/** A page of the checks of some documents, in their order: only the documents that it falls in are read. */
function inOrder(
  plan: Plan,
  documents: readonly string[],
  verdicts: readonly Verdict[],
  offset: number,
  limit: number,
): RankedCheck[] {
  const shown: RankedCheck[] = [];
  let before = offset;
  for (const document of documents) {
    if (shown.length >= limit) break;
    const own = counted(plan, [document], verdicts);
    if (before < own) {
      const fitting = plan.checks(document).filter(({ verdict }) => verdicts.includes(verdict));
      const some = fitting.slice(before, before + limit - shown.length);
      shown.push(...some.map((check) => ({ check, relevance: 0 })));
    }
    before = Math.max(0, before - own);
  }
  return shown;
}

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
    testo?: string | undefined;
  },
  context: ToolContext,
): readonly string[] {
  const { documento, anno } = input;
  const documents = context.plan.documents();
  if (documento !== undefined) {
    if (documents.some(({ id }) => id === documento)) return [documento];
    throw noDocument(documento, context);
  }
  if (input.comune !== undefined || input.ambito !== undefined) {
    // Words may be about what only an older plan of the ambito has.
    if (input.testo !== undefined && anno === undefined) {
      const { ambito } = resolveScope(input, context, []);
      return context.plan.plansOf(ambito.id).map(({ id }) => id);
    }
    return [resolveScope(input, context, input.misure ?? []).document.id];
  }
  const fitting = documents.filter(({ year }) => anno === undefined || year === anno);
  if (fitting.length > 0) return fitting.map(({ id }) => id);
  const years = [...new Set(documents.map(({ year }) => year))].join(', ');
  throw new ToolError(`Nessun documento è dell'anno ${anno}. Anni disponibili: ${years}.`);
}

/** Whether a check is on a comune: it names it, or stands on the row of one of its figures. */
function ownChecks(plan: Plan, documents: readonly string[], { istat, nome }: Comune) {
  const measures = plan.measures().map(({ id }) => id);
  const rows = new Set(
    documents.flatMap((document) =>
      plan.facts({ document, measures, istat }).map(({ lines: [line] }) => `${document}:${line}`),
    ),
  );
  return ({ document, title, note, lines: [first, last] }: Check) =>
    fold(`${title} ${note}`).includes(fold(nome)) || (first === last && rows.has(`${document}:${first}`));
}

/** The rows of the table whose total a check computes again, as printed; null for a check on anything else. */
function rowsAddedUp(plan: Plan, check: Check, measure: string | null) {
  if (measure === null || !/^Totale/.test(check.title)) return null;
  const table = plan
    .tables(check.document, [measure])
    .find((lines) => overlaps(check, { document: check.document, lines }));
  if (!table) return null;
  const raw = plan.text(check.document, table[0], table[1]);
  return toFonte(plan, { document: check.document, lines: table, raw });
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
