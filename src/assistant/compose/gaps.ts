// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import { type Loaded, named } from './documents.ts';

/** Cells without a figure that one answer names. */
const MOST_CELLS = 8;

/**
 * The cells of plans that hold one of some marks in the place of a figure, within the stretches asked about if any; null where
 * none does.
 */
export function composeMarked(
  plans: readonly Loaded[],
  states: readonly string[],
  within: readonly { readonly document: Loaded; readonly lines: readonly [number, number] }[],
): Draft | null {
  const found = plans.flatMap((plan) => {
    const stretches = within.filter(({ document }) => document.documento === plan.documento);
    const cells = (plan.lacune?.celle_senza_cifra ?? []).filter(
      ({
        stato,
        fonte: {
          righe: [line],
        },
      }) =>
        states.includes(stato) &&
        (within.length === 0 || stretches.some(({ lines: [first, last] }) => first <= line && line <= last)),
    );
    return cells.length > 0 ? [{ plan, cells }] : [];
  });
  if (found.length === 0) return null;
  return draft('answered', {
    paragraphs: found.flatMap(({ plan, cells }): Paragraph[] => [
      ['Senza una cifra, ', ...named(plan, 'nel'), ':'],
      rowsOf(cells).flatMap(({ place, labels, states: printed }, index): Segment[] => [
        index === 0 ? '- ' : '\n- ',
        { quoted: place, from: { kind: 'place' } },
        `: ${labels.join(', ')} (${printed.join(', ')})`,
      ]),
    ]),
    sources: found.flatMap(({ cells }) => [
      ...new Map(cells.map(({ fonte }) => [`${fonte.documento} ${fonte.righe[0]}`, fonte])).values(),
    ]),
  });
}

/** The cells place by place. */
function rowsOf(cells: NonNullable<Loaded['lacune']>['celle_senza_cifra']) {
  const of = (place: string) => cells.filter(({ luogo }) => luogo === place);
  return [...new Set(cells.map(({ luogo }) => luogo))].map((place) => ({
    place,
    labels: [...new Set(of(place).map(({ etichetta }) => etichetta))],
    states: [...new Set(of(place).map(({ stato }) => stato))],
  }));
}

/** What plans do not say: measures that other plans give, cells without a figure, and what none of them says. */
export function composeGaps(
  plans: readonly Loaded[],
  absent: readonly string[],
  comune: string | null,
): Draft {
  if (plans.length === 0) return draft('not_available', { paragraphs: [['Nessun piano corrisponde.']] });
  const paragraphs = plans.flatMap((plan): Paragraph[] => {
    const { misure_assenti: measures = [] } = plan.lacune ?? {};
    const cells = cellsOf(plan, comune);
    return [
      ...(measures.length > 0
        ? [['Dati che altri piani danno e che mancano ', ...named(plan, 'nel'), `: ${measures.join('; ')}.`]]
        : []),
      ...(cells.length > 0
        ? [
            [
              'Caselle senza una cifra ',
              ...named(plan, 'nel'),
              ': ',
              ...cells
                .slice(0, MOST_CELLS)
                .flatMap((cell, index) => [
                  index > 0 ? '; ' : '',
                  `${cell.luogo}, ${cell.etichetta} (${cell.stato})`,
                ]),
              cells.length > MOST_CELLS ? '; e altre, che la pagina del piano mostra.' : '.',
            ],
          ]
        : []),
    ];
  });
  return draft('answered', {
    paragraphs: [...paragraphs, [`Nessun documento caricato dice, invece: ${absent.join('; ')}.`]],
    sources: plans.flatMap((plan) => [
      ...cellsOf(plan, comune)
        .slice(0, MOST_CELLS)
        .map((cell) => cell.fonte),
      ...(plan.fonte ? [plan.fonte] : []),
    ]),
  });
}

/** The cells without a figure, of one comune if one is asked about, each once. */
function cellsOf({ lacune }: Loaded, comune: string | null) {
  const cells = (lacune?.celle_senza_cifra ?? []).filter(({ luogo }) => comune === null || luogo === comune);
  return [...new Map(cells.map((cell) => [`${cell.luogo} ${cell.etichetta}`, cell])).values()];
}
