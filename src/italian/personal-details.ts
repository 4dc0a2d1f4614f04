// SPDX-License-Identifier: EUPL-1.2

import { maskPersonalData } from './personal-data.ts';

const CAPITALISED = String.raw`\p{Lu}[\p{Ll}’']+(?:\p{Lu}\p{Ll}+)?`;
const FULL_NAME = String.raw`${CAPITALISED}(?:\s+(?:d[aei]l?l?[aeio]?\s+|De\s+|Di\s+)?${CAPITALISED}){1,3}`;

/** What the words before it tell. A group named `kept` stays as it is, before the mask. */
const PATTERNS: readonly (readonly [string, RegExp])[] = [
  [
    'documento',
    /(?<kept>\b(?:carta d['’]identit[àa]|passaporto|patente|permesso di soggiorno)(?:\s+(?:n|nr|numero|è)\.?°?)*[\s:]+)[A-Z]{0,2}\d{4,9}[A-Z]{0,2}\b/giu,
  ],
  [
    'data di nascita',
    /(?<kept>\bnat[oaie]\s+(?:a\s+[\p{L} ’']{2,30}\s+)?(?:il|l['’])\s*)\d{1,2}(?:[/. -]\d{1,2}[/. -]|°?\s+\p{L}+\s+)\d{2,4}/giu,
  ],
  [
    'indirizzo',
    /(?<kept>\b(?:abit\p{L}*|viv\p{L}*|risied\p{L}*|resident\p{L}*|domiciliat\p{L}*|sto|casa mia|indirizzo)(?:\s+\p{L}+){0,3}?[\s,:]+(?:in|a|al|è)?\s*)(?:via|viale|piazza|piazzale|corso|vicolo|largo|strada)\s+[\p{L}\d.’' ]{2,40}?[\s,]+(?:n\.?°?\s*)?\d{1,4}(?:\/?[a-z])?\b/giu,
  ],
  [
    'nome',
    new RegExp(
      String.raw`(?<kept>(?:[Mm]i chiamo|[Ii]l mio nome è|[Ii]l mio nome e['’]|[Mm]y name is|[Jj]e m['’]appelle|[Mm]e llamo)\s+)(?:${FULL_NAME}|${CAPITALISED}|\p{Ll}+\s+\p{Ll}+(?=[\s,.;]))`,
      'gu',
    ),
  ],
  [
    'nome',
    new RegExp(
      String.raw`(?<kept>(?:(?<![\p{L}])[Ss]ono|[Ss]ignora?|[Ss]ig(?:\.|\.ra)?|[Dd]ott(?:\.|oressa|or)?|[Mm]arito|[Mm]oglie|[Ff]igli[oa]|[Mm]adre|[Pp]adre|[Ff]ratello|[Ss]orella)\s+)${FULL_NAME}`,
      'gu',
    ),
  ],
];

/**
 * Masks a text before it leaves this machine: besides codes and addresses of mail, what tells who someone is by the words
 * around it: names, streets with a number, dates of birth, numbers of papers. Streets and places alone stay.
 */
export function maskPersonalDetails(text: string): string {
  return PATTERNS.reduce(
    (masked, [kind, pattern]) =>
      masked.replace(pattern, (...match) => {
        const groups: unknown = match.at(-1);
        const kept = typeof groups === 'object' && groups !== null ? Reflect.get(groups, 'kept') : '';
        return `${typeof kept === 'string' ? kept : ''}[${kind}]`;
      }),
    maskPersonalData(text),
  );
}
