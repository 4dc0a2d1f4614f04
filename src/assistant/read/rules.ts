// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '../../italian/fold.ts';
import type { Reading } from './reading.ts';
import { asksWhoOfTable } from './who.ts';

const phrases = z.array(z.string().min(1)).min(1);
const fileSchema = z.strictObject({
  /** Phrases that ask a rule, a definition, a deadline, a project or an act. */
  regole: phrases,
  /** Phrases that ask a figure, whatever else is said. */
  cifre: phrases,
});

/** What tells a question on rules and prose from one on figures, folded. */
export interface RuleWords {
  readonly rules: readonly string[];
  readonly figures: readonly string[];
}

/**
 * `rules`: the question asks what the documents say in words. `figure`: it asks a figure. `worded`: it is asked as prose is
 * asked (who, when, how long, by which act), whatever it names. `unclear`: it may be either, or about something else: the
 * search tells whether the documents speak of it.
 */
export type RulesReading = 'rules' | 'figure' | 'worded' | 'unclear';

/** Who compares owners or comuni by their figures. */
const COMPARES = /\b(?:piu|meno|maggior\w*|minor\w*|massim\w*|minim\w*|quant[ie] (?:alloggi|case|comuni))\b/;
/** Whom, when, where to, how long, why, by which act: no figure of a table answers these, whatever measure is named. */
const WORDED: readonly RegExp[] = [
  /\b(?:perche|come mai|ogni quanto|fino a quando|da quando|in (?:quali|quale|che) cas[oi])\b/,
  /\b(?:quando|entro (?:quando|quale|quanto|quanti|che)) (?:(?:e|sono|era|erano|si|va|viene|vengono|andava|deve|devono|ha|hanno|sara|saranno|verra|verranno|partono|parte|esce|il|la|i|le|lo|gli) )?/,
  /\b(?:quanto (?:dura|durano|tempo)|quanti (?:anni|mesi|giorni|posti|ospiti|utenti|percorsi)|quante (?:camere|stanze))\b/,
  /\bquanto (?:posso|possono|si puo|si deve|devo|devono) (?:spend|pag|aspett|rest|riman|sta)\w+/,
  /\b(?:con|secondo|in base a|in attuazione di) (?:quale|quali|che|chi)\b(?! (?:comun|ambit|anno|anni|pian))/,
  /\bin (?:che|quale|quali) (?:stato|condizion[ei])\b(?! di fatto)/,
  /\b(?:a|per|da|con) chi\b/,
  /\b(?:a (?:quale|quali|che) (?:condizion|scop|categor)\w*|a (?:che )?cosa serv\w+|da (?:che )?cosa (?:dipend|deriv)\w+)\b/,
  /\bdove (?:viene|vengono|si (?:fa|presenta|pubblica|chiede|trova)|posso|devo)\b/,
  /\bcosa (?:copr|compren|finanzi|preved|offr|comport|succed|cambi|permett|garant|rimbors|consist|propon|stabil|obblig)\w+/,
];
/** Where somebody has to go, or something is done. */
const WHERE_TO = /\bdove (?:si|devo|dobbiamo|posso|possiamo|vado|andare|andiamo|mi|ci|bisogna|occorre)\b/;
/** Who asks for comuni, by name. */
const PLACES = /\b(?:comun[ei]|paes[ei]|citta|enti?)\b/;
/** Who does something; "chi ha più alloggi" is asked of figures. */
const WHO = /(?:^| )chi (?!(?:ne )?(?:ha|hanno) (?!\w+(?:ato|uto|ito|tto|sto|so|diritto)\b))/;

/** Topics of the lexicon that are answered from the prose, and those that are no measure. */
const PROSE_TOPICS = new Set(['norme']);

/** Measures that a question names by the way: who lives where, what helps, what it costs. */
const NAMED_BY_THE_WAY = new Set([
  'norme',
  'importi',
  'famiglie',
  'femmine',
  'maschi',
  'conferiti_privati',
  'popolazione',
  'anziani',
]);

/** Whether a measure, where it is named beside a comune, is what is asked of it. */
export const isAskedOfComune = (topic: string): boolean => !NAMED_BY_THE_WAY.has(topic);

/** Reads `data/domande-regole.json`. */
export function loadRuleWords(dataDir: string): RuleWords {
  const data = fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'domande-regole.json'), 'utf8')));
  const folded = (list: readonly string[]) => list.map((phrase) => ` ${spaced(phrase)} `);
  return { rules: folded(data.regole), figures: folded(data.cifre) };
}

/** Whether a question is about rules and prose; `reading` is how it was read otherwise. */
export function readRules(
  reading: Pick<Reading, 'question' | 'topics' | 'codes' | 'operation' | 'places' | 'years' | 'housing'>,
  ruleWords: RuleWords,
): RulesReading {
  const said = ` ${spaced(reading.question)} `;
  const has = (list: readonly string[]) => list.some((phrase) => said.includes(phrase));
  const measures = reading.topics.filter((topic) => !PROSE_TOPICS.has(topic));
  // "Chi riserva alloggi alla polizia?" asks which comuni do, of a measure that a table gives.
  const named = measures.length > 0 || reading.housing;
  const ofTable = reading.operation !== null && named && asksWhoOfTable(said);
  const figure = reading.codes.length === 0 && isWorded(said, ofTable) ? 'worded' : 'figure';
  // "Cosa cambia", "che differenza c'è" of no place and no measure: what words mean.
  const general = measures.length === 0 && reading.places.length === 0 && reading.codes.length === 0;
  if (reading.operation === 'differenza' && general && has(ruleWords.rules)) return 'rules';
  // "Dove devo andare per …", "chi ha ideato il progetto": of no measure and no dwelling nothing lists comuni.
  const listed = measures.length > 0 || (reading.housing && figure === 'figure') || PLACES.test(said);
  const listsNothing = reading.operation === 'elenco_comuni' && (WHERE_TO.test(said) || !listed);
  const operation = listsNothing ? null : reading.operation;
  if (reading.codes.length > 0 || operation !== null || has(ruleWords.figures)) {
    return has(ruleWords.rules) && measures.length === 0 && reading.codes.length === 0 ? 'unclear' : figure;
  }
  // "Canone calmierato a Cremona nel 2026": a measure of a place in a year is a figure, whatever words name it.
  const asked = measures.filter(isAskedOfComune);
  const placed = asked.length > 0 && reading.places.length > 0 && reading.years.length > 0;
  if (placed) return figure;
  if (has(ruleWords.rules)) return 'rules';
  if (measures.length === 0) return reading.topics.length > 0 ? 'rules' : 'unclear';
  return measures.length < reading.topics.length ? 'unclear' : figure;
}

/** What is due for plans in general, asked of no plan: "quando va approvato il piano annuale?", "chi approva il piano?". */
export function asksWhatIsDue({
  question,
  places,
  years,
}: Pick<Reading, 'question' | 'places' | 'years'>): boolean {
  const said = spaced(question);
  return DUE.test(said) || (places.length === 0 && years.length === 0 && BY_WHOM.test(said));
}

const DUE =
  /\b(?:quanto tempo|quanti giorni|va|vanno|andava|andavano|viene|vengono|deve|devono|dovra|dovranno|si deve|ogni anno|entro (?:quando|quanto|quale|che))\b/;
const BY_WHOM = /\bchi (?:e approvat[oi]|approva|vota|firma|scrive|redige|predispone)\b/;

/** Whether a question is asked as prose is asked, whatever it names: who, when, where to. */
export const asksInWords = ({ question }: Pick<Reading, 'question'>): boolean =>
  isWorded(` ${spaced(question)} `, false);

/** Whether a question, folded and apart by spaces, is asked as prose is asked. */
function isWorded(said: string, ofTable: boolean): boolean {
  if (WORDED.some((form) => form.test(said))) return true;
  return !ofTable && WHO.test(said) && !COMPARES.test(said);
}

function spaced(text: string): string {
  return words(text)
    .map((word) => word.text)
    .join(' ');
}
