// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../../italian/fold.ts';
import { type Draft, draft, type Paragraph } from '../draft.ts';
import type { Texts } from '../texts.ts';
import { type Loaded, named } from './documents.ts';

/** What may stand in a cell in the place of a figure: how it is asked about, and how the gaps of a plan call it. */
const MARKS = [
  { id: 'trattino', asked: /\b(?:trattin\w+|linett\w+|lineett\w+)\b|«?- ?€/, state: null },
  { id: 'asterisco', asked: /\basterisc\w+|\bstellin\w+|\*/, state: 'vuota, con un rinvio a una nota' },
  {
    id: 'vuoto',
    asked: /\b(?:vuot\w+|in bianco|bianc[ah]\w*|senza (?:un )?(?:numero|cifra|dato|valore))\b/,
    state: 'casella vuota',
  },
  { id: 'non_comunicato', asked: /\bnon (?:e stato )?comunicat\w+/, state: 'non comunicato' },
  {
    id: 'non_inserito',
    asked: /\bnon (?:\w+ )?inserit\w+|\bnon coerent\w+|\bincoerent\w+|\bsballat\w+|\bscartat\w+|\bbuttat\w+/,
    state: 'non inserito per dati non coerenti',
  },
] as const;

/** What stands in the cells that a question asks for, as the gaps of a plan call it; empty where it names none. */
export function statesAsked(question: string): readonly string[] {
  const said = fold(question);
  return MARKS.flatMap(({ asked, state }) => (state !== null && asked.test(said) ? [state] : []));
}

/** What a mark in the place of a figure means, with a cell that has it. */
export function composeMarks(plans: readonly Loaded[], question: string, texts: Texts): Draft {
  const said = fold(question);
  const marks = MARKS.filter(({ asked }) => asked.test(said));
  const wanted = marks.length > 0 ? marks : MARKS;
  const examples = wanted.flatMap(({ state }) => {
    const plan = plans.find(({ lacune }) => lacune?.celle_senza_cifra.some(({ stato }) => stato === state));
    const cell = plan?.lacune?.celle_senza_cifra.find(({ stato }) => stato === state);
    return plan && cell ? [{ plan, cell }] : [];
  });
  return draft('answered', {
    paragraphs: [
      ...wanted.map(({ id }): Paragraph => [texts.segni[id] ?? '']),
      ...examples.map(
        ({ plan, cell }): Paragraph => [
          'Per esempio ',
          ...named(plan, 'nel'),
          ': ',
          { quoted: `${cell.luogo}, ${cell.etichetta}`, from: { kind: 'note' } },
          '.',
        ],
      ),
    ],
    sources: examples.map(({ cell }) => cell.fonte),
  });
}
