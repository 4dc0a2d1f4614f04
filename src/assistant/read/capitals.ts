// SPDX-License-Identifier: EUPL-1.2
import type { PlaceMention } from '../../places/model.ts';
import type { ReaderKnowledge } from './find-places.ts';

/** What leaves out, and after it the town that an ambito is named for. */
const LEFT_OUT =
  /\b(tolt[oaie]|togliendo|tolgo|togliamo|levat[oa]|levando|senza(?: contare| considerare)?|esclus[oa]|escludendo|a parte|tranne|eccetto|eccettuat[oa]|salvo|fuori(?: da(?:l|lla)?)?|al netto de(?:l|lla)|oltre (?:a(?:l|lla)?)?|meno)(\s+(?:(?:il|la|lo|del|della|dal|dalla|comune|citta|città)\s+)*(?:capoluogo|capofila|citt[àa](?!\s+(?:di|d)\b)))/gi;

/** "Tolto il capoluogo", "senza contare il capofila": the comune that heads the ambito asked about; of none, that of each. */
export function withCapitals(
  text: string,
  mentions: readonly PlaceMention[],
  { gazetteer, loadedAmbiti }: Pick<ReaderKnowledge, 'gazetteer' | 'loadedAmbiti'>,
): readonly PlaceMention[] {
  const found = [...text.matchAll(LEFT_OUT)].flatMap((match) => {
    const [whole, , name = ''] = match;
    const end = match.index + whole.length;
    const written = name.trimStart();
    return [{ written, start: end - written.length, end }];
  });
  if (found.length === 0) return mentions;
  const ids = mentions.flatMap((mention) =>
    mention.kind === 'ambito'
      ? [mention.ambito.id]
      : mention.kind === 'area'
        ? [mention.area.ambito]
        : mention.kind === 'comune' && mention.comune.ambito !== null
          ? [mention.comune.ambito]
          : [],
  );
  const capitals = [...new Set(ids.length > 0 ? ids : loadedAmbiti)].flatMap((id) => {
    const comune = gazetteer.byIstat(gazetteer.ambito(id)?.capofila ?? '');
    return comune ? [comune] : [];
  });
  const left = found.flatMap((where) =>
    capitals.map((comune): PlaceMention => ({ kind: 'comune', comune, corrected: false, ...where })),
  );
  return [...mentions, ...left].sort((a, b) => a.start - b.start);
}
