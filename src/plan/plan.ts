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
