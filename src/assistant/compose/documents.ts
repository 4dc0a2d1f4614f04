// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Texts } from '../texts.ts';
import type { DocumentsResult, Figure, MeasuresResult } from '../tool-results.ts';

/** A document as the list of documents tells it. */
export type Loaded = DocumentsResult['documenti'][number];

/** What a plan states, measure by measure. */
export interface Stated {
  readonly plan: Loaded;
  readonly results: readonly MeasuresResult[];
}

const KINDS: Record<string, string> = {
  piano_annuale: 'piano annuale',
  delibera: 'deliberazione',
};

/** Which documents are loaded, of what year, when approved. */
export function composePlans(result: DocumentsResult, wanted: string | null): Draft {
  const loaded = result.documenti;
  if (loaded.length === 0) return draft('not_available', { paragraphs: [['Nessun documento corrisponde.']] });
  const lines: Segment[] = loaded.flatMap((document, index) => [
    `${index === 0 ? '' : '\n'}- `,
    { quoted: described(document), from: { kind: 'document', document } },
  ]);
  return draft('answered', {
    paragraphs: [
      [wanted ? `Per ${wanted} sono caricati questi documenti:` : 'Sono caricati questi documenti:'],
      lines,
    ],
    sources: loaded.flatMap(({ approvazione, fonte }) => [
      ...(approvazione ? [approvazione] : []),
      ...(fonte ? [fonte] : []),
    ]),
    suggestions: loaded.slice(0, 2).map(({ ambito }) => `Quanti alloggi liberi nell'ambito ${ambito}?`),
  });
}

/** Kinds of documents that are asked for and are not among those that are loaded, as they are called. */
const OTHER_KINDS =
  /\b(?:pian[oi] (?:triennal[ei]|di zona|regional[ei]|strategic[oi]|di governo del territorio)|regolament[oi]|avvis[oi] pubblic[oi]|band[oi]|bilanci[oi]?|graduatori[ae]|pgt)\b/i;

/** The kind of document that a question asks for, where none of that kind is loaded. */
export const notLoadedKind = (question: string): string | null => OTHER_KINDS.exec(question)?.[0] ?? null;

/** No document of the kind asked: which there are. */
export function composeMissingKind(result: DocumentsResult, kind: string): Draft {
  const there = composePlans(result, null);
  return {
    ...there,
    outcome: 'not_available',
    paragraphs: [
      ['Tra i documenti caricati non c’è: ', { quoted: kind, from: { kind: 'question' } }, '.'],
      ...there.paragraphs,
    ],
  };
}

/** What tells plans apart: their year and approval, and what each lacks that others give. */
export function composeContrast(plans: readonly Loaded[], texts: Texts): Draft {
  const there = composePlans({ documenti: [...plans] }, null);
  const lacking = plans.flatMap((plan): Paragraph[] => {
    const missing = plan.lacune?.misure_assenti ?? [];
    return missing.length === 0
      ? []
      : [['Dati che altri piani danno e che mancano ', ...named(plan, 'nel'), `: ${missing.join('; ')}.`]];
  });
  return { ...there, paragraphs: [...there.paragraphs, ...lacking, [texts.piani_diversi]] };
}

/** No document of the year asked: which there are. */
export function composeMissingYear(result: DocumentsResult, year: number, wanted: string | null): Draft {
  const there = composePlans(result, wanted);
  return {
    ...there,
    outcome: 'not_available',
    paragraphs: [
      ['Nessun documento caricato è dell’anno ', { quoted: String(year), from: { kind: 'question' } }, '.'],
      ...there.paragraphs,
    ],
  };
}

/** A document in one line, from what the list of documents says of it. */
export function described({ titolo, tipo, ambito, anno, approvato }: Loaded): string {
  const kind = KINDS[tipo];
  const name =
    kind !== undefined && !titolo.toLowerCase().startsWith('piano') ? `${kind}: ${titolo}` : titolo;
  const when =
    approvato === null
      ? 'data di approvazione non stampata nel documento'
      : `approvato il ${italianDate(approvato)}`;
  return `${name} (ambito ${ambito}, anno ${anno}; ${when})`;
}

/** How a document is named within a sentence, by the article or preposition before it. */
const ARTICLES = {
  il: ['il', 'l’'],
  del: ['del', 'dell’'],
  dal: ['dal', 'dall’'],
  nel: ['nel', 'nell’'],
  al: ['al', 'all’'],
} as const;

/** "il piano annuale 2021 dell'ambito Cremasco", "dall'atto «…»", within a sentence. */
export function named(document: Loaded, article: keyof typeof ARTICLES = 'il'): Segment[] {
  const { titolo, tipo, ambito, anno } = document;
  const [masculine, elided] = ARTICLES[article];
  const name =
    tipo === 'piano_annuale'
      ? `${masculine} piano annuale ${anno} dell’ambito ${ambito}`
      : `${elided}atto «${titolo}»`;
  return [{ quoted: name, from: { kind: 'document', document } }];
}

/** What a document says in words, as it prints it. */
export function sentence({ valore, fonte }: Figure): Segment[] {
  const said = typeof valore === 'string' ? valore.replace(/[.;]\s*$/, '') : '';
  const source = { ...fonte, letto: fonte.testo.replace(/\s+/g, ' ').trim() };
  return ['«', { quoted: said, from: { kind: 'source', source } }, '»'];
}

const MONTHS =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');

function italianDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}
