// SPDX-License-Identifier: EUPL-1.2

/**
 * Structured output as plain text for clients that show only text: every value, so that the two never say different
 * things. A list is a table, its columns parted by tabs; what all its rows share is said once, above it. What a document
 * prints stays in quotes on one line: a line of a document cannot pass for a row of the answer.
 */
export function toText(output: Record<string, unknown>): string {
  return Object.entries(output)
    .flatMap(([key, value]) => block(key, value))
    .join('\n');
}

function block(key: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [`${key}: ${inline(value)}`];
  if (value.length === 0) return [`${key}: nessuno`];
  if (value.length > 1 && value.every(isRecord)) return table(key, value.map(flat));
  return [`${key}:`, ...value.map((item) => `- ${inline(item)}`)];
}

type Row = ReadonlyMap<string, string>;

function table(key: string, rows: readonly Row[]): string[] {
  const names = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const cell = (row: Row | undefined, name: string) => row?.get(name) ?? inline(null);
  const shared: string[] = [];
  const columns: string[] = [];
  for (const name of names) {
    const first = rows[0]?.get(name);
    (rows.every((row) => row.get(name) === first) ? shared : columns).push(name);
  }
  const said = shared.map((name) => `${name} ${cell(rows[0], name)}`).join('; ');
  return [
    `${key} (${rows.length})${said === '' ? '' : `, per tutti: ${said}`}`,
    columns.join('\t'),
    ...rows.map((row) => columns.map((name) => cell(row, name)).join('\t')),
  ];
}

/** An item as cells by name: "luogo.nome". */
function flat(item: Readonly<Record<string, unknown>>): Row {
  const cells = new Map<string, string>();
  addCells(cells, item, '');
  return cells;
}

function addCells(cells: Map<string, string>, item: Readonly<Record<string, unknown>>, prefix: string): void {
  for (const [key, value] of Object.entries(item)) {
    if (isRecord(value)) addCells(cells, value, `${prefix}${key}.`);
    else cells.set(prefix + key, PRINTED.has(key) ? quoted(value) : inline(value));
  }
}

function inline(value: unknown): string {
  if (value === null || value === undefined) return 'non indicato';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nessuno';
    const pair = value.length === 2 && value.every((item) => typeof item === 'number');
    return value.map(inline).join(pair ? '–' : ', ');
  }
  if (!isRecord(value)) return oneLine(String(value));
  return Object.entries(value)
    .map(([key, item]) => `${key} ${PRINTED.has(key) ? quoted(item) : inline(item)}`)
    .join('; ');
}

/** What holds the words of a document. */
const PRINTED = new Set([
  'testo',
  'valore',
  'sezione',
  'nome_stampato',
  'introduzione',
  'stampato',
  'estratto',
  'scritto',
]);

/** The words of a document, which cannot end their own quotation. */
const quoted = (value: unknown) =>
  typeof value === 'string' ? `«${oneLine(value).replaceAll('«', '‹').replaceAll('»', '›')}»` : inline(value);

/** A row of a table with its tabs made visible. */
function oneLine(text: string): string {
  if (!BREAK.test(text)) return text;
  return text.replaceAll('\t', ' | ').replaceAll(BREAKS, ' / ');
}
const BREAK = /[\t\n\r\v\f\u0085\u2028\u2029]/;
const BREAKS = /[\n\r\v\f\u0085\u2028\u2029]+/g;

/** Whether a value of JSON is an object, no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
