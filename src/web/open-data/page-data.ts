// SPDX-License-Identifier: EUPL-1.2
import type { Hono } from 'hono';
import { dwellingRow, factRow, type Row } from '../../plan/export-rows.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { html, type Markup } from '../html.ts';
import type { View } from '../view.ts';
import { csvText, file, jsonText } from './data-files.ts';
import { DATASETS, formats } from './datasets.ts';

/** What the page of a plan or of a comune gives as files. */
const SETS = ['cifre', 'alloggi'] as const;
type SetName = (typeof SETS)[number];

/** Which rows a page is about: those of a plan, or those on a comune in the plans of its ambito. */
export type PageOfData =
  | { readonly kind: 'piani'; readonly id: string }
  | { readonly kind: 'comuni'; readonly id: string };

/** The data of each plan and of each comune, as those of all are given, at one address whatever the language. */
export function mountPageData(app: Hono, { plan }: View): void {
  app.get('/dati/:kind/:id/:file', (c) => {
    const { kind, id } = c.req.param();
    const [, set, format] = /^(cifre|alloggi)\.(csv|jsonl)$/.exec(c.req.param('file')) ?? [];
    const name = SETS.find((one) => one === set);
    if (name === undefined || (kind !== 'piani' && kind !== 'comuni')) return c.notFound();
    const rows = rowsOf(name, { kind, id }, plan);
    if (rows.length === 0) return c.notFound();
    return format === 'csv'
      ? file(c, 'text/csv; charset=utf-8', `${id}-${name}.csv`, csvText(DATASETS[name], rows))
      : file(c, 'application/jsonl; charset=utf-8', `${id}-${name}.jsonl`, jsonText(rows));
  });
}

/** The sets that a page has rows of. */
export function pageSets(page: PageOfData, plan: PlanReading): readonly SetName[] {
  return SETS.filter((name) => rowsOf(name, page, plan).length > 0);
}

/** The path of a page's file, without its ending. */
export function pageFile({ kind, id }: PageOfData, name: SetName): string {
  return `/dati/${kind}/${id}/${name}`;
}

/** The links to a page's files, each set with its formats; null where there is nothing to give. */
export function renderPageData(page: PageOfData, { plan, words }: View): Markup | null {
  const sets = pageSets(page, plan);
  if (sets.length === 0) return null;
  return html`<p class="scarichi">${sets.map((name) => {
    const { title } = words.data.sets[name];
    return html`<span>${title}:</span>${formats(pageFile(page, name)).map(
      (file) =>
        html`<a href="${file.path}" data-lingua download aria-label="${title}, ${file.name}">${file.name}</a>`,
    )}`;
  })}</p>`;
}

function rowsOf(name: SetName, { kind, id }: PageOfData, plan: PlanReading): readonly Row[] {
  const measures = plan.measures().map((measure) => measure.id);
  const [documents, istat] =
    kind === 'piani'
      ? [plan.document(id) ? [id] : [], undefined]
      : [plan.plansOf(plan.comune(id)?.ambito ?? '').map((document) => document.id), id];
  return documents.flatMap((document): readonly Row[] =>
    name === 'cifre'
      ? plan.facts({ document, measures, istat }).map(factRow)
      : plan.dwellings({ document, istat }).map(dwellingRow),
  );
}
