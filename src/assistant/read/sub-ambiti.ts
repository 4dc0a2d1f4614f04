// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { Area, Comune, Gazetteer, PlaceMention } from '../../places/model.ts';
import type { AskedPlace } from './reading.ts';

/** A part of an ambito, so called: "sub-ambito". */
export const SUB_AMBITO = /(?<!\bnon (?:(?:il|del|nel|al|i|dei|nei) )?)\bsub[\s-]?ambit/i;

/** The part of its ambito that bears a comune's name. */
export function areaNamedAfter({ nome, ambito }: Comune, aree: readonly Area[]): Area | undefined {
  const name = ` ${fold(nome)}`;
  return aree.find(
    (area) => area.ambito === ambito && area.alias.some((known) => fold(known).endsWith(name)),
  );
}

/** Words that make of a town's name the country around it, before the name and after it. */
const AROUND = /\b(?:zona|area|comprensorio|circondario|raggruppamento|gruppo)\s+(?:d(?:i|el)\s+)?$/i;
const AND_AROUND =
  /^\s*,?\s*(?:e|ed|con|\+)\s+(?:(?:i|gli|suoi|paesi|comuni|tutti|tutto|il|suo)\s+)*(?:dintorni|circondario|vicini|limitrofi|intorno|attorno|zona|hinterland|suoi (?:paesi|comuni))\b|^\s*,?\s*(?:e|con)\s+i\s+(?:suoi\s+(?:paesi|comuni)|(?:paesi|comuni)\s+(?:vicini|intorno|attorno|limitrofi|attigui|collegati|associati))\b/i;

/**
 * "La zona di Sergnano", "Bagnolo e dintorni": the part of its ambito that a comune gives its name to. That of the town which
 * gives the ambito its own is that town alone: nobody calls it so.
 */
export function asZones(
  text: string,
  mentions: readonly PlaceMention[],
  { aree, ambiti }: Pick<Gazetteer, 'aree' | 'ambiti'>,
): readonly PlaceMention[] {
  const capitals = new Set(ambiti.map(({ capofila }) => capofila));
  return mentions.map((mention) => {
    if (mention.kind !== 'comune' || capitals.has(mention.comune.istat)) return mention;
    const before = AROUND.exec(text.slice(0, mention.start))?.[0] ?? '';
    const after = AND_AROUND.exec(text.slice(mention.end))?.[0] ?? '';
    const area = before + after === '' ? undefined : areaNamedAfter(mention.comune, aree);
    if (!area) return mention;
    const [start, end] = [mention.start - before.length, mention.end + after.length];
    return { kind: 'area', area, start, end, written: text.slice(start, end) };
  });
}

/** "Crema subambito, abitanti": a comune that gives its name to a part of its ambito is that part, where parts are spoken of. */
export function asAreas(
  places: readonly AskedPlace[],
  ofParts: boolean,
  aree: readonly Area[],
): readonly AskedPlace[] {
  if (!ofParts) return places;
  const areas = places.flatMap((place) => {
    if (place.kind === 'area') return [place];
    if (place.kind !== 'comune') return [];
    const area = areaNamedAfter(place.comune, aree);
    return area ? [{ kind: 'area' as const, area }] : [];
  });
  return areas.length > 0 && areas.length === places.length ? areas : places;
}
