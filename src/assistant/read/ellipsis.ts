// SPDX-License-Identifier: EUPL-1.2
import { type Word, words } from '../../italian/fold.ts';

/** Words of a turn that only puts one thing in the place of another: "e quello annuale?". */
const LONGEST = 7;

/** What a turn may begin with and mean nothing by. */
const LEADS = new Set(
  'e ed ma o poi allora invece ok bene va perfetto grazie capito scusa scusi no si ecco mentre però pero'.split(
    ' ',
  ),
);
/** Verbs, and words that ask: a turn with one of them says what it asks. */
const ASKS =
  /^(?:chi|che|cosa|come|quando|quant\w*|dove|perche|qual\w*|cui|si|e|sono|era|ha|hanno|ho|puo|posso|possono|deve|devono|devo|viene|vengono|va|vanno|serve|servono|vale|c|ce|ci|mi|ti|sai|dammi|dimmi|spiega\w*|fa|fanno|sta|stanno|conta|esiste|esistono|dura|durano|costa|scade|decide|paga|pagano|gestisce|entro|anche|gia|ancora|solo|ne|era|erano|sara|saranno|stat[oaie]|aveva|avevano|avra|avranno|\w{2,}(?:avano|evano|ivano|iscono|gono))$/;
const ADVERBS = new Set(
  'altro altra altri altre dopo prima poi allora adesso ora oggi quindi subito sempre mai'.split(' '),
);
const ARTICLES = new Set('il lo la i gli le l un uno una'.split(' '));
/** Prepositions, by the bare one that they hold. */
const PREPOSITIONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    di: 'di del dello della dei degli delle dell d',
    a: 'a ad al allo alla ai agli alle all',
    da: 'da dal dallo dalla dai dagli dalle dall',
    in: 'in nel nello nella nei negli nelle nell',
    su: 'su sul sullo sulla sui sugli sulle sull',
    con: 'con col coi',
    per: 'per',
    tra: 'tra fra',
  }).flatMap(([bare, all]) => all.split(' ').map((each) => [each, bare])),
);
const THAT = /^quell[oaie]$/;
/** Parts of a document that go by a number or a letter, one and many. */
const NUMBERED: Readonly<Record<string, string>> = {
  misure: 'misura',
  azioni: 'azione',
  punti: 'punto',
  lettere: 'lettera',
  commi: 'comma',
  articoli: 'articolo',
  art: 'articolo',
  fasi: 'fase',
  linee: 'linea',
  allegati: 'allegato',
  tabelle: 'tabella',
  obiettivi: 'obiettivo',
  dgr: 'dgr',
  at: 'at',
  aggregazioni: 'aggregazione',
};
const NUMBERED_ONE = new Set(Object.values(NUMBERED));
const ORDINALS = 'prim second terz quart quint sest settim ottav non decim'.split(' ');

/**
 * The whole question that a turn of a few words stands for, after one that was answered in the documents' words: "e quello
 * annuale?" after "a cosa serve il piano triennale?", "e la 5?" after "a chi è rivolta la misura 3?", "e per i disabili?".
 * Null where the turn says by itself what it asks.
 */
export function completed(turn: string, before: string): string | null {
  const said = withoutLeads(words(turn));
  // "È già esecutiva?" asks, "e gli altri?" goes on.
  if (/^\s*(?:è|e['’])(?:\s|$)/i.test(turn)) return null;
  const [first] = said;
  if (!first || said.length > LONGEST) return null;
  const asked = words(before);
  const numbered = ofNumber(said, asked, before);
  if (numbered !== null) return numbered;
  // "Soggetto gestore" names a part of what was spoken of; "e il soggetto gestore?" may be another thing.
  const led =
    said.length < words(turn).length ||
    ARTICLES.has(first.text) ||
    /^\p{Lu}+$/u.test(turn.replace(/\W/g, ''));
  if (!led && !THAT.test(first.text) && PREPOSITIONS[first.text] === undefined) return null;
  // "E dopo?" names nothing, and of "chi lo approva?" there is no name to put another in the place of.
  if (said.some(({ text }) => ASKS.test(text) || ADVERBS.has(text)) || isOfNothingNamed(asked)) return null;
  const rest = turn.slice(first.start).replace(/[\s?!.]+$/, '');
  if (THAT.test(first.text))
    return said.length > 1 ? ofThat(turn.slice(first.end).trim(), asked, before) : null;
  const preposition = PREPOSITIONS[first.text];
  if (preposition !== undefined) return besides(rest, preposition, asked, before);
  // Of what asks more of something than what it is, another name is looked for beside it.
  return ASKS_WHAT.test(before) ? inPlaceOfName(rest, first, asked, before) : null;
}

/** "Cos'è il tutor?", "cosa vuol dire SAP?", "a cosa serve il piano?": what is asked of is named last. */
const ASKS_WHAT =
  /^\W*(?:e |ed |ma )?(?:(?:(?:a|di|in) )?(?:che )?cos['’a ]|che (?:vuol|cosa|è|e['’])|(?:chi|qual|quali) (?:è|e['’]?|sono|era)\s|qual['’ ]|parl\w+|spieg\w+|mi spieg\w+)/i;

/** "E la 7?" after "abitanti dell'AT 6": the question before it, of another part by its number; null where the turn is none. */
export function withNumber(turn: string, before: string): string | null {
  return ofNumber(withoutLeads(words(turn)), words(before), before);
}

/** "Chi lo approva?", "e come la danno?": a pronoun stands for what is asked of. */
export const isOfNothingNamed = (asked: readonly Word[]): boolean => {
  const said = withoutLeads(asked);
  const at = said.findIndex(({ text }) => PRONOUNS.has(text));
  return at > 0 && said.length <= at + MOST_AFTER_PRONOUN && PRONOUN_AFTER.test(said[at - 1]?.text ?? '');
};
const PRONOUNS = new Set('lo la li le l ne'.split(' '));
const PRONOUN_AFTER = /^(?:chi|come|quando|dove|perche|quanto|quanti|quante|non|cosa)$/;
/** Words from a pronoun on, itself among them, of a turn that names nothing. */
const MOST_AFTER_PRONOUN = 3;

/** The words that say something, with neither "e", "invece" nor thanks around them. */
function withoutLeads(said: readonly Word[]): readonly Word[] {
  const start = said.findIndex(({ text }) => !LEADS.has(text));
  const left = start < 0 ? [] : said.slice(start);
  return left.at(-1)?.text === 'invece' ? left.slice(0, -1) : left;
}

/** "E la 5?", "il terzo punto?", "e la lettera c?": another part of what was asked by its number. */
function ofNumber(said: readonly Word[], asked: readonly Word[], before: string): string | null {
  const telling = said.filter(
    ({ text }) =>
      !ARTICLES.has(text) &&
      PREPOSITIONS[text] === undefined &&
      !/^(?:qual|quale|e|dice|che|cosa|prevede|invece)$/.test(text),
  );
  if (telling.length === 0 || telling.length > 3) return null;
  const noun = telling.map(({ text }) => singular(text)).find((text) => NUMBERED_ONE.has(text));
  const others = telling.filter(({ text }) => singular(text) !== noun);
  const [only, bis] = others;
  if (!only || (bis && bis.text !== 'bis')) return null;
  const ordinal = ORDINALS.findIndex((stem) => new RegExp(`^${stem}[oa]$`).test(only.text));
  const number =
    ordinal >= 0 ? String(ordinal + 1) : /^(?:\d{1,4}|[a-z])$/.test(only.text) ? only.text : null;
  if (number === null || (noun === undefined && /^[a-z]$/.test(number) && !ARTICLES.has(said[0]?.text ?? '')))
    return null;
  const label = bis ? `${number} ${bis.text}` : number;
  const at = asked.findLastIndex(({ text }, index) => {
    const own = singular(text);
    return NUMBERED_ONE.has(own) && (noun === undefined || own === noun) && isLabel(asked[index + 1]?.text);
  });
  const name = asked[at];
  const old = asked[at + 1];
  if (name && old) return `${before.slice(0, old.start)}${label}${before.slice(old.end)}`;
  const many = asked.find(
    ({ text }) => NUMBERED[text] !== undefined && (noun === undefined || NUMBERED[text] === noun),
  );
  if (many) return `${singular(many.text)} ${label} ${before.slice(many.end).trim()}`;
  return noun === undefined ? null : `${noun} ${label} ${before}`;
}

const singular = (text: string) => NUMBERED[text] ?? text;
const isLabel = (text: string | undefined) => text !== undefined && /^(?:\d{1,4}|[a-z]|[ivx]+)$/.test(text);

/** "Quello annuale", after "il piano triennale": the same noun, told apart by another word. */
function ofThat(modifier: string, asked: readonly Word[], before: string): string | null {
  const at = lastName(asked);
  const noun = asked[at + 1];
  return noun ? `${before.slice(0, noun.end)} ${modifier.replace(/[\s?!.]+$/, '')}` : null;
}

/** "E l'housing sociale?" after "cos'è il tutor di condominio?": another thing in the place of that one. */
function inPlaceOfName(rest: string, first: Word, asked: readonly Word[], before: string): string {
  const at = lastName(asked);
  const start = asked[at];
  if (start === undefined) {
    const last = asked.at(-1);
    return last ? `${before.slice(0, last.start)}${rest}` : rest;
  }
  const end = asked.findIndex(({ text }, index) => index > at + 1 && PREPOSITIONS[text] !== undefined);
  const after = end < 0 ? '' : ` ${before.slice(asked[end]?.start)}`;
  const article = ARTICLES.has(first.text) ? '' : before.slice(start.start, asked[at + 1]?.start);
  return `${before.slice(0, start.start)}${article}${rest}${after}`;
}

/** "E per i disabili?": said besides, or in the place of what begins with the same preposition. */
function besides(rest: string, preposition: string, asked: readonly Word[], before: string): string {
  const at = asked.findLastIndex(({ text }, index) => index > 0 && PREPOSITIONS[text] === preposition);
  const start = asked[at]?.start;
  const kept = start === undefined ? before.replace(/[\s?!.]+$/, '') : before.slice(0, start).trimEnd();
  return `${kept} ${rest}`;
}

/** Where the last name begins that no preposition leads: its article. */
function lastName(asked: readonly Word[]): number {
  return asked.findLastIndex(
    ({ text }, index) =>
      ARTICLES.has(text) &&
      index < asked.length - 1 &&
      PREPOSITIONS[asked[index - 1]?.text ?? ''] === undefined,
  );
}
