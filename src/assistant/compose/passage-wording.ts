// SPDX-License-Identifier: EUPL-1.2

import { lowered } from '../../italian/capitals.ts';
import { words } from '../../italian/fold.ts';
import { shortened } from '../../italian/shortened.ts';
import type { Segment } from '../draft.ts';
import type { PassageItem, PassagesResult, Source } from '../tool-results.ts';
import type { ComposeContext } from './shared.ts';

/** What an item begins with, and the sign that only parts it from the next. */
const LABEL = /^(?:\d{1,2}|[a-z]{1,2}(?: bis)?)[.)]\s+/;
const ENDING = /\s*[;,]$/;
/** What stands where sentences are left out. */
const LEFT_OUT = ' […] ';

type Act = PassagesResult['documenti'][number];

/** "Secondo il piano annuale 2026 dell'ambito Cremonese", "Secondo la deliberazione … n. 156 del 3 giugno 2026". */
export function actOf(document: Act, context: ComposeContext): Segment[] {
  return ['Secondo ', ...namedAct(document, context)];
}

/** "il piano annuale 2026 dell'ambito Cremonese". */
export function namedAct(document: Act, context: ComposeContext): Segment[] {
  const { titolo, anno, tipo, ambito } = document;
  const from = { kind: 'act' as const, title: titolo, year: anno };
  if (tipo === 'piano_annuale') {
    return [
      'il piano annuale ',
      { quoted: String(anno), from },
      ` dell'ambito ${context.ambitoName(ambito)}`,
    ];
  }
  const [name = titolo] = titolo.split(': ');
  return ['la ', { quoted: lowered(name), from }];
}

/** Where a passage stands, for whoever wants to find it: " («Art. 4 …, comma 3», righe 266–266)". */
export function placeOf(passage: PassageItem): Segment[] {
  const source = asSource(passage, passage);
  const steps = passage.sezione.split(' > ');
  const title = steps.findLastIndex((step) => !/^(?:comma|lettera|numero|punto) /.test(step));
  // The number of the point that an item stands under is not on the item's own lines.
  const labelled = passage.tipo !== 'list_item';
  const own = steps.slice(Math.max(0, title), labelled ? undefined : title + 1).filter((step) => step !== '');
  const [first, last] = passage.righe;
  return [
    ' (',
    ...own.flatMap((step): Segment[] => [
      { quoted: shortened(step, LONGEST_TITLE), from: { kind: 'source', source } },
      ', ',
    ]),
    first === last ? 'riga ' : 'righe ',
    { quoted: first === last ? String(first) : `${first}–${last}`, from: { kind: 'lines', source } },
    ')',
  ];
}

/** The title of a passage's section, where the passage itself does not name what it is about: "Si tratta di alloggi …". */
export function titleUnsaid(passage: PassageItem): Segment[] {
  const title = passage.sezione
    .split(' > ')
    .findLast((step) => !/^(?:comma|lettera|numero|punto) /.test(step))
    ?.replace(LABEL, '');
  if (passage.tipo !== 'paragraph' || !title || title.length > LONGEST_TITLE || GENERAL_TITLE.test(title))
    return [];
  const said = new Set(words(passage.testo).map(({ text }) => text));
  const names = words(title).filter(({ text }) => text.length > 3);
  if (names.length === 0 || names.every(({ text }) => said.has(text))) return [];
  return [' («', { quoted: title, from: { kind: 'source', source: asSource(passage, passage) } }, '»)'];
}

/** A longer title, or that of a part of any document, says nothing more. */
const LONGEST_TITLE = 80;
const GENERAL_TITLE =
  /^(?:premess[ae]|parte |motivazione|delibera|decisione|note |iter|normativa|contenuti|[ivx]+\.|\d)/i;

/** The words of a passage without its label and its closing semicolon. */
export function plainQuote(text: string): string {
  return text.replace(LABEL, '').replace(ENDING, '').trim();
}

/** The words of an item with the number or letter that the document gives it: "a) definisce…". */
export function labelledQuote(text: string): string {
  return text.replace(ENDING, '').trim();
}

/** Words between quotation marks, each run of sentences checked in the source by itself. */
export function quotesOf(text: string, source: Source): Segment[] {
  return [
    '«',
    ...text
      .split(LEFT_OUT)
      .flatMap((part, index): Segment[] => [
        ...(index === 0 ? [] : [LEFT_OUT]),
        { quoted: part, from: { kind: 'source', source } },
      ]),
    /[.!?…:]$/.test(text) ? '»' : '».',
  ];
}

/** The lines of a passage, or of an item near it, as a source of the reply. */
export function asSource(
  piece: {
    readonly righe: readonly [number, number];
    readonly testo: string;
    readonly stampato?: string | null;
  },
  passage: PassageItem,
): Source {
  return {
    documento: passage.documento,
    sezione: passage.sezione,
    righe: [piece.righe[0], piece.righe[1]],
    testo: piece.stampato ?? piece.testo,
    letto: piece.testo,
  };
}
