// SPDX-License-Identifier: EUPL-1.2
import { cleanText, hasBullet, withoutBullet } from './clean-text.ts';
import type { LineRoles } from './line-roles.ts';
import { type SourceText, squeeze } from './source-text.ts';

/**
 * How headings outrank each other, the highest first. `listed` is a title that the document's index names; `caption` one
 * in quotes or above a table.
 */
const RANKS = {
  part: 1,
  chapter: 2,
  listed: 2,
  ornament: 3,
  upper: 4,
  lettered: 5,
  caption: 5,
  article: 6,
  title: 6,
} as const;
export type HeadingStyle = keyof typeof RANKS;

export interface Heading {
  readonly title: string;
  readonly style: HeadingStyle;
  readonly rank: number;
  /** 1-based, both included. */
  readonly first: number;
  readonly last: number;
  /** What follows the heading on its own line ("DECISIONE 1. Approvare …"); null where it stands alone. */
  readonly body: string | null;
}

const PART = /^(?:PARTE \p{Lu}+\b|[IVX]{1,5}\.\s*[-–]?\s*\p{Lu}|DELIBERAZIONE\b)/u;
const CHAPTER = /^\d{1,2}\s*[-–]\s*\S/;
const UPPER_LETTER = /^[A-Z]\)\s/;
const LETTERED = /^(?:-\s*)?[a-z]{1,2}(?:\.[a-z])?\)\s*\p{Lu}/u;
const ARTICLE = /^Art\.\s?\d+\s*\(/;
const SIGNATURE = /^(?:IL|LA) (?:PRESIDENTE|SEGRETARI|SINDAC|VICE|DIRIGENTE|RESPONSABILE)/;
const QUOTED = /^["“«][^"“”«»]+["”»]$/;
/** An uppercase title that goes on in mixed case: "CASA PAOLA – Ass. La Tenda di Cristo". */
const UPPER_THEN_NAME = /^[^\p{Ll}]{8,}\s[–-]\s.{3,60}$/u;
/** A heading with its first point on the same line: "DECISIONE 1. Approvare". */
const BEFORE_POINT = /^(\p{Lu}[\p{Lu} '’-]{4,40}?)\s+(1\.\s.*)$/su;
/** A name with its description on the same line: "SAN VINCENZO SPINEDA COMUNITÀ: la residenza". */
const BEFORE_COLON = /^(\p{Lu}[^\p{Ll}.;:]{8,60}):\s+\p{Ll}/u;
/** Above a table: "- NUMERO U.I. CONFERITE DA PRIVATI, come indicato", "DGR 3664/2020 (risorse statali): Risorse". */
const CAPTION_BEFORE_PROSE = /^(?:-\s+([^\p{Ll};]{12,80}?),\s+\p{Ll}|(\p{Lu}[^.;:]{8,60}):\s)/u;
/** An uppercase line that goes on with the one before: "COME APPROVATA NELLA SEDUTA DEL 3 GIUGNO 2026". */
const GOES_ON =
  /^(?:COME|E|ED|D[EAI]|DEL|DELL['’]|DELLA|DEI|DALLA|PER|CON|NELL['’]|NELLA|ALL['’])(?:\s|\p{Lu})/u;
/** What a title in mixed case never holds: amounts, counts, a colon. */
const NOT_TITLE = /[:€%]|\bn\. ?\d|^N\./i;
const TITLE = /^\p{Lu}.{6,118}[^\s.,;:!?]$/u;
const LONGEST_HEADING = 400;
/** A paragraph is known by its length where a page break took its end. */
const PARAGRAPH = 100;

/** The headings of a document, in order. */
export function findHeadings(source: SourceText, lineRoles: LineRoles): Heading[] {
  const { roles, indexLine, indexed } = lineRoles;
  const line = (at: number) => source.lines[at] ?? '';
  const plain = (at: number) => cleanText(line(at));
  const isText = (at: number) => roles[at] === 'text';
  /** The next line that is neither blank nor page furniture. */
  const after = (at: number) => {
    let next = at + 1;
    while (roles[next] === 'blank' || roles[next] === 'furniture') next++;
    return next;
  };
  const found: Heading[] = [];
  const add = (
    style: HeadingStyle,
    first: number,
    last: number,
    title: string,
    body: string | null = null,
  ) => {
    const adjacent = found.at(-1);
    // A heading with its point, straight after another heading, is a part of it: "DELIBERA" / "DECISIONE 1. …"
    const below = body !== null && adjacent?.style === style && after(adjacent.last - 1) === first;
    found.push({
      title,
      style,
      rank: RANKS[style] + (below ? 1 : 0),
      first: first + 1,
      last: last + 1,
      body: body === null ? null : withoutBullet(body),
    });
  };

  /** A heading's last line: it goes on while the next line does not begin a sentence of its own. */
  const spanOf = (first: number): { last: number; title: string } => {
    let last = first;
    let title = plain(first);
    for (let next = first + 1; isText(next); next++) {
      const text = plain(next);
      const open = title.lastIndexOf('(') > title.lastIndexOf(')');
      const goesOn = /^[\p{Ll}\d(]/u.test(text) && !hasBullet(line(next)) && !/^\w{1,2}\)\s/.test(text);
      if (!open && !goesOn && !(isUpper(title) && isUpper(text))) break;
      title = `${title} ${text}`;
      last = next;
    }
    const next = after(last);
    if (
      isUpper(title) &&
      next - last <= 3 &&
      isText(next) &&
      isUpper(plain(next)) &&
      GOES_ON.test(plain(next))
    ) {
      const rest = spanOf(next);
      return { last: rest.last, title: `${title} ${rest.title}` };
    }
    return { last, title };
  };

  for (let at = 0; at < roles.length; at++) {
    if (!isText(at) || isText(at - 1) || at + 1 === indexLine) continue;
    const text = plain(at);
    const inCover = indexLine !== null && at + 1 < indexLine;
    if (inCover) {
      if (found.length > 0 || !isUpper(text) || letters(text) < 12) continue;
      const { last, title } = spanOf(at);
      add('part', at, last, title);
      at = last;
      continue;
    }
    const previous = found.at(-1);
    const inArticle = previous?.style === 'article';
    const lead = BEFORE_POINT.exec(text);
    if (lead?.[1] && lead[2]) {
      add('upper', at, at, lead[1], lead[2]);
      continue;
    }
    const name = BEFORE_COLON.exec(text);
    if (name?.[1]) {
      add('upper', at, at, name[1], text);
      continue;
    }
    const { last, title: whole } = spanOf(at);
    const next = after(last);
    const alone = !isText(last + 1);
    const beforeTable = roles[next] === 'table';
    const caption = alone && beforeTable ? CAPTION_BEFORE_PROSE.exec(whole) : null;
    const captionTitle = caption?.[1] ?? caption?.[2];
    const style = styleOf(whole, {
      alone,
      beforeTable,
      inArticle,
      ornament: line(at).trimStart().startsWith('❖'),
    });
    if (style === null && captionTitle !== undefined && !LETTERED.test(whole)) {
      add(isUpper(captionTitle) ? 'caption' : 'title', at, last, captionTitle, whole);
      at = last;
      continue;
    }
    // The name under "IL PRESIDENTE" is no heading.
    if (isUpper(text) && previousText(at).some((before) => SIGNATURE.test(before))) continue;
    if (style !== null) {
      add(style, at, last, withoutBullet(whole).trim());
      at = last;
      continue;
    }
    if (alone && isTitle(whole) && !hasBullet(whole) && (beforeTable || isProse(next)))
      add('title', at, last, whole);
  }
  return found;

  function styleOf(
    title: string,
    where: { alone: boolean; beforeTable: boolean; inArticle: boolean; ornament: boolean },
  ): HeadingStyle | null {
    if (title.length > LONGEST_HEADING || SIGNATURE.test(title)) return null;
    const isListed = indexed.has(squeeze(title));
    if (ARTICLE.test(title) && where.alone) return 'article';
    if (PART.test(title) && isUpper(title)) return 'part';
    if (CHAPTER.test(title)) return 'chapter';
    if (UPPER_LETTER.test(title) && isUpper(title)) return 'chapter';
    if (where.ornament && isUpper(title)) return 'ornament';
    if (LETTERED.test(title) && !where.inArticle && !/;$/.test(title)) return 'lettered';
    if (isListed) return isUpper(title) ? 'part' : 'listed';
    if (!where.alone) return null;
    if (hasBullet(title)) return where.beforeTable && isUpper(title) ? 'caption' : null;
    if (isUpper(title) && !/;$/.test(title)) return QUOTED.test(title) ? 'caption' : 'upper';
    return UPPER_THEN_NAME.test(title) && !/[.;:]$/.test(title) ? 'upper' : null;
  }

  /** The line of text before this one, if only blank lines stand between. */
  function previousText(at: number): string[] {
    let before = at - 1;
    while (roles[before] === 'blank') before--;
    return isText(before) ? [plain(before)] : [];
  }

  function isProse(at: number): boolean {
    if (!isText(at)) return false;
    const text = plain(at);
    return hasBullet(line(at)) || text.length >= PARAGRAPH || (/[.:;]$/.test(text) && !isUpper(text));
  }

  function isTitle(text: string): boolean {
    if (!TITLE.test(text) || NOT_TITLE.test(text)) return false;
    return text.includes(' ') || letters(text) >= 8;
  }
}

function letters(text: string): number {
  return text.replace(/[^\p{L}]/gu, '').length;
}

/** Whether a text has letters, at least four, and none of them small. */
function isUpper(text: string): boolean {
  return letters(text) >= 4 && !/\p{Ll}/u.test(text);
}
