// SPDX-License-Identifier: EUPL-1.2
import type { Lines } from '../corpus/model.ts';

/** What an address under `piani://` points to; the names are as written in it, not yet looked up. */
export type ResourceAddress =
  | { readonly kind: 'document'; readonly document: string }
  | { readonly kind: 'section'; readonly document: string; readonly section: string }
  | { readonly kind: 'comune'; readonly document: string; readonly comune: string }
  | { readonly kind: 'lines'; readonly document: string; readonly lines: Lines };

const SCHEME = 'piani://';

/** The addresses that a client can fill in, as URI templates (RFC 6570). */
export const TEMPLATES = {
  document: `${SCHEME}{documento}`,
  section: `${SCHEME}{documento}/sezioni/{sezione}`,
  lines: `${SCHEME}{documento}/righe/{righe}`,
  comune: `${SCHEME}{documento}/comuni/{comune}`,
} as const;

export const documentUri = (document: string) => `${SCHEME}${encodeURIComponent(document)}`;

export const sectionUri = (document: string, section: string) =>
  `${documentUri(document)}/sezioni/${encodeURIComponent(section)}`;

/** "piani://cremonese-2026/righe/340-368"; a single line is "…/righe/367". */
export function linesUri(document: string, [first, last]: Lines): string {
  return `${documentUri(document)}/righe/${first === last ? first : `${first}-${last}`}`;
}

/** Undefined where the text is no address of ours. */
export function readAddress(uri: string): ResourceAddress | undefined {
  if (!uri.startsWith(SCHEME)) return undefined;
  const parts = uri.slice(SCHEME.length).split('/').map(decoded);
  const [document, kind, name] = parts;
  if (!document || parts.some((part) => part === undefined)) return undefined;
  if (parts.length === 1) return { kind: 'document', document };
  if (parts.length !== 3 || !name) return undefined;
  switch (kind) {
    case 'sezioni':
      return { kind: 'section', document, section: name };
    case 'comuni':
      return { kind: 'comune', document, comune: name };
    case 'righe': {
      const lines = readLines(name);
      return lines && { kind: 'lines', document, lines };
    }
    default:
      return undefined;
  }
}

/** "367" or "340-368". */
function readLines(text: string): Lines | undefined {
  const found = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(text);
  if (!found) return undefined;
  const first = Number(found[1]);
  const last = Number(found[2] ?? found[1]);
  return first >= 1 && last >= first ? [first, last] : undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
