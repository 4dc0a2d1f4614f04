// SPDX-License-Identifier: EUPL-1.2
import type { Lines } from '../corpus/model.ts';

/** What a parameter can be bound to. */
export type Value = string | number | null;

/** Values for the `?` of a statement, in order, or one record for its names. */
export type Bindings = Value[] | [Readonly<Record<string, Value>>];

/** A prepared statement that reads. */
export interface Statement<Row> {
  /** From here on it gives each row as the list of its columns. */
  raw(): Statement<Row>;
  all(...values: Bindings): Row[];
  /** The first row only. */
  get(...values: Bindings): Row | undefined;
}

/** Prepares a statement, once for each text. */
export type Prepare = <Row>(sql: string) => Statement<Row>;

/** Conditions with the values to bind, in order. */
export interface Where {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

export const ALL = Number.MAX_SAFE_INTEGER;

/** A page of rows: how many, after how many. Bound bare, either number would make SQLite plan the statement anew each time. */
export const PAGE = 'LIMIT CAST(? AS INTEGER) OFFSET CAST(? AS INTEGER)';

/** Of what tools read again and again, the rows and the lists kept: few megabytes at most, however large the database. */
export const ROWS_KEPT = 512;
export const LISTS_KEPT = 24;

/** The printed lines of a row of `table`: most rows are one line, which needs no putting together. */
export const rawOf = (table: string) => `
  CASE WHEN ${table}.first = ${table}.last
    THEN (SELECT l.text FROM lines l WHERE l.document = ${table}.document AND l.n = ${table}.first)
    ELSE (SELECT group_concat(l.text, char(10)) FROM lines l
      WHERE l.document = ${table}.document AND l.n BETWEEN ${table}.first AND ${table}.last)
  END AS raw`;

export const rowLines = (row: { first: number; last: number }): Lines => [row.first, row.last];

export function idList(json: string): string[] {
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.map(String) : [];
}
