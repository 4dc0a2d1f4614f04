// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { FactFilter, FactRow, MeasureInfo, Plan } from '../plan/plan.ts';
import { toConteggio } from './dwelling-rows.ts';
import { LISTED } from './listed-groups.ts';
import { inArea } from './measures-of-place.ts';
import { type Dato, toDato, toSomma } from './rows.ts';
import type { Scope } from './scope.ts';

/** What tells one of several figures of a place from the others. */
export interface Narrowing {
  /** One of ALER's operating units. */
  readonly unita_operativa?: string | undefined;
  /** The act or the measure that it is of: "DGR 3664". */
  readonly dettaglio?: string | undefined;
  /** The year that was asked. */
  readonly anno?: number | undefined;
}

/** What a plan lists dwelling by dwelling and gives no figure of, counted; null where it lists none. */
function countOfList(
  plan: Plan,
  { document, comune, area, place, key }: Scope,
  measure: MeasureInfo,
  ownerKind: 'comune' | 'aler' | undefined,
): Dato | null {
  const kind = LISTED.get(measure.id);
  if (!kind) return null;
  const filter = { ...kind, document: document.id, istat: comune?.istat, area: area ?? undefined, ownerKind };
  const count = plan.dwellingTotal(filter);
  if (count.count === 0) return null;
  const ente = ownerKind === 'aler' ? 'ALER' : ownerKind === 'comune' ? 'comuni' : null;
  const what = {
    etichetta: measure.label,
    ente,
    luogo: place,
    key: `${key}/${measure.id}-${ownerKind ?? 'tutti'}`,
  };
  return { ...toConteggio(plan, document, count, what), misura: measure.id };
}

/** What stands in a cell that has no number. */
const PRINTED: Readonly<Record<string, string>> = {
  blank: ': è vuota',
  footnoted: ': è vuota, con un asterisco',
  not_reported: ': il dato non è stato comunicato',
  inconsistent: ': i dati non sono coerenti',
};

const SEVERAL = 'Il piano dà più cifre, che non si sommano: chiederle una per una.';

/**
 * The one number that a measure has in a place: its only row, the total that the plan declares where the rows bear it out,
 * else the sum of the rows. Null, with the reason in Italian, where the plan prints no number.
 */
export function singleFigure(
  plan: Plan,
  scope: Scope,
  measure: MeasureInfo,
  ente: 'comune' | 'aler' | undefined,
  { unita_operativa: unit, dettaglio: detail, anno }: Narrowing = {},
): { dato: Dato | null; motivo: string | null } {
  const base: FactFilter = {
    document: scope.document.id,
    measures: [measure.id],
    istat: scope.comune?.istat,
    ownerKind: ente,
    ...inArea(plan, scope, [measure.id]),
  };
  const all = plan.facts(base);
  const rows = all
    .filter(({ owner }) => unit === undefined || fold(owner?.name ?? '').includes(`u.o. ${fold(unit)}`))
    .filter((row) => detail === undefined || fold(row.detail ?? '').includes(fold(detail)));
  const numbers = rows.filter((row) => typeof row.value === 'number');
  const [only] = numbers;
  if (only && numbers.length === 1) return { dato: toDato(plan, only), motivo: null };
  // A dash counts as nothing, and is shown as it is printed.
  const [dash, another] = rows;
  if (dash?.status === 'dash' && !another) return { dato: toDato(plan, dash), motivo: null };
  if (detail !== undefined) {
    const many = numbers.length > 1;
    const motivo = many ? SEVERAL : `Il piano ${scope.document.year} non dà questa cifra per «${detail}».`;
    return { dato: null, motivo };
  }
  if (unit !== undefined)
    return {
      dato: null,
      motivo: `Il piano ${scope.document.year} non dà questa cifra per ALER U.O. ${unit}.`,
    };
  const added = plan.sums(base).get(measure.id);
  const whose = ente === 'aler' ? 'ALER' : ente === 'comune' ? 'comuni' : null;
  const key = `${ente ?? 'tutti'}-${scope.key}`;
  const comuni = numbers.flatMap(({ territory }) => territory?.istat ?? []);
  const ofComuni = comuni.length === numbers.length && new Set(comuni).size === comuni.length;
  const sum = added && toSomma(plan, added, { ente: whose, luogo: scope.place, key, ofComuni });
  const declared =
    scope.comune || scope.area || ente
      ? []
      : plan.facts({ ...base, total: true }).filter((row) => typeof row.value === 'number');
  const [total] = declared;
  // As the plan declares it, unless its total is of other rows than those asked for.
  const otherRows = ({ document, lines }: FactRow) => plan.coversOtherRows(document, lines);
  if (total && (!sum || !otherRows(total))) return { dato: toDato(plan, total), motivo: null };
  if (sum && numbers.length > 0) return { dato: sum, motivo: null };
  if (numbers.length > 1) {
    return { dato: null, motivo: SEVERAL };
  }
  const [row] = rows;
  // Where no year is asked, an older plan's list is not what is meant.
  const asked = anno !== undefined || plan.plansOf(scope.ambito.id)[0]?.id === scope.document.id;
  const listed = row || !asked ? null : countOfList(plan, scope, measure, ente);
  if (listed) return { dato: listed, motivo: null };
  return {
    dato: null,
    motivo: row
      ? `Nel piano ${scope.document.year} la casella non ha un numero${PRINTED[row.status] ?? ''}.`
      : `Il piano ${scope.document.year} non dà questa cifra.`,
  };
}
