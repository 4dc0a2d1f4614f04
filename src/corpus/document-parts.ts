// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import { cleanText, withoutBullet } from './clean-text.ts';
import { lineRoles } from './line-roles.ts';
import type { Lines } from './model.ts';
import type { SourceText } from './source-text.ts';

/** An entry of the table of contents that a document prints; without a page where it gives none. */
export interface IndexEntry {
  readonly title: string;
  readonly page: number | null;
  /** 1-based. */
  readonly line: number;
}

const PAGE = /(?:\.{3,}\s*|\t\s*|\s)(\d{1,3})\s*$/;

/** The table of contents as a document prints it; empty where it prints none. */
export function printedIndex(source: SourceText): IndexEntry[] {
  const { roles, indexLine } = lineRoles(source);
  if (indexLine === null) return [];
  return source.lines.flatMap((line, at) => {
    if (roles[at] !== 'index' || at + 1 <= indexLine) return [];
    const page = PAGE.exec(line)?.[1];
    const title = cleanText(line.replace(PAGE, '').replace(/\.{3,}\s*$/, ''));
    return title === '' ? [] : [{ title, page: page === undefined ? null : Number(page), line: at + 1 }];
  });
}

/** Where a document tells what is annexed to it: a heading of its own, or words before the list. */
const BEFORE_ANNEXES =
  /^(?:allegati|completano il presente (?:documento|piano|atto)|(?:sono )?allegat[io] (?:al|alla|a) present\w+.*):?$/;
const OWN_ANNEX = /^(?:all\.|allegat[oi])\s*[a-z0-9]\b/;

/** What a document says is annexed to it, item by item. */
export function annexes(source: SourceText): { title: string; lines: Lines }[] {
  const { roles } = lineRoles(source);
  const said = (at: number) => fold(cleanText(source.lines[at] ?? ''));
  const from = source.lines.findLastIndex((_, at) => roles[at] !== 'index' && BEFORE_ANNEXES.test(said(at)));
  if (from < 0) return [];
  const found: { title: string; lines: [number, number] }[] = [];
  for (let at = from + 1; at < source.lines.length; at++) {
    const line = source.lines[at] ?? '';
    if (line.trim() === '') {
      // Blank lines may stand before the list, and end it.
      if (found.length > 0 && (source.lines[at - 1] ?? '').trim() !== '') break;
      continue;
    }
    const last = found.at(-1);
    const begins = last === undefined || /^\s*[-•]/.test(line) || OWN_ANNEX.test(said(at));
    const title = withoutBullet(cleanText(line)).trim();
    if (begins) found.push({ title, lines: [at + 1, at + 1] });
    else if (last) {
      last.title = `${last.title} ${title}`;
      last.lines = [last.lines[0], at + 1];
    }
  }
  return found;
}

/** The stretches of prose directly under each section's heading, before the next one; tables and page furniture aside. */
export function proseUnder(source: SourceText, sections: readonly { readonly lines: Lines }[]): Lines[][] {
  const { roles } = lineRoles(source);
  const starts = sections.map(({ lines: [first] }) => first);
  return sections.map(({ lines: [first, last] }) => {
    const next = starts.find((start) => start > first) ?? last + 1;
    const found: [number, number][] = [];
    for (let line = first + 1; line < Math.min(next, last + 1); line++) {
      if (roles[line - 1] !== 'text') continue;
      const open = found.at(-1);
      if (open && open[1] === line - 1) open[1] = line;
      else found.push([line, line]);
    }
    return found;
  });
}

/** Kinds of acts that documents refer to. */
export const ACT_KINDS = ['legge', 'regolamento', 'delibera', 'sentenza', 'comunicato', 'decreto'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** How each kind is named before its number, folded; the longer first. */
const NAMES: Record<ActKind, string> = {
  legge: String.raw`leggi regionali|legge regionale|l\.?\s?r\.?|legge`,
  regolamento: String.raw`regolamento regionale|r\.?\s?r\.?`,
  delibera: String.raw`deliberazione di giunta comunale|deliberazione della giunta comunale|d\.?\s?g\.?\s?r\.?|determinazione dirigenziale`,
  sentenza: 'sentenza|ordinanza del tribunale',
  comunicato: 'comunicato regionale|comunicati di regione lombardia',
  decreto: String.raw`decreto legislativo|d\.?\s?lgs\.?`,
};
const MONTH =
  '(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)';
const DATE = String.raw`(?:\d{1,2} ${MONTH} \d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4})`;
/** What may stand between a kind and its number: a court, the date, "n.". */
const BETWEEN = String.raw`(?:\s|\d{1,2} ${MONTH}(?= n)|lombardia|della corte costituzionale|di milano|in materia|del|n|-|–|,|:|\.|${DATE}|[xivl]+/)*`;
const ONE_NUMBER = String.raw`\d{1,5}(?:/\d{2,4})?(?:\s+(?:del|dell'anno)\s+(?:${DATE}|\d{4}))?`;
const NUMBER = String.raw`(?:${ONE_NUMBER}(?:\s+e\s+(?:n\.?\s*)?(?:\d{1,5}/\d{2,4}|\d{1,5}\s+del\s+${DATE}))*(?:,\s*\d{1,3})?(?:\s+e\s+\d{1,3}\s+dell'anno\s+\d{4})?)`;
/** An ordinance is told by its day alone. */
const BY_DAY = `(?:ordinanza del tribunale di milano del ${DATE})`;

/** What finds the references to acts of each kind in a folded line. */
const REFERENCES = ACT_KINDS.map((kind): [ActKind, RegExp] => {
  const numbered = `(?:${NAMES[kind]})${BETWEEN}${NUMBER}`;
  const named = kind === 'sentenza' ? `${BY_DAY}|${numbered}` : numbered;
  return [kind, new RegExp(`(?<![\\p{L}.])(?:${named})(?![\\d/])`, 'gu')];
});

/** An act that a document refers to, by its kind, number and year, with every line that names it. */
export interface CitedAct {
  readonly kind: ActKind;
  /** As the document writes it where it does so first. */
  readonly written: string;
  readonly lines: readonly number[];
}

/** The acts that a document refers to, in the order in which it first names them. */
export function citedActs(source: SourceText): CitedAct[] {
  const { roles } = lineRoles(source);
  const found = new Map<string, { kind: ActKind; written: string; lines: Set<number> }>();
  for (const [at, line] of source.lines.entries()) {
    if (roles[at] === 'table' || roles[at] === 'index') continue;
    const printed = line.replaceAll('*', '').trim();
    const folded = fold(printed);
    // Folding may put one letter in the place of another, and never one more: else the line is left.
    if (folded.length !== printed.length) continue;
    for (const [kind, named] of REFERENCES) {
      for (const match of folded.matchAll(named)) {
        const key = keyIn(found, kind, keyOf(match[0]));
        const written = printed.slice(match.index, match.index + match[0].length).trim();
        const known = found.get(key) ?? { kind, written, lines: new Set<number>() };
        known.lines.add(at + 1);
        found.set(key, known);
      }
    }
  }
  return [...found.values()]
    .map(({ kind, written, lines }) => ({ kind, written, lines: [...lines] }))
    .sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0));
}

/** "L.R. 16", after "L.R. 16/2016", is the same law. */
function keyIn(found: ReadonlyMap<string, unknown>, kind: ActKind, key: string): string {
  const own = `${kind} ${key}`;
  return (key.endsWith(' ') ? [...found.keys()].find((known) => known.startsWith(own)) : undefined) ?? own;
}

/** What makes two references one: the number, and the year in two or four digits. */
function keyOf(written: string): string {
  const year = /(?:\/|[./ ])(\d{4}|\d{2})$/.exec(written)?.[1] ?? /\d{4}/.exec(written)?.[0] ?? '';
  const withoutDates = written.replace(new RegExp(DATE, 'gu'), ' ');
  const number = /(\d{1,5})(?:\/\d{2,4})?[^\d]*$/.exec(
    withoutDates.replace(/\bdel(?:l'anno)? \d{4}/, ''),
  )?.[1];
  return `${number ?? written} ${year.slice(-2)}`;
}

/** The formal parts of an act, which every act prints in much the same words. */
export const ACT_PARTS = ['oggetto', 'presenze', 'firme', 'proponente'] as const;
export type ActPart = (typeof ACT_PARTS)[number];

/** A row of a table, whatever it holds. */
const ROW = '|';
/** How each part begins, folded, and what goes on with it. */
const FORMULAS: Record<ActPart, { readonly opens: RegExp; readonly goesOn: RegExp }> = {
  oggetto: { opens: /^oggetto\b/, goesOn: /^$(?!)/ },
  presenze: {
    opens: /\b(?:si hanno le seguenti presenze|sono presenti|risultano presenti)\b/,
    goesOn: /^(?:\||(?:partecipa|assiste)\b)/,
  },
  firme: {
    opens: /^letto,? (?:approvato|confermato)\b.*sottoscritto/,
    goesOn: /^(?:il|la|f\.?to) |^[\p{Ll}' ]{5,50}$/u,
  },
  proponente: {
    opens: /^(?:settore|servizio|responsabile del procedimento|pratica trattata)\b/,
    goesOn: /^(?:settore|servizio|responsabile del procedimento|pratica trattata)\b/,
  },
};

/** Where an act prints each of its formal parts; what it prints on every page is told once. */
export function actParts(source: SourceText): { part: ActPart; lines: Lines }[] {
  const said = source.lines.map((line) =>
    line.includes('\t') ? ROW : fold(line.replaceAll('*', '').trim()),
  );
  return ACT_PARTS.flatMap((part) => {
    const { opens, goesOn } = FORMULAS[part];
    const seen = new Set<string>();
    const found: { part: ActPart; lines: [number, number] }[] = [];
    for (let at = 0; at < said.length; at++) {
      if (!opens.test(said[at] ?? '')) continue;
      let last = at;
      for (let next = at + 1; next < said.length; next++) {
        const text = said[next] ?? '';
        if (text === '') continue;
        if (!goesOn.test(text)) break;
        last = next;
      }
      const key = said.slice(at, last + 1).join('\n');
      if (!seen.has(key)) found.push({ part, lines: [at + 1, last + 1] });
      seen.add(key);
      at = last;
    }
    return part === 'proponente' ? found : found.slice(0, 1);
  });
}
