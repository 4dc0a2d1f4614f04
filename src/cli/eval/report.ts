// SPDX-License-Identifier: EUPL-1.2
import { formatNumber } from '../../italian/numbers.ts';
import type { QuestionResult, TurnResult } from './run.ts';
import { isFalseAnswer, type Scores } from './score.ts';
import type { SetName } from './thresholds.ts';

const SETS: Record<SetName, string> = { open: 'Domande aperte', 'held-out': 'Domande messe da parte' };

/** Columns of the table of scores: heading, and the cell of one row. */
export const COLUMNS: readonly (readonly [string, (scores: Scores) => string])[] = [
  ['domande', ({ questions }) => String(questions)],
  ['risposte', ({ replies }) => String(replies)],
  ['esatte', ({ exact }) => percent(exact)],
  ['esito', ({ outcome }) => percent(outcome)],
  ['precis.', ({ precision }) => percent(precision)],
  ['richiamo', ({ recall }) => percent(recall)],
  ['passo', ({ passages }) => percent(passages)],
  ['senza fonte', ({ unsupported }) => String(unsupported)],
  ['false', ({ falseAnswers }) => String(falseAnswers)],
  ['mancati', (scores) => `${scores.clarificationsMissing}/${scores.clarificationsNeeded}`],
  ['inutili', ({ clarificationsNeedless }) => String(clarificationsNeedless)],
  ['p50 ms', ({ p50 }) => time(p50)],
  ['p95 ms', ({ p95 }) => time(p95)],
];

const LEGEND = `esatte: tutto ciò che si attendeva, in ogni turno. esito: quello atteso. precis.: cifre dette che stanno nella loro
fonte. richiamo: righe attese che la risposta cita. passo: la prima citazione è quella attesa. senza fonte: cifre dette
che nessuna fonte ha. false: risposte a ciò che non si può sapere. mancati, inutili: chiarimenti necessari e non
chiesti, chiesti e non necessari. p50, p95: una risposta, nel processo.`;

/** The scores of a set by kind and overall, as a table. */
export function scoreTable(set: SetName, kinds: ReadonlyMap<string, Scores>, overall: Scores): string {
  const rows = [
    ['genere', ...COLUMNS.map(([heading]) => heading)],
    ...[...kinds].map(([kind, scores]) => [kind, ...COLUMNS.map(([, cell]) => cell(scores))]),
    ['in tutto', ...COLUMNS.map(([, cell]) => cell(overall))],
  ];
  const table = textTable(rows);
  const more = [
    ...(overall.misquoted > 0 ? [`citazioni diverse dal testo: ${overall.misquoted}`] : []),
    ...(overall.errors > 0 ? [`errori: ${overall.errors}`] : []),
  ];
  return [SETS[set], table, ...more].join('\n');
}

export const setTitle = (set: SetName): string => SETS[set];

/** Rows as aligned text: the first is the heading, the last the total. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const rule = '─'.repeat(Math.max(...lines.map((line) => line.length)));
  const [heading = '', ...body] = lines;
  const last = body.pop() ?? '';
  return [heading, rule, ...body, rule, last].join('\n');
}

export const legend = (): string => LEGEND;

/** Said before failures of the questions set aside. */
export const HELD_OUT_WARNING =
  'Attenzione: queste domande sono messe da parte. Servono solo a misurare, non a migliorare le risposte.';

/** What went wrong in a question: what was asked, what was expected, what came. Empty if nothing did. */
export function failureText({ question, turns }: QuestionResult): string {
  const failed = turns.filter((turn) => turnFaults(turn).length > 0);
  if (failed.length === 0) return '';
  return failed
    .map((turn) => {
      const citations = turn.reply.citations.map(({ document, lines }) => `${document} ${lines.join('-')}`);
      return [
        `${question.id} (${question.voice})`,
        `  domanda:  ${turn.turns.map((ask) => `«${ask}»`).join(' → ')}`,
        `  attesa:   ${JSON.stringify(turn.expected)}`,
        `  venuta:   [${turn.reply.outcome}] ${oneLine(turn.reply.text, 400)}`,
        ...turn.reply.tables.map(
          ({ title, rows }) => `            tabella «${title}», righe: ${rows.length}`,
        ),
        `            fonti: ${citations.slice(0, 6).join('; ') || 'nessuna'}${citations.length > 6 ? '; …' : ''}`,
        ...turnFaults(turn).map((fault) => `  - ${fault}`),
      ].join('\n');
    })
    .join('\n');
}

/** Faults of one reply, those of its sources included. */
export function turnFaults(turn: TurnResult): string[] {
  return [
    ...turn.faults,
    ...turn.unsupported.map((figure) => `cifra senza fonte: ${figure}`),
    ...turn.misquoted.map((citation) => `la citazione non è il testo delle righe: ${citation}`),
    ...(isFalseAnswer(turn) ? ['risposta a ciò che non si può sapere'] : []),
  ];
}

function oneLine(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}

function percent(share: number | null): string {
  return share === null ? '—' : `${formatNumber(share, 1)}%`;
}

export function time(ms: number | null): string {
  return ms === null ? '—' : formatNumber(ms, 1);
}
