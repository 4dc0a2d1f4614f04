// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import type { Gazetteer, PlaceMention } from '../../places/model.ts';
import { findConcepts } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';
import type { AskedPlace } from './reading.ts';

/** Words that a comune's name has at most, articles aside. */
const LONGEST_NAME = 4;

export interface ReaderKnowledge {
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  /** Ids of the ambiti with a plan: their comuni win where an abbreviation fits several. */
  readonly loadedAmbiti: readonly string[];
}

/**
 * Places of the question. Where none is found but some words are left that mean nothing else ("sat corte", "liberi seto ed
 * uniti"), those words are tried as a name by themselves.
 */
export function findPlaces(text: string, knowledge: ReaderKnowledge): readonly PlaceMention[] {
  const { gazetteer, lexicon, loadedAmbiti } = knowledge;
  const mentions = gazetteer.find(text, { prefer: loadedAmbiti });
  if (mentions.length > 0) return mentions;
  const { rest } = findConcepts(words(text), lexicon);
  const left = rest.filter((word) => !/\d/.test(word.text) && !lexicon.emptyWords.has(word.text));
  const start = left[0]?.start;
  const end = left.at(-1)?.end;
  if (start === undefined || end === undefined || left.length > LONGEST_NAME) return [];
  const written = text.slice(start, end);
  // Words of the lexicon in between: the rest is not one name.
  if (findConcepts(words(written), lexicon).concepts.length > 0) return [];
  const alone = gazetteer.find(written, { prefer: loadedAmbiti });
  if (alone.length > 0)
    return alone.map((mention) => ({ ...mention, start: mention.start + start, end: mention.end + start }));
  // A single word that no name is near enough to is not a damaged name, but another word.
  if (left.length === 1) return [];
  const found = [...new Set(loadedAmbiti)].map((ambito) => gazetteer.identify(written, { ambito }));
  const named =
    found.find((item) => item.kind === 'comune') ?? found.find((item) => item.kind === 'ambiguous');
  if (named?.kind === 'comune') {
    const { comune, certainty } = named;
    return [{ kind: 'comune', comune, corrected: certainty === 'probable', start, end, written }];
  }
  return named ? [{ kind: 'ambiguous', candidates: named.candidates, start, end, written }] : [];
}

/** Places as a question asks about them, each once. */
export function askedPlaces(mentions: readonly PlaceMention[]): AskedPlace[] {
  const byKey = new Map<string, AskedPlace>();
  for (const mention of mentions) {
    const place = toPlace(mention);
    const key = `${place.kind}:${keyOf(place)}`;
    if (!byKey.has(key)) byKey.set(key, place);
  }
  return [...byKey.values()];
}

function toPlace(mention: PlaceMention): AskedPlace {
  switch (mention.kind) {
    case 'comune':
      return { kind: 'comune', comune: mention.comune, corrected: mention.corrected };
    case 'ambito':
      return { kind: 'ambito', ambito: mention.ambito };
    case 'area':
      return { kind: 'area', area: mention.area };
    case 'ambiguous': {
      const { written, candidates, start, end } = mention;
      return { kind: 'ambiguous', written, candidates, start, end };
    }
    case 'provincia':
      return { kind: 'provincia', nome: mention.nome };
    case 'elsewhere':
      return { kind: 'elsewhere', nome: mention.nome, provincia: mention.provincia };
  }
}

function keyOf(place: AskedPlace): string {
  switch (place.kind) {
    case 'comune':
      return place.comune.istat;
    case 'ambito':
      return place.ambito.id;
    case 'area':
      return `${place.area.ambito}/${place.area.nome}`;
    case 'ambiguous':
      return place.written;
    default:
      return place.nome;
  }
}
