// SPDX-License-Identifier: EUPL-1.2
import { loadPlaceData } from './data.ts';
import { mentionFinder } from './mentions.ts';
import type { Gazetteer, Identification, NameWords } from './model.ts';
import { nameMatcher } from './name-match.ts';
import { nameWordsOf } from './name-words.ts';

/** Names kept with what they name: as they come again and again in a conversation, whatever else there is to remember. */
const NAMES_KEPT = 512;
const LONGEST_KEPT = 60;

/**
 * Loads the gazetteer from `comuni.json`, `comuni-italia.json`, `ambiti.json` and `parole-comuni.json` in `dataDir`.
 * Throws an Error in Italian, naming the file, when one is missing or malformed.
 */
export function loadGazetteer(dataDir: string): Gazetteer {
  const data = loadPlaceData(dataDir);
  const byIstat = new Map(data.comuni.map((comune) => [comune.istat, comune]));
  const byId = new Map(data.ambiti.map((ambito) => [ambito.id, ambito]));
  // What only reads sentences is made for the first one: a client that names comuni alone does not wait for it.
  let nameWords: NameWords | undefined;
  let find: ReturnType<typeof mentionFinder> | undefined;
  return {
    comuni: data.comuni,
    ambiti: data.ambiti,
    aree: data.aree,
    get nameWords() {
      nameWords ??= nameWordsOf(data);
      return nameWords;
    },
    byIstat: (istat) => byIstat.get(istat),
    ambito: (id) => byId.get(id),
    identify: kept(nameMatcher(data)),
    find: (text, options) => {
      find ??= mentionFinder(data);
      return find(text, options);
    },
  };
}

/** The same, with the last names looked up at hand. */
function kept(identify: Gazetteer['identify']): Gazetteer['identify'] {
  const known = new Map<string, Identification>();
  return (name, options = {}) => {
    if (name.length > LONGEST_KEPT) return identify(name, options);
    const key = `${options.ambito ?? ''}\n${name}`;
    const found = known.get(key) ?? identify(name, options);
    if (!known.has(key)) {
      if (known.size >= NAMES_KEPT) known.clear();
      known.set(key, found);
    }
    return found;
  };
}
