// SPDX-License-Identifier: EUPL-1.2
import { slug, uniqueKeys } from '../corpus/slug.ts';
import type { Plan, SectionInfo } from '../plan/plan.ts';

/** A section with the name that its address uses: "g-numero-complessivo-delle-unita-abitative". */
export interface NamedSection extends SectionInfo {
  readonly name: string;
}

/** Headings can run over several lines: an address takes the words that fit. */
const MOST_CHARACTERS = 48;

/** The sections of a document in its order; the second of the same name ends in "-2". */
export function namedSections(plan: Plan, document: string): readonly NamedSection[] {
  const unique = uniqueKeys();
  return plan.sections(document).map((section) => ({ ...section, name: unique(shortSlug(section.title)) }));
}

function shortSlug(title: string): string {
  const whole = slug(title) || 'senza-titolo';
  if (whole.length <= MOST_CHARACTERS) return whole;
  const cut = whole.slice(0, MOST_CHARACTERS + 1);
  return cut.slice(0, Math.max(cut.lastIndexOf('-'), 1));
}
