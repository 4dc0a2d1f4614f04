// SPDX-License-Identifier: EUPL-1.2
import type { Citation, Reply, ReplyFact } from '../../assistant/reply.ts';
import { fold, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import type { Gazetteer } from '../../places/model.ts';
import type { Evidence, Place } from './evidence.ts';
import type { Expectation, ExpectedFigure, Range } from './gold.ts';
import { isDenied, readReply, type Said, sameValue } from './said.ts';

/** What a reply is compared with, beside the expectation itself. */
export interface Judge {
  readonly evidence: Evidence;
  readonly gazetteer: Gazetteer;
}

/** What of an expectation a reply does not meet, one sentence each; none if it meets it whole. */
export function faultsOf(expected: Expectation, reply: Reply, question: string, judge: Judge): string[] {
  const shown = readReply(reply).filter((said) => said.value !== 0 || !isDenied(said));
  const text = wholeText(reply);
  const folded = fold(text);
  const tokens = inTokens(text);
  const faults: string[] = [];
  if (!expected.outcome.includes(reply.outcome)) {
    faults.push(`esito ${reply.outcome} invece di ${expected.outcome.join(' o ')}`);
  }
  for (const figure of expected.figures ?? []) faults.push(...figureFaults(figure, shown, reply, judge));
  for (const value of expected.not_figures ?? []) {
    if (shown.some((said) => sameValue(said.value, value) && asserts(said, question)))
      faults.push(`dice ${value}, che non deve dire`);
  }
  for (const wanted of expected.words ?? []) {
    const any = typeof wanted === 'string' ? [wanted] : wanted;
    if (!any.some((word) => folded.includes(fold(word)))) faults.push(`manca «${any.join('» o «')}»`);
  }
  for (const word of expected.not_words ?? []) {
    if (startsAWord(folded, fold(word))) faults.push(`dice «${word}», che non deve dire`);
  }
  for (const name of expected.names ?? []) {
    if (!tokens.includes(inTokens(name))) faults.push(`non nomina ${name}`);
  }
  if (expected.only_names) {
    for (const name of othersNamed(text, expected.names ?? [], judge.gazetteer))
      faults.push(`nomina anche ${name}`);
  }
  for (const range of expected.cites ?? []) {
    if (!reply.citations.some((citation) => overlaps(citation, range)))
      faults.push(`non cita ${named(range)}`);
  }
  if (rightPassage(expected, reply) === false) {
    const first = reply.citations[0];
    const came = first ? `${first.document} ${first.lines.join('-')}` : 'nulla';
    faults.push(`cita per primo ${came} invece di ${passagesOf(expected).map(named).join(' o ')}`);
  }
  return faults;
}

/** Whether the first citation is of an expected passage; null where none is expected. */
export function rightPassage(expected: Expectation, reply: Reply): boolean | null {
  const passages = passagesOf(expected);
  if (passages.length === 0) return null;
  const first = reply.citations[0];
  return first !== undefined && passages.some((range) => overlaps(first, range));
}

/** The lines that an expectation names, and how many of them the reply cites. */
export function citedLines(expected: Expectation, reply: Reply): { wanted: number; cited: number } {
  const passages = passagesOf(expected);
  const wanted: Range[][] = [
    ...(expected.figures ?? []).flatMap(({ at, from }) =>
      [at ? [at] : [], from ?? []]
        .filter((any) => any.length > 0)
        .map((any) => any.map(([document, line]): Range => [document, line, line])),
    ),
    ...(expected.cites ?? []).map((range) => [range]),
    ...(passages.length > 0 ? [passages] : []),
  ];
  const cited = wanted.filter((any) =>
    any.some((range) => reply.citations.some((citation) => overlaps(citation, range))),
  );
  return { wanted: wanted.length, cited: cited.length };
}

/** The reply as it is read: text and tables, without marks. */
export function wholeText({ text, tables }: Pick<Reply, 'text' | 'tables'>): string {
  const cells = tables.flatMap((table) => [
    table.title,
    table.columns.join(' | '),
    ...table.rows.map((row) => row.join(' | ')),
  ]);
  return [text.replaceAll('**', ''), ...cells].join('\n');
}

function figureFaults(figure: ExpectedFigure, shown: readonly Said[], reply: Reply, judge: Judge): string[] {
  const { value, unit, at, from } = figure;
  const name = `${value}${unit === undefined ? '' : ` ${unit}`}`;
  const faults: string[] = [];
  if (!shown.some((said) => sameFigure(said.value, value, unit))) faults.push(`non dice ${name}`);
  const facts = reply.facts.filter(
    (fact) =>
      typeof fact.value === 'number' && sameFigure(fact.value, value, unit) && sameUnit(fact.unit, unit),
  );
  for (const any of [at ? [at] : [], from ?? []].filter((lines) => lines.length > 0)) {
    const stands = any.some(
      ([document, line]) =>
        facts.some((fact) => restsOn(fact, document, line, reply, judge.evidence)) ||
        isQuoted(document, line, value, reply, judge.evidence),
    );
    if (!stands) {
      const lines = any.map(([document, line]) => `${document} ${line}`).join(' o ');
      faults.push(`nessun dato ${name} con la riga ${lines}`);
    }
  }
  return faults;
}

/** The same figure as expected; a percentage to the decimals that the expectation gives. */
function sameFigure(value: number, wanted: number, unit: string | undefined): boolean {
  if (unit !== '%') return sameValue(value, wanted);
  const decimals = String(wanted).split('.')[1]?.length ?? 0;
  return Math.abs(value - wanted) <= 0.5 / 10 ** decimals + 1e-9;
}

/** A fact's own line, or one of its operands'. */
function restsOn(fact: ReplyFact, document: string, line: number, reply: Reply, evidence: Evidence): boolean {
  const operands: readonly Place[] =
    fact.operation === undefined ? [] : (evidence.operands(fact, reply) ?? []);
  return [fact, ...operands].some(
    (place) => place.document === document && place.lines[0] <= line && line <= place.lines[1],
  );
}

/** Of prose, which holds no facts, a figure is quoted: its line is cited and prints it. */
function isQuoted(document: string, line: number, value: number, reply: Reply, evidence: Evidence): boolean {
  return (
    !evidence.holds(document, line, value) &&
    evidence.prints({ document, lines: [line, line] }, value) &&
    reply.citations.some((citation) => overlaps(citation, [document, line, line]))
  );
}

const ECHO_BEFORE =
  /(?:\bnon\b|\bno\b|\bnessun\w*|\binvece\b|\bdomanda\b|\bchiest\w*|\bscritt\w*)[^.!?\n]*$/iu;

/** A number of the question may come back denied ("non sono 70"), or as the question's; else it is asserted. */
function asserts(said: Said, question: string): boolean {
  const { written, before, manner } = said;
  if (manner === 'article' || isDenied(said)) return false;
  const echo = words(question).some((word) => word.text === fold(written)) || question.includes(written);
  return !(echo && ECHO_BEFORE.test(before));
}

function passagesOf({ passage, passages }: Expectation): Range[] {
  return [...(passage ? [passage] : []), ...(passages ?? [])];
}

function overlaps(citation: Citation, [document, first, last]: Range): boolean {
  return citation.document === document && citation.lines[0] <= last && first <= citation.lines[1];
}

function named([document, first, last]: Range): string {
  return `${document} ${first === last ? first : `${first}-${last}`}`;
}

/** Words parted by spaces, spaces at both ends, so that a name is found whole. */
function inTokens(text: string): string {
  return ` ${words(text)
    .map((word) => word.text)
    .join(' ')} `;
}

function startsAWord(folded: string, wanted: string): boolean {
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${escaped}`, 'u').test(folded);
}

const UNITS: Record<string, string> = {
  '€': 'EUR',
  euro: 'EUR',
  eur: 'EUR',
  'per cento': '%',
  percento: '%',
};

/** Units as people write them; a unit that is not written fits any. */
function sameUnit(unit: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true;
  const normal = (name: string) => UNITS[name.toLowerCase()] ?? stem(fold(name));
  return fold(normal(unit)) === fold(normal(wanted));
}

/** Names that hold a comune's name and are not the comune. */
const NOT_THE_COMUNE =
  / aler(?: (?:bs|cr|mn|brescia|cremona|mantova|bresciacremonamantova))+ | brescia cremona(?: mantova)? | u ?o cremona | provincia di \w+ | ambito (?:di|territoriale di) \w+ | distretto di \w+ /g;

/** Other comuni, of the ambiti of the names that are expected, which the reply names. */
function othersNamed(text: string, names: readonly string[], gazetteer: Gazetteer): string[] {
  const expected = new Set(names.map(inTokens));
  const ambiti = new Set(
    gazetteer.comuni.filter(({ nome }) => expected.has(inTokens(nome))).map((comune) => comune.ambito),
  );
  let rest = inTokens(text).replace(NOT_THE_COMUNE, ' | ');
  const found: string[] = [];
  const longestFirst = [...gazetteer.comuni].sort((a, b) => b.nome.length - a.nome.length);
  for (const { nome, ambito } of longestFirst) {
    const name = inTokens(nome);
    if (!rest.includes(name)) continue;
    rest = rest.replaceAll(name, ' | ');
    if (ambiti.has(ambito) && !expected.has(name)) found.push(nome);
  }
  return found;
}
