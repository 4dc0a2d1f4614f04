// SPDX-License-Identifier: EUPL-1.2
import type { Reply, ReplyTable } from './reply.ts';
import type { Figure, Source } from './tool-results.ts';

/**
 * A stretch of a reply. Plain text carries no figure: a figure is a reference to what a tool returned (`figure`), and a
 * number that is not one (a year, a code, a heading, a telephone number) names where it comes from (`quoted`).
 */
export type Segment =
  | string
  | { readonly figure: Figure; readonly strong?: boolean }
  | { readonly quoted: string; readonly from: QuotedFrom };

/** Where quoted text stands, so that it can be checked there. */
export type QuotedFrom =
  | { readonly kind: 'source'; readonly source: Source }
  | { readonly kind: 'plan'; readonly year: number; readonly title: string }
  | { readonly kind: 'figure_year'; readonly figure: Figure }
  | { readonly kind: 'question' }
  | { readonly kind: 'place' }
  /** An ambito or a part of it: "AT 3". */
  | { readonly kind: 'territory' }
  /** The name of what a figure is of: an owner, an area, a plan. */
  | { readonly kind: 'name'; readonly of: Figure }
  /** Which of several figures of a place this is: "DGR 606/2018, Misura 1". */
  | { readonly kind: 'detail'; readonly figure: Figure }
  /** A loaded document, and a check of one, as their tools tell them. */
  | { readonly kind: 'document'; readonly document: object }
  | {
      readonly kind: 'check';
      readonly check: { readonly id: string; readonly titolo: string; readonly nota: string };
    }
  /** Limits that the question set. */
  | { readonly kind: 'limits'; readonly bounds: object }
  /** The act that a passage stands in: its name and its year. */
  | { readonly kind: 'act'; readonly title: string; readonly year: number }
  /** The lines of a source, as numbers. */
  | { readonly kind: 'lines'; readonly source: Source }
  | { readonly kind: 'note' }
  | { readonly kind: 'contact' };

export type Paragraph = readonly Segment[];

/** Something that a reply names, so that the next turn can refer to it. */
export interface Named {
  readonly kind: 'comune' | 'ente' | 'area' | 'ambito' | 'alloggio';
  readonly name: string;
}

/** One part of a reply before it is verified: what it says, and on what it rests. */
export interface Draft {
  readonly outcome: Reply['outcome'];
  readonly paragraphs: readonly Paragraph[];
  readonly figures: readonly Figure[];
  /** Figures that stand in the documents' words that it quotes. */
  readonly quoted?: readonly Figure[];
  readonly sources: readonly Source[];
  readonly tables: readonly ReplyTable[];
  readonly suggestions: readonly string[];
  /** What it lists, in its order; without it, the comuni whose figures it gives. */
  readonly named?: readonly Named[];
  /** Where the documents' own words stand that it tells, or the nearest that it names. */
  readonly prose?: Pick<Source, 'documento' | 'righe'>;
  /** True where the first of what it lists is the answer: the comune that has most. */
  readonly ranked?: boolean;
}

export function draft(outcome: Draft['outcome'], parts: Partial<Omit<Draft, 'outcome'>>): Draft {
  return { outcome, paragraphs: [], figures: [], sources: [], tables: [], suggestions: [], ...parts };
}

/** Several drafts as one reply: answered if all are, partial if only some. */
export function joinDrafts(drafts: readonly Draft[]): Draft {
  const [first] = drafts;
  if (first && drafts.length === 1) return first;
  const outcomes = new Set(drafts.map((part) => part.outcome));
  const prose = drafts.find((part) => part.prose !== undefined)?.prose;
  const useful = outcomes.has('answered') || outcomes.has('partial');
  return {
    outcome: outcomes.size === 1 && first ? first.outcome : useful ? 'partial' : (first?.outcome ?? 'error'),
    paragraphs: drafts.flatMap((part) => part.paragraphs),
    figures: drafts.flatMap((part) => part.figures),
    quoted: drafts.flatMap((part) => part.quoted ?? []),
    sources: drafts.flatMap((part) => part.sources),
    tables: drafts.flatMap((part) => part.tables),
    suggestions: drafts.flatMap((part) => part.suggestions),
    ...(prose === undefined ? {} : { prose }),
    ...(drafts.some((part) => part.named) ? { named: drafts.flatMap((part) => part.named ?? []) } : {}),
  };
}

/**
 * Where no place was named, plans that do not give the figure say nothing as long as another does, and one that gives less
 * takes nothing from the answer of another.
 */
export function leaveOutSilent(parts: Draft[]): void {
  const telling = parts.filter((part) => part.outcome !== 'not_available');
  if (telling.length === 0) return;
  const answered = telling.some((part) => part.outcome === 'answered');
  const whole = answered ? telling.map((part): Draft => ({ ...part, outcome: 'answered' })) : telling;
  parts.splice(0, parts.length, ...whole);
}
