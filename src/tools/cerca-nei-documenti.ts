// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { PassageRow, Plan } from '../plan/plan.ts';
import { elenco, note, righe } from './rows.ts';
import { page, pageInput, resolveAmbito } from './scope.ts';
import { defineTool, type ToolContext, ToolError } from './tool.ts';

const passaggio = z.object({
  id: z.string(),
  documento: z.string(),
  sezione: z.string().describe('Titoli dal più alto, separati da " > "; per gli atti fino a comma e lettera'),
  righe,
  testo: z.string(),
  tipo: z.string().describe('paragraph, list_item, comma, lettera, numero, point, heading'),
  elenco: z.string().nullable().describe('L’elenco di cui è una voce, se è una voce'),
  introduce: z.string().nullable().describe('L’elenco che il passaggio introduce'),
});

const elencoIntero = z.object({
  id: z.string(),
  introduzione: z.string().nullable(),
  voci: z.array(z.object({ id: z.string(), righe, testo: z.string() })),
});

export const cercaNeiDocumenti = defineTool({
  name: 'cerca_nei_documenti',
  title: 'Ricerca nel testo dei documenti',
  description:
    'I passaggi dei documenti che parlano di qualcosa (regole, scadenze, misure, progetti, servizi), con gli elenchi interi. Es. {"testo":"tutor condominiale"}',
  input: z.strictObject({
    testo: z
      .string()
      .min(1)
      .max(200_000)
      .describe('Che cosa cercare, anche come domanda. Es. "canone calmierato"'),
    documento: z.string().max(60).optional().describe('Solo in un documento. Es. "giunta-156-2026"'),
    ambito: z.string().max(100).optional().describe('Solo nei documenti di un ambito. Es. "Cremasco"'),
    anno: z.int().min(2000).max(2100).optional().describe('Solo nei documenti di un anno. Es. 2021'),
    limite: z.int().min(1).max(50).default(10).describe('Passaggi per risposta. Es. 10'),
    cursore: pageInput.cursore,
  }),
  output: z.object({
    passaggi: z.array(passaggio).describe('Dal più pertinente'),
    elenchi: z
      .array(elencoIntero)
      .describe('Interi, gli elenchi che i passaggi introducono o di cui sono voci'),
    note,
    ...elenco,
  }),
  run(input, context) {
    const { plan } = context;
    const scope = searchScope(input, context);
    const offset = Number(input.cursore ?? 0);
    const { total, hits } = plan.search({ query: input.testo, ...scope, limit: input.limite, offset });
    return {
      passaggi: hits.map(toPassaggio),
      elenchi: wholeLists(plan, hits),
      note: notes(plan, hits),
      ...page(input, total).list,
    };
  },
});

/** @throws ToolError naming the documents, the ambiti or the years that there are */
function searchScope(
  input: { documento?: string | undefined; ambito?: string | undefined; anno?: number | undefined },
  context: ToolContext,
) {
  const documents = context.plan.documents();
  const { documento, anno } = input;
  if (documento !== undefined && !documents.some(({ id }) => id === documento)) {
    const known = documents.map(({ id }) => id).join(', ');
    throw new ToolError(`Nessun documento ha l'identificativo «${documento}». Quelli caricati: ${known}.`);
  }
  const ambito = input.ambito === undefined ? undefined : resolveAmbito(input.ambito, context);
  const fitting = documents.filter(
    (document) =>
      (documento === undefined || document.id === documento) && (!ambito || document.ambito === ambito.id),
  );
  if (fitting.length === 0) {
    throw new ToolError(
      documento !== undefined && ambito
        ? `Il documento «${documento}» non è dell'ambito ${ambito.nome}: indicare solo uno dei due.`
        : `Dell'ambito ${ambito?.nome ?? ''} non è caricato nessun documento. Quelli caricati: ${documents.map(({ id }) => id).join(', ')}.`,
    );
  }
  if (anno !== undefined && !fitting.some(({ year }) => year === anno)) {
    const years = [...new Set(fitting.map(({ year }) => year))].join(', ');
    throw new ToolError(`Nessun documento è dell'anno ${anno}. Anni disponibili: ${years}.`);
  }
  return { document: documento, ambito: ambito?.id, year: anno };
}

function toPassaggio(row: PassageRow): z.infer<typeof passaggio> {
  return {
    id: row.id,
    documento: row.document,
    sezione: row.path.join(' > '),
    righe: [row.lines[0], row.lines[1]],
    testo: row.text,
    tipo: row.kind,
    elenco: row.list?.id ?? null,
    introduce: row.introduces,
  };
}

/** Each list once, in the order in which the passages name it. */
function wholeLists(plan: Plan, rows: readonly PassageRow[]): z.infer<typeof elencoIntero>[] {
  const ids = new Set(rows.flatMap((row) => [row.introduces, row.list?.id].filter((id) => id != null)));
  return [...ids].map((id) => {
    const items = plan.passagesOfList(id);
    return {
      id,
      introduzione: items[0]?.list?.introduction ?? null,
      voci: items.map((item) => ({
        id: item.id,
        righe: [item.lines[0], item.lines[1]] as const,
        testo: item.text,
      })),
    };
  });
}

function notes(plan: Plan, rows: readonly PassageRow[]): string[] {
  if (rows.length === 0) {
    return [
      'Nessun passaggio dei documenti contiene queste parole: le cifre delle tabelle si chiedono agli altri strumenti.',
    ];
  }
  const dated = [...new Set(rows.map(({ document }) => document))].map((id) => {
    const document = plan.document(id);
    return document ? `${document.id} (${document.year})` : id;
  });
  return [
    `Sono parole di documenti con una data: ${dated.join(', ')}. Dire «secondo il piano» o «secondo la delibera», non «la legge dice».`,
  ];
}
