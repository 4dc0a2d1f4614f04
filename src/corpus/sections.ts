// SPDX-License-Identifier: EUPL-1.2
import { findHeadings, type Heading } from './headings.ts';
import { type LineRoles, lineRoles } from './line-roles.ts';
import type { Section } from './model.ts';
import type { SourceText } from './source-text.ts';
import type { Repair } from './split-words.ts';

/** A section that the layout knows better than the text: a table without a heading, or with one that looks like prose. */
export type GivenSection = Pick<Section, 'title' | 'level' | 'lines'>;

/** What a document's lines are, its headings and the sections that they open: the ground on which passages stand. */
export interface Outline {
  readonly lineRoles: LineRoles;
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
}

/**
 * The outline of a document. `extra` adds sections or takes the place of those that begin on the same line; `repair` puts
 * together the words that the extraction cut in a title.
 */
export function outline(
  source: SourceText,
  extra: readonly GivenSection[] = [],
  repair: Repair = (text) => text,
): Outline {
  const roles = lineRoles(source);
  const headings = findHeadings(source, roles);
  const given = new Set(extra.map(({ lines }) => lines[0]));
  const found = [
    ...extra.map(({ title, level, lines }) => ({ title, level, first: lines[0], last: lines[1] })),
    ...headings
      .filter(({ first }) => !given.has(first))
      .map(({ title, rank, first }) => ({ title: repair(title), level: rank, first, last: null })),
  ].sort((a, b) => a.first - b.first);

  const open: typeof found = [];
  const sections = found.map((section, index): Section => {
    const next = found.slice(index + 1).find((other) => other.level <= section.level);
    const last = section.last ?? Math.max(section.first, (next?.first ?? source.lines.length + 1) - 1);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= section.level) open.pop();
    open.push(section);
    return {
      document: source.id,
      title: section.title,
      level: section.level,
      path: open.map(({ title }) => title),
      lines: [section.first, last],
    };
  });
  return { lineRoles: roles, headings, sections };
}

/** The headings of a document with the lines that each governs, in order. */
export function findSections(source: SourceText, extra: readonly GivenSection[] = []): readonly Section[] {
  return outline(source, extra).sections;
}
