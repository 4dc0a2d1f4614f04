// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { fold } from '../italian/fold.ts';
import { misprint } from './misprint.ts';
import type { Check } from './model.ts';
import type { SourceText } from './source-text.ts';

/** `data/norme.json`: the acts that every plan rests on, by the names that plans give them. */
export const normsSchema = z.array(
  z.strictObject({ names: z.array(z.string().min(1)).min(1), number: z.int(), year: z.int() }),
);
export type Norms = z.infer<typeof normsSchema>;

/** Words that may stand between an act's name and its number: "R.R. n. 4/2017", "L. R. n.16/2016". */
const BETWEEN = String.raw`\s*(?:n\s*\.?\s*)?`;

/** Acts cited with another year than theirs: "R.R. 4/2012". */
export function checkNorms(source: SourceText, norms: Norms): Check[] {
  return norms.flatMap(({ names, number, year }) => {
    const written = names.map((name) => name.replaceAll('.', '\\.?\\s*').replaceAll(' ', '\\s+')).join('|');
    const citation = new RegExp(
      `(?<![\\p{L}.])(?:${written})${BETWEEN}${number}/(\\d{4}|\\d{2})(?!\\d)`,
      'gu',
    );
    return source.lines.flatMap((line, index) =>
      [...fold(line).matchAll(citation)].flatMap((match, occurrence): Check[] => {
        const printed = Number(match[1]?.length === 2 ? `20${match[1]}` : match[1]);
        if (printed === year) return [];
        return [
          misprint({
            id: `${source.id}/verifica/norme/riga-${index + 1}-${occurrence + 1}`,
            document: source.id,
            title: `Anno di una norma: ${number}/${match[1]}`,
            line: index + 1,
            note: `Alla riga ${index + 1} il documento scrive ${number}/${match[1]}: l'atto che regola i servizi abitativi, citato altrove, è il ${number}/${year}.`,
          }),
        ];
      }),
    );
  });
}
