// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../italian/distance.ts';
import type { Gazetteer } from '../places/model.ts';
import { misprint } from './misprint.ts';
import type { Check } from './model.ts';
import { type SourceText, squeeze } from './source-text.ts';

/** A province's letters, as they stand after the name of a comune: "Rivarolo del Re ed Uniti (CR)". */
const PROVINCE = /(?<=\S) \((CR|MN)\)/gi;
/** The longest name of a comune, in words and in letters. */
const NAME_WORDS = 6;
const NAME_LETTERS = 50;
/** Letters by which a name may differ from the one that was meant. */
const OTHER_LETTERS = 2;

/** Comuni printed with a province that is not theirs ("Piacenza (CR)"): one of the two is wrong. */
export function checkProvinces(source: SourceText, gazetteer: Gazetteer): Check[] {
  return source.lines.flatMap((line, index) =>
    [...line.matchAll(PROVINCE)].flatMap(({ index: at, 1: letters = '' }, occurrence): Check[] => {
      const sigla = letters.toUpperCase();
      const name = lastName(line.slice(Math.max(0, at - NAME_LETTERS), at), gazetteer);
      if (!name || name.provincia === sigla) return [];
      const meant = alike(name.nome, sigla, gazetteer);
      return [
        misprint({
          id: `${source.id}/verifica/province/riga-${index + 1}-${occurrence + 1}`,
          document: source.id,
          title: `Provincia di un comune: «${name.nome} (${letters})»`,
          line: index + 1,
          note: `Alla riga ${index + 1} il documento scrive «${name.nome} (${letters})»: ${name.nome} non è in provincia di ${sigla}${meant ? `, forse si intende ${meant}` : ''}.`,
        }),
      ];
    }),
  );
}

/** The longest name of a comune that the words end with, and its province. */
function lastName(text: string, gazetteer: Gazetteer): { nome: string; provincia: string } | null {
  const words = text.split(/[\s,;:]+/).slice(-NAME_WORDS);
  for (let first = 0; first < words.length; first++) {
    const name = words.slice(first).join(' ');
    // A name begins with a capital letter; a damaged one is not for this check to mend.
    if (!/^\p{Lu}/u.test(name)) continue;
    const found = gazetteer.identify(name);
    if (found.kind === 'elsewhere') return { nome: found.nome, provincia: found.provincia };
    if (found.kind === 'comune' && squeeze(found.comune.nome) === squeeze(name)) return found.comune;
  }
  return null;
}

/** The only comune of a province whose first word looks like a name. */
function alike(name: string, sigla: string, gazetteer: Gazetteer): string | null {
  const found = gazetteer.comuni.filter(
    (comune) =>
      comune.provincia === sigla &&
      distance(squeeze(comune.nome.split(' ')[0] ?? ''), squeeze(name), OTHER_LETTERS) <= OTHER_LETTERS,
  );
  return found.length === 1 ? (found[0]?.nome ?? null) : null;
}
