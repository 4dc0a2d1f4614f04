// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import {
  ACT_KINDS,
  ACT_PARTS,
  actParts,
  annexes,
  citedActs,
  printedIndex,
  proseUnder,
} from '../corpus/document-parts.ts';
import type { Lines } from '../corpus/model.ts';
import type { Plan } from '../plan/plan.ts';
import { ofDocument } from './of-document.ts';
import { fonte, righe, toFonte } from './rows.ts';

/** How a document is made: its sections, its printed index, what is annexed to it, the acts it refers to. */
export const struttura = z.object({
  sezioni: z.array(
    z.object({
      titolo: z.string(),
      livello: z.int(),
      righe,
      /** The prose directly under the heading. */
      prosa: z.array(righe),
      fonte,
    }),
  ),
  /** The last line that is not blank. */
  fine: fonte,
  indice: z.array(z.object({ titolo: z.string(), pagina: z.int().nullable(), fonte })),
  allegati: z.array(z.object({ titolo: z.string(), fonte })),
  atti: z.array(z.object({ genere: z.enum(ACT_KINDS), scritto: z.string(), fonti: z.array(fonte) })),
  formule: z.array(z.object({ parte: z.enum(ACT_PARTS), righe })),
});

/** The structure of one document, looked for once. */
export const structureOf = ofDocument(lookForStructure);

/** Lines that name one act which are told. */
const MOST_LINES = 8;
/** Lines that a heading may take. */
const HEADING = 3;

function lookForStructure(plan: Plan, document: string): z.infer<typeof struttura> {
  const info = plan.document(document);
  const lines = plan.lines(document, 1, info?.lineCount ?? 1).map(({ text }) => text);
  const source = { id: document, lines };
  const at = (stretch: Lines) =>
    toFonte(plan, { document, lines: stretch, raw: lines.slice(stretch[0] - 1, stretch[1]).join('\n') });
  const own = new Set(numbersIn(info?.title ?? ''));
  const sections = plan.sections(document);
  const end = Math.max(1, lines.findLastIndex((line) => line.trim() !== '') + 1);
  const prose = proseUnder(source, sections);
  return {
    sezioni: sections.map(({ title, level, lines: [first, last] }, index) => {
      const heading: Lines = [first, headingEnd(lines, first, last)];
      return {
        titolo: title,
        livello: level,
        righe: [first, last],
        prosa: (prose[index] ?? []).flatMap(([from, to]): [number, number][] =>
          to <= heading[1] ? [] : [[Math.max(from, heading[1] + 1), to]],
        ),
        fonte: at(heading),
      };
    }),
    fine: at([end, end]),
    indice: printedIndex(source).map(({ title, page, line }) => ({
      titolo: title,
      pagina: page,
      fonte: at([line, line]),
    })),
    allegati: annexes(source).map(({ title, lines: stretch }) => ({ titolo: title, fonte: at(stretch) })),
    // An act does not refer to itself.
    atti: citedActs(source)
      .filter(({ written }) => !numbersIn(written).every((number) => own.has(number)))
      .map(({ kind, written, lines: where }) => ({
        genere: kind,
        scritto: written,
        fonti: where.slice(0, MOST_LINES).map((line) => at([line, line])),
      })),
    formule:
      info?.kind === 'delibera'
        ? actParts(source).map(({ part, lines: [first, last] }) => ({ parte: part, righe: [first, last] }))
        : [],
  };
}

const numbersIn = (text: string): string[] => text.match(/\d+/g) ?? [];

/** The last line of a heading: it ends where a blank line stands, or what it is the heading of. */
function headingEnd(lines: readonly string[], first: number, last: number): number {
  let end = first;
  while (end < Math.min(last, first + HEADING - 1) && (lines[end] ?? '').trim() !== '') end++;
  return lines[first]?.includes('\t') ? first : end;
}
