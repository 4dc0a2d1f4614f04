// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../italian/distance.ts';
import { isMinor, type NameShape } from './name-shape.ts';

/** How the written words cover a name. */
export interface Fit {
  /** Index after the last written word that belongs to the name. */
  readonly end: number;
  /** Name's words covered, counting only those that carry it. */
  readonly matched: number;
  /** Letters repaired. */
  readonly edits: number;
  /** Some word is written by its initial or its beginning. */
  readonly abbreviated: boolean;
  /** Some word of the name is not written. */
  readonly dropped: boolean;
}

/** What a reader of names allows; a sentence allows less than a cell that is known to be a name. */
export interface Licence {
  /** Whether the written word at this index may be read as an abbreviation of some word of a name. */
  abbreviation(index: number): boolean;
  /** Whether the written word at this index may hold typing errors. */
  repair(index: number): boolean;
}

/** Where an alignment starts: after the word that anchored it, when something else has already read that word. */
export interface Anchor {
  readonly at: number;
  readonly major: number;
  readonly edits: number;
  readonly abbreviated: boolean;
}

/** No name has more words than this, minor ones included, and nothing beyond is looked at. */
const WINDOW = 9;

/** Typing errors that a name's word of this length allows; none under `shortest` letters. */
export function allowedEdits(length: number, shortest: number): number {
  if (length < shortest) return 0;
  return length >= 9 ? 2 : 1;
}

/** Whether `first` is the better reading: it covers more, repairs less, abbreviates less, drops less. */
export function better(first: Fit, second: Fit): boolean {
  if (first.end !== second.end) return first.end > second.end;
  return effort(first) < effort(second);
}

/** Repairs weigh more than abbreviations, abbreviations more than dropped words. */
export function effort(fit: Fit): number {
  return fit.edits * 4 + (fit.abbreviated ? 2 : 0) + (fit.dropped ? 1 : 0);
}

/** The best cover of a name by the written words from the anchor on; null when they do not even start it. */
export function align(
  shape: NameShape<unknown>,
  written: readonly string[],
  anchor: Anchor,
  licence: Licence,
): Fit | null {
  const { majors, forms } = shape;
  const limit = Math.min(written.length, anchor.at + WINDOW);
  let best: Fit | null = null;

  const offer = (fit: Fit) => {
    if (best === null || better(fit, best)) best = fit;
  };

  const step = (at: number, major: number, so: Fit) => {
    const skipped = so.matched < major;
    if (so.matched > 0) offer({ ...so, dropped: skipped || major < majors.length });
    const word = written[at];
    const name = majors[major];
    if (at >= limit || word === undefined || name === undefined) return;
    const go = (next: number, nextMajor: number, change: Partial<Fit>) =>
      step(next, nextMajor, { ...so, ...change, end: next, matched: so.matched + nextMajor - major });

    const exact = forms[major]?.get(word);
    if (exact !== undefined) go(at + 1, exact, {});
    const following = written[at + 1];
    const joined = following === undefined ? undefined : forms[major]?.get(word + following);
    if (joined !== undefined) go(at + 2, joined, {});
    if (so.matched > 0 && isMinor(word)) step(at + 1, major, so);
    if (exact !== undefined || joined !== undefined) return;

    if (licence.abbreviation(at)) {
      for (const [taken, nextMajor] of abbreviations(shape, written, at, major)) {
        go(at + taken, nextMajor, { abbreviated: true });
      }
    }
    if (licence.repair(at)) {
      const allowed = allowedEdits(name.length, 4);
      const edits = allowed === 0 ? 1 : distance(word, name, allowed);
      if (edits <= allowed) go(at + 1, major + 1, { edits: so.edits + edits });
    }
    for (let later = major + 1; major > 0 && later < majors.length; later++) {
      if (majors[later] === word && word.length > 3) {
        step(at + 1, later + 1, { ...so, end: at + 1, matched: so.matched + 1 });
      }
    }
  };

  step(anchor.at, anchor.major, {
    end: anchor.at,
    matched: anchor.major,
    edits: anchor.edits,
    abbreviated: anchor.abbreviated,
    dropped: false,
  });
  return best;
}

/** The ways in which the written words from `at` on abbreviate a name from `major` on: [words taken, next major]. */
function abbreviations(
  shape: NameShape<unknown>,
  written: readonly string[],
  at: number,
  major: number,
): [number, number][] {
  const word = written[at] ?? '';
  const name = shape.majors[major] ?? '';
  if (word[0] !== name[0]) return [];
  const following = written[at + 1] ?? '';
  const found: [number, number][] = [];
  if (word.length < name.length && name.startsWith(word)) found.push([1, major + 1]);
  // "P.D." and "PD" for Pieve Delmona; "B.N." for Binanuova.
  const initials = shape.majors.slice(major, major + word.length).map((each) => each[0]);
  if (word.length > 1 && initials.join('') === word) found.push([1, major + word.length]);
  if (major > 0 && word.length > 1 && word.length < 4 && contracts(word, name)) found.push([1, major + 1]);
  const pair = major > 0 && word.length === 1 && following.length === 1 && !isMinor(following);
  if (pair && contracts(word + following, name)) {
    found.push([2, major + 1]);
  }
  return found;
}

/** Whether the short form's letters, whose first is the name's, stand in the name in the same order. */
function contracts(short: string, name: string): boolean {
  let index = 0;
  for (const letter of name) if (letter === short[index]) index++;
  return index === short.length;
}
