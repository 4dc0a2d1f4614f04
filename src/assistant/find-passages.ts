// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../italian/fold.ts';
import { saysQuantity } from '../italian/quantities.ts';
import { stem } from '../italian/stem.ts';
import type { Ask } from './ask.ts';
import type { ComposeContext } from './compose/shared.ts';
import { isAsking } from './read/name-left-out.ts';
import type { Near, Reading } from './read/reading.ts';
import { SEARCH } from './requests.ts';
import { countsThem, maySay, namesCalled } from './said-in-passage.ts';
import { type PassageItem, type PassagesResult, passagesResult } from './tool-results.ts';
import { ambitoNamed, whereSpokenOf } from './where-spoken-of.ts';

/** Passages looked at: the first answers, the others give the nearest titles. */
export const PASSAGES = 5;

/** A question, with what answers it and how. */
export interface Asked {
  readonly reading: Reading;
  readonly context: ComposeContext;
  readonly ask: Ask;
}

/** What is found on a question; where it goes on with a document's words, in that document before all others. */
export async function findPassages(
  reading: Reading,
  ask: Ask,
): Promise<{ ok: true; result: PassagesResult } | { ok: false; message: string }> {
  const words = wordsOf(reading);
  // What names enough by itself may be told elsewhere.
  if (reading.about !== null && (reading.unknownWords.length >= TELLS || namesOne(reading))) {
    const alone = await ask(SEARCH, { testo: words.testo, limite: PASSAGES });
    const result = alone.ok ? passagesResult.parse(alone.output) : null;
    if (result?.esito === 'trovato' && (result.passaggi[0]?.pertinenza ?? 0) >= SURE_ALONE)
      return { ok: true, result };
  }
  const near =
    reading.near === null
      ? null
      : await ask(SEARCH, { ...words, documento: reading.near.document, vicino_a: reading.near.line });
  const nearest = near?.ok ? passagesResult.parse(near.output) : null;
  const elsewhere = nearest !== null && isOfAnotherComune(nearest, reading);
  if (
    nearest?.esito === 'trovato' &&
    !elsewhere &&
    !(reading.near && isSaidBefore(nearest, reading.near, reading))
  )
    return { ok: true, result: countedIn(wholeAgain(nearest, reading), reading) };
  const outcome = await ask(SEARCH, words);
  if (!outcome.ok) return { ok: false, message: outcome.message };
  const result = await whereSpokenOf(passagesResult.parse(outcome.output), reading, words, ask);
  const told = nearest && toldBetter(nearest, result, reading);
  if (told) return { ok: true, result: countedIn(wholeAgain(told, reading), reading) };
  return {
    ok: true,
    result: countedIn(
      nearest?.esito === 'correlato' && result.esito !== 'trovato' ? nearest : result,
      reading,
    ),
  };
}

/**
 * "A chi è destinato?" of a project: the passage told before, which speaks of it, rather than one elsewhere that speaks of
 * another. Null where what is found elsewhere speaks of it too.
 */
function toldBetter(
  nearest: PassagesResult,
  { passaggi: [elsewhere] }: PassagesResult,
  { near, question, unknownWords }: Reading,
): PassagesResult | null {
  const [first] = nearest.passaggi;
  if (nearest.esito !== 'correlato' || !first || !elsewhere || !near || !holds(first, near)) return null;
  const said = words(question).map(({ text }) => text);
  const isOfAnother = (passage: PassageItem) => untoldWords(passage).some((word) => !said.includes(word));
  const tells = unknownWords.some((word) => word.length > TELLING_LETTERS);
  if (tells && first.manca.length === 0) return { ...nearest, esito: 'trovato' };
  const onlyAsks = ONLY_ASKS.test(fold(question)) && said.length <= FEWEST_OF_ITS_OWN;
  return onlyAsks && isOfAnother(elsewhere) && !isOfAnother(first) ? nearest : null;
}

/** "Chi paga?", "quando finiscono?": what is asked of what was told, and nothing named. */
const ONLY_ASKS = /^\W*(?:e |ed |ma )?(?:(?:a|da|con|per|di) )?(?:chi|quando|dove|quanto|come)\b/;
/** Words from which on a turn may name something. */
const FEWEST_OF_ITS_OWN = 3;

/** Whether what is found is what was told before, which does not say a thing that the turn names: "riguarda il tutor?". */
function isSaidBefore({ passaggi: [first] }: PassagesResult, near: Near, { question }: Reading): boolean {
  const untold = new Set(first && untoldWords(first));
  const names = words(question).some(
    ({ text }, index, all) => untold.has(text) && BEFORE_NAME.test(all[index - 1]?.text ?? ''),
  );
  return first !== undefined && holds(first, near) && names;
}
/** "A Pizzighettone invece che progetto c'è?": what was told before of another comune. */
function isOfAnotherComune({ passaggi: [first] }: PassagesResult, reading: Reading): boolean {
  if (first === undefined || reading.assumptions.includes('place_kept')) return false;
  const untold = new Set(untoldWords(first));
  return reading.places.some(
    (place) => place.kind === 'comune' && words(place.comune.nome).every(({ text }) => untold.has(text)),
  );
}

/** What stands before the name of a thing. */
export const BEFORE_NAME =
  /^(?:il|lo|la|l|i|gli|le|un|uno|una|(?:d|n)?ell?[aeo']?|d?el|nel|al|all[aeo]?|sul|sull[aeo]?)$/;

/** Whether a passage is the one that was told. */
const holds = ({ documento, righe }: PassageItem, { document, line }: Near): boolean =>
  documento === document && righe[0] <= line && line <= righe[1];

/** A passage told before is told whole: the sentences that answered then may not be those that answer now. */
function wholeAgain(result: PassagesResult, { near }: Reading): PassagesResult {
  const [first, ...others] = result.passaggi;
  return first && near && holds(first, near)
    ? { ...result, passaggi: [{ ...first, estratto: null }, ...others] }
    : result;
}

/** "Quanti tutor lavorano a Cremona?": a passage that says no quantity does not say how many. */
function countedIn(found: PassagesResult, reading: Reading): PassagesResult {
  const { question, story, about } = reading;
  const result = headingAfter(found);
  const [first] = result.passaggi;
  if (first !== undefined && isOfOthers(first, reading, result)) return { ...result, esito: 'nessuno' };
  if (
    first !== undefined &&
    story === null &&
    about === null &&
    !maySay(allOf(first, result), question, new Set(untoldWords(first)))
  )
    return { ...result, esito: 'nessuno' };
  const amount = IN_EURO.test(fold(question));
  if (story !== null || first === undefined || !(amount || HOW_MANY.test(question))) return result;
  // What is counted stands nowhere in it: it speaks of other things of the same place.
  const counted = countedThing(question);
  const unsaid = counted !== undefined && untoldWords(first).includes(counted);
  if (unsaid && result.esito === 'correlato') return { ...result, esito: 'nessuno' };
  const said = [first.testo, first.seguito?.testo ?? ''].join(' ');
  const tells = amount
    ? EURO.test(said)
    : saysQuantity(said) &&
      countsThem(said, countedThing(question)) &&
      !isUntold(first, question) &&
      namesCalled(question).every((name) => fold(allOf(first, result)).includes(name));
  return tells ? result : { ...result, esito: 'nessuno' };
}

/** All that is told of a passage: its document, its section and what goes on with it. */
const allOf = ({ documento, sezione, testo, seguito }: PassageItem, { documenti }: PassagesResult): string =>
  [documenti.find(({ id }) => id === documento)?.titolo, sezione, testo, seguito?.testo].join(' ');

/** A heading gives way to a passage that answers as surely. */
function headingAfter(result: PassagesResult): PassagesResult {
  const [first, second, ...others] = result.passaggi;
  const gives = first?.tipo === 'heading' && second !== undefined && second.tipo !== 'heading';
  return gives && second.pertinenza >= first.pertinenza
    ? { ...result, passaggi: [second, first, ...others] }
    : result;
}

/** The words of a question that a passage does not treat. */
export const untoldWords = ({ manca }: PassageItem): string[] => manca.flatMap((said) => said.split(' '));

/** "Dipendenti" of "quanti dipendenti". */
const countedThing = (question: string) => words(HOW_MANY.exec(question)?.[1] ?? '')[0]?.text;

/** "Il presidente dell'Aler": a passage that does not name who or where is asked of speaks of another. */
function isOfOthers(
  passage: PassageItem,
  { story, about, owners, places, question }: Reading,
  { documenti }: PassagesResult,
): boolean {
  if (story !== null || about !== null) return false;
  const own = documenti.find(({ id }) => id === passage.documento)?.ambito;
  const untold = new Set(untoldWords(passage));
  const named = [
    ...owners.filter((owner) => owner === 'aler'),
    ...places.flatMap((place) =>
      place.kind === 'comune'
        ? [place.comune.nome]
        : place.kind === 'ambito' && place.ambito.id !== own
          ? [place.ambito.nome]
          : [],
    ),
  ];
  const called = namesCalled(question);
  const asked = [...fold(question).matchAll(ASKED)].flatMap(([, noun = '']) =>
    GENERAL.test(noun) ? [] : [noun],
  );
  return (
    [...untold].some((word) => AVERAGE.test(word)) ||
    [...asked, ...named, ...called].some((name) => words(name).some(({ text }) => untold.has(text)))
  );
}

/** "Che scuola c'è", "quanti volontari": the thing asked, which a passage on it names. */
const ASKED =
  /(?:^|[,;:.?] ?|\b(?:a|in|di|con|per|da|su|e) )\W*(?:che|quale|quali|quant[ie]) (?:sono (?:i|gli|le) )?(?!\p{L}+(?:ano|ono)\b)(\p{L}{4,})/gu;
/** Whether a noun only says what kind of answer is wanted: "il posto", "la durata". */
export const isGeneral = (noun: string): boolean => GENERAL.test(noun);
/** Nouns that only say what kind of answer is wanted. */
const GENERAL =
  /^(?:societ|ditt|impres|organizz|modalit|procedur|passagg|bisogn|destinazion|pezz|tesser|avvertenz|caus[ae]|effett|conseguenz|risultat|pass[io]$|compit|novit|giorn|ann[oi]|dat[aei]|mes[ei]|scop|ruol|motiv|ragion|post[oi]|percentual|condizion|serviz|tip[oi]|part[ei]|import|cifr|somm|numer|mod[oi]|deliber|att[oi]$|legg|norm|articol|requisit|eta|durat|termin|cas[oi]$|punt[oi]|cosa|ent[ei]$|uffici|person|progett|misur|intervent|iniziativ|aiut|azion|obiettiv|strument|volt|temp|sono|sia|fare|dice|dicono|prevede|succede|viene|vengono|deve|devono|hanno|possono)/;
/** What is worked out over many, and no passage says unless it names it. */
const AVERAGE = /^(?:medi[oaie]|mediamente)$/;

/** Words of a question on how many that a passage leaves untold, from which on it counts something else. */
const MOST_UNTOLD = 3;

/** Whether a passage does not speak of what is counted, or of too much of what tells it apart. */
function isUntold(passage: PassageItem, question: string): boolean {
  const counted = countedThing(question);
  const said = untoldWords(passage).map((word) => stem(word));
  return passage.manca.length >= MOST_UNTOLD || (counted !== undefined && said.includes(stem(counted)));
}

/** Asked for a sum of money, and a text that says one. */
const IN_EURO = new RegExp(
  [
    String.raw`\bin euro\b|\bquant[ie] (?:euro|soldi|denar[oi])\b`,
    String.raw`(?:^\W*|\bdirmi )quanto (?:(?:si|ci|vi|mi|le|gli) )?(?:(?:ha|hanno|e|viene|vengono) )?(?:stat[oa] )?(?:spe[sn]\w+|risparmi\w*|cost\w+|guadagn\w+|paga\w*|ricev\w+|chie[ds]\w+|stanzia\w+|versa\w+)`,
    String.raw`^\W*(?:(?:qual|quant|quale|quanto)[' ]*(?:e|era|sara) )?(?:(?:il|lo|la) |l['’])?(?:importo|costo|prezzo|retta|ammontare)\b`,
  ].join('|'),
  'i',
);
const EURO = /€|\beuro\b/i;
const HOW_MANY = /\bquant[ie]\s+(?!(?:volte|sono|erano|saranno|ce|ne|se)\b)(\p{L}+)/iu;

/** What is looked for: the question, and what it goes on with. */
function wordsOf(reading: Reading) {
  // What is asked of another place is looked for in its documents.
  const elsewhere = reading.about !== null && reading.near === null ? ambitoNamed(reading) : null;
  return {
    testo: searched(reading),
    limite: PASSAGES,
    ...(reading.about !== null && { contesto: withoutAddress(reading) }),
    ...(elsewhere !== null && { ambito: elsewhere }),
  };
}

/** Words of a turn from which on it may say by itself what it is about, and how sure it must be that a passage treats them. */
const TELLS = 2;
const SURE_ALONE = 0.6;

/** "E a Palazzo Cantoni?": the name of something that the documents' words treat. */
const namesOne = ({ recognised, about }: Reading) =>
  recognised.some(
    ({ as, words: said }) =>
      as === 'topic: norme' && / /.test(said) && !isAsking(said) && !about?.includes(said),
  );

/** Whether a passage names the places asked about: what it says of others is no answer. An ambito is that of its document. */
export function namesPlaces(
  { testo, sezione, documento }: PassageItem,
  { places, story, about, recognised, question }: Reading,
  { documenti }: PassagesResult,
): boolean {
  const act = documenti.find(({ id }) => id === documento);
  // What the Giunta of a comune decides is of that comune.
  const said = fold(`${act?.tipo === 'piano_annuale' ? '' : (act?.titolo ?? '')} ${sezione} ${testo}`);
  const ambito = act?.ambito;
  // Who tells where they live asks what holds there, which is said for the whole ambito.
  const named = places.flatMap((place): (readonly string[])[] =>
    place.kind === 'comune'
      ? (story !== null || about !== null || livesIn(question, place.comune.nome)) &&
        place.comune.ambito === ambito
        ? []
        : [[place.comune.nome]]
      : place.kind === 'area'
        ? [[place.area.nome, ...place.area.alias]]
        : place.kind === 'elsewhere' || place.kind === 'provincia'
          ? [[place.nome]]
          : [],
  );
  // A house named after a saint is no comune: its name stands in the title as it was written.
  const written = recognised.filter(({ as }) => as === 'comune').map(({ words }) => fold(words));
  const title = fold(sezione);
  return named.every(
    (names) =>
      names.some((name) => said.includes(fold(name))) ||
      written.some((words) => words.includes(' ') && title.includes(words)),
  );
}

/** "Abito a Crema": where somebody lives or works is told, and need not be what is asked. */
const livesIn = (question: string, name: string): boolean =>
  fold(question)
    .split(fold(name))
    .slice(0, -1)
    .some((before) => LIVES.test(before));
const LIVES =
  /\b(?:abit(?:o|a|iamo|ano|ando)|viv(?:o|e|iamo|ono)|resident[ei]|residenza|risied\p{L}+|lavor(?:o|a|iamo|ano)|sto|stiamo|siamo|sono) (?:qui |gia |tutti )?(?:a|ad|in|di|da|nel comune di)\s*$/u;

/** The question gone on with, without the article or point that the new one names another of. */
const withoutAddress = ({ question, about }: Reading) =>
  (about ?? '').replace(ADDRESS, (address, kind: string) =>
    new RegExp(`\\b${kind}`, 'i').test(question) ? '' : address,
  );
const ADDRESS = /\b(punto|comma|lettera|articolo|art)\.?\s+\w+\)?/gi;

/** The question, with the places that it has from the turns before. */
export function searched(reading: Reading): string {
  const said = fold(reading.question);
  const kept = reading.places
    .map((place) =>
      place.kind === 'ambito'
        ? `ambito ${place.ambito.nome}`
        : place.kind === 'comune'
          ? place.comune.nome
          : '',
    )
    .filter(
      (name) => name !== '' && reading.assumptions.includes('place_kept') && !said.includes(fold(name)),
    );
  return [reading.story ?? reading.question, ...kept].join(' ');
}

/** Letters from which on a word tells what a question is about. */
export const TELLING_LETTERS = 4;
