// SPDX-License-Identifier: EUPL-1.2

import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { DwellingItem, DwellingsResult, Figure, Source } from '../tool-results.ts';
import type { ComposeContext } from './shared.ts';
import { accordingTo, at, byOwner, enumerate, heading, throughout, year } from './wording.ts';

/** Dwellings one by one: how many, and their rows. */
export function composeDwellings(
  result: DwellingsResult,
  filters: {
    readonly owner: string | null;
    readonly use: string | null;
    readonly state: string | null;
    /** Code of the kind of vacancy. */
    readonly vacancy?: string | null;
  },
  context: ComposeContext,
): Draft {
  const { piano, luogo, conteggio } = result;
  const [first] = result.alloggi;
  if (!piano || !luogo || !conteggio) return draft('not_available', {});
  const place = throughout(luogo);
  const described = [
    filters.use ? ` con uso ${filters.use}` : '',
    filters.state === null ? '' : (STATES[filters.state] ?? ''),
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
  const uses = byUse(result);
  const { piano_piu_recente: newer } = result;
  const named = result.alloggi.some((item) => item.id_alloggio !== null || item.ui !== null);
  return draft(named ? 'answered' : 'partial', {
    paragraphs: [
      [
        ...accordingTo(piano, context.ambitoName(piano.ambito)),
        ', gli elenchi riportano ',
        ...place,
        ' ',
        { figure: conteggio, strong: true },
        conteggio.valore === 1 ? ` alloggio${one(described)}` : ` alloggi${described}`,
        ...vacancyOf(result, filters.vacancy),
        '.',
        ...(result.totale > result.alloggi.length
          ? [' La tabella mostra i primi; gli altri sono nel documento.']
          : []),
        ...uses.said,
      ],
      ...byComune(result),
      ...(newer
        ? [
            [
              'Il piano più recente dell’ambito, del ',
              year(newer),
              ', non ne elenca: la risposta viene da quello del ',
              year(piano),
              '.',
            ],
          ]
        : []),
      ...(result.alloggi.some((item) => item.id_alloggio === null)
        ? [['Dove il codice manca, il documento scrive che non è stato comunicato.']]
        : []),
    ],
    figures: [conteggio, ...uses.figures, ...(result.per_comune.length > 1 ? result.per_comune : [])],
    sources: sourcesOf(result),
    tables: [dwellingTable(result, context)],
    named: result.alloggi.map((item) => ({ kind: 'alloggio', name: item.id_alloggio ?? item.ui ?? '' })),
  });
}

/** "Per comune: Crema (5), Offanengo (3) …", where they stand in several. */
function byComune({ per_comune: counts }: DwellingsResult): Paragraph[] {
  if (counts.length < 2 || counts.length > MOST_COMUNI) return [];
  return [
    [
      'Per comune: ',
      ...enumerate(
        counts.map((figure) => [
          { quoted: figure.luogo?.nome ?? '', from: { kind: 'name' as const, of: figure } },
          ' (',
          { figure },
          ')',
        ]),
      ),
      '.',
    ],
  ];
}
const MOST_COMUNI = 20;

/** Dwellings of a state, as they are named. */
const STATES: Record<string, string> = {
  libero: ' liberi',
  ristrutturazione: ' sfitti per ristrutturazione',
  'carenza manutentiva': ' in carenza manutentiva',
};

const one = (described: string) => described.replace(' liberi', ' libero').replace(' sfitti', ' sfitto');

/** The dwellings' own lines, and those above them that print once what several rows share. */
const sourcesOf = ({ alloggi, fonti_sopra: above = [] }: DwellingsResult): Source[] => [
  ...alloggi.map(({ fonte }) => fonte),
  ...above,
];

/** The kind of vacancy that was asked for, as the list prints it. */
function vacancyOf(result: DwellingsResult, asked: string | null | undefined): Segment[] {
  const [first] = result.alloggi;
  if (!asked || !first?.sfittanza) return [];
  const kind = first.sfittanza;
  const source = sourcesOf(result).find(({ testo }) => testo.includes(kind));
  return source ? [' con sfittanza «', { quoted: kind, from: { kind: 'source', source } }, '»'] : [];
}

/** "47 con uso SAP e 4 con uso SAT", where the list has several uses. */
function byUse({ conteggi, conteggio, totale, alloggi }: DwellingsResult): {
  said: Segment[];
  figures: Figure[];
} {
  const uses = new Set(alloggi.map(({ uso }) => uso));
  if (uses.size < 2 || alloggi.length < totale) return { said: [], figures: [] };
  const figures = conteggi.filter(({ gruppo }) => gruppo && gruppo.uso !== null);
  const sum = figures.reduce((all, { valore }) => all + Number(valore), 0);
  const kinds = new Set(figures.map(({ gruppo }) => `${gruppo?.uso}/${gruppo?.stato}`));
  if (figures.length < 2 || kinds.size < figures.length || sum !== conteggio?.valore)
    return { said: [], figures: [] };
  return {
    said: [
      ' Sono: ',
      ...enumerate(
        figures.map((figure) => [
          { figure },
          ` con uso ${figure.gruppo?.uso ?? ''}`,
          ` (${figure.gruppo?.stato.toLowerCase() ?? ''})`,
        ]),
      ),
      '.',
    ],
    figures,
  };
}

/** One dwelling by its code: what the document says of it. */
export function composeDwelling(result: DwellingsResult, context: ComposeContext): Draft {
  const [item] = result.alloggi;
  if (!item) return draft('not_available', {});
  const sources = sourcesOf(result);
  const said = (text: string): Segment => {
    const source = sources.find(({ testo }) => testo.includes(text)) ?? item.fonte;
    return { quoted: text, from: { kind: 'source', source } };
  };
  return draft('answered', {
    paragraphs: [
      [
        ...(result.piano
          ? [...accordingTo(result.piano, context.ambitoName(result.piano.ambito)), ", l'alloggio"]
          : ["L'alloggio"]),
        ' con codice ',
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
    sources,
    named: [{ kind: 'alloggio', name: item.id_alloggio ?? item.ui ?? '' }],
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
    facts: result.alloggi.map((item) => [item.id, null, null, null, null, null, null]),
  };
}
