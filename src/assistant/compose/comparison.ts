// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Named, type Paragraph, type Segment } from '../draft.ts';
import type { Among } from '../read/among.ts';
import type { Grouping, Operation } from '../read/lexicon.ts';
import type { Bounds } from '../read/quantities.ts';
import type { ReplyTable } from '../reply.ts';
import type { ComparisonResult } from '../tool-results.ts';
import { type ComposeContext, titleOfGroups } from './shared.ts';
import { accordingTo, byOwner, counted, enumerate, ofYear, placed, show, year } from './wording.ts';

type Group = ComparisonResult['gruppi'][number];

/** Which comuni are compared, with the name of what tells them apart. */
export type NamedAmong = Among & { readonly names: string };

/** How the comparison was asked. */
export interface ComparisonAsked {
  readonly operation: Operation;
  readonly by: Grouping;
  readonly bounds: Bounds | null;
  readonly count: number | null;
  /** The place in the order that is wanted, from 2 on. */
  readonly rank: number | null;
  /** Whether the question asks how many there are of the thing itself. */
  readonly counts: boolean;
  /** Whether the whole is asked for as well. */
  readonly whole: boolean;
  /** Which comuni alone are compared. */
  readonly having: NamedAmong | null;
  /** Comuni left out. */
  readonly excluded: readonly string[];
  /** Comuni looked among; none where all are. */
  readonly among: readonly string[];
}

/** Groups that one sentence can name; all are in the table. */
const MOST_NAMED = 20;

/** How a column is headed that names groups. */
export const HEADINGS: Record<Grouping, string> = {
  comune: 'Comune',
  ente: 'Ente',
  aggregazione: 'Aggregazione',
  piano: 'Piano',
  ambito: 'Ambito',
};

export const NAMES: Record<Grouping, { uno: string; molti: string }> = {
  comune: { uno: 'il comune', molti: 'i comuni' },
  ente: { uno: 'l’ente', molti: 'gli enti' },
  aggregazione: { uno: 'l’aggregazione', molti: 'le aggregazioni' },
  piano: { uno: 'il piano', molti: 'i piani' },
  ambito: { uno: 'l’ambito', molti: 'gli ambiti' },
};

/** Of the comuni looked among, those that the answer does not name. */
function othersNamed(among: readonly string[], shown: ComparisonResult['gruppi']): Paragraph[] {
  const others = among.filter((name) => !shown.some(({ nome }) => nome === name));
  if (others.length === 0 || others.length > MOST_NAMED) return [];
  const names = enumerate(others.map((name) => [{ quoted: name, from: { kind: 'place' as const } }]));
  return [['Degli altri comuni nominati la tabella non ne riporta: ', ...names, '.']];
}

/** Many groups at once: the first ones, which have some, which none, how many, their sum and mean. */
export function composeComparison(
  result: ComparisonResult,
  asked: ComparisonAsked,
  context: ComposeContext,
): Draft {
  const { operation } = asked;
  const [plan] = result.piani;
  if (!plan) return draft('not_available', {});
  const several = result.piani.length > 1;
  const opening: Segment[] = [
    ...(several ? ['Secondo i piani caricati'] : accordingTo(plan, context.ambitoName(plan.ambito))),
    ...(result.luogo.tipo === 'area' ? [', ', ...placed(result.luogo)] : []),
    context.owner === 'aler' ? ', per ALER' : context.owner === 'comune' ? ', per i Comuni' : '',
    ...without(asked.excluded),
    ...within(asked.having),
  ];
  const names = context.texts.misure[result.misura.id]?.molti ?? result.misura.etichetta;
  const [first] = result.gruppi;
  if (!first) {
    return draft('not_available', {
      paragraphs: [
        [
          ...opening,
          `, non ci sono ${NAMES[asked.by].molti.replace(/^(?:i|gli|le) /, '')} con ${names}`,
          ...limits(asked.bounds),
          ': la tabella non ne riporta.',
        ],
      ],
    });
  }
  const shown = result.gruppi;
  const counts = operation === 'elenco_comuni' || operation === 'conteggio_comuni';
  const total = operation === 'somma' ? result.somma : operation === 'media' ? result.media : null;
  // "Quanti alloggi … e dove": how many in all, beside which have some.
  const adds = (counts && (asked.counts || result.elencati)) || (operation === 'classifica' && asked.whole);
  const also = adds && asked.bounds === null ? result.somma : null;
  const paragraphs: Paragraph[] = counts
    ? [
        [
          ...opening,
          `, ${NAMES[asked.by].molti} con ${names}`,
          ...limits(asked.bounds),
          ' sono ',
          { figure: result.conteggio, strong: true },
          ...(shown.length <= MOST_NAMED ? [': ', ...enumerate(shown.map(naming(result.piani)))] : []),
          ...ofYear(first.dato, plan),
          '.',
        ],
      ]
    : total
      ? [
          [
            ...opening,
            operation === 'media' ? `, in media per ${asked.by}: ` : ', in tutto: ',
            ...counted(total, context.texts, true),
            '.',
          ],
        ]
      : ranking(opening, result, asked, names, context);
  return draft('answered', {
    paragraphs: [
      ...paragraphs,
      ...(also ? [['In tutto: ', ...counted(also, context.texts, true), '.']] : []),
      ...(counts ? othersNamed(asked.among, shown) : []),
      ...undividedPart(result, asked.by, context),
      ...(result.elencati ? [[LISTED]] : []),
      ...(several ? [[context.texts.piani_diversi]] : []),
      ...(asked.by === 'comune' && !result.elencati
        ? [['Le righe che il documento lascia vuote o non inserisce non entrano nel confronto.']]
        : []),
    ],
    figures: [
      ...(counts ? [result.conteggio] : []),
      ...(total ? [total] : []),
      ...(also ? [also] : []),
      ...(asked.by === 'comune' ? result.non_divisi : []),
      ...shown.map((group) => group.dato),
      ...result.tra,
    ],
    sources: [
      ...shown.flatMap((group) => group.fonti),
      ...result.tra.map(({ fonte }) => fonte),
      ...(asked.by === 'comune' ? result.non_divisi.map(({ fonte }) => fonte) : []),
    ],
    tables: [comparisonTable(result, asked.by, context)],
    named: namedBy(shown, asked.by),
    ranked: operation === 'massimo' || operation === 'minimo',
  });
}

/** Where figures come from that no table prints. */
const LISTED = 'Il piano li elenca uno per uno, e le cifre li contano.';

/** ", esclusi Cremona e Soresina". */
function without(names: readonly string[]): Segment[] {
  if (names.length === 0) return [];
  return [
    ', senza contare ',
    ...enumerate(names.map((name) => [{ quoted: name, from: { kind: 'place' as const } }])),
  ];
}

/** What the plan divides among no comune, so that nobody takes the comuni's part for the whole. */
function undividedPart({ non_divisi: rows, piani }: ComparisonResult, by: Grouping, context: ComposeContext) {
  const [plan] = piani;
  if (by !== 'comune' || rows.length === 0 || !plan) return [];
  return [
    [
      'Non comprende ',
      ...enumerate(rows.map((row) => [...counted(row, context.texts), ` ${byOwner(row.ente)}`])),
      ': il piano li dà per tutto l’ambito, senza dire in quali comuni.',
    ] satisfies Paragraph,
  ];
}

/** ", tra i comuni con alloggi SAT": which comuni are compared, by the name of what tells them apart. */
export function within(among: NamedAmong | null): Segment[] {
  if (among === null) return [];
  return [
    `, tra i comuni ${among.lacks ? 'per i quali il piano non riporta' : 'con'} ${among.names}${among.owner === undefined ? '' : among.owner === 'aler' ? ' di ALER' : ' del Comune'}`,
    ...limits(among.bounds),
  ];
}

/** The groups, for whoever refers to one of them. */
function namedBy(groups: readonly Group[], by: Grouping): Named[] {
  return by === 'piano' ? [] : groups.map(({ nome }) => ({ kind: KINDS[by], name: nome }));
}

const KINDS = { comune: 'comune', ente: 'ente', aggregazione: 'area', ambito: 'ambito' } as const;

/** "più di 10", as the question set it. */
function limits(bounds: Bounds | null): Segment[] {
  if (!bounds) return [];
  const said: string[] = [];
  if (bounds.minimo !== undefined && bounds.minimo === bounds.massimo)
    return [{ quoted: ` (pari a ${bounds.minimo})`, from: { kind: 'limits', bounds } }];
  // "Più di un alloggio": no figure, as the question wrote it.
  const number = (of: number) => (of === 1 ? 'uno' : String(of));
  if (bounds.maggiore_di !== undefined) said.push(`più di ${number(bounds.maggiore_di)}`);
  if (bounds.minore_di !== undefined) said.push(`meno di ${number(bounds.minore_di)}`);
  if (bounds.minimo !== undefined) said.push(`almeno ${number(bounds.minimo)}`);
  if (bounds.massimo !== undefined) said.push(`al massimo ${number(bounds.massimo)}`);
  return [{ quoted: ` (${said.join(', ')})`, from: { kind: 'limits', bounds } }];
}

const ORDINALS = ['secondo', 'terzo', 'quarto', 'quinto', 'sesto', 'settimo', 'ottavo', 'nono', 'decimo'];

function ranking(
  opening: readonly Segment[],
  { gruppi: groups, piani }: ComparisonResult,
  { operation, by, rank }: ComparisonAsked,
  names: string,
  context: ComposeContext,
): Paragraph[] {
  const [first] = groups;
  if (!first) return [];
  const level = groups.filter((group) => group.dato.valore === first.dato.valore);
  const most = operation === 'minimo' ? 'meno' : 'più';
  const together = level.length <= MOST_NAMED;
  const { uno, molti } = NAMES[by];
  const sentence: Paragraph = [
    ...opening,
    level.length === 1 ? `, ${uno} con ${most} ${names} è ` : `, ${molti} con ${most} ${names} sono `,
    ...(together
      ? enumerate(
          level.map((group) => [{ quoted: group.nome, from: { kind: 'name' as const, of: group.dato } }]),
        )
      : ['più d’uno a pari valore (in tabella)']),
    ': ',
    ...counted(first.dato, context.texts, true),
    ...ofPlan(first, piani),
    ...(piani[0] && piani.length === 1 ? ofYear(first.dato, piani[0]) : []),
    ...(level.length === 1 ? [] : [' ciascuno']),
    operation === 'minimo' ? ', tra quelli che ne hanno.' : '.',
  ];
  const nth = rank === null ? undefined : groups[rank - 1];
  if (rank !== null && nth) {
    const level = groups.filter((group) => group.dato.valore === nth.dato.valore);
    return [
      [
        ...opening,
        `, nell’ordine per ${names}, ${uno} al ${ORDINALS[rank - 2] ?? ''} posto è `,
        ...enumerate(
          level.map((group) => [{ quoted: group.nome, from: { kind: 'name' as const, of: group.dato } }]),
        ),
        ': ',
        ...counted(nth.dato, context.texts, true),
        ...(piani[0] && piani.length === 1 ? ofYear(nth.dato, piani[0]) : []),
        '.',
      ],
      ['Prima: ', ...enumerate(groups.slice(0, rank - 1).map(naming(piani))), '.'],
    ];
  }
  const after = groups.slice(level.length, level.length + MOST_NAMED);
  return after.length === 0
    ? [sentence]
    : [sentence, ['Seguono ', ...enumerate(after.map(naming(piani))), '.']];
}

/** "Soresina (120)", "Cremasco (114, piano 2021)" where the groups are of several plans. */
const naming =
  (plans: ComparisonResult['piani']) =>
  (group: Group): Segment[] => [
    { quoted: group.nome, from: { kind: 'name', of: group.dato } },
    ' (',
    { figure: group.dato },
    ...ofPlan(group, plans),
    ')',
  ];

function ofPlan(group: Group, plans: ComparisonResult['piani']): Segment[] {
  const plan = plans.find(({ documento }) => documento === group.dato.fonte.documento);
  return plan && plans.length > 1 ? [', piano ', year(plan)] : [];
}

function comparisonTable(result: ComparisonResult, by: Grouping, context: ComposeContext): ReplyTable {
  const column = context.texts.misure[result.misura.id]?.colonna ?? result.misura.etichetta;
  return {
    title: titleOfGroups(column, by, result.piani, context),
    columns: [HEADINGS[by], column],
    rows: result.gruppi.map((group) => [group.nome, show(group.dato)]),
    facts: result.gruppi.map((group) => [null, group.dato.id]),
  };
}
