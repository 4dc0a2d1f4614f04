// SPDX-License-Identifier: EUPL-1.2

import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Operation } from '../read/lexicon.ts';
import type { ReplyTable } from '../reply.ts';
import type { ComparisonResult } from '../tool-results.ts';
import type { ComposeContext } from './shared.ts';
import { accordingTo, counted, enumerate, show } from './wording.ts';

type Group = ComparisonResult['gruppi'][number];

/** Comuni that one sentence can name; all are in the table. */
const MOST_NAMED = 20;

/** Many comuni at once: the first ones, which have some, how many have. */
export function composeComparison(
  result: ComparisonResult,
  operation: Operation,
  context: ComposeContext,
): Draft {
  const [plan] = result.piani;
  const [first] = result.gruppi;
  if (!plan) return draft('not_available', {});
  const opening: Segment[] = [
    ...accordingTo(plan, context.ambitoName(plan.ambito)),
    context.owner === 'aler' ? ', per ALER' : context.owner === 'comune' ? ', per i Comuni' : '',
  ];
  const names = context.texts.misure[result.misura.id]?.molti ?? result.misura.etichetta;
  if (!first) {
    return draft('not_available', {
      paragraphs: [[...opening, `, non ci sono comuni con ${names}: la tabella non ne riporta.`]],
    });
  }
  const shown = result.gruppi;
  const paragraphs: Paragraph[] =
    operation === 'massimo' || operation === 'minimo' || operation === 'classifica'
      ? ranking(opening, shown, operation, names, context)
      : [
          [
            ...opening,
            ', i comuni con ',
            `${names} sono `,
            { figure: result.conteggio, strong: true },
            ...(shown.length <= MOST_NAMED ? [': ', ...enumerate(shown.map(named))] : []),
            '.',
          ],
        ];
  const counts = operation === 'elenco_comuni' || operation === 'conteggio_comuni';
  return draft('answered', {
    paragraphs: [
      ...paragraphs,
      ['Le righe che il documento lascia vuote o non inserisce non entrano nel confronto.'],
    ],
    figures: [...(counts ? [result.conteggio] : []), ...shown.map((group) => group.dato)],
    sources: shown.flatMap((group) => group.fonti),
    tables: [comparisonTable(result, context)],
  });
}

function ranking(
  opening: readonly Segment[],
  groups: readonly Group[],
  operation: Operation,
  names: string,
  context: ComposeContext,
): Paragraph[] {
  const [first] = groups;
  if (!first) return [];
  const level = groups.filter((group) => group.dato.valore === first.dato.valore);
  const most = operation === 'minimo' ? 'meno' : 'più';
  const together = level.length <= MOST_NAMED;
  const sentence: Paragraph = [
    ...opening,
    level.length === 1 ? `, il comune con ${most} ${names} è ` : `, i comuni con ${most} ${names} sono `,
    ...(together
      ? enumerate(level.map((group) => [{ quoted: group.nome, from: { kind: 'place' as const } }]))
      : ['più d’uno a pari valore (in tabella)']),
    ': ',
    ...counted(first.dato, context.texts, true),
    ...(level.length === 1 ? [] : [' ciascuno']),
    operation === 'minimo' ? ', tra quelli con una cifra maggiore di zero.' : '.',
  ];
  const after = groups.slice(level.length, level.length + 4);
  return after.length === 0 || operation === 'minimo'
    ? [sentence]
    : [sentence, ['Seguono ', ...enumerate(after.map(named)), '.']];
}

const named = (group: Group): Segment[] => [
  { quoted: group.nome, from: { kind: 'place' } },
  ' (',
  { figure: group.dato },
  ')',
];

function comparisonTable(result: ComparisonResult, context: ComposeContext): ReplyTable {
  const column = context.texts.misure[result.misura.id]?.colonna ?? result.misura.etichetta;
  return {
    title: `${column}, comune per comune`,
    columns: ['Comune', column],
    rows: result.gruppi.map((group) => [group.nome, show(group.dato)]),
  };
}
