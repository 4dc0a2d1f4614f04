// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { formatDate } from '../italian/dates.ts';
import type { DocumentInfo, Plan } from '../plan/plan.ts';
import { gapsOf, lacune } from './plan-gaps.ts';
import { structureOf, struttura } from './plan-structure.ts';
import { tabelle, tablesOf } from './plan-tables.ts';
import { elenco, fonte, lineFonte, note, toFonte } from './rows.ts';
import { page, pageInput, resolveAmbito } from './scope.ts';
import { defineTool, UNLISTED } from './tool.ts';

export const elencaPiani = defineTool({
  name: 'elenca_piani',
  title: 'Documenti',
  description: 'Piani e altri atti caricati. Es. {"ambito":"Cremonese"}',
  input: z.strictObject({
    ambito: z.string().max(100).optional().describe('Es. Cremonese'),
    anno: z.int().optional().describe('Es. 2026'),
    lacune: z.boolean().optional().describe('Anche che cosa manca in ciascun piano').meta(UNLISTED),
    tabelle: z.boolean().optional().describe('Anche le tabelle di ciascun piano').meta(UNLISTED),
    struttura: z.boolean().optional().describe('Anche le parti di ciascun documento').meta(UNLISTED),
    ...pageInput,
  }),
  output: z.object({
    documenti: z.array(
      z.object({
        documento: z.string(),
        titolo: z.string(),
        tipo: z.string(),
        ambito: z.string(),
        anno: z.int(),
        approvato: z.string().nullable(),
        aree: z.array(z.string()),
        righe: z.int(),
        approvazione: fonte.nullable().describe('La riga con la data'),
        fonte: fonte.nullable().describe('Dove il documento dice di sé'),
        lacune: lacune.optional().meta(UNLISTED),
        tabelle: tabelle.optional().meta(UNLISTED),
        struttura: struttura.optional().meta(UNLISTED),
      }),
    ),
    note,
    ...elenco,
  }),
  run(input, context) {
    const ambito = input.ambito === undefined ? undefined : resolveAmbito(input.ambito, context);
    const fitting = context.plan
      .documents(ambito?.id)
      .filter((document) => input.anno === undefined || document.year === input.anno);
    const { limit, offset, list } = page(input, fitting.length);
    return {
      documenti: fitting.slice(offset, offset + limit).map((document) => ({
        documento: document.id,
        titolo: document.title,
        tipo: document.kind,
        ambito: context.gazetteer.ambito(document.ambito)?.nome ?? document.ambito,
        anno: document.year,
        approvato: document.approved,
        aree: [...context.plan.areas(document.id)],
        righe: document.lineCount,
        approvazione: approval(context.plan, document),
        fonte: opening(context.plan, document.id),
        ...(input.lacune && document.kind === 'piano_annuale'
          ? { lacune: gapsOf(context.plan, document.id) }
          : {}),
        ...(input.tabelle && document.kind === 'piano_annuale'
          ? { tabelle: tablesOf(context.plan, document.id) }
          : {}),
        ...(input.struttura ? { struttura: structureOf(context.plan, document.id) } : {}),
      })),
      note: fitting.length === 0 ? ['Nessun documento caricato corrisponde alla richiesta.'] : [],
      ...list,
    };
  },
});

/** The line that prints when a document was approved. */
function approval(plan: Plan, { id, approved }: DocumentInfo) {
  if (approved === null) return null;
  const line = plan.lineWith(id, formatDate(approved));
  return line ? lineFonte(plan, id, line) : null;
}

/** The first lines of a document that say something: its title. */
function opening(plan: Plan, document: string) {
  const lines = plan.lines(document, 1, 20);
  const said = lines.filter(({ text }) => text.trim() !== '');
  const [first] = said;
  const last = said[Math.min(said.length, 4) - 1];
  if (!first || !last) return null;
  const raw = lines.slice(first.number - 1, last.number).map(({ text }) => text);
  return toFonte(plan, { document, lines: [first.number, last.number], raw: raw.join('\n') });
}
