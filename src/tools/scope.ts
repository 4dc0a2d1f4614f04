// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold } from '../italian/fold.ts';
import type { Ambito, Comune } from '../places/model.ts';
import type { DocumentInfo } from '../plan/plan.ts';
import { offered } from './offered.ts';
import { type ToolContext, ToolError } from './tool.ts';

/** Arguments that say where and when, shared by the tools. */
export const scopeInput = {
  comune: z.string().max(100).optional().describe('Es. Crema'),
  ambito: z.string().max(100).optional().describe('Es. Cremonese'),
  area: z.string().max(100).optional().describe('Es. AT 3'),
  ente: z.enum(['comune', 'aler']).optional().describe('Es. aler'),
  anno: z.int().optional().describe('Es. 2026'),
};

export const pageInput = {
  limite: z.int().min(1).max(200).default(50).describe('Es. 20'),
  cursore: z
    .string()
    .regex(/^\d{1,9}$/, { error: 'è il «cursore» della risposta precedente: solo cifre, per esempio 50' })
    .optional()
    .describe('Es. 50'),
};

/** The plan that answers and the comune asked about; null for the whole ambito. */
export interface Scope {
  readonly document: DocumentInfo;
  readonly ambito: Ambito;
  readonly comune: Comune | null;
  /** Aggregazione or sub-ambito, null where none is asked. */
  readonly area: string | null;
  readonly place: { tipo: string; nome: string; istat: string | null };
  /** The ambito's most recent plan, where it does not give what is asked and an older one does. */
  readonly newer: DocumentInfo | null;
  /** Stable piece of an id: "vescovato" or "ambito". */
  readonly key: string;
}

/**
 * Finds the comune and the plan. Without a year, the most recent plan of the place that gives any of the measures.
 * @throws ToolError naming the candidates, the years, or the plans that are loaded
 */
export function resolveScope(
  input: {
    comune?: string | undefined;
    ambito?: string | undefined;
    area?: string | undefined;
    anno?: number | undefined;
  },
  context: ToolContext,
  measures: readonly string[],
): Scope {
  const comune = input.comune === undefined ? null : resolveComune(input.comune, context);
  // A comune named beside another ambito is looked for in that ambito's plan, where its row may be.
  const ambito =
    comune && input.ambito === undefined ? ambitoOf(comune, context) : resolveAmbito(input.ambito, context);
  const plans = context.plan.plansOf(ambito.id);
  if (plans.length === 0) {
    throw new ToolError(
      `${comune ? `${comune.nome} è nell'ambito ${ambito.nome}: di quell'ambito` : `Dell'ambito ${ambito.nome}`} non è caricato nessun piano. ${loaded(context)}`,
    );
  }
  const { anno } = input;
  const document =
    anno === undefined
      ? (plans.find(({ id }) => measures.some((measure) => context.plan.firstLine(id, measure) !== null)) ??
        plans[0])
      : (plans.find((plan) => plan.year === anno) ??
        plans.find(
          (plan) => context.plan.countFacts({ document: plan.id, measures, year: anno, total: false }) > 0,
        ));
  if (!document) {
    throw new ToolError(
      `${comune ? `${comune.nome} è nell'ambito ${ambito.nome}: di quell'ambito` : `Per l'ambito ${ambito.nome}`} non è caricato un piano dell'anno ${anno}. Anni disponibili: ${plans.map((plan) => plan.year).join(', ')}.`,
    );
  }
  const area = input.area === undefined ? null : resolveArea(input.area, document, plans, context);
  return {
    document: area?.document ?? document,
    ambito,
    comune,
    area: area?.name ?? null,
    place: comune
      ? { tipo: 'comune', nome: comune.nome, istat: comune.istat }
      : { tipo: area ? 'area' : 'ambito', nome: area?.name ?? ambito.nome, istat: null },
    newer: anno === undefined && document !== plans[0] ? (plans[0] ?? null) : null,
    key: comune ? comune.istat : area ? fold(area.name).replaceAll(' ', '-') : 'ambito',
  };
}

/**
 * An aggregazione or sub-ambito by name: in the plan chosen, else in the most recent of the ambito that names it.
 * @throws ToolError naming those that there are
 */
function resolveArea(
  name: string,
  chosen: DocumentInfo,
  plans: readonly DocumentInfo[],
  { plan, gazetteer }: ToolContext,
): { name: string; document: DocumentInfo } {
  const aliases = new Map(
    gazetteer.aree.filter((area) => area.ambito === chosen.ambito).map((area) => [area.nome, area.alias]),
  );
  for (const document of [chosen, ...plans]) {
    const found = plan
      .areas(document.id)
      .find((area) => [area, ...(aliases.get(area) ?? [])].some((alias) => fold(alias) === fold(name)));
    if (found !== undefined) return { name: found, document };
  }
  const known = plans.flatMap((document) => plan.areas(document.id));
  throw new ToolError(
    known.length > 0
      ? `Nessuna aggregazione o sub-ambito si chiama «${name}». Quelli dell'ambito: ${offered([...new Set(known)], name)}.`
      : `I piani dell'ambito non danno cifre per aggregazione o sub-ambito.`,
  );
}

/** @throws ToolError naming the nearest comuni */
export function resolveComune(name: string, { gazetteer }: ToolContext): Comune {
  const found = gazetteer.identify(name);
  switch (found.kind) {
    case 'comune':
      return found.comune;
    case 'ambiguous':
      throw new ToolError(
        `«${name}» può indicare più comuni: ${offered(found.candidates.map(written))}. Ripetere con il nome intero.`,
      );
    case 'elsewhere':
      throw new ToolError(
        `${found.nome} (${found.provincia}) è fuori dagli ambiti caricati. I comuni ammessi sono quelli degli ambiti ${offered(gazetteer.ambiti.map((ambito) => ambito.nome))}.`,
      );
    case 'unknown':
      throw new ToolError(
        found.nearest.length > 0
          ? `Nessun comune si chiama «${name}». I nomi più vicini: ${offered(found.nearest.map(written))}.`
          : `Nessun comune si chiama «${name}»: controllare il nome.`,
      );
  }
}

/** @throws ToolError listing the ambiti */
export function resolveAmbito(name: string | undefined, context: ToolContext): Ambito {
  const { gazetteer, plan } = context;
  if (name === undefined) {
    const covered = gazetteer.ambiti.filter((ambito) => plan.plansOf(ambito.id).length > 0);
    if (covered.length === 1 && covered[0]) return covered[0];
    throw new ToolError(
      `Indicare un comune o un ambito. Ambiti caricati: ${offered(covered.map((ambito) => ambito.nome))}.`,
    );
  }
  const folded = fold(name).replace(/^ambito (territoriale )?/, '');
  const found = gazetteer.ambiti.find((ambito) =>
    [ambito.id, ambito.nome, ...ambito.alias].some((alias) =>
      [folded, fold(name)].includes(fold(alias).replace(/^ambito (territoriale )?/, '')),
    ),
  );
  if (found) return found;
  throw new ToolError(
    `Nessun ambito si chiama «${name}». Quelli conosciuti: ${offered(
      gazetteer.ambiti.map((ambito) => ambito.nome),
      name,
    )}.`,
  );
}

function ambitoOf(comune: Comune, context: ToolContext): Ambito {
  const found = comune.ambito === null ? undefined : context.gazetteer.ambito(comune.ambito);
  if (found) return found;
  throw new ToolError(`${comune.nome} non è in un ambito conosciuto. ${loaded(context)}`);
}

function loaded({ plan, gazetteer }: ToolContext): string {
  const plans = plan.documents().filter((document) => document.kind === 'piano_annuale');
  const names = plans.map(
    (document) => `${gazetteer.ambito(document.ambito)?.nome ?? document.ambito} ${document.year}`,
  );
  return `Piani caricati: ${offered(names)}.`;
}

/** What to say of a document that is not there, by the identifier that was written. */
export function noDocument(written: string, { plan }: ToolContext): ToolError {
  const known = plan.documents().map(({ id }) => id);
  return new ToolError(
    `Nessun documento ha l'identificativo «${written}». Quelli caricati: ${offered(known, written)}.`,
  );
}

const written = ({ nome, provincia }: Comune) => `${nome} (${provincia})`;

/** Offset of a page and the cursor that continues it. */
export function page(input: { limite: number; cursore?: string | undefined }, total: number) {
  const offset = Number(input.cursore ?? 0);
  const returned = Math.max(0, Math.min(input.limite, total - offset));
  const next = offset + returned;
  return {
    limit: input.limite,
    offset,
    list: { totale: total, restituiti: returned, cursore: next < total ? String(next) : null },
  };
}
