// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyFact } from '../../assistant/reply.ts';
import { fold } from '../../italian/fold.ts';
import type { FactRow } from '../../plan/plan.ts';
import { type LineRange, linesAddress, mergeRanges, nameRanges } from '../documents/line-ranges.ts';
import type { PlanReading } from '../documents/plan-reading.ts';
import { shownNumber } from '../facts/fact-view.ts';
import { html, type Markup } from '../html.ts';
import type { Wording } from '../wording/wording.ts';
import { doubtMark } from './figure-status.ts';

/** What links need of the plan: which documents are there, and where a computed figure's operands stand. */
export interface FigurePlan extends Pick<PlanReading, 'document'> {
  fact(id: string): Pick<FactRow, 'document' | 'lines'> | undefined;
}

/** What a figure is linked with: the plan that it stands in and the words of the reader. */
export interface FigureView {
  readonly plan: FigurePlan;
  readonly words: Pick<Wording, 'lines' | 'answer' | 'status'>;
}

/** Where a figure stands, ready to link to. */
export interface FigureSource {
  readonly address: string;
  /** "riga 367". */
  readonly name: string;
  readonly status: string;
}

/** A fact as the text of a reply writes it; a bare dash is not searched for, since text is full of them. */
export function shownFact(fact: ReplyFact): string | null {
  if (typeof fact.value === 'number') {
    return fact.unit === 'EUR' && fact.value === 0 ? '0 €' : shownNumber(fact.value, fact.unit);
  }
  if (fact.status === 'dash') return fact.unit === 'EUR' ? '- €' : null;
  return typeof fact.value === 'string' ? `«${fact.value}»` : '(vuoto)';
}

/**
 * The lines of a fact; those of all its operands where it is computed and they are facts of the same document. An operand
 * that is computed itself is one of the reply's `facts`.
 */
export function sourceOfFact(
  fact: ReplyFact,
  { plan, words }: FigureView,
  facts: readonly ReplyFact[],
): FigureSource {
  const ranges = mergeRanges(operandLines(fact, plan, facts) ?? [fact.lines]);
  return {
    address: linesAddress(fact.document, ranges),
    name: nameRanges(ranges, words.lines),
    status: fact.status,
  };
}

/** Null where an operand is of another document, or nowhere to be found. */
function operandLines(
  fact: ReplyFact,
  plan: FigurePlan,
  facts: readonly ReplyFact[],
): readonly LineRange[] | null {
  const found: LineRange[] = [];
  for (const id of fact.operands ?? []) {
    const read = plan.fact(id);
    // A computed figure is made of simpler ones: what is passed on gets shorter, and this comes to an end.
    const others = facts.filter((one) => one !== fact);
    const computed = others.find((one) => one.id === id);
    const lines = read ? [read.lines] : computed ? operandLines(computed, plan, others) : null;
    if (lines === null || (read ?? computed)?.document !== fact.document) return null;
    found.push(...lines);
  }
  return found.length > 0 ? found : null;
}

/** What may be a figure: a quoted cell, "- €", a number in Italian form with its sign of unit. */
const TOKEN =
  /«[^»]+»|(?<![\p{L}\d])- €|\(vuoto\)|(?<![\p{L}\d/–-]|\d[.,])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?:[ \u00a0]€|%)?(?![\p{L}\d]|[.,]\d|\/)/gu;
/** Numbers that only name something: an article, a line, a telephone number, a day of a month. */
const NAMED_BEFORE =
  /(?:\bart(?:t|icol[oi])?\.?|\bcomm[ai]|\bn(?:umer[oi]|r)?[.°º]?|\bletter[ae]|\btel(?:efono)?\.?|\bchiam\p{L}+(?: il)?|\brig(?:a|he)|\btabell[ae]|\ballegat[oi]|\b(?:d\.?g\.?r|l\.?r|r\.?r)\.?)\s*$/iu;
const NAMED_AFTER =
  /^\s*(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b/i;

/**
 * Writes a stretch of a reply's text with its figures as links to their lines. A figure is linked where its written form
 * names one source only: one fact, or several of the same lines, or the one of the place just named.
 */
export function figureWriter(reply: Reply, view: FigureView): (text: string, before: string) => Markup {
  const { plan, words } = view;
  const byWriting = new Map<string, Candidate[]>();
  for (const fact of reply.facts) {
    const shown = shownFact(fact);
    if (shown === null || plan.document(fact.document) === undefined) continue;
    const same = byWriting.get(shown) ?? [];
    byWriting.set(shown, [...same, { fact, source: sourceOfFact(fact, view, reply.facts) }]);
  }
  const sourceOf = (written: string, before: string): FigureSource | undefined => {
    const candidates = byWriting.get(written.replace('\u00a0', ' ')) ?? [];
    const all = theOnly(candidates);
    if (all !== undefined) return all;
    const said = fold(before.slice(before.search(/[^\d]*$/)));
    const here = candidates.filter(({ fact }) => fact.place !== null && said.includes(fold(fact.place)));
    const place = theOnly(here);
    if (place !== undefined) return place;
    // "Nel piano 2019 358 alloggi, nel piano 2021 358": the year that was said last decides.
    const year = Number(before.match(/\b20\d\d\b/g)?.at(-1));
    return theSame((here.length > 0 ? here : candidates).filter(({ fact }) => fact.year === year));
  };
  return (text, before) => {
    if (byWriting.size === 0) return html`${text}`;
    const pieces: (string | Markup)[] = [];
    let done = 0;
    for (const match of text.matchAll(TOKEN)) {
      const [written] = match;
      const context = before + text.slice(0, match.index);
      const end = match.index + written.length;
      if (NAMED_BEFORE.test(context) || NAMED_AFTER.test(text.slice(end))) continue;
      const source = sourceOf(written, context);
      if (source === undefined) continue;
      pieces.push(text.slice(done, match.index), figureLink(written, source, words));
      done = end;
    }
    return html`${pieces}${text.slice(done)}`;
  };
}

function figureLink(written: string, source: FigureSource, words: FigureView['words']): Markup {
  const mark = doubtMark(source.status, words.status);
  return html`<a class="cifra${mark && ' cifra-dubbia'}${written.startsWith('«') && ' cifra-parole'}" href="${source.address}" aria-label="${words.answer.figureSource(written, source.name)}">${written}</a>${mark && html` ${mark}`}`;
}

interface Candidate {
  readonly fact: ReplyFact;
  readonly source: FigureSource;
}

/** The source of candidates that all stand in the same lines. */
function theOnly(candidates: readonly Candidate[]): FigureSource | undefined {
  const [first] = candidates;
  return candidates.every(
    ({ source }) => source.address === first?.source.address && source.status === first.source.status,
  )
    ? first?.source
    : undefined;
}

/** The first source of candidates that say the same: one thing, of one place, owner and year, told in several lines. */
function theSame(candidates: readonly Candidate[]): FigureSource | undefined {
  const [first] = candidates;
  return candidates.every(
    ({ fact }) =>
      fact.label === first?.fact.label &&
      fact.place === first.fact.place &&
      fact.owner === first.fact.owner &&
      fact.status === first.fact.status,
  )
    ? first?.source
    : undefined;
}
