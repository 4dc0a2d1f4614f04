// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import { renderDataTable } from '../chat/data-table.ts';
import { breadcrumb } from '../documents/document-pages.ts';
import { linesAddress } from '../documents/line-ranges.ts';
import { renderStretches } from '../documents/stretches.ts';
import { factLabel, shownNumber } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import type { Site } from '../site.ts';
import type { View } from '../view.ts';
import { evaluate, numberOf, type Operand, type Result } from './evaluate.ts';
import { readCalculation, writeCalculation } from './expression.ts';
import { operandRow } from './operand-row.ts';

/** Figures that the line of the calculation writes one by one. */
const MOST_WRITTEN = 12;

/**
 * A page for each calculation, at an address that says the whole of it: what is shown is done again on the plans. The same
 * beside an answer with `?vista=foglio`, and as data with `?formato=json`.
 */
export function mountCalculations(app: Hono, site: Site): void {
  const { view } = site;
  const { plan, words } = view;
  app.get('/calcoli/:conto{.+}', (c) => {
    const calculation = readCalculation(c.req.param('conto'));
    const result = calculation && evaluate(calculation, plan);
    if (result === undefined) {
      return site.failure(c, 404, words.calculations.unknownTitle, words.calculations.unknown, [
        { address: '/piani', name: words.failure.seePlans },
      ]);
    }
    if (c.req.query('formato') === 'json') return c.json(asData(result));
    if (c.req.query('vista') === 'foglio') {
      c.header('cache-control', 'private, max-age=300');
      return c.html(site.piece(renderSheet(result, view)).text);
    }
    return site.page(c, { title: titleOf(result, view), main: renderPage(result, view) });
  });
}

function renderPage(result: Result, view: View): Markup {
  const { words } = view;
  const { calculations } = words;
  return html`<div class="container pagina">
${breadcrumb(view, ['/piani', words.frame.plans])}
<h1 lang="it">${titleOf(result, view)}</h1>
${value(result)}
<p class="introduzione">${calculations.introduction}</p>
${note(result, view)}
<section aria-labelledby="titolo-cifre"><h2 id="titolo-cifre">${isCount(result) ? calculations.counted : calculations.operands}</h2>
${operandTable(result, view)}</section>
<section aria-labelledby="titolo-fonte"><h2 id="titolo-fonte">${words.facts.source}</h2>
${renderStretches(view, result.lines)}</section>
<p><a href="/calcoli/${writeCalculation(result.calculation)}?formato=json">${calculations.json}</a></p>
</div>`;
}

function renderSheet(result: Result, view: View): Markup {
  const { words } = view;
  const rows = result.operands.map((operand) => operandRow(operand, view));
  return html`<div class="foglio-contenuto">
<p class="foglio-documento" lang="it">${titleOf(result, view)}</p>
${value(result)}
<p>${words.calculations.introduction}</p>
${note(result, view)}
<ul class="termini" lang="it">${rows.map(
    (row) =>
      html`<li>${row.shown !== '' && html`<strong>${row.shown}</strong> `}${row.names.filter((name) => name !== '').join(', ')}: <a href="${row.address}" data-intero>${row.lines}</a></li>`,
  )}</ul>
${renderStretches(view, result.lines)}
<p class="vai"><a href="/calcoli/${writeCalculation(result.calculation)}" data-intero>${words.calculations.whole}</a></p>
</div>`;
}

/** The figure, and how it comes about. */
function value(result: Result): Markup {
  const { unit } = result;
  const formula = formulaOf(result);
  return html`<p class="valore" lang="it"><strong>${shownNumber(result.value, unit)}</strong>${unit !== 'EUR' && unit !== '%' && html` <span>${unit}</span>`}</p>
${formula !== null && html`<p class="conto">${formula}</p>`}`;
}

/** "12 + 34 = 46"; null of a count, which is written by its rows. */
function formulaOf(result: Result): string | null {
  const { operands, calculation, value, unit } = result;
  if (isCount(result)) return null;
  const shown = operands.map((operand) => shownNumber(numberOf(operand) ?? 0, unitOf(operand)));
  const [first = '', second = ''] = shown;
  const total = shownNumber(value, unit);
  const sum =
    shown.length <= MOST_WRITTEN ? shown.join(' + ') : `${shown.slice(0, MOST_WRITTEN).join(' + ')} + …`;
  switch (calculation.operation) {
    case 'media':
      return `(${sum}) : ${shown.length} = ${total}`;
    case 'differenza': {
      const [a = 0, b = 0] = operands.map((operand) => numberOf(operand) ?? 0);
      return a >= b ? `${first} − ${second} = ${total}` : `${second} − ${first} = ${total}`;
    }
    case 'variazione': {
      const [a = 0, b = 0] = operands.map((operand) => numberOf(operand) ?? 0);
      return `(${b >= a ? `${second} − ${first}` : `${first} − ${second}`}) : ${first} × 100 = ${total}`;
    }
    case 'quota':
      return `${first} : ${second} × 100 = ${total}`;
    default:
      return `${sum} = ${total}`;
  }
}

function operandTable(result: Result, view: View): Markup {
  const { words } = view;
  const { calculations } = words;
  const rows = result.operands.map((operand) => operandRow(operand, view));
  // What all rows are, the title says: a row is called by where it is.
  const alike = new Set(rows.map(({ names: [what] }) => what)).size === 1;
  const columns = [calculations.figure, words.plans.territory, words.plans.owner, calculations.plan];
  const table = renderDataTable(
    {
      id: 'conto',
      title: titleOf(result, view),
      columns: [
        ...columns.slice(alike ? 1 : 0).map((name) => ({ name })),
        { name: words.facts.value },
        { name: words.table.sourceColumn, fixed: true },
      ],
      rows: rows.map((row) => {
        const name = row.names.filter((part) => part !== '').join(', ');
        return [
          ...row.names.slice(alike ? 1 : 0).map((text) => ({ text })),
          row.page === null
            ? { text: row.shown }
            : { text: row.shown, status: row.status, link: row.page, label: `${row.shown}: ${name}` },
          { text: row.lines, link: row.address, label: `${row.lines}: ${name}` },
        ];
      }),
    },
    words,
  );
  return html`<div lang="it">${table}</div>`;
}

/** Plans of several years or ambiti may mean different things by one column. */
function note(result: Result, { words }: View): Markup | false {
  return result.lines.size > 1 && html`<p>${words.answer.definitionsDiffer}</p>`;
}

/** "Somma: alloggi liberi". */
function titleOf(result: Result, { words }: View): string {
  const names = new Set(
    leaves(result).map((operand) => (operand.kind === 'fact' ? factLabel(operand.fact) : '')),
  );
  const [only] = names;
  const name = words.calculations.names[result.calculation.operation];
  return names.size === 1 && only ? `${name}: ${only}` : name;
}

function leaves(result: Result): readonly Operand[] {
  return result.operands.flatMap((operand) =>
    operand.kind === 'calculation' ? leaves(operand.result) : [operand],
  );
}

const isCount = ({ calculation }: Result) => calculation.operation.startsWith('conteggio');

const unitOf = (operand: Operand) =>
  operand.kind === 'fact' ? operand.fact.unit : operand.kind === 'calculation' ? operand.result.unit : '';

function asData(result: Result): unknown {
  return {
    operazione: result.calculation.operation,
    valore: result.value,
    unita: result.unit,
    operandi: result.operands.map((operand) => {
      if (operand.kind === 'calculation') return asData(operand.result);
      return operand.kind === 'fact' ? operand.fact : operand.dwelling;
    }),
    righe: [...result.lines].map(([documento, righe]) => ({
      documento,
      righe,
      indirizzo: linesAddress(documento, righe),
    })),
  };
}
