// SPDX-License-Identifier: EUPL-1.2
import { words } from '../italian/fold.ts';
import { numberWord } from '../italian/numbers.ts';
import { show } from './compose/wording.ts';
import type { Draft, QuotedFrom } from './draft.ts';
import type { Reading } from './read/reading.ts';
import type { Figure } from './tool-results.ts';

/** Words that say a quantity without being a number: they may stand only where a figure does. */
const QUANTITIES = new Set([
  'nessuno',
  'nessun',
  'nessuna',
  'zero',
  'doppio',
  'doppia',
  'triplo',
  'meta',
  'paio',
  'dozzina',
]);
/** Number words that are also articles, pronouns or set phrases of our own sentences. */
const ARTICLES = new Set(['un', 'uno', 'una', 'nessuna', 'nessuno', 'nessun', 'zero']);

/**
 * Faults of a draft; none if it may be shown. A figure is a reference to what a tool returned, never free text; a quoted
 * number stands in its source; figures speak of the places, owner and year that were read in the question.
 */
export function verify(draft: Draft, reading: Reading): string[] {
  const faults: string[] = [];
  const known = new Set(draft.figures.map((figure) => figure.id));
  for (const segment of draft.paragraphs.flat()) {
    if (typeof segment === 'string') {
      for (const said of quantitiesIn(segment)) faults.push(`cifra senza fonte nel testo: ${said}`);
    } else if ('figure' in segment) {
      if (!known.has(segment.figure.id)) faults.push(`cifra non dichiarata: ${segment.figure.id}`);
    } else if (!stands(segment.quoted, segment.from, reading)) {
      faults.push(`citazione che non sta nella sua fonte: ${segment.quoted}`);
    }
  }
  for (const figure of draft.figures) {
    if (!agrees(figure, reading)) faults.push(`cifra di un altro luogo o ente: ${figure.id}`);
    if (!standsInRow(figure)) faults.push(`cifra che non sta nella riga citata: ${figure.id}`);
  }
  return faults;
}

/** Digits and words of quantity in text that should have none. */
function quantitiesIn(text: string): string[] {
  return words(text)
    .map((word) => word.text)
    .filter(
      (word) =>
        /\d/.test(word) || (!ARTICLES.has(word) && (numberWord(word) !== null || QUANTITIES.has(word))),
    );
}

function stands(quoted: string, from: QuotedFrom, reading: Reading): boolean {
  switch (from.kind) {
    case 'source':
      return (
        from.source.testo.includes(quoted) ||
        from.source.letto?.includes(quoted) === true ||
        from.source.sezione.includes(quoted.replace(/…$/, '').trimEnd())
      );
    case 'act':
      return quoted === String(from.year) || from.title.toLowerCase().includes(quoted.toLowerCase());
    case 'lines':
      return numbersIn(quoted).every((number) => from.source.righe.includes(number));
    case 'plan':
      return quoted === String(from.year);
    case 'figure_year':
      return quoted === String(from.figure.anno);
    case 'question':
      return reading.question.includes(quoted);
    case 'place':
      return !/\d/.test(quoted);
    case 'territory':
      return !/\d/.test(quoted.replace(/^AT \d{1,2}$/, ''));
    case 'detail':
      return quoted === from.figure.dettaglio;
    case 'name':
      return nameOf(from.of, quoted);
    case 'limits':
      return numbersIn(quoted).every((number) => Object.values(from.bounds).includes(number));
    case 'check':
      return quoted === `${from.check.titolo}: ${from.check.nota}`;
    case 'note':
    case 'document':
    case 'contact':
      return true;
  }
}

/** A group's name: its place, its owner, or the area or plan whose rows it adds up. */
function nameOf(figure: Figure, quoted: string): boolean {
  const own = [figure.gruppo_di, figure.luogo?.nome, figure.ente].filter((name) => name != null);
  return own.length === 0 ? !/\d/.test(quoted) : own.includes(quoted);
}

const numbersIn = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);

/** A figure of a comune, or of an owner, that nobody asked about has no business in the reply. */
function agrees(figure: Figure, reading: Reading): boolean {
  const asked = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune.istat] : []));
  // A place in an order is told beside those before and after it; one asked beside a territory, with all of that.
  const among =
    reading.operation === 'posizione' ||
    reading.places.some(({ kind }) => kind === 'ambito' || kind === 'area');
  if (figure.luogo?.tipo === 'comune' && figure.luogo.istat !== null && asked.length > 0 && !among) {
    if (!asked.includes(figure.luogo.istat)) return false;
  }
  const aler = /^ALER/i.test(figure.ente ?? '');
  const [owner, other] = reading.owners;
  // Of a share the whole is everybody's.
  if (other !== undefined || reading.operation === 'quota' || reading.operation === 'rapporto') return true;
  if (owner === 'comune' && aler) return false;
  // What is said in words of a comune is nobody's property: its aggregazione.
  return figure.unita === 'testo' || !(owner === 'aler' && figure.ente?.startsWith('Comune'));
}

/** A declared number must be readable in the row that it cites; a computed one rests on its operands. */
function standsInRow(figure: Figure): boolean {
  if (figure.operazione !== undefined) return (figure.operandi ?? []).length > 0;
  if (typeof figure.valore !== 'number') return true;
  return (
    figure.fonte.testo.includes(show(figure).replace(/(?:,00)?\s*€$/, '')) ||
    figure.fonte.testo.includes(String(figure.valore)) ||
    words(figure.fonte.testo).some((word) => numberWord(word.text) === figure.valore)
  );
}
