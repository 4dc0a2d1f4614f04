// SPDX-License-Identifier: EUPL-1.2
import type { Context, Hono } from 'hono';
import { capitalised } from '../../italian/capitals.ts';
import type { DocumentInfo } from '../../plan/plan.ts';
import type { Site } from '../site.ts';
import { count } from '../view.ts';
import { renderDocument, renderDocumentList } from './document-pages.ts';
import { type LineRange, nameRanges, readRanges } from './line-ranges.ts';
import { renderSourceSheet } from './source-sheet.ts';

/** The documents, whole and at the lines of a citation. */
export function mountDocuments(app: Hono, site: Site): void {
  const { view } = site;
  const { plan, words } = view;
  const unknown = (c: Context) => site.failure(c, 404, words.documents.unknownTitle, words.documents.unknown);

  app.get('/documenti', (c) =>
    site.page(c, { title: words.frame.documents, main: renderDocumentList(view), listed: true }),
  );

  app.get('/documenti/:id', (c) => {
    const document = plan.document(c.req.param('id'));
    if (document === undefined) return unknown(c);
    return site.page(c, { title: document.title, main: renderDocument(view, document), listed: true });
  });

  app.get('/documenti/:id/righe/:range', (c) => {
    const document = plan.document(c.req.param('id'));
    if (document === undefined) return unknown(c);
    const ranges = readRanges(c.req.param('range'));
    if (ranges === undefined || (ranges.at(-1)?.[1] ?? 0) > document.lineCount) {
      return noSuchLines(c, document, ranges);
    }
    if (c.req.query('vista') === 'foglio') {
      c.header('cache-control', 'private, max-age=300');
      return c.html(site.piece(renderSourceSheet(view, document, ranges)).text);
    }
    const name = nameRanges(ranges, words.lines);
    const title = `${capitalised(name)}: ${document.title}`;
    return site.page(c, { title, main: renderDocument(view, document, ranges) });
  });

  function noSuchLines(
    c: Context,
    document: DocumentInfo,
    ranges: readonly LineRange[] | undefined,
  ): Response | Promise<Response> {
    const { documents } = words;
    const wrong = ranges === undefined ? documents.badLines : documents.noLines;
    const length = documents.length(document.title, count(view, document.lineCount));
    return site.failure(c, 404, documents.noLinesTitle, `${wrong} ${length}`, [
      { address: `/documenti/${encodeURIComponent(document.id)}`, name: documents.readWhole },
    ]);
  }
}
