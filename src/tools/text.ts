// SPDX-License-Identifier: EUPL-1.2

/**
 * Structured output as plain text for clients that show only text: every key and value, one item a line, so that the two
 * never say different things. A source becomes its document and lines, with the row as printed.
 */
export function toText(output: Record<string, unknown>): string {
  return Object.entries(output)
    .flatMap(([key, value]) => block(key, value))
    .join('\n');
}

function block(key: string, value: unknown): string[] {
  if (!Array.isArray(value)) return [`${key}: ${inline(value)}`];
  if (value.length === 0) return [`${key}: nessuno`];
  return [`${key}:`, ...value.map((item) => `- ${inline(item)}`)];
}

function inline(value: unknown): string {
  if (value === null || value === undefined) return 'non indicato';
  if (Array.isArray(value)) return value.map(inline).join('–');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(
      ([key, item]) =>
        `${key} ${typeof item === 'string' && item.includes('\t') ? printed(item) : inline(item)}`,
    )
    .join('; ');
}

/** A row of a table with its tabs made visible. */
function printed(row: string): string {
  return row.replaceAll('\t', ' | ').replaceAll('\n', ' / ');
}
