// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import { partsCalled } from './document-part.ts';
import type { Aspect } from './document-words.ts';
import type { Reading } from './reading.ts';
import { asksWhatIsDue } from './rules.ts';

/** A question on how many is answered by figures. */
export const COUNTS = /\bquant|\bnumero/i;

/** Whether a question names something that is measured. */
export const namesMeasure = ({ topics }: Pick<Reading, 'topics'>) =>
  topics.some((topic) => topic !== 'norme');

/** Whether a question names a figure, or a dwelling by its code. */
export const asksFigure = (reading: Pick<Reading, 'topics' | 'codes'>) =>
  namesMeasure(reading) || reading.codes.length > 0;

/** Topics that are questions on the documents themselves: who answered, of what a plan is silent. */
const OF_DOCUMENTS = new Set([
  'norme',
  'rispondenti',
  'non_rispondenti',
  'tasso_risposta',
  'inadempienti',
  'misura:capofila',
  'misura:iter_approvazione',
  'misura:data_dei_dati',
  'misura:origine_dei_dati',
]);

/** Comuni beside the documents that are asked for: whose they are. */
const OF_COMUNI = new Set(['comuni_area', 'comuni_elenco', 'comuni_ambito']);

/** Topics that tell apart those that did not answer. */
const OF_RESPONSES = new Set([
  'proprietari',
  'senza_patrimonio',
  'solo_aler',
  'patrimonio',
  'comuni_ambito',
  'comuni_elenco',
  'numero_comuni',
]);

/** What an act or a plan prints in its own place, whatever words of housing stand beside. */
export const ACT_ASPECTS: ReadonlySet<Aspect> = new Set([
  'allegati',
  'atti',
  'oggetto',
  'presenze',
  'firme',
  'proponente',
]);

const PLAN = /\b(?:pian[oi]|document[oi])\b/i;
const DOCUMENTS = /\b(?:document[oi]|piani|atti|fonti)\b/i;
const CELLS = /\b(?:cell[ae]|casell[ae]|righe|riga|tabell[ae]|codic[ei]|colonn[ae])\b/i;
/** What figures are checked of. */
const CHECKED =
  /\b(?:total[ei]|somm\w+|cont[oi]|dat[oi]|cifr[ae]|tabell[ae]|allegat[oi]|elenc\w+|pian[oi]|document[oi]|percentual[ei]|numero|import[oi]|verific\w+|errori|incongruenz\w+|contraddizion\w+|stranezz\w+|imprecision\w+|inesattezz\w+|sbagli|addizion\w+|voci|addendi|parti|media|aggregazion\w+|numeri|ordine|per cento|davvero|realmente|effettivamente)\b|\d ?%|\bquel(?:lo|la|l['’])? ?\d/;
/** Words of who asks of when the figures are, rather than of a deadline of the plans. */
const OF_FIGURES =
  /\b(?:dat[io]|numer[io]|cifr[ae]|informazioni|rilevazione|ricognizione|censimento|finestra|fotografia|aggiornat\w+)\b/i;

/** Words beside a measure of which it is asked what it means. */
const OF_COLUMNS =
  /^(?:colonn\w+|voc[ei]|tabell\w+|signific\w+|vuol|intend\w+|indic\w+|rappresent\w+|contiene|comprend\w+|includ\w+|titolo|stess[oai]|modo|modi|maniera|metodo|divers\w+|ugual\w+|definizion\w+|criteri\w*|cont[ai]\w*|calcola\w*|confront\w+|paragon\w+|omogene\w+|cosa|pian[oi]|document[oi])$/;

/** What is asked of the documents themselves; a figure named beside is asked itself, checks and dates of it aside. */
export function aspectAsked(reading: Reading): Aspect | null {
  const { aspect, topics } = reading;
  if (aspect === null) return aspect;
  // "Torna a casa", "quanto fa 3 per 4": without a figure or a document there is nothing to check.
  if (aspect === 'verifiche') {
    const about = asksFigure(reading) || CHECKED.test(fold(reading.question));
    return about || (reading.places.length > 0 && /\d/.test(reading.question)) ? aspect : null;
  }
  if (aspect === 'tabelle' || aspect === 'indice' || ACT_ASPECTS.has(aspect)) return aspect;
  if (aspect === 'parte') {
    // "Perché non ha i numeri nella tabella g?": what the plan says of the lack, and not the table.
    const computed = reading.operation !== null && (reading.list || reading.housing);
    const figures = asksFigure(reading) || (reading.list && reading.housing) || computed || reading.why;
    return partsCalled(reading.question).length > 0 && !figures ? aspect : null;
  }
  if (aspect === 'segni')
    return reading.places.some(({ kind }) => kind === 'comune' || kind === 'ambiguous') ? null : aspect;
  if (aspect === 'significato') {
    // "Accoglienza a bassa soglia" is no measure, though one of its words is.
    const other = reading.unknownWords.some((word) => !OF_COLUMNS.test(word));
    const placed = reading.places.some(({ kind }) => kind === 'comune');
    return namesMeasure(reading) && !other && !placed ? aspect : null;
  }
  if (aspect === 'origine') return aspect;
  if (aspect === 'data') {
    const named = reading.places.length > 0 || reading.years.length > 0 || asksFigure(reading);
    return named || OF_FIGURES.test(reading.question) ? aspect : null;
  }
  // Of a town outside the plans only their words can say something.
  const elsewhere = reading.places.some(({ kind }) => kind === 'elsewhere');
  if (aspect === 'elenco' && elsewhere && /\bpian[oi]\b/i.test(reading.question)) return aspect;
  if (asksWhatIsDue(reading) || elsewhere) return null;
  if (aspect === 'elenco' && reading.why) return null;
  // "Documenti disponibili": beside documents the word is no figure.
  const listed = aspect === 'elenco' && DOCUMENTS.test(reading.question);
  const own = (topic: string) =>
    OF_DOCUMENTS.has(topic) ||
    (topic === 'alloggi_previsti' && listed) ||
    // "Le celle vuote" are no dwellings.
    (topic === 'alloggi_liberi' && aspect === 'lacune' && CELLS.test(reading.question)) ||
    (aspect === 'elenco' && PLAN.test(reading.question) && OF_COMUNI.has(topic)) ||
    // "In quali comuni la tabella riporta «Non comunicato»?"
    (aspect === 'lacune' &&
      (OF_COMUNI.has(topic) || OF_RESPONSES.has(topic)) &&
      CELLS.test(reading.question)) ||
    (aspect === 'risposte' && OF_RESPONSES.has(topic));
  return topics.every(own) ? aspect : null;
}
