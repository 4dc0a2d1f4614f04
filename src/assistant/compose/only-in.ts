// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { ComparisonResult } from '../tool-results.ts';
import { type ComposeContext, titleOfGroups } from './shared.ts';
import { enumerate, show, year } from './wording.ts';

type Group = ComparisonResult['gruppi'][number];

/** The comuni of one plan's table that another plan's does not have, each with its figure. */
export function composeOnlyIn(
  first: ComparisonResult,
  second: ComparisonResult,
  context: ComposeContext,
): Draft {
  const there = new Map(second.gruppi.map((group) => [group.nome, group]));
  const only = first.gruppi.filter(({ nome }) => !there.has(nome));
  const misnamed = first.gruppi.flatMap(({ nome }) => {
    const group = there.get(nome);
    return group && isMisnamed(group) ? [group] : [];
  });
  const [plan] = first.piani;
  const [other] = second.piani;
  const names = context.texts.misure[first.misura.id]?.molti ?? first.misura.etichetta;
  const column = context.texts.misure[first.misura.id]?.colonna ?? first.misura.etichetta;
  const between: Segment[] = [
    ...(plan ? [' nel piano ', year(plan)] : []),
    ' e non',
    ...(other ? [' in quello ', year(other)] : []),
  ];
  const sentence: Segment[] =
    only.length === 0
      ? [`Nessun comune ha ${names}`, ...between, '.']
      : [
          `Hanno ${names}`,
          ...between,
          ': ',
          ...enumerate(
            only.map((group) => [
              { quoted: group.nome, from: { kind: 'name' as const, of: group.dato } },
              ' (',
              { figure: group.dato },
              ')',
            ]),
          ),
          '.',
        ];
  return draft('answered', {
    paragraphs: [sentence, [NOT_IN_TABLE], ...misnamed.map((group) => calledOtherwise(group, other))],
    figures: only.map(({ dato }) => dato),
    sources: [
      ...only.flatMap(({ fonti }) => fonti),
      ...misnamed.flatMap(({ fonti }) => fonti),
      ...(only.length === 0 ? first.gruppi.slice(0, 1).flatMap(({ fonti }) => fonti) : []),
    ],
    tables:
      only.length === 0
        ? []
        : [
            {
              title: titleOfGroups(column, 'comune', first.piani, context),
              columns: ['Comune', column],
              rows: only.map((group) => [group.nome, show(group.dato)]),
              facts: only.map((group) => [null, group.dato.id]),
            },
          ],
    named: only.map(({ nome }) => ({ kind: 'comune', name: nome })),
  });
}

/** Shorter words of a name are left out or cut short. */
const TELLING = 5;
/** Letters of a name that a row writes at least. */
const ABBREVIATED = 7;

/** Whether a row was read as a comune's though it writes another name. */
function isMisnamed({ nome, fonti }: Group): boolean {
  const name = words(nome).flatMap(({ text }) => (text.length < TELLING ? [] : [text.slice(0, ABBREVIATED)]));
  return name.length > 0 && fonti.every(({ testo }) => !name.some((word) => fold(testo).includes(word)));
}

/** "Cremosano: nel piano 2019 la riga letta come sua porta un altro nome." */
const calledOtherwise = (group: Group, plan: ComparisonResult['piani'][number] | undefined): Paragraph => [
  { quoted: group.nome, from: { kind: 'name', of: group.dato } },
  ...(plan ? [', nel piano ', year(plan)] : []),
  ': la riga letta come sua scrive un altro nome (',
  { quoted: (group.fonti[0]?.testo ?? '').split('\t')[0] ?? '', from: { kind: 'note' } },
  '), e va controllata.',
];

const NOT_IN_TABLE =
  'Nell’altro piano la tabella non ha una cifra per loro: non vuol dire che non abbiano più alloggi, o che prima non ne avessero.';
