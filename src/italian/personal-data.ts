// SPDX-License-Identifier: EUPL-1.2

/** A kind of personal data that a text may hold. */
export const PERSONAL_DATA = [
  'codice fiscale',
  'IBAN',
  'posta elettronica',
  'telefono',
  'documento',
  'data di nascita',
  'indirizzo',
  'nome',
] as const;
export type PersonalData = (typeof PERSONAL_DATA)[number];

/** A text with personal data masked, and which kinds it held, each once. */
export interface Masked {
  readonly text: string;
  readonly found: readonly PersonalData[];
}

const CAPITALISED = String.raw`\p{Lu}[\p{Ll}’']+(?:\p{Lu}\p{Ll}+)?`;
const FULL_NAME = String.raw`${CAPITALISED}(?:\s+(?:d[aei]l?l?[aeio]?\s+|De\s+|Di\s+)?${CAPITALISED}){1,3}`;

/** In order: what has the narrower form first. A group named `kept` stays as it is, before the mask. */
const PATTERNS: readonly (readonly [PersonalData, RegExp])[] = [
  [
    'codice fiscale',
    /(?<![\p{L}\d])[A-Z]{6}\s?[\dLMNPQRSTUV]{2}\s?[ABCDEHLMPRST][\dLMNPQRSTUV]{2}\s?[A-Z][\dLMNPQRSTUV]{3}\s?[A-Z](?![\p{L}\d])/giu,
  ],
  ['IBAN', /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){4,7}(?:\s?[A-Z\d]{1,3})?(?![\p{L}\d])/giu],
  ['posta elettronica', /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu],
  [
    'telefono',
    /(?<![\p{L}\d.,/-])(?:(?:\+|00)39[\s.-]?)?(?:3\d{2}[\s./-]?\d{3}[\s.-]?\d{3,4}|0\d{1,3}[\s./-]\d{4,8}|0\d{8,10})(?![\p{L}\d]|[.,]\d)/gu,
  ],
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
 * Replaces personal data by its kind in square brackets: "il mio codice è [codice fiscale]". Knows codes, addresses and names
 * by their form and by the words before them; codes of dwellings, sums of money and years stay.
 */
export function maskPersonalData(text: string): Masked {
  const found = new Set<PersonalData>();
  let masked = text;
  for (const [kind, pattern] of PATTERNS) {
    masked = masked.replace(pattern, (...match) => {
      const groups: unknown = match.at(-1);
      const kept =
        typeof groups === 'object' && groups !== null ? String(Reflect.get(groups, 'kept') ?? '') : '';
      found.add(kind);
      return `${kept}[${kind}]`;
    });
  }
  return { text: masked, found: [...found] };
}
