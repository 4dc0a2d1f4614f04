// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Segment } from '../draft.ts';
import type { LinesResult, Source } from '../tool-results.ts';
import { type Loaded, named } from './documents.ts';

/** Some lines of a document, each as it is printed. */
export function composeLines(document: Loaded, { righe: lines, sezione }: LinesResult): Draft {
  const said = lines.filter(({ testo }) => testo.trim() !== '');
  const [first, last] = [lines[0]?.n ?? 1, lines.at(-1)?.n ?? 1];
  const source: Source = {
    documento: document.documento,
    sezione: sezione ?? '',
    righe: [first, last],
    testo: lines.map(({ testo }) => testo).join('\n'),
  };
  const where: Segment[] = [
    first === last ? 'Alla riga ' : 'Alle righe ',
    { quoted: first === last ? String(first) : `${first}–${last}`, from: { kind: 'lines', source } },
    ' ',
    ...named(document, 'del'),
  ];
  if (said.length === 0) {
    return draft('answered', { paragraphs: [[...where, ' non è stampato nulla.']], sources: [source] });
  }
  return draft('answered', {
    paragraphs: [
      [...where, ' si legge:'],
      said.flatMap(({ testo }, index): Segment[] => [
        index === 0 ? '> ' : '\n> ',
        { quoted: testo.trim(), from: { kind: 'source', source } },
      ]),
    ],
    sources: [source],
  });
}
