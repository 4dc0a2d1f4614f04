// SPDX-License-Identifier: EUPL-1.2
import { words } from '../../italian/fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import { isSlipOf } from './told-apart.ts';

/** "Venduti", "demolite", "rimosso": what became of the dwellings that are counted. */
const PARTICIPLE = /(?:[aiu]t|[^s]s|tt|rt|st|nt)[oiae]$/;
const SHORTEST_PARTICIPLE = 7;
/** Shorter words tell dwellings apart too seldom. */
const SHORTEST = 4;
/** "Rom": what is counted may be as short. */
const SHORTEST_HEAD = 3;
const HOW_MANY = /^(?:quant[ie]|numero)$/;
/** Words between how many and what is counted. */
const ARE = /^(?:sono|erano|saranno|ci|gli|i|le|di|dei|degli|delle)$/;
const DWELLINGS = /^(?:alloggi[o]?|cas[ae]|appartament[oi]|abitazion[ei]|unita|immobil[ei]|edific[io]+)$/;
/** What may stand between dwellings and the words that tell them apart. */
const OF_DWELLINGS =
  /^(?:popolar[ei]|pubblic[oaih]+e?|sap|sas|sat|erp|comunal[ei]|aler|immobiliar[ei]|abitativ[ei]|liber[oaie]|sfitt[oaie]|vuot[oaie]|disponibil[ei]|assegnat[oaie]|assegnabil[ei]|riservat[oaie]|destinat[oaie]|transitor[ie]+|temporane[ie]|social[ei])$/;
/** What binds a word to the dwellings that it tells apart. */
const LINK =
  /^(?:per|con|senza|in|a|ad|ai|agli|alle|di|da|degli|delle|dei|dalle|dai|i|gli|le|la|il|lo|un|una|persone|famiglie|nuclei|soggetti)$/;
/** What a quality is said with. */
const ARE_SAID = /^(?:sono|siano|erano|saranno|hanno|avevano)$/;
/** What people do with dwellings. */
const HAVE_OR_LIVE = /^(?:hanno|ha|vivono|abitano|occupano|stanno|ci|sono)$/;
/** What follows a verb rather than an adjective. */
const AFTER_VERB = /^(?:il|lo|la|l|i|gli|le|un|uno|una|di|che|quest\w*)$/;
/** Topics that words on people or on having name: what is counted of them is the word that is counted. */
const HEADED = new Set(['norme', 'patrimonio', 'popolazione', 'famiglie', 'in_tutto']);
/** Topics that count dwellings, beside those that a bare question has. */
const COUNTED_TOPICS = new Set([
  'quote_riservate',
  'norme',
  'patrimonio',
  'alloggi_liberi',
  'alloggi_previsti',
  'assegnati',
  'alloggi_sat',
]);

/**
 * "Quanti dipendenti ha ALER", "quanti alloggi sono stati venduti", "alloggi liberi per disabili": a number of something
 * else than the plans count, or of dwellings told apart by a word that no measure has. The number of all dwellings is no
 * answer to it.
 */
export function isOtherCount(reading: Reading, lexicon: Lexicon): boolean {
  const { topics, housing, uses, question, codes, vacancy, why, unknownPlace, story } = reading;
  if (why || codes.length > 0 || vacancy !== null || unknownPlace !== null || story !== null) return false;
  const unknownWords = reading.unknownWords.filter((word) => !isIdle(word, lexicon));
  const tokens = tokensOf(question);
  const isUnknown = (word: string) => unknownWords.includes(word) && word.length >= SHORTEST_HEAD;
  const unknown = new Set(unknownWords.filter((word) => word.length >= SHORTEST));
  const bare = topics.every((topic) => topic === 'norme') && housing && uses.length === 0;
  const counts = tokens.some((token) => HOW_MANY.test(token));
  const head = headOf(tokens);
  const after = tokens[tokens.indexOf(head ?? '') + 1] ?? '';
  const ofPeople =
    (uses.length === 0 || HAVE_OR_LIVE.test(after)) && topics.every((topic) => HEADED.has(topic));
  if (counts && ofPeople && topics.length + Number(housing) > 0 && head !== null && isUnknown(head))
    return true;
  // "Quanti comuni hanno …": of the dwellings it is only said that they are there.
  if (counts && bare && head !== 'comuni' && head !== 'enti') {
    const became = (word: string) => word.length >= SHORTEST_PARTICIPLE && PARTICIPLE.test(word);
    if (unknownWords.some(became)) return true;
  }
  const ofDwellings = housing || topics.some((topic) => topic !== 'norme');
  if (!ofDwellings || !topics.every((topic) => COUNTED_TOPICS.has(topic))) return false;
  return tokens.some((token, at) => unknown.has(token) && tellsApart(tokens, at));
}

/** The words of a question, with an empty one where a sign parts them: "libere, posso". */
function tokensOf(question: string): string[] {
  return question.split(/[,;:?!()]+/).flatMap((part) => [...words(part).map(({ text }) => text), '']);
}

/** What is counted: the word after "quanti", "numero di". */
function headOf(tokens: readonly string[]): string | null {
  let at = tokens.findIndex((token) => HOW_MANY.test(token)) + 1;
  while (ARE.test(tokens[at] ?? '')) at++;
  return tokens[at] ?? null;
}

/** Whether a word stands beside the dwellings that are asked about: "seconde case", "alloggi per disabili", "case private". */
function tellsApart(tokens: readonly string[], at: number): boolean {
  if (DWELLINGS.test(tokens[at + 1] ?? '') && HOW_MANY.test(tokens[at - 1] ?? '')) return true;
  let before = at - 1;
  while (before >= 0 && LINK.test(tokens[before] ?? '')) before--;
  // "Quanti degli alloggi liberi sono senza barriere".
  if (ARE_SAID.test(tokens[before] ?? '') && tokens.slice(0, before).some((token) => DWELLINGS.test(token)))
    return true;
  const linked = before < at - 1;
  // "Alloggi elenca l'allegato", "alloggi prevedeva di assegnare": what is done, and no adjective.
  if (!linked && AFTER_VERB.test(tokens[at + 1] ?? '')) return false;
  while (before >= 0 && OF_DWELLINGS.test(tokens[before] ?? '')) {
    if (
      before === 0 ||
      !(DWELLINGS.test(tokens[before - 1] ?? '') || OF_DWELLINGS.test(tokens[before - 1] ?? ''))
    )
      return linked;
    before--;
  }
  return DWELLINGS.test(tokens[before] ?? '');
}

/** Shorter words are one letter away from too many. */
const SHORTEST_SLIP = 7;

/** Whether a word tells nothing apart, or is a slip of one letter for a word that is read: "comunai". */
function isIdle(word: string, { tellsNothing, vocabulary }: Lexicon): boolean {
  return tellsNothing(word) || (word.length >= SHORTEST_SLIP && isSlipOf(word, vocabulary, 1));
}
