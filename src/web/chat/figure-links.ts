// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyFact, ReplySpan } from '../../assistant/reply.ts';
import { type LineRange, linesAddress, nameRanges } from '../documents/line-ranges.ts';
import { shownNumber } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import { checkAddress } from '../plans/check-address.ts';
import { type FigureSource, type FigureView, figureSources } from './figure-sources.ts';
import { doubtMark } from './figure-status.ts';
import type { TextWriter } from './light-markdown.ts';

/** A fact as a chart writes it; null for one that has no form of its own. */
export function shownFact(fact: ReplyFact): string | null {
  if (typeof fact.value === 'number') {
    return fact.unit === 'EUR' && fact.value === 0 ? '0 €' : shownNumber(fact.value, fact.unit);
  }
  if (fact.status === 'dash') return fact.unit === 'EUR' ? '- €' : null;
  return typeof fact.value === 'string' ? `«${fact.value}»` : '(vuoto)';
}

/** A number in Italian form with its sign of unit, in words that are quoted. */
const NUMBER =
  /(?<![\p{L}\d/–-]|\d[.,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?:[ \u00a0]€|%)?(?![\p{L}\d]|[.,]\d|[/-])/gu;
/** Numbers that only name something: an article, a line, a house, a telephone number, a day of a month. */
const NAMED_BEFORE =
  /(?:\bart(?:t|icol[oi])?\.?|\bcomm[ai]|\bn(?:umer[oi]|r)?[.°º]?|\blett(?:er[ae]|\.)|\btel(?:efono)?\.?|\brig(?:a|he)|\btabell[ae]|\ballegat[oi]|\bazion[ei]|\bAT|\b(?:via|piazza|viale|corso)(?: [\p{L}.’']+){1,4}|\b(?:d\.?g\.?r|l\.?r|r\.?r)\.?)\s*$/iu;
const NAMED_AFTER =
  /^\s*(?:[°º]|(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b)/i;

/** Letters before a number that may say what it names: "via Ugolani Dati". */
const LONGEST_NAME = 60;

/** Whether the number at a place of a text only names something, or counts an item: "3) …". */
function onlyNames(before: string, after: string): boolean {
  const counts = after.startsWith(')') && before.lastIndexOf('(') <= before.lastIndexOf(')');
  return counts || NAMED_BEFORE.test(before.slice(-LONGEST_NAME)) || NAMED_AFTER.test(after);
}

/**
 * Writes a stretch of a reply's text with its figures as links to their sources. What a figure is the reply's spans say;
 * of words of a document the numbers lead to their lines.
 */
export function figureWriter(reply: Reply, view: FigureView): TextWriter {
  const { plan, words } = view;
  const sourceOf = figureSources(reply, view);
  const lineName = (lines: LineRange) => nameRanges([lines], words.lines);

  const whole = (written: string, fact: string): Markup => {
    const source = sourceOf(fact);
    return source ? figureLink(written, source, words) : html`${written}`;
  };
  const quoted = (written: string, source: FigureSource): Markup => {
    const pieces: (string | Markup)[] = [];
    let done = 0;
    for (const match of written.matchAll(NUMBER)) {
      const end = match.index + match[0].length;
      if (onlyNames(written.slice(0, match.index), written.slice(end))) continue;
      pieces.push(written.slice(done, match.index), figureLink(match[0], source, words));
      done = end;
    }
    return html`${pieces}${written.slice(done)}`;
  };
  const write = (written: string, span: ReplySpan): Markup => {
    if ('fact' in span) return whole(written, span.fact);
    const source = 'check' in span ? checkSource(span.check) : documentSource(span);
    return source ? quoted(written, source) : html`${written}`;
  };
  const checkSource = (id: string): FigureSource | undefined => {
    const [document = ''] = id.split('/');
    const check = plan.checks(document).find((one) => one.id === id);
    return check && { address: checkAddress(id), name: lineName(check.lines), status: 'declared' };
  };
  const documentSource = ({ document, lines }: Extract<ReplySpan, { document: string }>) =>
    plan.document(document) && {
      address: linesAddress(document, [lines]),
      name: lineName(lines),
      status: 'declared',
    };

  return (text, at) => {
    const pieces: (string | Markup)[] = [];
    let done = 0;
    for (const span of reply.spans) {
      const start = Math.max(span.start - at, done);
      const end = Math.min(span.end - at, text.length);
      if (start >= end) continue;
      pieces.push(text.slice(done, start), write(text.slice(start, end), span));
      done = end;
    }
    return html`${pieces}${text.slice(done)}`;
  };
}

function figureLink(written: string, source: FigureSource, words: FigureView['words']): Markup {
  const mark = doubtMark(source.status, words.status);
  return html`<a class="cifra${mark && ' cifra-dubbia'}${written.startsWith('«') && ' cifra-parole'}" href="${source.address}" aria-label="${words.answer.figureSource(written, source.name)}">${written}</a>${mark && html` ${mark}`}`;
}
