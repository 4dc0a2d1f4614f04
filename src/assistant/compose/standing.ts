// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { PairedFigures } from '../paired-figures.ts';
import type { Grouping } from '../read/lexicon.ts';
import type { ReplyTable } from '../reply.ts';
import type { ComparisonResult } from '../tool-results.ts';
import { HEADINGS, NAMES } from './comparison.ts';
import { type ComposeContext, titleOfGroups } from './shared.ts';
import { accordingTo, byOwner, counted, enumerate, ofYear, show, year } from './wording.ts';

type Group = ComparisonResult['gruppi'][number];

/** Groups named in a sentence; all are in the table. */
const MOST_NAMED = 20;

/** "Soresina è al posto 2 su 33": where one stands among the others, and between whom. */
export function composePosition(
  result: ComparisonResult,
  name: string,
  by: Grouping,
  context: ComposeContext,
): Draft {
  const { posto, gruppi: groups, conteggio, piani } = result;
  const at = groups.findIndex(({ posizione }) => posizione === posto?.valore);
  const own = groups.find((group) => group.posizione === posto?.valore && group.nome === name) ?? groups[at];
  if (!posto || !own) return draft('not_available', {});
  const level = groups.filter((group) => group.posizione === own.posizione && group !== own);
  const before = groups.filter((group) => group.posizione < own.posizione);
  const after = groups.filter((group) => group.posizione > own.posizione);
  const next = after.filter((group) => group.posizione === after[0]?.posizione);
  const names = context.texts.misure[result.misura.id]?.molti ?? result.misura.etichetta;
  const paragraphs: Paragraph[] = [
    [
      ...opening(result, context),
      `, nell’ordine per ${names}, dal più alto al più basso, `,
      named(own),
      ' è al posto ',
      { figure: posto, strong: true },
      ' su ',
      { figure: conteggio },
      `: ${NAMES[by].molti.replace(/^(?:i|gli|le) /, '')} di cui c’è la cifra. Ha `,
      ...counted(own.dato, context.texts, true),
      ...(piani[0] && piani.length === 1 ? ofYear(own.dato, piani[0]) : []),
      '.',
    ],
    ...(level.length === 0
      ? []
      : [['A pari merito con ', ...enumerate(level.slice(0, MOST_NAMED).map(naming)), '.']]),
    ...(before.length === 0 ? [] : [['Prima: ', ...enumerate(before.slice(-MOST_BESIDE).map(naming)), '.']]),
    ...(next.length === 0
      ? []
      : [['Subito dopo: ', ...enumerate(next.slice(0, MOST_BESIDE).map(naming)), '.']]),
    ...(piani.length > 1 ? [[context.texts.piani_diversi]] : []),
  ];
  return draft('answered', {
    paragraphs,
    figures: [own.dato, posto, conteggio, ...groups.filter((group) => group !== own).map(({ dato }) => dato)],
    sources: [own, ...before.slice(-MOST_BESIDE), ...next.slice(0, MOST_BESIDE)].flatMap(
      ({ fonti }) => fonti,
    ),
    tables: [tableOf(result, by, context)],
  });
}

/** Those named before and after it. */
const MOST_BESIDE = 5;

/** One figure of each comune against another: which have more of the first, or all in the order of what they make. */
export function composePaired(
  result: ComparisonResult,
  asked: {
    readonly by: Grouping;
    readonly wanted: PairedFigures['wanted'];
    readonly least: boolean;
    readonly paired: Omit<PairedFigures, 'wanted'>;
  },
  context: ComposeContext,
): Draft {
  const { gruppi: groups, conteggio } = result;
  const { by, wanted, paired } = asked;
  const [first] = groups;
  const { uno, molti } = NAMES[by];
  const what = against(paired, result, context);
  if (!first) {
    return draft(wanted === 'all' ? 'not_available' : 'answered', {
      paragraphs: [[...opening(result, context), `, ${NONE[by]} ha `, ...what.none, '.'], [BOTH_GIVEN]],
      sources: result.tabelle,
    });
  }
  const shown = groups.slice(0, wanted === 'all' ? MOST_RANKED : MOST_NAMED);
  const paragraphs: Paragraph[] =
    wanted === 'all'
      ? [
          [
            ...opening(result, context),
            `, ${uno} con ${asked.least ? 'meno' : 'più'} `,
            ...what.all,
            ' è ',
            named(first),
            ': ',
            { figure: first.dato, strong: true },
            ...terms(first, context),
            '.',
          ],
          ...(shown.length > 1 ? [['Seguono ', ...enumerate(shown.slice(1).map(naming)), '.']] : []),
        ]
      : [
          [
            ...opening(result, context),
            `, ${molti} con ${wanted === 'both' ? 'sia ' : wanted === 'more' ? 'più ' : 'meno '}`,
            ...what.all,
            ' sono ',
            { figure: conteggio, strong: true },
            ...(groups.length <= MOST_NAMED
              ? [
                  ': ',
                  ...enumerate(groups.map((group) => both(group, wanted === 'both' ? ' e ' : ' contro '))),
                ]
              : []),
            '.',
          ],
        ];
  return draft('answered', {
    paragraphs: [
      ...paragraphs,
      [BOTH_GIVEN],
      ...(result.piani.length > 1 ? [[context.texts.piani_diversi]] : []),
    ],
    figures: [
      ...(wanted === 'all' ? [] : [conteggio]),
      ...groups.flatMap(({ dato, termini }) => [dato, ...(termini ?? [])]),
    ],
    sources: groups.flatMap(({ termini, fonti }) => [...fonti, ...(termini ?? []).map(({ fonte }) => fonte)]),
    tables: [pairedTable(result, by, paired, context)],
    named: by === 'comune' ? groups.map(({ nome }) => ({ kind: 'comune', name: nome })) : [],
    ranked: wanted === 'all',
  });
}

const BOTH_GIVEN =
  'Entrano nel confronto solo le righe complete: quelle in cui il documento dà le cifre che si confrontano.';
const NONE: Record<Grouping, string> = {
  comune: 'nessun comune',
  ente: 'nessun ente',
  aggregazione: 'nessuna aggregazione',
  piano: 'nessun piano',
  ambito: 'nessun ambito',
};

/** Groups named in an order. */
const MOST_RANKED = 6;

/** What is set against what, in words. */
function against(
  { misura, ente, anno, rispetto_a: other }: Omit<PairedFigures, 'wanted'>,
  result: ComparisonResult,
  context: ComposeContext,
): { all: Segment[]; none: Segment[] } {
  const name = (id: string) => context.texts.misure[id]?.molti ?? id;
  const own = name(misura);
  if (other.come === 'rapporto' && other.misura !== undefined) {
    const ogni = other.ogni ?? 1;
    const every: Segment[] =
      ogni === 1
        ? [` per ogni ${context.texts.misure[other.misura]?.uno ?? other.misura}`]
        : [
            ' ogni ',
            { quoted: String(ogni), from: { kind: 'limits', bounds: { ogni } } },
            ` ${name(other.misura)}`,
          ];
    return { all: [own, ...every], none: ['le due cifre'] };
  }
  if (other.ente !== undefined) {
    const whose = (owner: typeof ente) => (owner === 'aler' ? 'di ALER' : 'del Comune');
    const said: Segment[] = [`${own} ${whose(ente)} che ${whose(other.ente)}`];
    return { all: said, none: [other.come === 'insieme' ? 'sia ' : 'più ', ...said] };
  }
  if (anno !== undefined && other.anno !== undefined) {
    const plans = [anno, other.anno].map((of) => result.piani.find((plan) => plan.anno === of));
    const [after, before] = plans;
    const said: Segment[] = [
      own,
      ...(after ? [' nel piano ', year(after)] : []),
      ...(before ? [' che nel piano ', year(before)] : []),
    ];
    return { all: said, none: ['una cifra cambiata in questo senso: ', ...said] };
  }
  const said: Segment[] = [`${own} che ${name(other.misura ?? misura)}`];
  return { all: said, none: [other.come === 'insieme' ? 'sia ' : 'più ', ...said] };
}

function opening(result: ComparisonResult, context: ComposeContext): Segment[] {
  const [plan, other] = result.piani;
  if (!plan || other) return ['Secondo i piani caricati'];
  return accordingTo(plan, context.ambitoName(plan.ambito));
}

const named = (group: Group): Segment => ({ quoted: group.nome, from: { kind: 'name', of: group.dato } });

const naming = (group: Group): Segment[] => [named(group), ' (', { figure: group.dato }, ')'];

/** "Bozzolo (2.085 contro 1.981)". */
const both = (group: Group, joint: string): Segment[] => {
  const [first, second] = group.termini ?? [];
  return first && second
    ? [named(group), ' (', { figure: first }, joint, { figure: second }, ')']
    : naming(group);
};

/** " (120 alloggi e 9.306 abitanti)". */
function terms({ termini }: Group, context: ComposeContext): Segment[] {
  const [first, second] = termini ?? [];
  if (!first || !second) return [];
  return [' (', ...counted(first, context.texts), ' e ', ...counted(second, context.texts), ')'];
}

function tableOf(result: ComparisonResult, by: Grouping, context: ComposeContext): ReplyTable {
  const column = context.texts.misure[result.misura.id]?.colonna ?? result.misura.etichetta;
  return {
    title: titleOfGroups(column, by, result.piani, context),
    columns: ['Posto', HEADINGS[by], column],
    rows: result.gruppi.map((group) => [String(group.posizione), group.nome, show(group.dato)]),
    facts: result.gruppi.map((group) => [null, null, group.dato.id]),
  };
}

function pairedTable(
  { gruppi, piani }: ComparisonResult,
  by: Grouping,
  { misura, ente, anno, rispetto_a: other }: Omit<PairedFigures, 'wanted'>,
  context: ComposeContext,
): ReplyTable {
  const column = (id: string, owner: typeof ente, of: number | undefined) =>
    [
      context.texts.misure[id]?.colonna ?? id,
      owner === undefined ? '' : byOwner(owner === 'aler' ? 'ALER' : 'comuni'),
      of === undefined ? '' : String(of),
    ]
      .filter((part) => part !== '')
      .join(' ');
  // Two figures that only stand together make nothing.
  const made = { differenza: ['Differenza'], quota: ['Quota'], rapporto: ['Rapporto'], insieme: [] }[
    other.come
  ];
  const result = (dato: Group['dato']) => (made.length > 0 ? [dato] : []);
  return {
    title: titleOfGroups(column(misura, ente, undefined), by, piani, context),
    columns: [
      HEADINGS[by],
      column(misura, ente, anno),
      column(other.misura ?? misura, other.ente, other.anno),
      ...made,
    ],
    rows: gruppi.map(({ nome, dato, termini }) => [nome, ...[...(termini ?? []), ...result(dato)].map(show)]),
    facts: gruppi.map(({ dato, termini }) => [
      null,
      ...[...(termini ?? []), ...result(dato)].map(({ id }) => id),
    ]),
  };
}
