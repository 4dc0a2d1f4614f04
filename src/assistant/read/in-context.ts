// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { readTurn } from './read-turn.ts';
import type { Reading } from './reading.ts';
import { areaNamedAfter } from './sub-ambiti.ts';

/** Words of a turn that says no more than one thing of what was spoken of. */
const FEW = 6;

/** What a word means by itself, and what after figures of another kind, whose table has its own. */
interface Sense {
  readonly word: string;
  /** Whether the topics spoken of are of that table. */
  readonly after: (topic: string) => boolean;
  readonly means: string;
}

const SUPPORT: ReadonlySet<string> = new Set([
  'importi',
  'domande',
  'domande_pervenute',
  'domande_finanziate',
  'domande_non_ammesse',
  'nuclei',
]);
const isContribution = (topic: string) => topic.startsWith('contributo');
const isSupport = (topic: string) => SUPPORT.has(topic);

/** "Quante domande finanziate?" after the money of a measure: of the same measure. */
export const ofSameSupport = (turn: Reading, before: Reading): boolean =>
  [turn, before].every(({ topics }) => topics.length > 0 && topics.every(isSupport));

const SENSES: readonly Sense[] = [
  { word: 'famiglie', after: isSupport, means: 'nuclei' },
  { word: 'domande', after: isSupport, means: 'domande' },
  { word: 'importi', after: isContribution, means: 'contributo' },
];

/**
 * "Quante famiglie?" after the money of a measure: those that it helped, not those that live there; "quanti soldi ha ALER?" after
 * the contribution: its contribution. What the table spoken of counts is meant before what others do.
 */
export function ofSameTable(turn: Reading, before: Reading): Reading {
  const measured = turn.topics.filter((topic) => topic !== 'norme');
  const [only, more] = measured;
  const said = only ?? (FUNDS.test(fold(turn.question)) ? 'importi' : undefined);
  const [spoken] = before.topics;
  if (said === undefined || more !== undefined || spoken === undefined) return turn;
  if (words(turn.question).length > FEW) return turn;
  const sense = SENSES.find(({ word, after }) => word === said && before.topics.every(after));
  if (sense) return { ...turn, topics: [sense.means] };
  return only === undefined && before.topics.every(isSupport) ? { ...turn, topics: ['importi'] } : turn;
}

/**
 * "E in provincia?" after families, "e in deroga?" after dwellings assigned: what, said with the measure spoken of, names a part
 * or a share of it.
 */
export function narrowed(turn: Reading, before: Reading, knowledge: ReaderKnowledge): Reading {
  const bare = turn.topics.length + turn.owners.length === 0 && turn.recall === null && !turn.housing;
  const [topic = '', more] = before.topics;
  // Of a part told before, another part of the same.
  const parent = knowledge.lexicon.topics.get(topic)?.narrows ?? topic;
  const spoken = [before.question, before.goesOnFrom ?? ''].flatMap((question) =>
    readTurn(question, knowledge)
      .recognised.filter(({ as }) => as === `topic: ${parent}`)
      .map(({ words: said }) => said),
  );
  const [name] = spoken;
  const spokenFrom = before.goesOnFrom ?? before.question;
  if (!bare || topic === '' || more !== undefined || name === undefined) return turn;
  if (words(turn.question).length > FEW || turn.places.some(({ kind }) => kind !== 'provincia')) return turn;
  const said = turn.question.replace(LEADS, '').replace(/[\s?!.]+$/, '');
  const isPart = (id: string) => knowledge.lexicon.topics.get(id)?.narrows === parent;
  for (const whole of [`${name} ${said}`, `${said} di ${name}`]) {
    const read = readTurn(whole, knowledge);
    const [only, other] = read.topics.filter((id) => id !== topic);
    if (only !== undefined && other === undefined && isPart(only))
      return {
        ...turn,
        topics: [only],
        operation: null,
        places: [],
        unknownWords: [],
        goesOnFrom: spokenFrom,
      };
  }
  return turn;
}

/** What a turn begins with that goes on, and the verb of one that asks how much a share is. */
const LEADS = /^\W*(?:(?:e|ed|ma|invece|quindi|che|quale|qual)\W+)*/i;

/** Words for money that a table of support measures has in a column. */
const FUNDS = /\b(?:fondi|fondo|soldi|euro)\b/;

/** "Chi è il più grande?" after a figure of the inhabitants or the names of comuni: which has most inhabitants. */
export function sizeOfComuni(
  turn: Reading,
  before: Reading,
  { topics, units }: ReaderKnowledge['lexicon'],
): Reading {
  const bare = turn.topics.every((topic) => topic === 'superficie') && !turn.housing;
  const isWorded = (id: string) =>
    topics.get(id)?.measures.every((each) => units.get(each) === 'testo') ?? false;
  // Comuni that were listed for what is said of them, or for what they lack, have no other size.
  const unsized = before.operation === 'senza' || before.topics.every(isWorded);
  const ofPeople =
    before.topics.length > 0 && (unsized || before.topics.every((topic) => PEOPLED.has(topic)));
  const size = SIZE.exec(fold(turn.question));
  const elsewhere = turn.places.length > 0 && !unsized;
  if (!bare || !ofPeople || !size || elsewhere || turn.operation === 'differenza') return turn;
  const operation = (size[1] === 'piu') === /^(?:gran|gross|popolos|abitat)/.test(size[2] ?? '');
  return { ...turn, topics: ['popolazione'], operation: operation ? 'massimo' : 'minimo' };
}

const PEOPLED: ReadonlySet<string> = new Set([
  'popolazione',
  'maschi',
  'femmine',
  'comuni_area',
  'comuni_elenco',
  'comuni_ambito',
]);
const SIZE = /\b(piu|meno) (grand\w*|gross\w*|popolos\w*|abitat\w*|piccol\w*)/;

/**
 * Short turns that ask one thing of the figures spoken of: "in che comune?", which have some; "tutti e due", their sum; "quanti
 * del comune di Cremona?" after an ambito's, its own.
 */
export function asksOneThing(turn: Reading, before: Reading): Reading {
  const said = fold(turn.question).replaceAll("'", ' ');
  if (turn.topics.length > 0 || before.topics.length === 0) return turn;
  if (IN_WHICH.test(said)) return { ...turn, operation: 'elenco_comuni', unknownWords: [] };
  const ambiguous = before.places.some(({ kind }) => kind === 'ambiguous');
  if (!ambiguous && ALL_TOGETHER.test(said)) return { ...turn, operation: 'somma', unknownWords: [] };
  const ofAmbito = before.places.length > 0 && before.places.every(({ kind }) => kind === 'ambito');
  const own = ofAmbito && turn.namedAsComune && turn.owners.length === 0 && OF_THE_COMUNE.test(said);
  return own ? { ...turn, owners: ['comune'] } : turn;
}

const IN_WHICH = /^\W*(?:e )?(?:in|a|per) (?:che|quale|quali) comun[ei]\W*$/;
const ALL_TOGETHER =
  /^\W*(?:e )?(?:tutt[ie] e (?:due|tre|quattro)|entramb[ie]|(?:i |le )?(?:due|tre) (?:insieme|assieme))\W*$/;
const OF_THE_COMUNE = /\b(?:quant[ie]|di cui|quell[ie])(?: sono)? (?:quell[ie] )?del comune di\b/;

/** "In percentuale?" of what is a percentage: the same. */
export function alreadyPercent(
  turn: Reading,
  before: Reading,
  { topics, units }: ReaderKnowledge['lexicon'],
): Reading {
  const measures = before.topics.flatMap((id) => topics.get(id)?.measures ?? []);
  const percent = measures.length > 0 && measures.every((measure) => units.get(measure) === '%');
  const bare = turn.operation === 'quota' && turn.topics.length === 0;
  return bare && percent ? { ...turn, operation: null, confirms: true } : turn;
}

/** "Il sub-ambito", of a comune that gives it its name. */
export function subAmbitoOf(turn: Reading, before: Reading, { aree }: ReaderKnowledge['gazetteer']): Reading {
  const [place, more] = before.places;
  const bare = turn.topics.length + turn.places.length === 0 && SUB_AMBITO.test(fold(turn.question));
  if (!bare || place?.kind !== 'comune' || more) return turn;
  const area = areaNamedAfter(place.comune, aree);
  return area ? { ...turn, places: [{ kind: 'area', area }], by: null, unknownWords: [] } : turn;
}

const SUB_AMBITO =
  /^\W*(?:(?:no|scusa|scusi|e|intendevo|volevo dire|dicevo|parlavo del|nel|del)\W+)*(?:il |nel |del )?sub[ -]?ambito\W*$/;

/** "Quanti comuni sono?" after the inhabitants or the surface of an ambito: those that it is made of. */
export function comuniCounted(
  turn: Reading,
  before: Reading,
  { topics }: ReaderKnowledge['lexicon'],
): Reading {
  const ofTerritory =
    before.places.length > 0 &&
    before.places.every(({ kind }) => kind === 'ambito' || kind === 'area') &&
    before.topics.every((id) => topics.get(id)?.tool === 'popolazione' || id === 'famiglie');
  const asks = turn.topics.length + turn.places.length === 0 && HOW_MANY_COMUNI.test(fold(turn.question));
  if (!ofTerritory || !asks || before.topics.length === 0) return turn;
  const ofArea = before.places.every(({ kind }) => kind === 'area');
  return { ...turn, topics: [ofArea ? 'comuni_area' : 'comuni_elenco'], operation: null };
}

const HOW_MANY_COMUNI =
  /^(?:e |ed |ma |quindi )*(?:quant[ie] (?:sono i )?comuni(?: (?:sono|sarebbero|ci sono|ha|conta|comprende|copre|ne fanno parte|in tutto|in totale|nell'ambito|l'ambito|in tutto l'ambito))*|da quanti comuni (?:e format[oa]|e compost[oa]))\W*$/;

/** "Ci sono case?", "quanti alloggi?" after a place and nothing of it: what was named is where. */
export function asksDwellingsThere(turn: Reading, before: Reading, asksRule: boolean): boolean {
  const { housing, topics, unknownWords, question } = turn;
  return (
    housing &&
    topics.length === 0 &&
    unknownWords.length === 0 &&
    before.places.length > 0 &&
    before.topics.length === 0 &&
    !asksRule &&
    (words(question).length <= FEW || /\bquant/i.test(question))
  );
}

/** "Quante?", "quanto?", "e quanti in tutto?": a turn that says nothing else asks the figure that was spoken of. */
export const asksJustHowMany = ({ question, topics, places }: Reading): boolean =>
  topics.length + places.length === 0 && JUST_HOW_MANY.test(fold(question).replaceAll("'", ' '));
const JUST_HOW_MANY =
  /^\W*(?:(?:e|ed|ma|si|ok|ah|quindi|allora|cioe)\W+)*quant[oiae](?: (?:esattamente|di preciso|precisamente|in tutto|in totale|di cifra|per la precisione))?\W*$/;

/** "Intendevo solo quelli del comune": whose they are, where no comune is named. */
export function ownedByComune(
  turn: Reading,
  before: Reading,
  { topics }: ReaderKnowledge['lexicon'],
): Reading {
  // Inhabitants are nobody's own: the comune as a place.
  const ofPlace =
    before.topics.length > 0 && before.topics.every((id) => topics.get(id)?.tool === 'popolazione');
  const said = fold(turn.question);
  const owned =
    turn.owners.length === 0 &&
    turn.places.length === 0 &&
    (OF_COMUNE.test(said) || (before.owners.join() === 'aler' && THE_COMUNI.test(said))) &&
    !turn.plans;
  if (owned && ofPlace) return { ...turn, namedAsComune: true, confirms: true };
  return owned ? { ...turn, owners: ['comune'], namedAsComune: true } : turn;
}

/** "E i comuni?" after ALER's. */
const THE_COMUNI = /^(?:e|ed|ma|invece|mentre) (?:per |quelli di )?i comuni(?: invece)?\W*$/;

const OF_COMUNE =
  /\b(?:del|dal|al|sol[oa] il|intendevo il|parlavo del|dicevo il) comune\b(?! (?:di|d|con|che|piu|meno))|^(?:e )?(?:quant[ieo] )?(?:sono |va |vanno )?(?:quell[ie] )?(?:dei|ai) comuni\W*$|^(?:e|ed|ma|invece|mentre)? ?il comune(?: invece| (?:non )?ne .*| quant[ie].*)?\W*$/;
