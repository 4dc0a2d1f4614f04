// SPDX-License-Identifier: EUPL-1.2
import { NOT_ADDITIVE, type TableLayout } from './layout.ts';
import type { Agreement } from './layout-checks.ts';
import type { Check, Dwelling, Fact, Lines } from './model.ts';
import { slug } from './slug.ts';

/** Money is compared to the cent, counts exactly. */
const CENT = 0.005;

const round = (value: number) => Math.round(value * 100) / 100;
const equal = (a: number, b: number) => Math.abs(a - b) < CENT;

/** Numbers in a note, as Italians write them. */
const show = (value: number) => {
  const [whole = '0', cents] = String(round(value)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  return cents ? `${grouped},${cents.padEnd(2, '0')}` : grouped;
};

/** A declared figure against a computed one. `what` names the two in the note: "il totale e la somma delle righe". */
export function totalCheck(given: {
  id: string;
  document: string;
  title: string;
  declared: number;
  computed: number;
  lines: Lines;
  what: string;
}): Check {
  const { what, ...check } = given;
  const ok = equal(given.declared, given.computed);
  const difference = round(given.declared - given.computed);
  return {
    ...check,
    computed: round(given.computed),
    verdict: ok ? 'ok' : 'mismatch',
    difference,
    note: ok
      ? `Coincidono ${what}: ${show(given.declared)}.`
      : `Non coincidono ${what}: il documento dichiara ${show(given.declared)}, il conto dà ${show(given.computed)} (differenza ${show(difference)}).`,
  };
}

/** The part of an id that names the fact's row. */
const rowOf = (fact: Fact) => fact.id.split('/').at(-2) ?? '';
const number = (fact: Fact) => (typeof fact.value === 'number' ? fact.value : 0);
const sum = (facts: readonly Fact[]) => facts.reduce((total, fact) => total + number(fact), 0);

/** Every declared total of a table against the sum of its rows, column by column. */
export function checkTotals(document: string, layout: TableLayout, facts: readonly Fact[]): Check[] {
  const checks: Check[] = [];
  for (const measure of new Set(facts.map((fact) => fact.measure))) {
    const cells = facts.filter((fact) => fact.measure === measure);
    const rows = cells.filter((fact) => !fact.total);
    if (cells.some((fact) => NOT_ADDITIVE.has(fact.unit))) continue;
    for (const declared of cells.filter((fact) => fact.total && typeof fact.value === 'number')) {
      // The total of a group of rows is checked where the group is read.
      if (declared.territory?.kind === 'aggregazione') continue;
      const check = totalCheck({
        id: `${document}/verifica/${layout.id}/${measure}/${rowOf(declared)}`,
        document,
        title: `Totale dichiarato: ${measure.replaceAll('_', ' ')}`,
        declared: number(declared),
        computed: sum(rows),
        lines: declared.lines,
        what: 'il totale dichiarato e la somma delle righe',
      });
      checks.push(check.verdict === 'ok' ? check : (otherScope(check, rows) ?? check));
    }
  }
  return checks;
}

/** A total that leaves out one owner's rows: shown by arithmetic, or null where no owner explains the difference. */
function otherScope(check: Check, rows: readonly Fact[]): Check | null {
  for (const kind of ['aler', 'comune', 'other'] as const) {
    const left = rows.filter((fact) => fact.owner?.kind === kind && number(fact) !== 0);
    if (left.length === 0 || check.difference === null || check.declared === null) continue;
    if (!equal(sum(left), -check.difference)) continue;
    const who = kind === 'aler' ? 'ALER' : kind === 'comune' ? 'i comuni' : 'gli altri enti';
    return {
      ...check,
      verdict: 'scope_differs',
      note: `Il totale dichiarato (${show(check.declared)}) non comprende ${who}: la somma di tutte le righe è ${show(check.computed ?? 0)}, e la differenza (${show(-check.difference)}) è esattamente la parte di ${who}.`,
    };
  }
  return null;
}

/** The parts of each row against the row's own total. */
export function checkParts(document: string, layout: TableLayout, facts: readonly Fact[]): Check[] {
  if (!layout.parts) return [];
  const { total, of } = layout.parts;
  const checks: Check[] = [];
  for (const declared of facts.filter((fact) => fact.measure === total)) {
    const row = declared.id.slice(0, declared.id.lastIndexOf('/'));
    const parts = of.map((measure) => facts.find((fact) => fact.id === `${row}/${measure}`));
    const present = parts.filter((fact) => fact !== undefined);
    const name = row.slice(row.lastIndexOf('/') + 1);
    const title = `Parti e totale della riga: ${declared.territory?.raw ?? name}`;
    if (typeof declared.value !== 'number') {
      if (present.some((fact) => typeof fact.value === 'number')) {
        checks.push({
          id: `${document}/verifica/${layout.id}/${name}/parti`,
          document,
          title,
          verdict: 'not_checkable',
          declared: null,
          computed: round(sum(present)),
          difference: null,
          lines: declared.lines,
          note: `La riga stampa le parti ma non il totale: la loro somma è ${show(sum(present))}, il documento non la scrive.`,
        });
      }
      continue;
    }
    const check = totalCheck({
      id: `${document}/verifica/${layout.id}/${name}/parti`,
      document,
      title,
      declared: declared.value,
      computed: sum(present),
      lines: declared.lines,
      what: 'il totale della riga e la somma delle sue parti',
    });
    checks.push(
      check.verdict === 'mismatch' && declared.total
        ? totalRowScope(check, facts, layout, present, total)
        : check,
    );
  }
  return checks;
}

/** A totals' row whose columns cover different owners: each column is right over its own scope. */
function totalRowScope(
  check: Check,
  facts: readonly Fact[],
  layout: TableLayout,
  parts: readonly Fact[],
  total: string,
): Check {
  const rows = facts.filter((fact) => !fact.total);
  const full = sum(rows.filter((fact) => fact.measure === total));
  const missing = parts.reduce(
    (left, part) => left + sum(rows.filter((fact) => fact.measure === part.measure)) - number(part),
    0,
  );
  if (!layout.parts || check.difference === null || !equal(full, check.declared ?? Number.NaN)) return check;
  if (!equal(missing, check.difference)) return check;
  return {
    ...check,
    verdict: 'scope_differs',
    note: `Nella riga del totale le colonne contano enti diversi: il totale (${show(check.declared ?? 0)}) comprende tutte le righe, le parti (${show(check.computed ?? 0)}) ne lasciano fuori ${show(missing)}.`,
  };
}

/** A table's figures against the dwellings listed elsewhere in the same document, comune by comune. */
export function checkAgreement(
  document: string,
  agreement: Agreement,
  facts: readonly Fact[],
  dwellings: readonly Dwelling[],
): Check[] {
  const cells = facts.filter(
    (fact) =>
      fact.table === agreement.table &&
      fact.measure === agreement.measure &&
      !fact.total &&
      fact.owner?.kind === agreement.owner,
  );
  const listed = dwellings.filter(
    (dwelling) =>
      dwelling.table === agreement.dwellings &&
      dwelling.state.toLowerCase() === agreement.state.toLowerCase(),
  );
  const places = new Set([
    ...cells.map((fact) => fact.territory?.name ?? ''),
    ...listed.map((dwelling) => dwelling.comune.name),
  ]);
  return [...places].flatMap((place) => {
    const fact = cells.find((cell) => cell.territory?.name === place);
    const here = listed.filter((dwelling) => dwelling.comune.name === place);
    // A zero in a table that lists only what is there needs no dwelling, and words in place of a number no comparison.
    if (fact && here.length === 0 && (typeof fact.value !== 'number' || fact.value === 0)) return [];
    return [compare(document, agreement, place, fact, here)];
  });
}

function compare(
  document: string,
  agreement: Agreement,
  place: string,
  fact: Fact | undefined,
  here: readonly Dwelling[],
): Check {
  const first = here[0];
  const id = `${document}/verifica/${agreement.id}/${slug(place)}`;
  const title = `${agreement.title}, ${place}`;
  const lines = fact?.lines ?? first?.lines ?? ([1, 1] as const);
  if (!fact || typeof fact.value !== 'number') {
    return {
      id,
      document,
      title,
      verdict: 'mismatch',
      declared: null,
      computed: here.length,
      difference: null,
      lines,
      note: `A ${place} l'elenco ha ${here.length} alloggi che la tabella non conta.`,
    };
  }
  const sap = here.filter((dwelling) => dwelling.service === 'SAP').length;
  const others = here.length - sap;
  if (others > 0 && equal(fact.value, here.length)) {
    return {
      id,
      document,
      title,
      verdict: 'scope_differs',
      declared: fact.value,
      computed: sap,
      difference: round(fact.value - sap),
      lines,
      note: `La tabella conta ${show(fact.value)} alloggi: nell'elenco ${show(sap)} sono per SAP e ${show(others)} per altri usi (SAT), benché il titolo della tabella dica SAP.`,
    };
  }
  return totalCheck({
    id,
    document,
    title,
    declared: fact.value,
    computed: here.length,
    lines,
    what: "la tabella e l'elenco degli alloggi",
  });
}
