// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import { csvLine } from '../../plan/csv.ts';
import { COLUMNS, flatten, type Row } from '../../plan/export-rows.ts';

/** Sends lines as a file, as they are made. Open to every site: the data are for reuse. */
export function file(c: Context, type: string, name: string, lines: Iterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.iterator]();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      let chunk = '';
      while (chunk.length < 64 * 1024) {
        const next = iterator.next();
        if (next.done === true) {
          if (chunk !== '') controller.enqueue(encoder.encode(chunk));
          controller.close();
          return;
        }
        chunk += next.value;
      }
      controller.enqueue(encoder.encode(chunk));
    },
  });
  c.header('content-type', type);
  c.header('content-disposition', `attachment; filename="chiedicasa-${name}"`);
  c.header('access-control-allow-origin', '*');
  c.header('cross-origin-resource-policy', 'cross-origin');
  c.header('cache-control', 'public, max-age=3600');
  return c.body(body);
}

/** Rows of an export as CSV, with the columns that its name has whatever the rows. */
export function* csvText(name: string, rows: Iterable<Row>): Generator<string> {
  const columns = COLUMNS[name] ?? [];
  yield `${columns.join(',')}\r\n`;
  for (const row of rows) {
    const flat = flatten(row);
    yield `${csvLine(columns.map((column) => flat[column]))}\r\n`;
  }
}

export function* jsonText(rows: Iterable<Row>): Generator<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}
