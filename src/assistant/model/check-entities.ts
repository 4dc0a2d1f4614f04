// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import type { PlaceMention } from '../../places/model.ts';
import type { Figure } from '../tool-results.ts';
import type { Checking, CitingSentence, Fault } from './check-sentence.ts';

const wrong = (text: string): Fault => ({ wrong: true, text });

/** Places, years, owners and services that a sentence names and what it cites does not. */
export function checkEntities(read: CitingSentence, checking: Checking): Fault | null {
  return checkPlaces(read, checking) ?? checkYears(read) ?? checkToday(read) ?? checkOwners(read);
}

const TODAY =
  /\b(?:oggi|attualmente|adesso|al momento|in questo momento|tuttora|currently|today|right now|actuellement|actualmente|derzeit|heute|astazi|acum)\b/;

/** A plan is a picture at its date: it says nothing of today. */
function checkToday({ text, placed, support }: CitingSentence): Fault | null {
  const [today] = TODAY.exec(fold(text)) ?? [];
  return today !== undefined && placed.length > 0 && !saysWords(support, today)
    ? wrong(`il piano non dice com’è ora: ${today}`)
    : null;
}

function checkPlaces(read: CitingSentence, { gazetteer, ledger, titles }: Checking): Fault | null {
  const mentions = gazetteer
    .find(read.text)
    .filter(({ start }) => !/\baler(?: di| -| –)?\s*$/i.test(read.text.slice(0, start)));
  const quotes = fold(
    read.passages.map(({ text, source }) => `${text}\n${titles.get(source.documento)}`).join('\n'),
  );
  const documents = [
    ...read.figures.map(({ fonte }) => fonte.documento),
    ...read.passages.map(({ source }) => source.documento),
  ];
  const ambiti = new Set(documents.flatMap((id) => fold(ledger.plans.get(id)?.ambito ?? '')));
  const figurePlaces = new Set(read.figures.flatMap(({ luogo }) => (luogo ? [fold(luogo.nome)] : [])));
  for (const mention of mentions) {
    const names = [...namesOf(mention), mention.written.replace(/['’]$/, '')];
    const cited = names.some((name) => figurePlaces.has(fold(name)) || saysWords(quotes, name));
    if (cited) continue;
    // "Città di Crema" is a sub-ambito, and the comune stands in its name.
    const within = [...figurePlaces].some(
      (place) => names.some((name) => saysWords(place, name)) && saysWords(fold(read.text), place),
    );
    if (within) continue;
    if (mention.kind === 'ambito' && ambiti.has(fold(mention.ambito.nome))) continue;
    if (mention.kind === 'ambito' && ambiti.has(fold(mention.ambito.id))) continue;
    return wrong(`luogo che la fonte non dice: ${mention.written}`);
  }
  return checkPairs(
    read,
    mentions.filter(({ kind }) => kind === 'comune'),
  );
}

/** Whether a folded text has these words, whole: "crema" does not stand in "cremasco". */
export function saysWords(folded: string, phrase: string): boolean {
  const escaped = fold(phrase).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, 'u').test(folded);
}

function namesOf(mention: PlaceMention): readonly string[] {
  switch (mention.kind) {
    case 'comune':
      return [mention.comune.nome];
    case 'ambiguous':
      return mention.candidates.map(({ nome }) => nome);
    case 'ambito':
      return [mention.ambito.nome];
    case 'area':
      return [mention.area.nome];
    default:
      return [mention.nome];
  }
}

/** Where several comuni are named, each figure must stand with its own: in its clause, or nearest before it. */
function checkPairs(read: CitingSentence, mentions: readonly PlaceMention[]): Fault | null {
  const named = mentions.flatMap((mention) =>
    mention.kind === 'comune' ? [{ name: fold(mention.comune.nome), at: mention.start }] : [],
  );
  if (named.length === 0) return null;
  const ofComuni = read.placed.filter(({ figure }) => figure.luogo?.tipo === 'comune');
  for (const { figure, at } of ofComuni) {
    const own = fold(figure.luogo?.nome ?? '');
    const nearest = paired(read.text, at, named);
    if (nearest !== undefined && nearest !== own)
      return wrong(`la cifra è di ${figure.luogo?.nome}, non di ${nearest}`);
  }
  return null;
}

const CLAUSE = /[;:,]|\.\s|\s(?:e|ed|mentre|invece|ma|and|while|et|und|y|iar)\s/g;

/** What is named in the same clause as an offset, else the last before it, else the first after. */
function paired<Name>(
  text: string,
  at: number,
  named: readonly { readonly name: Name; readonly at: number }[],
): Name | undefined {
  const ends = [...text.matchAll(CLAUSE)].map((match) => match.index);
  const start = ends.filter((end) => end < at).at(-1) ?? 0;
  const end = ends.find((each) => each >= at) ?? text.length;
  const inClause = named.filter((each) => each.at >= start && each.at < end);
  const before = inClause.filter((each) => each.at < at).at(-1);
  return (before ?? inClause[0] ?? named.filter((each) => each.at < at).at(-1) ?? named[0])?.name;
}

/** A figure of one year must not stand with another year than its own, or its plan's. */
function checkYears(read: CitingSentence): Fault | null {
  const named = [...read.text.matchAll(/\b(?:19|20)\d\d\b/g)].map((match) => ({
    name: Number(match[0]),
    at: match.index,
  }));
  const years = new Set(read.placed.map(({ figure }) => figure.anno));
  if (named.length < 2 || years.size < 2) return null;
  for (const { figure, at } of read.placed) {
    const nearest = paired(read.text, at, named);
    if (nearest !== undefined && nearest !== figure.anno && years.has(nearest))
      return wrong(`la cifra è del ${figure.anno}, non del ${nearest}`);
  }
  return null;
}

const ALER = /\baler\b/i;
const OWNED_BY_COMUNE = /\b(?:del|dal|il|al|dei|dai|i|ai) comun[ei]\b|\bcomunal[ei]\b|\bmunicip/i;
const SERVICES = /\b(SAP|SAT|SAS|ISEE|DGR|ERP|FSC|PNRR)\b/g;

function checkOwners(read: CitingSentence): Fault | null {
  for (const [name] of read.text.matchAll(SERVICES)) {
    if (!new RegExp(`\\b${name}\\b`, 'i').test(read.support))
      return wrong(`sigla che la fonte non dice: ${name}`);
  }
  const owners = read.placed.map(({ figure }) => figure).filter(({ ente }) => ente !== null);
  const isAler = ({ ente }: Figure) => ALER.test(ente ?? '');
  if (ALER.test(read.text) && !ALER.test(read.support)) return wrong('ente che la fonte non dice: ALER');
  if (owners.length === 0) return null;
  if (ALER.test(read.text) && !OWNED_BY_COMUNE.test(read.text) && !owners.some(isAler))
    return wrong('la cifra non è di ALER');
  if (
    OWNED_BY_COMUNE.test(read.text) &&
    !ALER.test(read.text) &&
    owners.every(isAler) &&
    /propriet|appart/i.test(read.text)
  )
    return wrong('la cifra è di ALER, non del Comune');
  return null;
}
