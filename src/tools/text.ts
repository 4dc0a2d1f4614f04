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
  if (value.length > 1 && value.every(isRecord)) return table(key, value);
  return [`${key}:`, ...value.map((item) => `- ${inline(item)}`)];
}

/** Where the values of a key go in a table: a column, or under an object the columns of its own keys. */
interface Place {
  readonly name: string;
  column: number | undefined;
  inside: Map<string, Place> | undefined;
}

function table(key: string, rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const top: Place = { name: '', column: undefined, inside: undefined };
  const names: string[] = [];
  const cells = rows.map((row) => {
    const own: (string | undefined)[] = [];
    addCells(own, row, top, names);
    return own;
  });
  const nothing = inline(null);
  const shared: string[] = [];
  const columns: number[] = [];
  for (const [column, name] of names.entries()) {
    const first = cells[0]?.[column];
    if (cells.every((row) => row[column] === first)) shared.push(`${name} ${first ?? nothing}`);
    else columns.push(column);
  }
  return [
    `${key} (${rows.length})${shared.length === 0 ? '' : `, per tutti: ${shared.join('; ')}`}`,
    columns.map((column) => names[column]).join('\t'),
    ...cells.map((row) => columns.map((column) => row[column] ?? nothing).join('\t')),
  ];
}

/** The values of an object as cells, those of the objects in it under names such as "luogo.nome". */
function addCells(
  cells: (string | undefined)[],
  item: Readonly<Record<string, unknown>>,
  within: Place,
  names: string[],
): void {
  within.inside ??= new Map();
  const { name: prefix, inside } = within;
  for (const key of Object.keys(item)) {
    const value = item[key];
    let place = inside.get(key);
    if (place === undefined) {
      place = { name: prefix === '' ? key : `${prefix}.${key}`, column: undefined, inside: undefined };
      inside.set(key, place);
    }
    if (isRecord(value)) {
      addCells(cells, value, place, names);
      continue;
    }
    if (place.column === undefined) {
      place.column = names.length;
      names.push(place.name);
    }
    cells[place.column] = PRINTED.has(key) ? quoted(value) : inline(value);
  }
}

function inline(value: unknown): string {
  if (typeof value === 'string') return oneLine(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return 'non indicato';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nessuno';
    const pair = value.length === 2 && value.every((item) => typeof item === 'number');
    return value.map(inline).join(pair ? '-' : ', ');
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
function quoted(value: unknown): string {
  if (typeof value !== 'string') return inline(value);
  if (!BREAK_OR_QUOTE.test(value)) return `«${value}»`;
  return `«${oneLine(value).replaceAll('«', '‹').replaceAll('»', '›')}»`;
}

/** A row of a table with its tabs made visible. */
function oneLine(text: string): string {
  if (!BREAK.test(text)) return text;
  return text.replaceAll('\t', ' | ').replaceAll(BREAKS, ' / ');
}
const BREAK_OR_QUOTE = /[\t\n\r\v\f\u0085\u2028\u2029«»]/;
const BREAK = /[\t\n\r\v\f\u0085\u2028\u2029]/;
const BREAKS = /[\n\r\v\f\u0085\u2028\u2029]+/g;

/** Whether a value of JSON is an object, no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
