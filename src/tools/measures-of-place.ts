// SPDX-License-Identifier: EUPL-1.2
import type { FactFilter, Plan, Sum } from '../plan/plan.ts';
import { conteggiOf, conteggiPerStato } from './dwelling-rows.ts';
import { type Dato, type MisureOutput, toDato, toPiano, toSomma } from './rows.ts';
import { page, type Scope } from './scope.ts';

/** What a plan says in words of a comune, given beside its figures. */
const STATEMENTS = [
  'senza_patrimonio',
  'senza_patrimonio_sap',
  'solo_patrimonio_aler',
  'dati_non_comunicati',
  'gestione_delegata_aler',
];

/** No plan says so much of one comune; as few rows as these are kept once read. */
const MOST_STATEMENTS = 50;

/** Which figures of a place a tool gives. */
export interface PlaceQuestion {
  readonly measures: readonly string[];
  readonly ente: 'comune' | 'aler' | undefined;
  /** Uses and states of the dwellings listed one by one that belong beside the figures; none if empty. */
  readonly counts: readonly { service?: string; state?: string }[];
  readonly limite: number;
  readonly cursore?: string | undefined;
}

/**
 * Figures of a comune or of an ambito, with their sums, the dwellings behind them and what is missing. Of an area for which the
 * plan prints some of the measures, the others are those of its comuni together.
 */
export function measuresOfPlace(plan: Plan, scope: Scope, question: PlaceQuestion): MisureOutput {
  const own = figuresOfPlace(plan, scope, question);
  const { area, document } = scope;
  if (area === null || question.cursore !== undefined) return own;
  const isPrinted = (measure: string) =>
    plan.countFacts({ document: document.id, measures: [measure], territoryName: area }) > 0;
  const others = question.measures.filter((measure) => !isPrinted(measure));
  if (others.length === 0 || others.length === question.measures.length) return own;
  const added = figuresOfPlace(plan, scope, { ...question, measures: others, counts: [] });
  return { ...own, totali: [...own.totali, ...added.totali] };
}

function figuresOfPlace(plan: Plan, scope: Scope, question: PlaceQuestion): MisureOutput {
  const { document, comune, place } = scope;
  const base: FactFilter = {
    document: document.id,
    measures: question.measures,
    istat: comune?.istat,
    ownerKind: question.ente,
    ...inArea(plan, scope, question.measures),
  };
  const offset = Number(question.cursore ?? 0);
  const rows = plan.facts({ ...base, limit: question.limite, offset });
  const whole = offset === 0 && rows.length < question.limite;
  const { list } = page(question, whole ? rows.length : plan.countFacts(base));
  const dati = rows.map((fact) => toDato(plan, fact));
  // What is said of the whole ambito without naming comuni concerns each of them: ALER's rows, and the plan's own words.
  const ambitoRows = comune
    ? plan
        .facts({ ...base, istat: undefined, ownerKind: undefined, territoryKind: 'ambito' })
        .filter((fact) =>
          fact.owner === null
            ? typeof fact.value === 'string'
            : fact.owner.kind === 'aler' && question.ente !== 'comune',
        )
    : [];
  const ente = question.ente === 'aler' ? 'ALER' : question.ente === 'comune' ? 'comuni' : null;
  const declared =
    comune || scope.area || question.ente
      ? []
      : plan.facts({ ...base, istat: undefined, total: true }).map((fact) => toDato(plan, fact));
  const summed = question.measures.filter(
    (measure) =>
      !declared.some((total) => total.misura === measure && total.valore !== null) &&
      // A row alone says itself what its sum would say.
      (!whole || rows.filter((row) => row.measure === measure).length > 1),
  );
  const sums = summed.length === 0 ? new Map<string, Sum>() : plan.sums({ ...base, measures: summed });
  const sumOf = (measure: string) => {
    const sum = sums.get(measure);
    const comuni = rows.flatMap(({ measure: of, territory }) => (of === measure ? [territory?.istat] : []));
    const ofComuni = scope.area !== null && new Set(comuni).size === comuni.length && !comuni.includes(null);
    const key = `${question.ente ?? 'tutti'}-${scope.key}`;
    return sum && toSomma(plan, sum, { ente, luogo: place, key, ofComuni });
  };
  const dwellingsOf = { istat: comune?.istat, area: scope.area ?? undefined, ownerKind: question.ente };
  const conteggi = question.counts.flatMap((filter) =>
    conteggiOf(plan, document, { ...dwellingsOf, ...filter }, { luogo: place, key: scope.key }),
  );
  const perStato = question.counts.flatMap((filter) =>
    conteggiPerStato(plan, document, { ...dwellingsOf, ...filter }, { luogo: place, key: scope.key }),
  );
  const dichiarazioni = comune
    ? plan.facts({ document: document.id, measures: STATEMENTS, istat: comune.istat, limit: MOST_STATEMENTS })
    : [];
  return {
    piano: toPiano(document),
    piano_piu_recente: scope.newer && toPiano(scope.newer),
    altri_piani: dati.length > 0 ? [] : otherPlans(plan, scope, base),
    luogo: place,
    totali: [...declared, ...summed.map(sumOf).filter((sum): sum is Dato => sum != null)],
    dati: [...dati, ...(offset === 0 ? ambitoRows.map((fact) => toDato(plan, fact)) : [])],
    conteggi,
    conteggi_per_stato: perStato,
    dichiarazioni: dichiarazioni.map((fact) => toDato(plan, fact)),
    tabelle: question.measures.flatMap((misura) => {
      const fonte = tableOf(plan, document.id, misura);
      return fonte ? [{ misura, fonte }] : [];
    }),
    note: [],
    ...list,
    restituiti: list.restituiti + (offset === 0 ? ambitoRows.length : 0),
    totale: list.totale + ambitoRows.length,
  };
}

/** The other plans of the ambito that have the figures asked for. */
function otherPlans(plan: Plan, { document, ambito }: Scope, asked: FactFilter) {
  return plan
    .plansOf(ambito.id)
    .filter(({ id }) => id !== document.id && plan.countFacts({ ...asked, document: id }) > 0)
    .map(toPiano);
}

/** Rows only; of an area, the figures that the plan prints for it, else those of its comuni. */
export function inArea(plan: Plan, scope: Scope, measures: readonly string[]): Partial<FactFilter> {
  if (scope.area === null) return { total: false };
  const printed = { document: scope.document.id, measures, territoryName: scope.area };
  return plan.countFacts(printed) > 0 ? { territoryName: scope.area } : { total: false, area: scope.area };
}

/** The section whose table gives a measure: what to cite where it has no row for a place. */
export function tableOf(plan: Plan, document: string, measure: string) {
  const line = plan.firstLine(document, measure);
  const section = line === null ? undefined : plan.sectionAt(document, line);
  if (!section) return null;
  const heading = plan.text(document, section.lines[0], section.lines[0]);
  const righe: [number, number] = [section.lines[0], section.lines[1]];
  return { documento: document, sezione: section.title, righe, testo: heading };
}
