// SPDX-License-Identifier: EUPL-1.2
import type { FactFilter, Plan } from '../plan/plan.ts';
import { conteggiOf, type Dato, type MisureOutput, toDato, toPiano, toSomma } from './rows.ts';
import { page, type Scope } from './scope.ts';

/** What a plan says in words of a comune, given beside its figures. */
const STATEMENTS = ['senza_patrimonio', 'solo_patrimonio_aler', 'gestione_delegata_aler'];

/** Which figures of a place a tool gives. */
export interface PlaceQuestion {
  readonly measures: readonly string[];
  readonly ente: 'comune' | 'aler' | undefined;
  /** Uses and states of the dwellings listed one by one that belong beside the figures; none if empty. */
  readonly counts: readonly { service?: string; state?: string }[];
  readonly limite?: number | undefined;
  readonly cursore?: string | undefined;
}

/** Figures of a comune or of an ambito, with their sums, the dwellings behind them and what is missing. */
export function measuresOfPlace(plan: Plan, scope: Scope, question: PlaceQuestion): MisureOutput {
  const { document, comune, place } = scope;
  const base: FactFilter = {
    document: document.id,
    measures: question.measures,
    tables: plan.ownTables(document.id, question.measures),
    istat: comune?.istat,
    ownerKind: question.ente,
    total: false,
  };
  const { limit, offset, list } = page(question, plan.countFacts(base));
  const dati = plan.facts({ ...base, limit, offset }).map((fact) => toDato(plan, fact));
  // What ALER declares for the whole ambito, without naming comuni, concerns each of them.
  const ambitoRows =
    comune && question.ente !== 'comune'
      ? plan.facts({ ...base, istat: undefined, territoryKind: 'ambito', ownerKind: 'aler' })
      : [];
  const ente = question.ente === 'aler' ? 'ALER' : question.ente === 'comune' ? 'comuni' : null;
  const declared =
    comune || question.ente
      ? []
      : plan.facts({ ...base, istat: undefined, total: true }).map((fact) => toDato(plan, fact));
  const sums = question.measures
    .filter((measure) => !declared.some((total) => total.misura === measure && total.valore !== null))
    .map((measure) =>
      toSomma(
        plan,
        { ...base, measures: [measure] },
        {
          ente,
          luogo: place,
          key: `${question.ente ?? 'tutti'}-${scope.key}`,
        },
      ),
    );
  const conteggi = question.counts.flatMap((filter) =>
    conteggiOf(
      plan,
      document,
      { istat: comune?.istat, ownerKind: question.ente, ...filter },
      { luogo: place, key: scope.key },
    ),
  );
  const dichiarazioni = comune
    ? plan.facts({ document: document.id, measures: STATEMENTS, istat: comune.istat })
    : [];
  return {
    piano: toPiano(document),
    luogo: place,
    totali: [...declared, ...sums.filter((sum): sum is Dato => sum !== null)],
    dati: [...dati, ...(offset === 0 ? ambitoRows.map((fact) => toDato(plan, fact)) : [])],
    conteggi,
    dichiarazioni: dichiarazioni.map((fact) => toDato(plan, fact)),
    tabella: tableOf(plan, document.id, question.measures),
    note: [],
    ...list,
    restituiti: list.restituiti + (offset === 0 ? ambitoRows.length : 0),
    totale: list.totale + ambitoRows.length,
  };
}

/** The section whose table gives the measures: what to cite where it has no row for a place. */
function tableOf(plan: Plan, document: string, measures: readonly string[]): MisureOutput['tabella'] {
  const first = plan.facts({ document, measures, limit: 1 })[0];
  const section = first && plan.sectionAt(document, first.lines[0]);
  if (!section) return null;
  const heading = plan.lines(document, section.lines[0], section.lines[0])[0]?.text ?? '';
  return {
    documento: document,
    sezione: section.title,
    righe: [section.lines[0], section.lines[1]],
    testo: heading,
  };
}
