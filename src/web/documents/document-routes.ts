// SPDX-License-Identifier: EUPL-1.2
import type { Context, Hono } from 'hono';
import type { DocumentInfo } from '../../plan/plan.ts';
import type { Site } from '../site.ts';
import { renderDocument, renderDocumentList } from './document-pages.ts';
import { type LineRange, nameRanges, readRanges } from './line-ranges.ts';
import type { PlanReading } from './plan-reading.ts';
import { renderSourceSheet } from './source-sheet.ts';

/** The documents, whole and at the lines of a citation. */
export function mountDocuments(app: Hono, site: Site, plan: PlanReading): void {
  const unknown = (c: Context) =>
    site.failure(
      c,
      404,
      'Documento non trovato',
      'Questo documento non è tra quelli caricati. L’elenco dice quali ci sono.',
    );

  app.get('/documenti', (c) =>
    site.page(c, { title: 'Documenti', main: renderDocumentList(plan), listed: true }),
  );

  app.get('/documenti/:id', (c) => {
    const document = plan.document(c.req.param('id'));
    if (document === undefined) return unknown(c);
    return site.page(c, { title: document.title, main: renderDocument(plan, document), listed: true });
  });

  app.get('/documenti/:id/righe/:range', (c) => {
    const document = plan.document(c.req.param('id'));
    if (document === undefined) return unknown(c);
    const ranges = readRanges(c.req.param('range'));
    if (ranges === undefined || (ranges.at(-1)?.[1] ?? 0) > document.lineCount) {
      return noSuchLines(c, site, document, ranges);
    }
    if (c.req.query('vista') === 'foglio') {
      c.header('cache-control', 'private, max-age=300');
      return c.html(renderSourceSheet(plan, document, ranges).text);
    }
    const name = nameRanges(ranges);
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${document.title}`;
    return site.page(c, { title, main: renderDocument(plan, document, ranges) });
  });
}

function noSuchLines(
  c: Context,
  site: Site,
  document: DocumentInfo,
  ranges: readonly LineRange[] | undefined,
): Response | Promise<Response> {
  const length = `Il documento «${document.title}» ha ${document.lineCount.toLocaleString('it-IT')} righe, numerate da 1.`;
  const wrong =
    ranges === undefined
      ? 'Le righe si indicano con un numero, come 367, o con due, come 340-368.'
      : 'Le righe chieste non ci sono.';
  return site.failure(c, 404, 'Righe non trovate', `${wrong} ${length}`, [
    { address: `/documenti/${encodeURIComponent(document.id)}`, name: 'Leggere tutto il documento' },
  ]);
}
