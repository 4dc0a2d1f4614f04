// SPDX-License-Identifier: EUPL-1.2
import { ranked } from '../plan/groups.ts';
import type { DwellingFilter, DwellingRow, Group, MeasureInfo, Plan } from '../plan/plan.ts';
import { type Limits, within } from './comparison-limits.ts';
import { toConteggio } from './dwelling-rows.ts';
import type { Dato } from './rows.ts';

/** Measures that a list of dwellings answers for, and which of its dwellings they are. */
export const LISTED: ReadonlyMap<string, Pick<DwellingFilter, 'service' | 'state'>> = new Map([
  ['alloggi_sat', { service: 'SAT' }],
  ['alloggi_liberi', { state: 'libero' }],
  ['alloggi_da_ristrutturazione', { state: 'ristrutturazione' }],
  ['alloggi_carenza_manutentiva', { state: 'carenza manutentiva' }],
]);

/** Dwellings of one comune or of one owner, counted. */
export interface ListedGroup {
  readonly group: Group;
  figure(): Dato;
}

/** Which of the dwellings listed are counted, and by what. */
export interface ListedQuery {
  readonly document: string;
  readonly by: 'comune' | 'ente';
  readonly ownerKind?: string | undefined;
  readonly istat?: string | undefined;
  readonly area?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly among?: readonly string[] | undefined;
}

/**
 * What a plan lists dwelling by dwelling and gives no figure of: counted by comune or by owner, within the limits, in order.
 * None for a measure that no list answers for.
 */
export function listedGroups(
  plan: Plan,
  measure: MeasureInfo,
  query: ListedQuery,
  limits: Limits & { readonly ordine: 'crescente' | 'decrescente' },
): ListedGroup[] {
  const kind = LISTED.get(measure.id);
  const document = plan.document(query.document);
  if (!kind || !document) return [];
  const { by, exclude, among } = query;
  const rows = plan
    .dwellings({
      ...kind,
      document: query.document,
      istat: query.istat,
      area: query.area,
      ownerKind: query.ownerKind,
    })
    .filter(({ comune: { istat } }) => among === undefined || (istat !== null && among.includes(istat)))
    .filter(({ comune: { istat } }) => istat === null || !(exclude ?? []).includes(istat));
  const groups = new Map<string, DwellingRow[]>();
  for (const row of rows) {
    const { name, istat } = by === 'comune' ? row.comune : row.owner;
    const key = istat ?? name;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const sign = limits.ordine === 'crescente' ? 1 : -1;
  const counted = [...groups.values()]
    .map((own) => countedAs(own, by))
    .filter(({ value }) => within(value, limits))
    .sort((a, b) => sign * (a.value - b.value) || a.name.localeCompare(b.name));
  const whose = query.ownerKind === 'aler' ? 'ALER' : query.ownerKind === 'comune' ? 'comuni' : null;
  return ranked(counted).groups.map((group) => ({
    group,
    figure: () => ({
      ...toConteggio(
        plan,
        document,
        { count: group.value, operands: group.operands, lines: group.lines },
        {
          etichetta: measure.label,
          ente: by === 'ente' ? group.name : whose,
          luogo: { tipo: 'comune', nome: group.name, istat: group.istat },
          key: `${by}-${group.istat ?? group.name}/${measure.id}-${query.ownerKind ?? 'tutti'}`,
        },
      ),
      misura: measure.id,
      ...(by === 'ente' && { luogo: null, gruppo_di: group.name }),
    }),
  }));
}

function countedAs(rows: readonly DwellingRow[], by: 'comune' | 'ente') {
  const [first] = rows;
  const { name = '', istat = null } = (by === 'comune' ? first?.comune : first?.owner) ?? {};
  return {
    name,
    istat,
    document: first?.document ?? '',
    value: rows.length,
    operands: rows.map(({ id }) => id),
    lines: [
      Math.min(...rows.map(({ lines }) => lines[0])),
      Math.max(...rows.map(({ lines }) => lines[1])),
    ] as const,
  };
}
