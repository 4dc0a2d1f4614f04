// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, joinDrafts, type Paragraph, type Segment } from '../draft.ts';
import type { ComparisonResult, MeasuresResult } from '../tool-results.ts';
import { type NamedAmong, within } from './comparison.ts';
import { composeMeasures } from './measures.ts';
import type { ComposeContext } from './shared.ts';
import { composeStatements } from './statements.ts';
import { accordingTo, enumerate, placed } from './wording.ts';

/** What a plan says in words of comuni without something. */
export interface Stated {
  readonly misura: string;
  readonly result: MeasuresResult;
}

/**
 * Which comuni have none: those of which the plan says it, those with a printed zero, and apart those whose cell has no
 * number and those of which the table says nothing. None of these is taken for another.
 */
export function composeLacking(
  result: ComparisonResult,
  stated: readonly Stated[],
  among: NamedAmong | null,
  context: ComposeContext,
): Draft {
  const [plan] = result.piani;
  if (!plan) return draft('not_available', {});
  const names = context.texts.misure[result.misura.id]?.molti ?? result.misura.etichetta;
  const opening: Segment[] = [
    ...accordingTo(plan, context.ambitoName(plan.ambito)),
    ...(result.luogo.tipo === 'area' ? [', ', ...placed(result.luogo)] : []),
    ...within(among),
  ];
  const zero = result.gruppi;
  const blank = result.senza_cifra.filter(({ stato }) => stato !== null);
  const silent = result.senza_cifra.filter(({ stato }) => stato === null);
  const paragraphs: Paragraph[] = [
    zero.length > 0
      ? [
          ...opening,
          `, dichiarano zero ${names} `,
          { figure: result.conteggio, strong: true },
          ' comuni: ',
          ...list(zero),
          '.',
        ]
      : result.elencati
        ? [...opening, `, l’elenco non riporta ${names} per: `, ...list(silent), '.']
        : [...opening, `, nella tabella nessun comune dichiara di non avere ${names}.`],
    ...(blank.length > 0
      ? [
          [
            ...opening,
            ', la cella non ha una cifra (non è uno zero) per: ',
            ...enumerate(blank.map(withWords)),
            '.',
          ],
        ]
      : []),
    ...(silent.length > 0 && !result.elencati
      ? [
          [
            'La tabella non ha una riga per: ',
            ...list(silent),
            '. Di questi comuni il piano non dà la cifra.',
          ],
        ]
      : []),
  ];
  if (zero.length + result.senza_cifra.length === 0 && stated.length > 0) paragraphs.length = 0;
  const own = draft(zero.length + blank.length + silent.length > 0 ? 'answered' : 'not_available', {
    paragraphs,
    figures: [...(zero.length > 0 ? [result.conteggio, ...zero.map(({ dato }) => dato)] : []), ...result.tra],
    sources: [
      ...result.tra.map(({ fonte }) => fonte),
      ...zero.flatMap(({ fonti }) => fonti),
      ...blank.flatMap(({ fonte }) => (fonte ? [fonte] : [])),
      ...(silent.length > 0
        ? result.tabelle.map((table) => ({
            ...table,
            righe: [table.righe[0], table.righe[0]] as [number, number],
          }))
        : []),
    ],
  });
  const words = stated.map(({ misura, result: said }) =>
    said.dati.some((row) => row.unita === 'testo')
      ? composeStatements(said, misura, context)
      : composeMeasures(said, [misura], context),
  );
  if (words.length > 0 && paragraphs.length === 0) return joinDrafts(words);
  return words.length > 0 ? joinDrafts([...words, own]) : own;
}

const list = (items: readonly { readonly nome: string }[]): Segment[] =>
  enumerate(items.map(({ nome }) => [{ quoted: nome, from: { kind: 'place' as const } }]));

/** "Robecco d'Oglio («NON INSERITO …»)". */
function withWords(item: ComparisonResult['senza_cifra'][number]): Segment[] {
  const name: Segment = { quoted: item.nome, from: { kind: 'place' } };
  const words = item.scritto === null || item.fonte === null ? null : item.scritto;
  return words && item.fonte
    ? [name, ' («', { quoted: words, from: { kind: 'source', source: item.fonte } }, '»)']
    : [name];
}
