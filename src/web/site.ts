// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import { renderFailure, type WayOn } from './failure-page.ts';
import { type PageContent, type PageFrame, renderPage } from './page.ts';

type PageStatus = 200 | 400 | 401 | 404 | 413 | 429 | 500 | 503;

/** How every part of the site answers with a page. */
export interface Site {
  page(c: Context, content: PageContent, status?: PageStatus): Response | Promise<Response>;
  failure(
    c: Context,
    status: PageStatus,
    title: string,
    explanation: string,
    ways?: readonly WayOn[],
  ): Response | Promise<Response>;
}

export function createSite(frame: PageFrame): Site {
  const page: Site['page'] = (c, content, status = 200) => c.html(renderPage(frame, content).text, status);
  return {
    page,
    failure: (c, status, title, explanation, ways) =>
      page(c, { title, main: renderFailure(title, explanation, ways) }, status),
  };
}
