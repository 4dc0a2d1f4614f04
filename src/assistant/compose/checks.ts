// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../italian/numbers.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { ChecksResult, Figure } from '../tool-results.ts';

type Check = ChecksResult['verifiche'][number];

/** Checks that one answer tells in full. */
const MOST_TOLD = 6;
/** What of a question a check must be about to be its answer, and how near to the nearest others must be. */
const ON_TOPIC = 0.3;
const NEARLY_AS_NEAR = 0.8;

/** What is asked of checks: of a comune, only what does not add up, of a total. */
interface ChecksAsked {
  readonly ofComune: boolean;
  readonly onlyWrong: boolean;
  readonly onTotal?: boolean;
}

/** Whether figures add up: the checks that the question is about, else those of the whole plan that do not. */
export function composeChecks(
  found: ChecksResult,
  about: string,
  { ofComune, onlyWrong, onTotal = false }: ChecksAsked,
): Draft {
  // Asked what does not add up, those that do are no answer.
  const mismatches = found.verifiche.filter(({ esito }) => esito === 'mismatch');
  const checks = newestOn(onlyWrong && mismatches.length > 0 ? mismatches : found.verifiche);
  if (checks.length === 0) {
    return draft('not_available', {
      paragraphs: [[`Su questo, ${about}, non ci sono verifiche da fare con i numeri.`]],
    });
  }
  const best = Math.max(...checks.map(({ pertinenza }) => pertinenza));
  const near = checks.filter(({ pertinenza }) => best >= ON_TOPIC && pertinenza >= best * NEARLY_AS_NEAR);
  const asked = near.length > 0 ? near : checks;
  // Totals first: that a list is out of order matters less.
  const of = (...verdicts: string[]) => asked.filter(({ esito }) => verdicts.includes(esito));
  const wrong = of('mismatch').sort((a, b) => Number(isOrder(a)) - Number(isOrder(b)));
  const scope = of('scope_differs');
  const open = near.length > 0 || ofComune ? of('not_checkable') : [];
  const notable = [...wrong, ...scope, ...open];
  const told = notable.slice(0, MOST_TOLD);
  const fine = of('ok');
  const shown =
    told.length > 0
      ? told
      : (onTotal ? fine.toSorted((a, b) => Number(isTotal(b)) - Number(isTotal(a))) : fine).slice(
          0,
          MOST_FINE,
        );
  const cut = notable.length > told.length;
  // A total that was asked about is told though it adds up, before what does not.
  const totals = onTotal && told.length > 0 && wrong.length === 0 ? of('ok').filter(isTotal).slice(0, 1) : [];
  const several = new Set(shown.map(({ fonte }) => fonte.documento)).size > 1;
  return draft('answered', {
    paragraphs: [
      ...(totals.length > 0 ? [[`Sì: il totale torna, ${about}.`]] : []),
      ...totals.map((check): Paragraph => bullet(check, several)),
      [opening({ wrong, scope, open }, about)],
      ...shown.map((check): Paragraph => bullet(check, several)),
      ...(cut ? [['Ci sono altre verifiche da leggere: la pagina del piano le elenca tutte.']] : []),
    ],
    figures: [...totals, ...shown].flatMap(figuresOf),
    sources: [...totals, ...shown].flatMap(({ fonte, righe_sommate: rows }) => [
      fonte,
      ...(rows ? [rows] : []),
    ]),
    tables: told.length === 0 ? [] : [tableOf(told)],
  });
}

/**
 * The checks of the most recent document that has some on what is asked; of the most recent, where it says nothing. What does
 * not add up is told of all.
 */
function newestOn(checks: readonly Check[]): readonly Check[] {
  if (checks.every(({ esito }) => esito === 'mismatch')) return checks;
  const best = Math.max(0, ...checks.map(({ pertinenza }) => pertinenza));
  const near = checks.filter(({ pertinenza }) => best < ON_TOPIC || pertinenza >= best * NEARLY_AS_NEAR);
  const year = Math.max(...near.map(({ anno }) => anno));
  return checks.filter(({ anno }) => anno === year);
}

function opening(found: Record<'wrong' | 'scope' | 'open', readonly Check[]>, about: string): string {
  if (found.wrong.length > 0) return `Non tutto torna, ${about}:`;
  if (found.scope.length > 0)
    return `I conti tornano, ${about}, ma un totale comprende altre righe da quelle sopra di lui:`;
  if (found.open.length > 0) return `Qualcosa, ${about}, non si può verificare con i numeri:`;
  return `Sì: i conti tornano, ${about}.`;
}

function tableOf(told: readonly Check[]) {
  return {
    title: 'Verifiche',
    columns: ['Verifica', 'Dichiarato', 'Calcolato', 'Differenza'],
    rows: told.map((check) => [
      check.titolo,
      ...SIDES.map((side) => (check[side] === null ? '' : formatNumber(check[side]))),
    ]),
    facts: told.map((check) => [
      null,
      ...SIDES.map((side) => (check[side] === null ? null : sideId(check, side))),
    ]),
  };
}

/** What a check compares, and by how much the two differ. */
const SIDES = ['dichiarato', 'calcolato', 'differenza'] as const;

const sideId = ({ id }: Check, side: (typeof SIDES)[number]) => `${id}/${side}`;

/** What a check compares, as figures of the reply: the tool's own, resting on the check and its lines. */
function figuresOf(check: Check): Figure[] {
  return SIDES.flatMap((side) => {
    const valore = check[side];
    return valore === null
      ? []
      : [
          {
            id: sideId(check, side),
            misura: check.misura ?? 'verifica',
            etichetta: `${check.titolo}: ${side}`,
            valore,
            unita: check.unita ?? 'verifica',
            stato: 'declared',
            ente: null,
            luogo: null,
            anno: check.anno,
            operazione: 'verifica',
            operandi: [check.id],
            fonte: side === 'dichiarato' ? check.fonte : (check.righe_sommate ?? check.fonte),
          },
        ];
  });
}

const isTotal = ({ titolo }: Check) => /^Totale/.test(titolo);
const isOrder = ({ titolo }: Check) => /^Ordine|^Numer|^Riga senza/.test(titolo);

/** Checks that are told where all is well. */
const MOST_FINE = 3;

/** A check in a line; with the document that it is of, where they are of several. */
function bullet(check: Check, several: boolean): Paragraph {
  const said: Segment = { quoted: `${check.titolo}: ${check.nota}`, from: { kind: 'check', check } };
  const { documento } = check.fonte;
  const of: Segment[] = several
    ? [{ quoted: ` (${documento})`, from: { kind: 'document', document: { documento } } }]
    : [];
  return ['- ', said, ...of];
}
