// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import { formatNumber } from '../../italian/numbers.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { ChecksResult, DocumentsResult, Figure } from '../tool-results.ts';

type Loaded = DocumentsResult['documenti'][number];
type Check = ChecksResult['verifiche'][number];

/** Checks that one answer tells in full. */
const MOST_TOLD = 6;

const KINDS: Record<string, string> = {
  piano_annuale: 'piano annuale',
  delibera: 'deliberazione',
};

/** Which documents are loaded, of what year, when approved. */
export function composePlans(result: DocumentsResult, wanted: string | null, approval = false): Draft {
  const loaded = result.documenti;
  const silent = approval && loaded.every(({ approvazione }) => approvazione === null);
  if (loaded.length === 0) return draft('not_available', { paragraphs: [['Nessun documento corrisponde.']] });
  const lines: Segment[] = loaded.flatMap((document, index) => [
    `${index === 0 ? '' : '\n'}- `,
    { quoted: described(document), from: { kind: 'document', document } },
  ]);
  return draft(silent ? 'not_available' : 'answered', {
    paragraphs: [
      ...approvals(approval ? loaded : []),
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

/** The printed lines on approval, and which documents have none. */
function approvals(loaded: readonly Loaded[]): Paragraph[] {
  return loaded.map(
    ({ titolo, approvazione }): Paragraph =>
      approvazione
        ? [
            'Il documento scrive: «',
            { quoted: approvazione.testo.trim(), from: { kind: 'source', source: approvazione } },
            '».',
          ]
        : [
            { quoted: titolo, from: { kind: 'document', document: {} } },
            ': il documento caricato non stampa la data di approvazione.',
          ],
  );
}

/** No document of the year asked: which there are. */
export function composeMissingYear(result: DocumentsResult, year: number): Draft {
  const there = composePlans(result, null);
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

const MONTHS =
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');

function italianDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** Whether figures add up: those that do not, with both numbers and what it means. */
export function composeChecks(
  whole: ChecksResult,
  about: string,
  measures: readonly { readonly label: string; readonly unit: string }[],
): Draft {
  // Of the checks on a table, those on the very column asked about, if any names it.
  const unitOf = ({ titolo }: Check) =>
    measures.find(({ label }) => fold(titolo).endsWith(fold(label)))?.unit;
  const named = whole.verifiche.filter((check) => unitOf(check) !== undefined);
  const result = named.length > 0 ? { ...whole, verifiche: named } : whole;
  // Totals first: that a list is out of order matters less.
  const wrong = result.verifiche
    .filter(({ esito }) => esito === 'mismatch')
    .sort((a, b) => Number(isTotal(b)) - Number(isTotal(a)));
  const scope = result.verifiche.filter(({ esito }) => esito === 'scope_differs');
  const fine = result.verifiche.filter(({ esito }) => esito === 'ok');
  const told = [...wrong, ...scope].slice(0, MOST_TOLD);
  if (result.verifiche.length === 0) {
    return draft('not_available', {
      paragraphs: [[`Su questo, ${about}, non ci sono verifiche da fare con i numeri.`]],
    });
  }
  const shown = told.length > 0 ? told : fine.slice(0, 3);
  const opening: Segment =
    told.length === 0
      ? `Sì: i conti tornano, ${about}.`
      : wrong.length === 0
        ? `I conti tornano, ${about}, ma un totale comprende altre righe da quelle sopra di lui:`
        : `Non tutto torna, ${about}:`;
  return draft('answered', {
    paragraphs: [
      [opening],
      ...shown.map((check): Paragraph => bullet(check)),
      ...(wrong.length + scope.length > told.length
        ? [['Ci sono altre verifiche da leggere: la pagina del piano le elenca tutte.']]
        : []),
    ],
    figures: shown.flatMap((check) => figuresOf(check, unitOf(check) ?? 'verifica')),
    sources: shown.map(({ fonte }) => fonte),
    tables:
      told.length === 0
        ? []
        : [
            {
              title: 'Verifiche',
              columns: ['Verifica', 'Dichiarato', 'Calcolato', 'Differenza'],
              rows: told.map((check) => [
                check.titolo,
                ...[check.dichiarato, check.calcolato, check.differenza].map((value) =>
                  value === null ? '' : formatNumber(value),
                ),
              ]),
            },
          ],
  });
}

/** What a check compares, as figures of the reply: the tool's own, resting on the check and its lines. */
function figuresOf(check: Check, unita: string): Figure[] {
  const sides = { dichiarato: check.dichiarato, calcolato: check.calcolato, differenza: check.differenza };
  return Object.entries(sides).flatMap(([side, valore]) =>
    valore === null
      ? []
      : [
          {
            id: `${check.id}/${side}`,
            misura: 'verifica',
            etichetta: `${check.titolo}: ${side}`,
            valore,
            unita,
            stato: 'declared',
            ente: null,
            luogo: null,
            anno: check.anno,
            operazione: 'verifica',
            operandi: [check.id],
            fonte: check.fonte,
          },
        ],
  );
}

const isTotal = ({ titolo }: Check) => /^totale/i.test(titolo);

const bullet = (check: Check): Paragraph => [
  '- ',
  { quoted: `${check.titolo}: ${check.nota}`, from: { kind: 'check', check } },
];
