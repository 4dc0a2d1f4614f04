// SPDX-License-Identifier: EUPL-1.2
import { capitalised } from '../../italian/capitals.ts';
import type { PlaceMention } from '../../places/model.ts';

/**
 * "ALER Mantova": the name of an operating unit where another place is named, or where the town has no plan of its own;
 * "liberi ALER Cremona" is as well the comune, whose rows are looked for first.
 */
export function alerUnit(text: string, mentions: readonly PlaceMention[]): PlaceMention | null {
  const named = townAfterAler(text, mentions);
  const own = named?.kind === 'comune' && named.comune.ambito !== null;
  // "ALER Milano" is another body, of which no plan speaks.
  if (named?.kind === 'elsewhere' && !OF_ALER.test(named.nome)) return null;
  return named && (mentions.length > 1 || !own) ? named : null;
}

/** "La U.O. Cremona e la U.O. Mantova": operating units set against each other; none where fewer than two are named. */
export function alerUnits(text: string, mentions: readonly PlaceMention[]): PlaceMention[] {
  const before =
    /(?:^|\s)(?:l['’])?aler\s+(?:di\s+)?$|(?:^|\s)(?:aler\s+)?u\.?\s*o\.?\s*(?:g\.?\s*)?(?:di\s+)?$|(?:^|\s)unit[àa] operativa (?:di\s+)?$/i;
  const named = mentions.filter(({ start }) => before.test(text.slice(0, start)));
  const [first, second] = named;
  if (!first) return [];
  if (second) return named;
  // "La U.O. Cremona o quella di Mantova".
  const next = mentions[mentions.indexOf(first) + 1];
  const between = next && text.slice(first.end, next.start);
  return next && between !== undefined && UNIT_AGAIN.test(between) ? [first, next] : [];
}

/** Operating units by their own name, which names no comune: "la U.O. Cremona rispetto alla U.O. Mantova". */
export function unitsSaid(text: string): string[] {
  const named = [...text.matchAll(UNIT_SAID)].map(([, town = '']) => capitalised(town.toLowerCase()));
  return [...new Set(named)];
}
const UNIT_SAID = /(?<!\p{L})u\.?\s?o\.?\s?(?:g\.?\s?)?(?:di\s+)?(cremona|mantova|brescia)(?!\p{L})/giu;

const UNIT_AGAIN = /^\s*(?:e|o|rispetto a|contro|,)\s*(?:a\s*)?(?:(?:la|quella|alla)\s+)?(?:di\s+)?$/i;

/** The towns that the one ALER of these plans is named after. */
const OF_ALER = /^(?:Brescia|Cremona|Mantova)$/;

export function townAfterAler(text: string, mentions: readonly PlaceMention[]): PlaceMention | null {
  const before = /\baler\s*(?:u\.?\s*o\.?\s*g?\.?\s*)?(?:di\s+)?$/i;
  return mentions.find(({ start, kind }) => kind !== 'ambito' && before.test(text.slice(0, start))) ?? null;
}
