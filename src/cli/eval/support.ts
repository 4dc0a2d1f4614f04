// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyFact } from '../../assistant/reply.ts';
import { words } from '../../italian/fold.ts';
import { type Evidence, printsLiteral, saysWord } from './evidence.ts';
import { isDenied, readReply, readText, type Said, sameValue } from './said.ts';

/** What a reply may repeat without a source of its own. */
export interface Known {
  /** The turns so far, the question last. */
  readonly turns: readonly string[];
  /** Names of acts, and the contacts' file: text that is cited as such. */
  readonly texts: readonly string[];
}

/** The figures of a reply that need a source, and those among them that have none. */
export interface Support {
  readonly said: number;
  readonly unsupported: readonly string[];
  /** Citations whose quote is not the text of their lines. */
  readonly misquoted: readonly string[];
}

/** Nouns that "nessuno" counts: "nessun alloggio" is a figure, "nessun documento" is not. */
const COUNTED = /^(?:alloggi|appartament|abitazion|cas[ae]$|unita$|famigli|abitant|euro$)/;
/** "Cento" in the question, 100 in the reply. */
const NUMBERS = new Set(['digitsword', 'worddigits']);
const YEAR = /^(?:19|20)\d\d$/;
/** A year that the question asks for in other words than digits, and no plan is of. */
const NOT_LOADED_BEFORE = /non è caricato un piano dell['’]anno\s*$/u;
const LINE_BEFORE = /\brig(?:a|he)\s+(?:\d[\d\s.,–—-]*(?:\be\s+)?)?$/iu;
const NORM_BEFORE =
  /(?:\bart(?:t|icol[oi])?\.?|\bcomm[ai]\.?|\bletter[ae]|\blett\.|\bn(?:r|umero)?\.?|\ballegat[oi]|\bR\.?\s?R\.?|\bL\.?\s?R\.?|\bD\.?\s?[Gg]\.?\s?[Rr]\.?|\bAT|\blegge|\bregolamento)\s*$/u;
const UNIT_AFTER = /^\s*(?:€|%|alloggi|appartament|euro|abitant|unità|comuni\b)/iu;
const MONTH_AFTER =
  /^(?:°|º)?\s+(gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?:\s+\d{4})?/iu;
const ORDINAL_AFTER = /^[.)]\s/;
const RANK_COLUMN = /^(?:n\.?°?|#|pos(?:izione|to)?\.?|posto|ordine)$/iu;
const LINE_COLUMN = /^rig(?:a|he)\b/iu;

/** Looks for the source of every figure of a reply: in its facts, and in the lines that it cites. */
export function supportOf(reply: Reply, evidence: Evidence, known: Known): Support {
  const look = lookup(reply, evidence, known);
  const needing = readReply(reply).filter((said) => isFigure(said) && !look.isKnown(said));
  const misquoted = reply.citations
    .filter((citation) => citation.quote !== evidence.text(citation))
    .map(({ document, lines }) => `${document} ${lines.join('-')}`);
  return {
    said: needing.length,
    unsupported: needing
      .filter((said) => !look.isSupported(said))
      .map(({ before, written, after }) =>
        `…${(before + written + after).replace(/\s+/g, ' ').trim()}…`.concat(` [${written}]`),
      ),
    misquoted,
  };
}

/** "Un alloggio" is a figure only where one is counted alone; "nessuno" only where dwellings are. */
function isFigure(said: Said): boolean {
  const { manner, value, after, before } = said;
  const [next = '', second = ''] = words(after).map((word) => word.text);
  if (manner === 'article') return /^(?:sol[oa]|unic[oa])$/.test(next) && COUNTED.test(second);
  if (manner === 'none') return COUNTED.test(next) && !/\bdi\s*$/i.test(before);
  // "Non vuol dire zero" denies a figure, and states none.
  return value !== 0 || !isDenied(said);
}

function lookup(reply: Reply, evidence: Evidence, { turns, texts }: Known) {
  const question = turns.join('\n');
  const asked = readText(question);
  const years = new Set([...evidence.years, ...reply.facts.map((fact) => fact.year)]);
  const named = [
    ...reply.citations.flatMap(({ title, section }) => [title, section]),
    evidence.names,
    ...texts,
  ].join('\n');
  const checks = reply.citations.map((citation) => evidence.checked(citation));
  const checked = checks.map(({ text }) => text).join('\n');
  const cited = reply.citations.map((citation) => evidence.text(citation)).join('\n');
  const places = [...reply.citations, ...reply.facts];
  const covered = (line: number) =>
    places.some(({ lines }) => lines[0] <= line && line <= lines[1]) || named.includes(String(line));

  const isYear = ({ written, after }: Said) => YEAR.test(written) && !UNIT_AFTER.test(after);
  const isLine = (said: Said) =>
    (LINE_BEFORE.test(said.before) || LINE_COLUMN.test(said.column ?? '')) && covered(said.value);
  const isRank = ({ column, value, rows }: Said) =>
    RANK_COLUMN.test(column ?? '') && value >= 1 && value <= Math.max(rows, 1) * 10;
  const isListItem = ({ before, after }: Said) => /(?:^|\n)\s*$/.test(before) && ORDINAL_AFTER.test(after);

  // "«4- CONTRIBUTI DI SOLIDARIETÀ»": the heading of a section, which may be cut short.
  const isHeading = ({ written, after }: Said) => {
    const [rest = ''] = after.slice(0, 14).split(/[»…:)]/);
    return /\p{L}{3}/u.test(rest) && evidence.headings.includes(written + rest);
  };
  const isAsked = ({ manner, value }: Said) =>
    asked.some(
      (each) => each.value === value && (each.manner === manner || NUMBERS.has(each.manner + manner)),
    );

  const isKnown = (said: Said): boolean => {
    if (said.manner === 'digits') {
      if (isYear(said) && (years.has(said.value) || printsLiteral(question, said.written))) return true;
      if (isYear(said) && NOT_LOADED_BEFORE.test(said.before)) return true;
      if (isLine(said) || isRank(said) || isListItem(said) || isHeading(said)) return true;
      if (printsLiteral(question, said.written) || isAsked(said)) return true;
      const month = MONTH_AFTER.exec(said.after);
      if (month && printsLiteral(named, said.written + month[0])) return true;
      const act = NORM_BEFORE.test(said.before) || Number.isNaN(said.value) || isYear(said);
      if (act && printsLiteral(named, said.written)) return true;
      return texts.some((text) => printsLiteral(text, said.written));
    }
    return isAsked(said);
  };

  /** How far a figure is from a number of the question: no document has it, the figure and the question do. */
  const isDistance = (fact: ReplyFact, said: Said) =>
    fact.operation === 'distanza' &&
    typeof fact.value === 'number' &&
    sameValue(fact.value, said.value) &&
    asked.some(({ value }) =>
      reply.facts.some(
        (own) =>
          typeof own.value === 'number' &&
          own.operation !== 'distanza' &&
          isSound(own, reply, evidence) &&
          sameValue(Math.abs(value - own.value), said.value),
      ),
    );

  const isSupported = (said: Said): boolean => {
    // "12,89 ogni 1000 abitanti": what a ratio is told for is of its own making.
    if (said.value === PER_THOUSAND && reply.facts.some(({ operation }) => operation === 'rapporto'))
      return true;
    if (reply.facts.some((fact) => sayFact(fact, said, reply, evidence) || isDistance(fact, said)))
      return true;
    if (printsLiteral(cited, said.written) || printsLiteral(checked, said.written)) return true;
    if (checks.some(({ figures }) => figures.some((figure) => sameValue(figure, said.value)))) return true;
    if (said.manner === 'ratio') return saysWord(cited, said.written) || ratioOf(reply.facts, said.value);
    if (Number.isNaN(said.value)) return false;
    if (said.manner === 'none' || said.value === 0) return saysNothing(reply, evidence);
    return reply.citations.some((citation) => evidence.prints(citation, said.value));
  };
  return { isKnown, isSupported };
}

/** A ratio to inhabitants is told for so many of them. */
const PER_THOUSAND = 1000;

/** A declared figure stands in its lines; a computed one comes out again from its operands. */
function sayFact(fact: ReplyFact, said: Said, reply: Reply, evidence: Evidence): boolean {
  if (typeof fact.value === 'string') {
    return printsLiteral(fact.value, said.written) && evidence.text(fact).includes(fact.value);
  }
  if (fact.value === null || !sameValue(fact.value, said.value, fact.unit)) return false;
  return isSound(fact, reply, evidence);
}

/** Whether a numeric fact is what the documents print, or what comes of what they print. */
export function isSound(fact: ReplyFact, reply: Reply, evidence: Evidence): boolean {
  if (typeof fact.value !== 'number') return true;
  if (fact.operation === undefined) return evidence.prints(fact, fact.value);
  return evidence.recomputes(fact, reply);
}

/** "Nessun alloggio" rests on a figure of zero, on a dash, or on words of the document. */
function saysNothing(reply: Reply, evidence: Evidence): boolean {
  if (reply.facts.some((fact) => fact.value === 0 || fact.status === 'dash')) return true;
  // That what was asked for is not there is no figure of a document.
  if (reply.outcome === 'not_available' && reply.facts.length === 0) return true;
  return reply.citations.some(
    (citation) =>
      evidence.prints(citation, 0) || /\b(?:non|nessun[oa]?|senza|priv[oi])\b/i.test(evidence.text(citation)),
  );
}

/** Whether two figures of the reply stand in this ratio: 4 is "il doppio" of 2. */
function ratioOf(facts: readonly ReplyFact[], ratio: number): boolean {
  const numbers = facts.flatMap(({ value }) => (typeof value === 'number' && value !== 0 ? [value] : []));
  return (
    numbers.some((value) => sameValue(value, ratio) || sameValue(value, ratio * 100)) ||
    numbers.some((a) => numbers.some((b) => Math.abs(a / b - ratio) < 0.001))
  );
}
