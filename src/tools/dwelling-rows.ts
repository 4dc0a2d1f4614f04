// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type {
  DocumentInfo,
  DocumentLine,
  DwellingCount,
  DwellingFilter,
  DwellingRow,
  Plan,
} from '../plan/plan.ts';
import { type Dato, fonte, lineFonte, linesBefore, type luogo, toFonte } from './rows.ts';
import { UNLISTED } from './tool.ts';

/** A dwelling of a list. */
export const alloggio = z.object({
  id: z.string(),
  id_alloggio: z.string().nullable(),
  ui: z.string().nullable(),
  comune: z.string(),
  istat: z.string().nullable(),
  ente: z.string(),
  uso: z.string().nullable(),
  stato: z.string(),
  sfittanza: z.string().nullable(),
  stato_dato: z.string(),
  fonte,
  /** The first lines of those `fonti_sopra` that print what its own line leaves to them. */
  righe_sopra: z.array(z.int()).optional().meta(UNLISTED),
});

/** Dwellings counted, as a figure that cites the rows it counts. */
export function toConteggio(
  plan: Plan,
  document: DocumentInfo,
  count: Pick<DwellingCount, 'count' | 'operands' | 'lines'>,
  what: {
    etichetta: string;
    ente: string | null;
    luogo: z.infer<typeof luogo>;
    key: string;
    gruppo?: { uso: string | null; stato: string };
  },
): Dato {
  const raw = plan.text(document.id, ...count.lines);
  return {
    id: `${document.id}/calcolo/conteggio/${what.key}`,
    misura: 'alloggi_elencati',
    etichetta: what.etichetta,
    valore: count.count,
    unita: 'alloggi',
    stato: 'declared',
    ente: what.ente,
    luogo: what.luogo,
    anno: document.year,
    operazione: 'conteggio',
    operandi: [...count.operands],
    ...(what.gruppo ? { gruppo: what.gruppo } : {}),
    fonte: toFonte(plan, { document: document.id, lines: count.lines, raw }),
  };
}

/** The dwellings of a place in each state, of all lists, owners and uses. */
export function conteggiPerStato(
  plan: Plan,
  document: DocumentInfo,
  filter: DwellingFilter,
  where: { luogo: z.infer<typeof luogo>; key: string },
): Dato[] {
  const counts = plan.dwellingCounts({ ...filter, document: document.id });
  const states = [...new Set(counts.map((count) => count.state.toLowerCase()))];
  return states.map((state) =>
    toConteggio(plan, document, plan.dwellingTotal({ ...filter, document: document.id, state }), {
      etichetta: `alloggi elencati, stato ${state}`,
      ente: null,
      luogo: where.luogo,
      gruppo: { uso: null, stato: state },
      key: `${where.key}/stato-${state.replaceAll(' ', '-')}`,
    }),
  );
}

/** The dwellings of a place, counted for each list, owner, use and state. */
export function conteggiOf(
  plan: Plan,
  document: DocumentInfo,
  filter: DwellingFilter,
  where: { luogo: z.infer<typeof luogo>; key: string },
): Dato[] {
  return plan.dwellingCounts({ ...filter, document: document.id }).map((count) => {
    const use = count.service ?? 'uso non indicato';
    const state = count.state.toLowerCase();
    return toConteggio(plan, document, count, {
      etichetta: `alloggi elencati, uso ${use}, stato ${state}`,
      ente: count.ownerKind === 'aler' ? 'ALER' : 'comune',
      luogo: where.luogo,
      gruppo: { uso: count.service, stato: state },
      key: `${where.key}/${count.table}-${count.ownerKind}-${use.toLowerCase()}-${state.replaceAll(' ', '-')}`,
    });
  });
}

export function toAlloggio(plan: Plan, row: DwellingRow): z.infer<typeof alloggio> {
  const above = linesAbove(plan, row);
  return {
    id: row.id,
    id_alloggio: row.idAlloggio,
    ui: row.ui,
    comune: row.comune.name,
    istat: row.comune.istat,
    ente: row.owner.name,
    uso: row.service,
    stato: row.state,
    sfittanza: row.vacancy,
    stato_dato: row.status,
    fonte: toFonte(plan, row),
    ...(above.length > 0 && { righe_sopra: above.map(({ number }) => number) }),
  };
}

/** The lines that some dwellings leave to what is printed once for several of them, each once. */
export function fontiSopra(
  plan: Plan,
  alloggi: readonly z.infer<typeof alloggio>[],
): z.infer<typeof fonte>[] {
  const lines = alloggi.flatMap(({ fonte: { documento }, righe_sopra = [] }) =>
    righe_sopra.map((line) => [`${documento}:${line}`, { documento, line }] as const),
  );
  return [...new Map(lines).values()].flatMap(({ documento, line }) =>
    plan.lines(documento, line, line).map((printed) => lineFonte(plan, documento, printed)),
  );
}

/** Lines above a row of a list of dwellings among which the cells are looked for that stand for several rows. */
const GROUP = 80;

/** The nearest lines above a dwelling's own that print its comune, its state and its vacancy, where its own do not. */
function linesAbove(plan: Plan, row: DwellingRow): DocumentLine[] {
  const wanted = [row.comune.raw, row.state, row.vacancy].filter(
    (cell): cell is string => cell !== null && !row.raw.includes(cell),
  );
  if (wanted.length === 0) return [];
  const above = linesBefore(plan, row, GROUP);
  const found = wanted.flatMap((cell) => above.findLast(({ text }) => text.includes(cell)) ?? []);
  return [...new Set(found)];
}
