// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft } from '../draft.ts';
import type { Figure, MeasuresResult } from '../tool-results.ts';
import { absent, type ComposeContext } from './shared.ts';
import { accordingTo, enumerate, placed } from './wording.ts';

/** Comuni of which the plan says something in words: how many, which, and the words. */
export function composeStatements(result: MeasuresResult, measure: string, context: ComposeContext): Draft {
  const said = result.dati.filter((row) => row.misura === measure && row.luogo?.tipo === 'comune');
  const whole = result.dati.filter((row) => row.misura === measure && row.luogo?.tipo === 'ambito');
  const count = result.totali.find(
    (figure) => figure.misura === measure && figure.operazione === 'conteggio',
  );
  const names = context.texts.misure[measure];
  const title = names?.molti ?? said[0]?.etichetta ?? whole[0]?.etichetta ?? '';
  if (said.length === 0 && whole.length === 0) return absent(result, [measure], context);
  const comuni = [...new Map(said.map((row) => [row.luogo?.istat, row])).values()];
  // Words that differ from comune to comune are given one by one; the same words for all, once through their source.
  const own = new Set(said.map((row) => row.valore)).size > 1;
  return draft('answered', {
    paragraphs: [
      ...(comuni.length > 0 && count
        ? [
            [
              ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
              ...(result.luogo.tipo === 'area' ? [', ', ...placed(result.luogo)] : []),
              `, ${title}: `,
              { figure: count, strong: true },
              '. ',
              ...enumerate(
                comuni.map((row) => [{ quoted: row.luogo?.nome ?? '', from: { kind: 'place' as const } }]),
              ),
              '.',
            ],
          ]
        : []),
      // Of one comune alone nothing is counted.
      ...(count ? [] : said).map((row) => [
        ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
        `, ${title}: `,
        { figure: row },
        ' (',
        { quoted: row.luogo?.nome ?? '', from: { kind: 'place' as const } },
        ').',
      ]),
      ...whole.map((row) => [
        ...accordingTo(result.piano, context.ambitoName(result.piano.ambito)),
        `, ${title}: `,
        { figure: row },
        '.',
      ]),
    ],
    figures: [...(count ? [count] : []), ...said, ...whole],
    sources: [...said, ...whole].map((row) => row.fonte),
    tables: own && comuni.length > 0 ? [statementTable(said, title)] : [],
  });
}

function statementTable(rows: readonly Figure[], title: string) {
  return {
    title,
    columns: ['Comune', 'Nel piano'],
    rows: rows.map((row) => [row.luogo?.nome ?? '', String(row.valore ?? '')]),
    facts: rows.map((row) => [null, row.id]),
  };
}
