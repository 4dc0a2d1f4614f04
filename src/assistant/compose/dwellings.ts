// SPDX-License-Identifier: EUPL-1.2

import { type Draft, draft, type Segment } from '../draft.ts';
import type { DwellingItem, DwellingsResult, Figure } from '../tool-results.ts';
import type { ComposeContext } from './shared.ts';
import { accordingTo, at, byOwner, heading, throughout } from './wording.ts';

/** Dwellings one by one: how many, and their rows. */
export function composeDwellings(
  result: DwellingsResult,
  filters: { readonly owner: string | null; readonly use: string | null; readonly state: string | null },
  context: ComposeContext,
): Draft {
  const { piano, luogo, conteggio } = result;
  const [first] = result.alloggi;
  if (!piano || !luogo || !conteggio) return draft('not_available', {});
  const place = throughout(luogo);
  const described = [
    filters.use ? ` con uso ${filters.use}` : '',
    filters.state === 'libero' ? ' liberi' : filters.state ? ' sfitti per ristrutturazione' : '',
    filters.owner === 'aler' ? ' di ALER' : filters.owner === 'comune' ? ' di proprietà comunale' : '',
  ].join('');
  if (!first) {
    return draft('not_available', {
      paragraphs: [
        [
          ...accordingTo(piano, context.ambitoName(piano.ambito)),
          ', ',
          ...place,
          ` non sono elencati alloggi${described}. Gli elenchi del piano riportano solo alcuni alloggi, non tutto il patrimonio.`,
        ],
      ],
    });
  }
  // Which they are is not said where no code is.
  const named = result.alloggi.some((item) => item.id_alloggio !== null || item.ui !== null);
  return draft(named ? 'answered' : 'partial', {
    paragraphs: [
      [
        ...accordingTo(piano, context.ambitoName(piano.ambito)),
        ', gli elenchi riportano ',
        ...place,
        ' ',
        { figure: conteggio, strong: true },
        conteggio.valore === 1 ? ` alloggio${one(described)}.` : ` alloggi${described}.`,
        ...(result.totale > result.alloggi.length
          ? [' La tabella mostra i primi; gli altri sono nel documento.']
          : []),
      ],
      ...(result.alloggi.some((item) => item.id_alloggio === null)
        ? [['Dove il codice manca, il documento scrive che non è stato comunicato.']]
        : []),
    ],
    figures: [conteggio],
    sources: result.alloggi.map((item) => item.fonte),
    tables: [dwellingTable(result, context)],
    named: result.alloggi.map((item) => ({ kind: 'alloggio', name: item.id_alloggio ?? item.ui ?? '' })),
  });
}

const one = (described: string) => described.replace(' liberi', ' libero').replace(' sfitti', ' sfitto');

/** One dwelling by its code: what the document says of it. */
export function composeDwelling(result: DwellingsResult): Draft {
  const [item] = result.alloggi;
  if (!item) return draft('not_available', {});
  const from = { kind: 'source' as const, source: item.fonte };
  const said = (text: string): Segment => ({ quoted: text, from });
  return draft('answered', {
    paragraphs: [
      [
        "L'alloggio con codice ",
        said(item.id_alloggio ?? item.ui ?? ''),
        ...(item.ui && item.id_alloggio ? [' (unità immobiliare ', said(item.ui), ')'] : []),
        ' è elencato ',
        ...at(item.comune),
        `, ${byOwner(item.ente)}`,
        ...(item.uso ? [`, con uso ${item.uso}`] : []),
        `: stato «${item.stato}»`,
        ...(item.sfittanza ? [', sfittanza «', said(item.sfittanza), '»'] : []),
        ' («',
        heading(item.fonte),
        '»).',
      ],
    ],
    figures: [asFigure(item)],
    sources: [item.fonte],
  });
}

/** The state of a dwelling as a fact of the reply. */
function asFigure(item: DwellingItem): Figure {
  return {
    id: item.id,
    misura: 'stato_alloggio',
    etichetta: "stato dell'alloggio",
    valore: item.stato,
    unita: 'testo',
    stato: item.stato_dato,
    ente: item.ente,
    luogo: { tipo: 'comune', nome: item.comune, istat: null },
    anno: Number(/\d{4}/.exec(item.fonte.documento)?.[0] ?? 0),
    fonte: item.fonte,
  };
}

function dwellingTable(result: DwellingsResult, context: ComposeContext) {
  return {
    title: `Alloggi elencati, piano ${result.piano?.anno ?? ''}, ambito ${context.ambitoName(result.piano?.ambito ?? '')}`,
    columns: ['ID alloggio', 'U.I.', 'Comune', 'Ente', 'Uso', 'Stato', 'Sfittanza'],
    rows: result.alloggi.map((item) => [
      item.id_alloggio ?? (item.stato_dato === 'not_reported' ? 'Non comunicato' : ''),
      item.ui ?? '',
      item.comune,
      item.ente,
      item.uso ?? '',
      item.stato,
      item.sfittanza ?? '',
    ]),
  };
}
