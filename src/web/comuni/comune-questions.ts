// SPDX-License-Identifier: EUPL-1.2
import type { FactRow } from '../../plan/plan.ts';

/** Questions on a page of a comune at most. */
const MOST = 3;

/** A question by the measures of which one must have a number to answer it with; in Italian whatever the interface. */
const QUESTIONS: readonly (readonly [measures: readonly string[], question: (at: string) => string])[] = [
  [['alloggi_liberi', 'alloggi_liberi_e_turnover'], (at) => `Quanti alloggi SAP liberi ${at}?`],
  [['patrimonio_totale'], (at) => `Quanti alloggi pubblici ci sono ${at}?`],
  [['alloggi_sat'], (at) => `Quanti alloggi SAT ${at}?`],
  [['alloggi_assegnati'], (at) => `Quanti alloggi sono stati assegnati ${at}?`],
  [['popolazione'], (at) => `Quanti abitanti ci sono ${at}?`],
];

/** Questions on a comune that the latest plan of its ambito answers, given that plan's facts about it. */
export function questionsOn(name: string, facts: readonly FactRow[]): readonly string[] {
  const answered = new Set(
    facts.flatMap(({ measure, value }) => (typeof value === 'number' ? [measure] : [])),
  );
  const at = /^a/i.test(name) ? `ad ${name}` : `a ${name}`;
  return QUESTIONS.filter(([measures]) => measures.some((measure) => answered.has(measure)))
    .slice(0, MOST)
    .map(([, question]) => question(at));
}
