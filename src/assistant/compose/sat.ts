// SPDX-License-Identifier: EUPL-1.2

import { type Draft, draft, type Paragraph } from '../draft.ts';
import type { MeasuresResult } from '../tool-results.ts';
import {
  absent,
  type ComposeContext,
  figureTable,
  missingRows,
  rowSources,
  tableTotals,
  wholeAmbito,
} from './shared.ts';
import { accordingTo, byOwner, counted, enumerate, heading, isNumber, throughout } from './wording.ts';

/** Dwellings kept for the transitory services: a comune's own, what ALER gives for the whole ambito, and those listed. */
export function composeSat(result: MeasuresResult, context: ComposeContext): Draft {
  const comune = result.luogo.tipo === 'comune';
  const rows = result.dati.filter((row) => !comune || row.luogo?.tipo === 'comune');
  const numbers = rows.filter(isNumber);
  const doubtful = rows.filter((row) => !isNumber(row));
  const total = result.totali.find(isNumber);
  const headline = total ?? (numbers.length === 1 ? numbers[0] : undefined);
  const listed = result.conteggi;
  const opening = accordingTo(result.piano, context.ambitoName(result.piano.ambito));
  const place = throughout(result.luogo);
  const table = figureTable(result, ['alloggi_sat'], context);
  const aside = wholeAmbito(result, ['alloggi_sat'], context);

  if (!headline && doubtful.length === 0) {
    const [list] = listed;
    if (!list) {
      const missing = absent(result, ['alloggi_sat'], context);
      return {
        ...missing,
        paragraphs: [...missing.paragraphs, ...aside.paragraphs],
        figures: [...missing.figures, ...aside.figures],
        tables: table ? [table] : [],
      };
    }
    // The table names no row for the comune, but the list of dwellings shows some there: say both.
    return draft('answered', {
      paragraphs: [
        [
          ...opening,
          ', ',
          ...place,
          list.valore === 1 ? ' risulta ' : ' risultano ',
          ...enumerate(
            listed.map((count) => [
              { figure: count, strong: true },
              ` ${count.valore === 1 ? 'alloggio destinato' : 'alloggi destinati'} a SAT ${byOwner(count.ente)}`,
            ]),
          ),
          ", nell'elenco dei singoli alloggi (",
          heading(list.fonte),
          '). La tabella delle quote SAT non ha invece una riga per questo comune.',
        ],
        ...aside.paragraphs,
      ],
      figures: [...listed, ...aside.figures],
      tables: table ? [table] : [],
    });
  }

  const paragraphs: Paragraph[] = [];
  if (headline) {
    paragraphs.push([
      ...opening,
      ', ',
      ...place,
      headline.valore === 1 ? ' risulta ' : ' risultano ',
      ...counted(headline, context.texts, true),
      ...(numbers.length > 1
        ? [': ', ...enumerate(numbers.map((row) => [{ figure: row }, ` ${byOwner(row.ente)}`]))]
        : [`, ${byOwner(headline.ente)}`]),
      '.',
    ]);
  }
  paragraphs.push(...missingRows(doubtful, result, context), ...aside.paragraphs);
  if (comune && listed.length > 0 && listed[0]) {
    paragraphs.push([
      "Nell'elenco dei singoli alloggi (",
      heading(listed[0].fonte),
      ') quelli per SAT in questo comune sono: ',
      ...enumerate(listed.map((count) => [{ figure: count }, ` ${byOwner(count.ente)}`])),
      '.',
    ]);
  }
  return draft(headline ? (doubtful.length > 0 && comune ? 'partial' : 'answered') : 'not_available', {
    paragraphs,
    figures: [
      ...(headline ? [headline] : []),
      ...numbers.filter((row) => row.id !== headline?.id),
      ...aside.figures,
      ...(comune ? listed : []),
      ...doubtful,
      ...tableTotals(result, table),
    ],
    sources: rowSources(result, headline ? [headline] : [], table),
    tables: table ? [table] : [],
  });
}
