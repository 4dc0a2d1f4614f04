// SPDX-License-Identifier: EUPL-1.2

/** A line of a document, numbered from 1. */
export interface DocumentLine {
  readonly number: number;
  readonly text: string;
}

export interface DocumentInfo {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly ambito: string;
  readonly year: number;
  readonly approved: string | null;
  readonly lineCount: number;
}

export interface SectionInfo {
  readonly title: string;
  readonly lines: readonly [number, number];
}

/** The plan database, opened read-only. Every method is synchronous and served by prepared statements. */
export interface Plan {
  documents(): readonly DocumentInfo[];
  document(id: string): DocumentInfo | undefined;
  /** Lines `first` to `last` of a document, both included; fewer where the document ends before. */
  lines(document: string, first: number, last: number): readonly DocumentLine[];
  /** The headings of a document, in order, each with the lines it governs. */
  sections(document: string): readonly SectionInfo[];
  /** The innermost section that holds a line. */
  sectionAt(document: string, line: number): SectionInfo | undefined;
  close(): void;
}
