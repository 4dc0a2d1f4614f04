// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import type { Gazetteer } from '../../places/model.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { asksJustHowMany } from './in-context.ts';
import { ambitiOf } from './place-ambito.ts';
import type { AskedPlace, Reading } from './reading.ts';

/** Words of a turn that only changes one thing of the question before it: "e a Cremona?". */
export const LONGEST_FOLLOW_UP = 9;

/** Words of a turn that may ask something of its own. */
const SHORTEST_OF_ITS_OWN = 5;

/** "E del cremonese?" after a question on the documents themselves: the same of another place. */
export function goesOnWithAspect(turn: Reading, before: Reading): boolean {
  return (
    before.aspect !== null &&
    before.topics.every((topic) => topic === 'norme' || OF_RESPONSES.has(topic)) &&
    turn.aspect === null &&
    turn.topics.length === 0 &&
    turn.places.length + turn.years.length > 0 &&
    turn.unknownWords.length === 0 &&
    !turn.housing
  );
}

/** Topics on who answered, which are asked of the documents themselves. */
const OF_RESPONSES: ReadonlySet<string> = new Set(['rispondenti', 'non_rispondenti', 'inadempienti']);

/** "Quanti sono?", "perché?" after who did not answer: all of it is told together. */
export const asksMoreOfResponses = (turn: Reading, before: Reading) =>
  before.aspect === 'risposte' &&
  turn.topics.length + turn.places.length + turn.years.length + turn.unknownWords.length === 0 &&
  (turn.why || countsThem(turn) || asksJustHowMany(turn));

/** "E da chi?", "quando?", "con quale atto?" after who approved a plan: all of it is told together. */
export const asksMoreOfAct = (turn: Reading, before: Reading) =>
  before.aspect === 'approvazione' &&
  turn.topics.length + turn.places.length + turn.years.length + turn.codes.length === 0 &&
  /^(?:e |ed |ma )?(?:(?:da |a )?chi|quando|in che data|(?:con|in) (?:quale|che) (?:atto|seduta|assemblea|delibera|occasione)|da quale organo|dove)(?: (?:e stat\w+|l ha|lo ha|fu|venne).*)?\W*$/.test(
    fold(turn.question).replaceAll("'", ' '),
  );

/** "E chi altro?", "quali altri?" after one comune's figure, "e gli altri?" after those that have some. */
export function othersLikeIt(turn: Reading, before: Reading, gazetteer: Gazetteer): Partial<Reading> | null {
  if (
    !OTHERS.test(fold(turn.question).replaceAll("'", ' ')) ||
    before.topics.length + before.uses.length === 0
  )
    return null;
  // After the one that has most, all of them in their order.
  if (before.operation === 'massimo' || before.operation === 'minimo')
    return { operation: 'classifica', rank: null, count: null };
  const listed = before.operation === 'elenco_comuni' || before.operation === 'conteggio_comuni';
  if (listed) return { operation: 'senza', bounds: null };
  const ofComuni = before.places.length > 0 && before.places.every(({ kind }) => kind === 'comune');
  const places = ambitiOf(before.places, gazetteer);
  const ofOne = before.operation === null || before.operation === 'quota';
  return ofComuni && ofOne && places.length > 0 ? { operation: 'elenco_comuni', places, owners: [] } : null;
}

/** "Sono SAP o SAT?", "che tipo di alloggi sono?", "dove si trovano?": what was counted, one by one. */
export function toldApart(turn: Reading, before: Reading): Partial<Reading> | null {
  const said = fold(turn.question).replaceAll("'", ' ');
  const [place, more] = before.places;
  const told = before.list && STATE.test(said);
  const ofDwellings =
    (told || before.topics.some((id) => LISTED.has(id))) && place?.kind === 'comune' && !more;
  if (!ofDwellings || turn.places.length > 0 || before.operation !== null) return null;
  return told || APART.test(said) ? { list: true } : null;
}

/** Topics whose dwellings a plan lists. */
const LISTED: ReadonlySet<string> = new Set(['alloggi_liberi', 'alloggi_sat']);
const STATE =
  /^(?:e |ma )?(?:(?:in )?(?:che|quale|quali|lo|il loro) )?(?:stato|stati|tipo di sfittanza|sfittanza|condizion[ei]|uso)(?: (?:ha|hanno|e|sono))?\W*$/;
const APART =
  /^(?:e |ma )?(?:(?:sono |saranno )?sa[pt]s? (?:o|oppure) sa[pt]s?|(?:di |che )?(?:che )?(?:tipo|tipologia|genere) (?:di )?(?:alloggi |case )?(?:sono|e)|dove (?:si trovano|sono|stanno|si trova|e))\W*$/;

const OTHERS =
  /^(?:e |ed |ma |c e )?(?:(?:chi|qualcun|nessun) altro|quali altri|altri|gli altri|le altre|il resto|tutto il resto|tutti gli altri|i restanti|i rimanenti|gli altri comuni|altri comuni|quali altri comuni|(?:negli|per gli|degli|e negli) altri|e l unico|solo lui|solo lei|e il solo)(?: comun[ei])?(?: (?:ce l ha|ne ha|ne hanno|ce l hanno|lo fa|c e|ci sono|che ne ha))?\W*$/;

/** "Quanti ce ne sono?", "quanti sono?": how many there are of what was spoken of. */
export const countsThem = ({ question, topics, unknownWords }: Reading) =>
  topics.length === 0 && unknownWords.length === 0 && HOW_MANY_OF_THEM.test(fold(question));
const HOW_MANY_OF_THEM =
  /\bquant[eio]?\b.*\bne\b|\bne\b.*\bquant[ei]\b|^(?:e |ed |ma )?(?:in tutto )?quant[ei] (?:sono|erano|sarebbero|fanno)(?: in tutto)?\W*$/;

/** "Quanti sono?", "quanti in tutto?" after which they are. */
export const asksHowMany = (turn: Reading, before: Reading) =>
  before.operation === 'elenco_comuni' &&
  turn.operation === null &&
  COUNTS.test(turn.question) &&
  !turn.list &&
  !turn.whole;

/** Whether the whole ambito is asked for, and not what the last question is in all. */
export const isWholeAmbito = ({ whole, question }: Reading) => whole && WHOLE_AMBITO.test(question);
const WHOLE_AMBITO = /\b(?:ambito|comuni|ovunque|dappertutto|piano|territorio|zona)\b/i;

/** Topics that say in which state a dwelling is: of one dwelling they ask its row. */
const STATES: ReadonlySet<string> = new Set([
  'alloggi_liberi',
  'alloggi_previsti',
  'alloggi_da_ristrutturazione',
  'alloggi_carenza_manutentiva',
  'alloggi_sat',
  'patrimonio',
]);
const COUNTS = /\bquant/i;

/** "In che comune è?", "è libero?": the dwelling asked about before by its code. */
export function sameDwelling(turn: Reading, before: Reading): Reading | null {
  if (before.codes.length === 0 || turn.places.length > 0 || turn.plans || turn.checks) return null;
  if (COUNTS.test(turn.question) || words(turn.question).length > LONGEST_FOLLOW_UP) return null;
  if (!turn.topics.every((topic) => STATES.has(topic)) || turn.absent.length > 0) return null;
  if (turn.unknownWords.length > 1) return null;
  return { ...turn, topics: [], codes: before.codes, unknownWords: [], assumptions: ['topic_kept'] };
}

/** "E quanti no?", "chi invece no?". */
export function isDenial({ question, topics, places }: Reading): boolean {
  const said = words(question).map((word) => word.text);
  return (
    said.at(-1) === 'no' &&
    said.length > 1 &&
    said.length <= LONGEST_FOLLOW_UP &&
    topics.length + places.length === 0
  );
}

/**
 * "Di chi sono?", "dove sta scritto?", "sicuro?": what was asked before, once more. Whose the dwellings of a whole ambito are
 * is told owner by owner. "Chi li gestisce?", "a che data?" ask another thing of the same.
 */
export function recalledOf(turn: Reading, before: Reading): Reading | null {
  const { recall, question, claim } = turn;
  if (recall === null) return null;
  if (recall === 'office') {
    const danger = turn.danger || before.danger;
    return { ...turn, danger, places: before.places, assumptions: ['place_kept'] };
  }
  const many = before.places.every(({ kind }) => kind === 'ambito' || kind === 'area');
  const byOwner = recall === 'owner' && many && before.codes.length === 0 && !before.list;
  const ofAler = before.owners.join() === 'aler';
  return {
    ...before,
    question,
    recall,
    claim: recall === 'doubt' ? claim : null,
    ...(OTHER_OWNERS.test(question) && { owners: otherOwner(before) }),
    ...(byOwner && { by: 'ente', operation: 'classifica', owners: [] }),
    ...(recall === 'manager' && !ofAler && MANAGED),
    ...(recall === 'date' && { aspect: 'data', plans: true, operation: null }),
    confirms: true,
    assumptions: before.codes.length > 0 ? ['topic_kept'] : ['topic_kept', 'place_kept'],
  };
}

/** "Gli altri di chi sono?" after those of the comune. */
const OTHER_OWNERS = /\b(?:altr[ie]|restanti|il resto|rimanenti)\b/i;
const otherOwner = ({ owners }: Reading): Reading['owners'] =>
  owners.length === 1 ? [owners[0] === 'aler' ? 'comune' : 'aler'] : owners;

/** Who manages is asked of comuni, whatever was asked of them. */
const MANAGED: Partial<Reading> = {
  topics: ['delega'],
  owners: [],
  uses: [],
  operation: null,
  by: null,
  bounds: null,
  list: false,
  housing: true,
};

/** "E dopo?", "e il successivo?" after which has most: the one that comes next. */
export function nextOf(turn: Reading, before: Reading): Reading | null {
  const ranked = before.operation === 'massimo' || before.operation === 'minimo';
  const bare = turn.topics.length + turn.places.length + turn.unknownWords.length === 0;
  if (!ranked || !bare || !NEXT.test(fold(turn.question))) return null;
  const rank = (before.rank ?? 1) + 1;
  return { ...before, question: turn.question, rank, assumptions: ['topic_kept', 'place_kept'] };
}

const NEXT =
  /^(?:e |ed )?(?:(?:chi )?(?:viene |c e )?(?:dopo|poi)(?: ancora| chi (?:viene|c e))?|(?:il|la) (?:success\w+|seguente)|subito dopo)\W*$/;

/** "Quanto fa?" after whether a figure adds up: the figure. */
export function checkedFigure(turn: Reading, before: Reading): Reading | null {
  const asks = before.checks && before.topics.length > 0 && turn.topics.every((id) => id === 'norme');
  if (!asks || turn.places.length > 0 || !COUNTS.test(turn.question)) return null;
  const { question } = turn;
  return { ...before, question, checks: false, aspect: null, assumptions: ['topic_kept', 'place_kept'] };
}

/** "E per SAP?" after the SAT: another service is another question on the same place. */
export const changesService = (turn: Reading, before: Reading) =>
  turn.uses.length > 0 && !turn.uses.includes('SAT') && before.topics.join() === 'alloggi_sat';

/** "Quante case ha quel comune?" after its inhabitants: dwellings, where what was spoken of is none. */
export function asksStock(turn: Reading, before: Reading, lexicon: ReaderKnowledge['lexicon']): boolean {
  const asks =
    COUNTS.test(turn.question) || turn.operation !== null || words(turn.question).length <= FEWEST_OF_STOCK;
  if (!turn.housing || before.topics.length === 0 || !asks) return false;
  if (OWNS.test(turn.question)) return true;
  if (turn.owners.length > 0 && !DWELLING.test(turn.question)) return false;
  return before.topics.every((id) => !OF_DWELLINGS.has(lexicon.topics.get(id)?.tool ?? ''));
}

/** "Quanti alloggi aveva?", "quante case possiede?": what there is in all, whatever was counted before. */
const OWNS =
  /\bquant[ei] (?:alloggi|case|appartamenti)(?: (?:pubblic[ih]e?|popolari))? (?:ha|hanno|aveva|avevano|possied\p{L}+|conta)(?!\p{L})(?! (?:da|di|in) )/iu;

/** Words of a turn that is no more than "case popolari?". */
const FEWEST_OF_STOCK = 4;

const DWELLING = /\b(?:allogg|cas[ae]\b|appartament|abitazion|unit[aà])/i;
/** Tools whose measures count dwellings. */
export const OF_DWELLINGS: ReadonlySet<string> = new Set([
  'alloggi_disponibili',
  'patrimonio_abitativo',
  'quote_sat',
  'alloggi_assegnati',
  'dati_del_piano',
]);

/** Tools whose answers are figures of a table. */
const OF_FIGURES: ReadonlySet<string> = new Set([
  ...OF_DWELLINGS,
  'popolazione',
  'contributo_solidarieta',
  'quote_riservate',
]);

/** A few words that name nothing of their own, after a question on figures. */
export function passing(turn: Reading, before: Reading, lexicon: ReaderKnowledge['lexicon']): Reading {
  const ofFigures = before.topics.some((id) => OF_FIGURES.has(lexicon.topics.get(id)?.tool ?? ''));
  const few = words(turn.question).length <= SHORTEST_OF_ITS_OWN && turn.unknownWords.length <= 1;
  // What it names may be told in words of the place that was spoken of.
  const placed = turn.unknownWords.length > 0 && turn.places.length === 0;
  return ofFigures && few && turn.topics.length === 0 && !turn.housing
    ? { ...turn, inPassing: true, ...(placed && { places: before.places, assumptions: ['place_kept'] }) }
    : turn;
}

/** "In tutto?" after a figure: the whole of it, not of the stock. */
export function wholeOfIt(turn: Reading, before: Reading, { topics }: ReaderKnowledge['lexicon']): Reading {
  const weak =
    turn.topics.length > 0 && turn.topics.every((id) => id === 'in_tutto' && topics.get(id)?.weak === true);
  // "Quanti ne ha in tutto?" after the free ones: what there is, free or not.
  if (weak && HAS.test(turn.question) && before.topics.every((id) => OF_STOCK.has(id))) return turn;
  // "In tutto con ALER?": an owner named is no dwelling.
  const dwellings = turn.housing && (turn.owners.length === 0 || DWELLING.test(turn.question));
  return weak && before.topics.length > 0 && !dwellings ? { ...turn, topics: [], whole: true } : turn;
}

/** "Percentuale?" after those for the police: of what was spoken of, not of every reserved share. */
export function sameMeasure(turn: Reading, before: Reading, { topics }: ReaderKnowledge['lexicon']): Reading {
  const wider =
    turn.topics.length > 0 &&
    before.topics.length > 0 &&
    turn.topics.every((id) => topics.get(id)?.measures.length === 0) &&
    before.topics.every((id) => turn.topics.includes(topics.get(id)?.narrows ?? ''));
  if (wider) return { ...turn, topics: [], parts: true };
  // "Percentuale?" of anything else: how much of the whole it is.
  const bare = turn.topics.length === 1 && turn.topics[0] === RESERVED && PERCENT.test(fold(turn.question));
  const rate = before.topics.map((id) => RATES[id]).find((id) => id !== undefined);
  return bare && before.topics.length > 0 && turn.places.length === 0
    ? { ...turn, ...(rate ? { topics: [rate] } : { topics: [], operation: 'quota' as const }) }
    : turn;
}

/** Topics that count who answered, and how much of the whole they are. */
const RATES: Readonly<Record<string, string>> = {
  rispondenti: 'tasso_risposta',
  non_rispondenti: 'tasso_risposta',
};
const RESERVED = 'quote_riservate';
const PERCENT = /\bpercentual[ei]\b/;

const HAS = /\bne (?:ha|hanno|possiede|conta|aveva)\b/i;
/** "E quali altri comuni ci sono?" after an area's figure: which are its own. */
export function membersOf(turn: Reading, before: Reading): Reading {
  const asks =
    turn.topics.length + turn.places.length === 0 &&
    turn.operation === 'elenco_comuni' &&
    turn.bounds === null &&
    /\bcomuni\b/i.test(turn.question);
  const ofArea = before.places.length > 0 && before.places.every(({ kind }) => kind === 'area');
  return asks && ofArea ? { ...turn, topics: ['comuni_area'], operation: null } : turn;
}

/** "Quanti sono SAS?" after the whole stock: that part of it. */
export function partOfStock(turn: Reading, before: Reading): Reading | null {
  const part = turn.uses.length === 1 && turn.topics.length === 0 && before.topics.join() === 'patrimonio';
  return part && turn.operation === null && turn.places.length === 0
    ? {
        ...turn,
        housing: true,
        places: before.places,
        owners: before.owners,
        years: before.years,
        assumptions: ['place_kept'],
      }
    : null;
}

/** Topics of some of the dwellings that there are. */
const OF_STOCK: ReadonlySet<string> = new Set([
  'alloggi_liberi',
  'alloggi_previsti',
  'assegnati',
  'alloggi_sat',
]);

/** "E Castelleone?" after a sub-ambito: that of the same name, where it is one. */
export function sameKindOfPlace(turn: Reading, before: Reading, gazetteer: Gazetteer): Reading {
  const [area] = before.places;
  if (area?.kind !== 'area' || turn.topics.length > 0) return turn;
  const inAmbito = gazetteer.aree.filter(({ ambito }) => ambito === area.area.ambito);
  const places = turn.places.map((place): AskedPlace => {
    if (place.kind !== 'comune' || /\bcomune\b/i.test(turn.question)) return place;
    const name = fold(place.comune.nome);
    const same = inAmbito.find(({ nome, alias }) =>
      [nome, ...alias].some((known) => fold(known) === name || fold(known).endsWith(` ${name}`)),
    );
    return same ? { kind: 'area', area: same } : place;
  });
  return { ...turn, places };
}
