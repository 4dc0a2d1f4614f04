// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { namesMeasure } from './asked-aspect.ts';
import type { ReaderKnowledge } from './find-places.ts';
import { LEADING } from './openings.ts';
import { readTurn } from './read-turn.ts';
import type { Reading } from './reading.ts';
import { asksInWords } from './rules.ts';

/** "Che cos'è?", "cosa sono di preciso?": nothing is named. */
const asksWhatItIs = (turn: string) => WHAT_IT_IS.test(fold(turn).replace(/['’]/g, ' '));
const WHAT_IT_IS = new RegExp(
  String.raw`^\W*${LEADING}(?:(?:che )?cos ?(?:e|a e|a sono)|che (?:cos )?(?:sono|vuol dire|significa)|cosa (?:vuol dire|significa|significano|sarebbe|sarebbero))(?: (?:esattamente|di preciso|precisamente|in pratica|di fatto))?\W*$`,
);

/** What somebody wants who asks what to do after dwellings. */
export const TO_HAVE_ONE = 'per avere una casa popolare';
/** "Cosa devo fare?", "come si fa?": nothing is named. */
const WHAT_TO_DO = new RegExp(
  String.raw`^\W*${LEADING}(?:(?:che )?cosa (?:devo|dovrei|bisogna|si deve) fare|come (?:devo fare|si fa|faccio|posso fare|mi muovo))(?: (?:allora|io|adesso|ora))?\W*$`,
);

/** What a question on figures names, in its own words: the service, else the measure. */
function nameIn({ recognised }: Reading): string | null {
  const said = (kind: string) =>
    recognised.filter(({ as }) => as.startsWith(kind)).map(({ words: name }) => name);
  const [service] = said('use: ');
  const [measure] = said('topic: ');
  return service ?? measure ?? null;
}

/** The name that a turn leaves out which asks in words what was spoken of is, or to whom, how long, how it is given. */
export function nameLeftOut(turn: string, subject: Reading, knowledge: ReaderKnowledge): string | null {
  if (asksWhatItIs(turn))
    return nameIn(subject) ?? (subject.goesOnFrom && nameIn(readTurn(subject.goesOnFrom, knowledge)));
  // "Cosa devo fare?" after dwellings: to have one.
  if ((subject.housing || namesMeasure(subject)) && WHAT_TO_DO.test(fold(turn))) return TO_HAVE_ONE;
  const alone = readTurn(turn, knowledge);
  const own = alone.topics.length > 0 && alone.topics.every((id) => id.startsWith('contributo'));
  if (own && MEANING.test(fold(turn))) return nameOf(subject);
  // "A cosa serve?", "a chi spetta?": words that only ask.
  const asksOnly = alone.recognised.every(({ words: said, as }) => as !== 'topic: norme' || isAsking(said));
  const asking = alone.topics.every((topic) => topic === 'norme') && asksOnly ? alone.topics : null;
  const names = [
    alone.topics,
    alone.places,
    alone.codes,
    alone.owners,
    alone.uses,
    alone.absent,
    alone.years,
  ];
  const says = [alone.recall, alone.aspect, alone.operation, alone.smalltalk].some((said) => said !== null);
  const bare =
    names.every((named) => named.length === 0 || named === asking) &&
    !says &&
    !alone.housing &&
    !alone.danger;
  const said = alone.unknownWords.length + alone.framingWords.length;
  const short = said > 0 && said <= MOST_OF_FOLLOW_UP;
  const ruleOfIt = asking !== null && asking.length > 0 && alone.unknownWords.length <= MOST_OF_FOLLOW_UP;
  const onRule = knowledge.asksRule(alone);
  const name = nameOf(subject);
  // What is asked of dwellings names them itself.
  if (onRule || ruleOfIt) return bare && name !== HOUSING && words(turn).length <= LONGEST_RULE ? name : null;
  return bare && short && asksInWords(alone) ? name : null;
}

/** Words that no one knows in a turn that asks more of what was spoken of. */
const MOST_OF_FOLLOW_UP = 3;

/** Words of a turn that only asks of a rule what was spoken of names. */
const LONGEST_RULE = 6;

/** "Cos'è sto contributo?": a word of the name, of which it is asked what it means. */
const MEANING = /\b(?:cos['’ ]?e|cosa (?:e|sono|vuol|vogliono|significa)|spieg\w+|in che consiste)\b/;

/** What is spoken of, as the documents' words name it. */
function nameOf(subject: Reading): string | null {
  const { uses, topics, housing, absent } = subject;
  const [use] = uses;
  if (absent.length > 0 || !(namesMeasure(subject) || use)) return null;
  if (use) return use;
  if (topics.includes('alloggi_sat')) return 'SAT';
  if (topics.some((id) => id.startsWith('contributo'))) return 'contributo di solidarietà';
  return housing ? HOUSING : null;
}

const HOUSING = 'case popolari';

/** Phrases of a question on rules that ask, and name nothing. */
const ASKING = /^(?:cos|che|come|chi|quant|entro|a chi|la |fare|presentare|limite)/i;
/** Whether the words of a question on rules only ask, and name nothing. */
export const isAsking = (said: string): boolean => ASKING.test(said);
