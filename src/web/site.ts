// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import { maskPersonalData } from '../italian/personal-data.ts';
import type { Assets } from './assets.ts';
import { renderFailure, type WayOn } from './failure-page.ts';
import { Markup } from './html.ts';
import { type PageContent, renderPage } from './page.ts';
import type { View } from './view.ts';

type PageStatus = 200 | 400 | 401 | 404 | 413 | 429 | 500 | 503;

/** The site in one language: how every part of it answers with a page. */
export interface Site {
  readonly view: View;
  /** What stands before every path of this language: "" or "/en". */
  readonly base: string;
  page(c: Context, content: PageContent, status?: PageStatus): Response | Promise<Response>;
  failure(
    c: Context,
    status: PageStatus,
    title: string,
    explanation: string,
    ways?: readonly WayOn[],
  ): Response | Promise<Response>;
  /** A piece of a page, sent alone: its links stay in this language. */
  piece(markup: Markup): Markup;
}

export function createSite(view: View, assets: Assets, version: string): Site {
  const base = view.language === 'it' ? '' : `/${view.language}`;
  const piece: Site['piece'] = (markup) => (base === '' ? markup : linksUnder(base, markup));
  const page: Site['page'] = (c, content, status = 200) => {
    const url = new URL(c.req.url);
    const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : url.pathname;
    const query = new URLSearchParams(
      [...url.searchParams].map(([name, value]): [string, string] => [name, maskPersonalData(value)]),
    );
    const address = `${path === base ? '/' : path}${query.size > 0 ? `?${query}` : ''}`;
    return c.html(piece(renderPage({ view, assets, version, address }, content)).text, status);
  };
  return {
    view,
    base,
    page,
    piece,
    failure: (c, status, title, explanation, ways) =>
      page(c, { title, main: renderFailure(view, title, explanation, ways) }, status),
  };
}

/** Pages that exist in one language only: files, data, the assets, and the links that name the other language. */
const LINK = /(href|action|formaction)="(\/(?!risorse\/|en(?:\/|"|\?)|api\/|mcp\b)[^"]*)"(?! data-lingua)/g;

/** Moves the links of a page under a language's base. Text cannot be taken for one: in markup its quotes are escaped. */
function linksUnder(base: string, markup: Markup): Markup {
  return new Markup(
    markup.text.replace(LINK, (_, attribute: string, path: string) => `${attribute}="${base}${path}"`),
  );
}
