// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import { isStopWord } from '../../italian/stop-words.ts';
import type { Gazetteer } from '../../places/model.ts';
import type { Segment } from '../draft.ts';
import type { Texts } from '../texts.ts';
import type { Figure, Source } from '../tool-results.ts';
import { checkEntities } from './check-entities.ts';
import { checkNumbers } from './check-numbers.ts';
import { type Languages, languageOf, negations } from './languages.ts';
import { type Ledger, type Passage, sourcesOf } from './ledger.ts';
import { departsFrom, isVerbatim, quoteOf } from './prefer-quote.ts';
import type { ModelSentence } from './reply-schema.ts';
import { figureInSentence, nameOf } from './token-text.ts';

/** What a sentence is checked against. */
export interface Checking {
  readonly ledger: Ledger;
  readonly gazetteer: Gazetteer;
  readonly languages: Languages;
  readonly texts: Texts;
  /** The turns of the person, the question last. */
  readonly turns: readonly string[];
  /** What a document is called. */
  readonly titles: ReadonlyMap<string, string>;
  /** The stems that tell measures apart, as `measureStems` gives them. */
  readonly measures: ReadonlySet<string>;
}

/** A sentence taken apart: its text without tokens, and what it cites. */
export interface CitingSentence {
  readonly text: string;
  readonly language: string;
  /** The figures that stand in it, each with its offset in `text`. */
  readonly placed: readonly { readonly figure: Figure; readonly at: number }[];
  /** Those and the ones that it only cites. */
  readonly figures: readonly Figure[];
  readonly passages: readonly Passage[];
  /** All that what it cites says, folded. */
  readonly support: string;
}

/** A fault; `wrong` where the sentence says what the documents do not, and not only less than it should. */
export interface Fault {
  readonly wrong: boolean;
  readonly text: string;
}

export type Checked =
  | {
      readonly kind: 'kept';
      readonly segments: readonly Segment[];
      readonly figures: readonly Figure[];
      readonly sources: readonly Source[];
      /** True where the document's own words took the place of the model's. */
      readonly quoted: boolean;
    }
  | { readonly kind: 'dropped'; readonly fault: Fault };

const TOKEN = /\[\s*([FP]\d{1,4})\s*\]/gi;
const LONGEST = 700;
/** Beyond these a sentence speaks of something else than what it cites. */
const MOST_FOREIGN = 2;
const FOREIGN_SHARE = 0.34;

const unsaid = (text: string): Checked => ({ kind: 'dropped', fault: { wrong: false, text } });
const wrong = (text: string): Checked => ({ kind: 'dropped', fault: { wrong: true, text } });

/** Renders one sentence of the model with its figures, or says why it may not be shown. */
export function checkSentence(sentence: ModelSentence, checking: Checking): Checked {
  const { ledger, languages } = checking;
  const written = sentence.testo
    .replace(/\s+/g, ' ')
    .replace(/[*_`#<>|\\]/g, '')
    .trim();
  if (written.length > LONGEST) return unsaid('frase troppo lunga');
  if (/https?:|www\.|@|\]\(/i.test(written)) return unsaid('indirizzo');
  const inText = [...written.matchAll(TOKEN)].map(([, token = '']) => token.toUpperCase());
  const cited = sentence.fonti.map((token) => token.replace(/[[\]\s]/g, '').toUpperCase());
  if (inText.some((token) => token.startsWith('F') && !ledger.figures.has(token)))
    return unsaid('segno sconosciuto');
  const parts = written.replace(TOKEN, (all, token: string) => (/^p/i.test(token) ? '' : all)).split(TOKEN);
  const read = takenApart(parts, [...new Set([...inText, ...cited])], checking);
  if (read.figures.length + read.passages.length === 0) return unsaid('non cita nulla');
  if (read.placed.length === 0 && isVerbatim(read.text, read.passages)) return asWritten(read.text, read);
  const asked = languageOf(checking.turns.join('\n'), languages) ?? 'it';
  if (read.language !== 'it' && (read.language !== asked || !languages.has(read.language)))
    return unsaid(`lingua: ${read.language}`);
  const fault = checkNumbers(read, checking) ?? checkEntities(read, checking) ?? checkClaim(read, checking);
  if (fault !== null) return { kind: 'dropped', fault };
  if (read.placed.length === 0) return told(written.replace(TOKEN, ''), read, checking);
  return withFigures(parts, read, checking);
}

function takenApart(parts: readonly string[], tokens: readonly string[], checking: Checking): CitingSentence {
  const { ledger, languages, texts, titles } = checking;
  const placed: { figure: Figure; at: number }[] = [];
  let text = '';
  for (const [index, part] of parts.entries()) {
    const figure = index % 2 === 1 ? ledger.figures.get(part.toUpperCase()) : undefined;
    if (figure) placed.push({ figure, at: text.length });
    else text += part;
  }
  const figures = tokens.flatMap((token) => ledger.figures.get(token) ?? []);
  const passages = tokens.flatMap((token) => ledger.passages.get(token) ?? []);
  const sources = [...figures.map(({ fonte }) => fonte), ...passages.flatMap(sourcesOf)];
  const plans = sources.map(({ documento }) => {
    const plan = ledger.plans.get(documento);
    return `${titles.get(documento) ?? ''} ${plan ? `${plan.ambito} ${plan.anno}` : ''}`;
  });
  const support = [
    ...figures.map(
      (figure) =>
        `${figure.etichetta} ${nameOf(figure, texts)} ${figure.luogo?.nome ?? ''} ${figure.ente ?? ''} ${figure.dettaglio ?? ''}`,
    ),
    ...passages.map((passage) => passage.text),
    ...sources.map(({ sezione }) => sezione),
    ...plans,
  ].join('\n');
  return {
    text,
    language: languageOf(text, languages) ?? 'it',
    placed,
    figures,
    passages,
    support: fold(support),
  };
}

/** Words of our own sentences that carry no claim. */
const LINKS = new Set(
  `piano annuale documento delibera secondo risultare risultano risulta dato dati cifra cifre totale quindi inoltre anche
  invece mentre comune comuni ambito alloggio alloggi casa case pubblico pubblica anno trovano trova riguarda indica indicano
  riporta riportano dichiara prevede previsti numero proprieta territorio esempio dice scrive persona domanda nello
  stesso rispetto circa parte tutto`
    .split(/\s+/)
    .map(stem),
);

/** A negation beside a figure that is not zero; a measure that the figure is not of; words from nowhere. */
function checkClaim(
  read: CitingSentence,
  { languages, turns, texts, measures, ledger }: Checking,
): Fault | null {
  const denied = negations(read.text, languages, read.language);
  const stated = read.placed.some(({ figure }) => figure.valore !== null && figure.valore !== 0);
  const own = new Set(words(measuredBy(read, texts)).map(({ text }) => text));
  const inClause = (at: number) =>
    negations(
      read.text
        .slice(0, at)
        .split(/[,:;(.]/)
        .at(-1) ?? '',
      languages,
      read.language,
    );
  // "Non risultano alloggi: 0" says what the figure says; "non risultano 0 alloggi" does not.
  const denies = (word: string) =>
    !own.has(word) && (stated || read.placed.some(({ at }) => inClause(at).includes(word)));
  if (read.placed.length > 0 && denied.some(denies))
    return { wrong: true, text: `nega una cifra: ${denied.join(', ')}` };
  if (read.language !== 'it') return null;
  const said = contentStems(read.text);
  const supported = new Set(contentStems(read.support));
  if (read.placed.length > 0) {
    // A measure's name may hold a place's: "famiglie del Cremonese".
    const places = read.figures.map(({ luogo, ente }) => `${luogo?.nome ?? ''} ${ente ?? ''}`).join(' ');
    const ambiti = read.figures.map(({ fonte }) => ledger.plans.get(fonte.documento)?.ambito ?? '').join(' ');
    const measured = new Set(contentStems(`${measuredBy(read, texts)} ${places} ${ambiti}`));
    const other = said.find((each) => measures.has(each) && !measured.has(each) && !LINKS.has(each));
    if (other !== undefined) return { wrong: true, text: `la cifra misura altro: ${other}` };
  }
  const asked = new Set(contentStems(turns.join('\n')));
  const foreign = said.filter((each) => !supported.has(each) && !asked.has(each) && !LINKS.has(each));
  const most = Math.max(MOST_FOREIGN, said.length * FOREIGN_SHARE);
  return read.placed.length > 0 && foreign.length > most
    ? { wrong: false, text: `parla d'altro: ${foreign.join(', ')}` }
    : null;
}

/** What the figures of a sentence measure, and what the passages beside them say: not the heading of a whole table. */
function measuredBy({ figures, passages }: CitingSentence, texts: Texts): string {
  return [
    ...figures.map((figure) => `${figure.etichetta} ${nameOf(figure, texts)} ${figure.dettaglio ?? ''}`),
    ...passages.map(({ text }) => text),
  ].join('\n');
}

/** Stems that tell measures apart: "liberi", "assegnati", "riparto". */
export function measureStems(texts: Texts): ReadonlySet<string> {
  return new Set(
    Object.values(texts.misure).flatMap(({ molti, colonna }) => contentStems(`${molti} ${colonna}`)),
  );
}

export function contentStems(text: string): string[] {
  return words(text)
    .map((word) => word.text)
    .filter((word) => word.length > 2 && !/\d/.test(word) && !isStopWord(word))
    .map(stem);
}

/** A sentence that tells what a passage says: the model's words where they keep to it, else the passage's own. */
function told(text: string, read: CitingSentence, checking: Checking): Checked {
  const sources = [...read.passages.flatMap(sourcesOf), ...read.figures.map(({ fonte }) => fonte)];
  const [passage] = read.passages;
  if (passage === undefined) return unsaid('cita una cifra senza dirla');
  const departs = departsFrom(read, checking);
  const quote: Segment[] = quoteOf(passage, read, checking.titles);
  if (departs !== null && read.language === 'it')
    return {
      kind: 'kept',
      segments: quote,
      figures: read.figures,
      sources: sourcesOf(passage),
      quoted: true,
    };
  if (read.language === 'it') return { ...asWritten(text, read), quoted: departs !== null };
  const own = written(text, passage);
  // Of another language nothing tells whether it keeps to the passage: the person gets both.
  const segments = [own, ' ', ...quote];
  return { kind: 'kept', segments, figures: read.figures, sources, quoted: departs !== null };
}

const written = (text: string, { source }: Passage): Segment => ({
  quoted: text.replace(/\s+([.,;:!?])/g, '$1').trim(),
  from: { kind: 'source', source },
});

/** A sentence on a passage, as the model wrote it. */
function asWritten(text: string, { passages, figures }: CitingSentence): Extract<Checked, { kind: 'kept' }> {
  const [passage] = passages;
  const sources = [...passages.flatMap(sourcesOf), ...figures.map(({ fonte }) => fonte)];
  return { kind: 'kept', segments: passage ? [written(text, passage)] : [], figures, sources, quoted: false };
}

function withFigures(parts: readonly string[], read: CitingSentence, checking: Checking): Checked {
  const { gazetteer, ledger, texts } = checking;
  const said = {
    places: new Set(
      gazetteer
        .find(read.text)
        .flatMap((mention) =>
          mention.kind === 'comune'
            ? [fold(mention.comune.nome)]
            : mention.kind === 'ambito'
              ? [fold(mention.ambito.nome)]
              : mention.kind === 'area'
                ? [fold(mention.area.nome)]
                : [],
        ),
    ),
    years: new Set((read.text.match(/\b(?:19|20)\d\d\b/g) ?? []).map(Number)),
    owner: /\baler\b|\bcomun[ei]\b|\bcomunal/i.test(read.text),
  };
  const segments: Segment[] = [];
  let text = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 2) {
    const figure = ledger.figures.get((parts[index] ?? '').toUpperCase());
    if (!figure) return wrong('segno sconosciuto');
    const rendered = figureInSentence(figure, parts[index + 1] ?? '', said, texts);
    segments.push({ quoted: text, from: { kind: 'question' } }, ...rendered.segments);
    text = rendered.after;
  }
  segments.push({ quoted: text.replace(/\s+([.,;:!?])/g, '$1').trimEnd(), from: { kind: 'question' } });
  const sources = [...read.figures.map(({ fonte }) => fonte), ...read.passages.flatMap(sourcesOf)];
  return { kind: 'kept', segments, figures: read.figures, sources, quoted: false };
}
