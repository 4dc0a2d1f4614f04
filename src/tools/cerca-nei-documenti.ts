// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { NamedPlace, PassageHit, PassageRow, Plan } from '../plan/plan.ts';
import { offered } from './offered.ts';
import { dati, elenco, note, righe, toDato } from './rows.ts';
import { noDocument, page, pageInput, resolveAmbito } from './scope.ts';
import { defineTool, type ToolContext, ToolError, UNLISTED } from './tool.ts';

/** How sure it must be that the first passage answers, for it to be an answer; and for it to speak of something near. */
const LEAST = { found: 0.46, related: 0.28 };
/** A section titled after what is asked is near it, even where it does not say the thing asked of it. */
const LEAST_TITLED = 0.15;

const brano = z.object({
  id: z.string(),
  righe,
  testo: z.string(),
  stampato: z.string().nullable().describe('Se il testo è ripulito').meta(UNLISTED),
});

const passaggio = brano.extend({
  documento: z.string(),
  sezione: z.string().describe('Titoli, dal più alto'),
  estratto: z.string().nullable().describe('Le frasi che rispondono'),
  tipo: z.string().describe('Es. comma'),
  elenco: z.string().nullable().describe('Di cui è una voce'),
  introduce: z.string().nullable().describe('Elenco che introduce'),
  seguito: brano.nullable().describe('Il passaggio dopo, se questo finisce con due punti').meta(UNLISTED),
  manca: z.array(z.string()).describe('Parole della domanda che non tratta').meta(UNLISTED),
  titolato: z.boolean().describe('Se la sezione ha per titolo ciò che si chiede').meta(UNLISTED),
  dati: dati.describe('Le cifre che stanno su quelle righe').meta(UNLISTED),
  accanto: z.boolean().describe('Se risponde quasi quanto il primo').meta(UNLISTED),
  pertinenza: z.number().describe('Quanto è sicuro che risponda, da 0 a 1'),
});

const voce = brano.extend({
  introduce: z.string().nullable(),
});

const elencoIntero = z.object({
  id: z.string(),
  introduzione: z.string().nullable(),
  introduttore: brano
    .extend({ elenco: z.string().nullable() })
    .nullable()
    .describe('Il passaggio che lo introduce, e l’elenco di cui è una voce')
    .meta(UNLISTED),
  voci: z.array(voce),
});

const documento = z.object({
  id: z.string(),
  titolo: z.string(),
  tipo: z.string(),
  ambito: z.string(),
  anno: z.int(),
});

export const cercaNeiDocumenti = defineTool({
  name: 'cerca_nei_documenti',
  title: 'Ricerca',
  description: 'Passaggi dei testi: regole, scadenze, progetti. Es. {"testo":"tutor condominiale"}',
  input: z.strictObject({
    testo: z.string().min(1).max(200_000).describe('Es. canone calmierato'),
    documento: z.string().max(60).optional().describe('Es. giunta-156-2026'),
    ambito: z.string().max(100).optional().describe('Es. Cremasco'),
    anno: z.int().optional().describe('Es. 2021'),
    contesto: z
      .string()
      .max(4000)
      .optional()
      .describe('La domanda di prima, se questa la continua')
      .meta(UNLISTED),
    vicino_a: z
      .int()
      .min(1)
      .optional()
      .describe('Con documento: riga di cui si parlava. Es. 569')
      .meta(UNLISTED),
    limite: z.int().min(1).max(50).default(10).describe('Es. 5'),
    cursore: pageInput.cursore,
  }),
  output: z.object({
    esito: z.enum(['trovato', 'correlato', 'nessuno']).describe('correlato: parlano di cose vicine'),
    passaggi: z.array(passaggio).describe('Dal più pertinente'),
    elenchi: z.array(elencoIntero).describe('Interi'),
    documenti: z.array(documento),
    note,
    ...elenco,
  }),
  run(input, context) {
    const { plan } = context;
    const scope = searchScope(input, context);
    const offset = Number(input.cursore ?? 0);
    const places = namedPlaces(`${input.testo} ${input.contesto ?? ''}`, context);
    const { total, hits } = plan.search({
      query: input.testo,
      ...scope,
      places,
      near: input.vicino_a,
      context: input.contesto,
      limit: input.limite,
      offset,
    });
    const esito = outcome(hits);
    return {
      esito,
      passaggi: hits.map((hit) => toPassaggio(plan, hit)),
      elenchi: wholeLists(plan, hits),
      documenti: documentsOf(plan, hits),
      note: notes(esito, documentsOf(plan, hits)),
      ...page(input, total).list,
    };
  },
});

/** @throws ToolError naming the documents, the ambiti or the years that there are */
function searchScope(
  input: { documento?: string | undefined; ambito?: string | undefined; anno?: number | undefined },
  context: ToolContext,
) {
  const { plan } = context;
  const { documento, anno } = input;
  const document = documento === undefined ? undefined : plan.document(documento);
  if (documento !== undefined && !document) throw noDocument(documento, context);
  const ambito = input.ambito === undefined ? undefined : resolveAmbito(input.ambito, context);
  const fitting = document
    ? [document].filter((only) => !ambito || only.ambito === ambito.id)
    : plan.documents(ambito?.id);
  if (fitting.length === 0) {
    throw new ToolError(
      documento !== undefined && ambito
        ? `Il documento «${documento}» non è dell'ambito ${ambito.nome}: indicare solo uno dei due.`
        : `Dell'ambito ${ambito?.nome ?? ''} non è caricato nessun documento. Quelli caricati: ${offered(plan.documents().map(({ id }) => id))}.`,
    );
  }
  if (anno !== undefined && !fitting.some(({ year }) => year === anno)) {
    const years = [...new Set(fitting.map(({ year }) => year))].join(', ');
    throw new ToolError(`Nessun documento è dell'anno ${anno}. Anni disponibili: ${years}.`);
  }
  return { document: documento, ambito: ambito?.id, year: anno };
}

function outcome([best]: readonly PassageHit[]): 'trovato' | 'correlato' | 'nessuno' {
  if (!best || best.confidence < (best.titled ? LEAST_TITLED : LEAST.related)) return 'nessuno';
  return best.confidence >= LEAST.found && best.measured ? 'trovato' : 'correlato';
}

/** The places of the question that are in an ambito: what is said of the whole ambito is said of them too. */
function namedPlaces(text: string, { gazetteer, plan }: ToolContext): NamedPlace[] {
  return gazetteer
    .find(text.slice(0, LONGEST_READ), { prefer: plan.ambiti() })
    .flatMap((mention): NamedPlace[] => {
      const { written } = mention;
      if (mention.kind === 'ambito') return [{ written, ambito: mention.ambito.id, isAmbito: true }];
      if (mention.kind === 'area') return [{ written, ambito: mention.area.ambito, isAmbito: false }];
      return mention.kind === 'comune' ? [{ written, ambito: mention.comune.ambito, isAmbito: false }] : [];
    });
}

/** What is read of a question to find places in it. */
const LONGEST_READ = 500;

function toPassaggio(plan: Plan, hit: PassageHit): z.infer<typeof passaggio> {
  return {
    ...toBrano(hit),
    documento: hit.document,
    sezione: hit.path.join(' > '),
    estratto: hit.excerpt,
    tipo: hit.kind,
    elenco: hit.list?.id ?? null,
    introduce: hit.introduces,
    seguito: hit.next && toBrano(hit.next),
    manca: [...hit.missing],
    titolato: hit.titled,
    dati: plan.factsAt(hit.document, hit.lines).map((fact) => toDato(plan, fact)),
    accanto: hit.beside,
    pertinenza: Math.round(hit.confidence * 100) / 100,
  };
}

function toBrano(row: PassageRow): z.infer<typeof brano> {
  const stampato = row.raw === row.text ? null : row.raw;
  return { id: row.id, righe: [row.lines[0], row.lines[1]], testo: row.text, stampato };
}

/** Each list once, in the order in which the passages name it, followed by those inside it and around it. */
function wholeLists(plan: Plan, rows: readonly PassageRow[]): z.infer<typeof elencoIntero>[] {
  const found = new Map<string, z.infer<typeof elencoIntero>>();
  const add = (id: string) => {
    if (found.has(id)) return;
    const items = plan.passagesOfList(id);
    const lead = plan.introductionOfList(id);
    found.set(id, {
      id,
      introduttore: lead && { ...toBrano(lead), elenco: lead.list?.id ?? null },
      introduzione: items[0]?.list?.introduction ?? null,
      voci: items.map((item) => ({ ...toBrano(item), introduce: item.introduces })),
    });
    for (const { introduces } of items) if (introduces !== null) add(introduces);
    if (lead?.list) add(lead.list.id);
  };
  for (const row of rows) {
    for (const id of [row.introduces, row.list?.id]) if (id != null) add(id);
  }
  return [...found.values()];
}

function documentsOf(plan: Plan, rows: readonly PassageRow[]): z.infer<typeof documento>[] {
  return [...new Set(rows.map(({ document }) => document))].flatMap((id) => {
    const document = plan.document(id);
    if (!document) return [];
    const { title, kind, ambito, year } = document;
    return [{ id, titolo: title, tipo: kind, ambito, anno: year }];
  });
}

function notes(esito: string, documents: readonly z.infer<typeof documento>[]): string[] {
  if (documents.length === 0) {
    return [
      'Nessun passaggio dei documenti contiene queste parole: le cifre delle tabelle si chiedono agli altri strumenti.',
    ];
  }
  const dated = documents.map(({ id, anno }) => `${id} (${anno})`).join(', ');
  return [
    ...(esito === 'nessuno'
      ? ['I documenti non parlano di questo: i passaggi sono solo i più vicini, da non dare come risposta.']
      : esito === 'correlato'
        ? ['I passaggi parlano di cose vicine, forse non di tutta la domanda: dirlo.']
        : []),
    `Sono parole di documenti con una data: ${dated}. Dire «secondo il piano» o «secondo la delibera», non «la legge dice».`,
  ];
}
