// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../../assistant/reply.ts';
import { fold } from '../../italian/fold.ts';
import { linesAddress } from '../documents/line-ranges.ts';
import { type FigureSource, type FigureView, shownFact, sourceOfFact } from './figure-links.ts';

/** A cited line, with the cells that it prints. */
interface CitedLine {
  readonly document: string;
  readonly number: number;
  readonly text: string;
  readonly cells: readonly string[];
}

const FIGURE = /^(?:[+−-]?\d[\d.,]*\s*[€%]?|[-–—]\s*€?)$/;

/**
 * Finds the line that a table's row was read from: the only cited line that names the row's place and owner and prints
 * its figures in their order; else the only source of the reply's figures that speak of that place with that value.
 */
export function rowSources(
  reply: Reply,
  view: FigureView,
): (row: readonly string[]) => FigureSource | undefined {
  const { plan, words } = view;
  const cited = reply.citations.flatMap((citation): CitedLine[] => {
    const texts = citation.quote.split('\n');
    if (plan.document(citation.document) === undefined) return [];
    if (texts.length !== citation.lines[1] - citation.lines[0] + 1) return [];
    return texts.map((text, index) => ({
      document: citation.document,
      number: citation.lines[0] + index,
      text: fold(text),
      cells: text.split('\t').map((cell) => cell.trim()),
    }));
  });
  const facts = reply.facts
    .filter((fact) => fact.place !== null && plan.document(fact.document) !== undefined)
    .map((fact) => ({ fact, shown: shownFact(fact), source: sourceOfFact(fact, view, reply.facts) }));

  return (row) => {
    const figures = row.filter((cell) => FIGURE.test(cell.trim()));
    const names = row.filter((cell) => /\p{L}{3}/u.test(cell) && !cell.startsWith('«'));
    const likely = cited.filter((line) => named(names, line.text) && inOrder(figures, line.cells));
    // "Cappella Cantone" and "Cappella de' Picenardi": the whole name decides.
    const whole = likely.filter((line) => names.some((name) => line.text.includes(fold(name))));
    const printed = whole.length > 0 ? whole : likely;
    const [only] = printed;
    if (only && printed.every((line) => line.number === only.number && line.document === only.document)) {
      return {
        address: linesAddress(only.document, [[only.number, only.number]]),
        name: `${words.lines.one} ${only.number}`,
        status: 'declared',
      };
    }
    if (printed.length > 1) return undefined;
    const said = facts.filter(
      ({ fact, shown }) =>
        shown !== null && row.includes(shown) && names.some((name) => fold(name) === fold(fact.place ?? '')),
    );
    const addresses = new Set(said.map(({ source }) => source.address));
    return addresses.size === 1 ? said[0]?.source : undefined;
  };
}

/** Words of a row that many lines share. */
const COMMON = new Set(['comune', 'aler', 'piano', 'totale', 'ambito', 'tutto', 'brescia', 'mantova']);

/** Whether a line speaks of the row's place, by the first word of its name, and of its kind of owner. */
function named(names: readonly string[], line: string): boolean {
  const aler = names.some((name) => /^aler\b/i.test(name));
  const comune = names.some((name) => /^comune\b/i.test(name));
  if (aler !== comune && /\baler\b/.test(line) !== aler) return false;
  const words = names
    .filter((name) => !/^aler\b/i.test(name))
    .flatMap(
      (name) =>
        fold(name)
          .match(/\p{L}{4,}/gu)
          ?.filter((word) => !COMMON.has(word))
          .slice(0, 1) ?? [],
    );
  return words.length > 0 && words.every((word) => line.includes(word));
}

function inOrder(figures: readonly string[], cells: readonly string[]): boolean {
  let from = 0;
  for (const figure of figures) {
    const at = cells.indexOf(figure.trim(), from);
    if (at < 0) return false;
    from = at + 1;
  }
  return figures.length > 0;
}
