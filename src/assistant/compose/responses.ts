// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import { type Draft, draft, type Paragraph } from '../draft.ts';
import type { Figure } from '../tool-results.ts';
import { named, type Stated, sentence } from './documents.ts';
import { enumerate, isNumber } from './wording.ts';

/** The measures on which comuni told their figures, by what is asked. */
export const RESPONSES = {
  silent: [
    'dati_non_comunicati',
    'comuni_non_rispondenti',
    'senza_patrimonio',
    'solo_patrimonio_aler',
    'comuni_con_patrimonio_non_rispondenti',
    'comuni_rispondenti',
    'comuni_ambito',
  ],
  answered: [
    'comuni_rispondenti',
    'tasso_risposta',
    'comuni_non_rispondenti',
    'dati_non_comunicati',
    'comuni_ambito',
  ],
} as const;

/** Measures told only beside the number of comuni that did not answer, whose parts they are. */
const PARTS = new Set<string>([
  'senza_patrimonio',
  'solo_patrimonio_aler',
  'comuni_con_patrimonio_non_rispondenti',
]);

/** Of how many comuni they are, told beside their number. */
const WHOLE = 'comuni_ambito';

/** Whether a question is on those that did not answer. */
export const isOnSilent = (question: string) =>
  /\b(?:non|manc\w+|assent\w+|inadempi\w+|senza)\b/.test(fold(question));

/**
 * Which comuni told their figures and which did not, plan by plan; `comune` is the one asked about, if any, and
 * `around` tells that one was named for its ambito. */
export function composeResponses(stated: readonly Stated[], comune: string | null, around = false): Draft {
  const parts = stated.map(({ plan, results }) => {
    const rows = results.flatMap(({ dati }) => dati);
    const counted = rows.some(({ misura }) => misura === 'comuni_non_rispondenti');
    const named = rows.some(({ misura }) => misura === 'dati_non_comunicati');
    const told = rows.filter(
      (row) =>
        (counted || !PARTS.has(row.misura)) &&
        (counted || row.misura !== WHOLE) &&
        // That all answered is told where no other says more.
        (row.misura !== 'comuni_rispondenti' || isNumber(row) || !named),
    );
    return { plan, told, own: rows.filter((row) => comune !== null && row.luogo?.istat === comune) };
  });
  const telling = parts.filter(({ told }) => told.length > 0);
  if (telling.length === 0) {
    return draft('not_available', {
      paragraphs: [['I documenti non dicono quali comuni hanno risposto alla ricognizione.']],
    });
  }
  const vague = comune !== null && parts.every(({ own }) => own.length === 0);
  return draft(vague ? 'partial' : 'answered', {
    paragraphs: [
      ...(vague ? [['Del comune chiesto il piano non dice se ha risposto; in generale dice questo.']] : []),
      ...telling.flatMap(({ plan, told, own }) =>
        paragraphsOf(plan, comune !== null && own.length > 0 ? own : told),
      ),
    ],
    figures: telling
      .flatMap(({ told }) => told)
      .filter((row) => !around || row.luogo?.tipo !== 'comune')
      .filter((row) => comune === null || row.luogo?.tipo !== 'comune' || row.luogo.istat === comune),
    sources: telling.flatMap(({ told }) => told).map(({ fonte }) => fonte),
  });
}

function paragraphsOf(plan: Stated['plan'], told: readonly Figure[]): Paragraph[] {
  return [...new Set(told.map(({ misura }) => misura))].map((misura): Paragraph => {
    const rows = told.filter((row) => row.misura === misura);
    const numbers = rows.filter(isNumber);
    const names = rows.flatMap(({ luogo }) => (luogo?.tipo === 'comune' ? [luogo.nome] : []));
    const [first] = rows;
    const sentences = [
      ...new Map(rows.filter((row) => !isNumber(row)).map((row) => [row.valore, row])).values(),
    ];
    return [
      'Secondo ',
      ...named(plan),
      `, ${first?.etichetta ?? misura}: `,
      ...numbers.flatMap((row, index) => [index > 0 ? ', ' : '', { figure: row, strong: true }]),
      ...enumerate(names.map((name) => [{ quoted: name, from: { kind: 'place' as const } }])),
      ...(names.length > 1
        ? []
        : sentences.flatMap((row) => [names.length > 0 ? '. ' : '', ...sentence(row)])),
      '.',
    ];
  });
}
