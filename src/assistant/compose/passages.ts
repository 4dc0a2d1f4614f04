// SPDX-License-Identifier: EUPL-1.2

import { lowered } from '../../italian/capitals.ts';
import { shortened } from '../../italian/shortened.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { PassageItem, PassagesResult, Source } from '../tool-results.ts';
import { listOf, wholeList } from './passage-list.ts';
import { actOf, asSource, namedAct, placeOf, plainQuote, quotesOf, titleUnsaid } from './passage-wording.ts';
import { quotedFigures } from './quoted-figures.ts';
import type { ComposeContext } from './shared.ts';

/** Of a longer passage an operator too is given the sentences that answer. */
const LONGEST_WHOLE = 1400;
/** Titles named where no passage answers. */
const NEAREST = 3;

/** What the documents say of a rule, in their own words; where they do not, the nearest things that they do say. */
export function composePassages(result: PassagesResult, context: ComposeContext): Draft {
  const [first] = result.passaggi;
  if (!first || result.esito === 'nessuno') return nothingSaid(result, context);
  const document = result.documenti.find(({ id }) => id === first.documento);
  if (!document) return nothingSaid(result, context);
  const lead = actOf(document, context);
  const body = bodyOf(first, result, context);
  const answered = result.esito === 'trovato';
  const opening: Segment[] = answered
    ? [...lead, ...(context.voice === 'operatore' ? placeOf(first) : titleUnsaid(first)), ': ']
    : [
        'Su questo i documenti dicono: ',
        ...inSentence(lead),
        ...(context.voice === 'operatore' ? placeOf(first) : titleUnsaid(first)),
        ', ',
      ];
  const beside = besideOf(first, body.sources, result, context);
  const paragraphs: Paragraph[] = [[...opening, ...body.first], ...body.rest, ...beside.paragraphs];
  if (!answered) paragraphs.push(['Può non rispondere a tutta la domanda.']);
  if (context.voice === 'cittadino')
    paragraphs.push(...explained(paragraphs, context), [context.texts.regola_datata]);
  return draft(answered ? 'answered' : 'partial', {
    paragraphs,
    sources: [...body.sources, ...beside.sources],
    quoted: quotedFigures(paragraphs, result.passaggi),
    prose: { documento: first.documento, righe: first.righe },
  });
}

interface Body {
  readonly first: Segment[];
  readonly rest: readonly Paragraph[];
  readonly sources: readonly Source[];
}

/** The passage's own words: a list whole, a passage with what follows its colon, or the sentences that answer. */
function bodyOf(passage: PassageItem, result: PassagesResult, context: ComposeContext): Body {
  const source = asSource(passage, passage);
  const items = wholeList(passage, result);
  if (items) {
    const { text, sources } = listOf(items, passage, result);
    const { introduttore: lead } = items;
    const from = lead && asSource(lead, passage);
    const said: Segment[] =
      lead && from
        ? [{ quoted: plainQuote(lead.testo), from: { kind: 'source', source: from } }]
        : ['le voci dell’elenco sono queste.'];
    return { first: said, rest: [text], sources: [source, ...(from ? [from] : []), ...sources] };
  }
  if (passage.seguito) {
    const next = asSource(passage.seguito, passage);
    return {
      first: quotesOf(plainQuote(passage.testo), source),
      rest: [quotesOf(plainQuote(passage.seguito.testo), next)],
      sources: [source, next],
    };
  }
  const whole = context.voice === 'operatore' && passage.testo.length <= LONGEST_WHOLE;
  const own = quotesOf(plainQuote(whole ? passage.testo : (passage.estratto ?? passage.testo)), source);
  const lead = GOES_ON.test(passage.testo)
    ? result.elenchi.find(({ id }) => id === passage.elenco)?.introduttore
    : null;
  const from = lead && asSource(lead, passage);
  const said: Segment[] =
    lead && from
      ? [{ quoted: plainQuote(lead.testo), from: { kind: 'source', source: from } }, ' ', ...own]
      : own;
  const rest: Paragraph[] =
    passage.tipo === 'heading'
      ? [['È il titolo di una tabella: le sue cifre si possono chiedere comune per comune.']]
      : [];
  return { first: said, rest, sources: [source, ...(from ? [from] : [])] };
}

/** An item that only goes on with what introduces its list: "al recupero progressivo di immobili …". */
const GOES_ON =
  /^(?:a|ai|al|all['’]|alla|alle|allo|agli|d|di|del|dell['’]|della|dei|delle|per|in|nel|con|su)\b/;

/** The passage that answers nearly as well, in a few words: it may be the one that was looked for. */
function besideOf(
  first: PassageItem,
  told: readonly Source[],
  result: PassagesResult,
  context: ComposeContext,
): { readonly paragraphs: readonly Paragraph[]; readonly sources: readonly Source[] } {
  const second = result.passaggi.find((passage) => passage.accanto && !isTold(passage, told));
  const document = result.documenti.find(({ id }) => id === second?.documento);
  if (!second || !document) return { paragraphs: [], sources: [] };
  const body = bodyOf(second, result, { ...context, voice: 'cittadino' });
  const place = context.voice === 'operatore' ? placeOf(second) : titleUnsaid(second);
  const lead: Segment[] =
    second.documento === first.documento
      ? ['Lo stesso documento', ...place, ' dice anche: ']
      : ['Ne parla anche ', ...namedAct(document, context), ...place, ': '];
  return { paragraphs: [[...lead, ...body.first], ...body.rest], sources: body.sources };
}

/** Whether a passage is among the lines that are told already, as an item of a list told whole. */
const isTold = ({ documento, righe }: PassageItem, told: readonly Source[]): boolean =>
  told.some(
    (source) => source.documento === documento && source.righe[0] <= righe[1] && righe[0] <= source.righe[1],
  );

/** No passage speaks of it: said as such, with the titles of the nearest ones as questions that can be sent back. */
function nothingSaid(result: PassagesResult, context: ComposeContext): Draft {
  const titles = [
    ...new Map(
      result.passaggi.flatMap((passage): [string, PassageItem][] => {
        const title = titleOf(passage);
        return title === null ? [] : [[title, passage]];
      }),
    ),
  ].slice(0, NEAREST);
  const near: Segment[] = titles.flatMap(([title, passage], index) => [
    ...(index === 0 ? [] : [index === titles.length - 1 ? ' e ' : ', ']),
    '«',
    { quoted: title, from: { kind: 'source' as const, source: asSource(passage, passage) } },
    '»',
  ]);
  const [nearest] = result.passaggi;
  return draft('not_available', {
    paragraphs: [
      [context.texts.regole_assenti],
      ...(near.length > 0 ? [['Gli argomenti più vicini che trattano sono ', ...near, '.']] : []),
    ],
    ...(nearest ? { prose: { documento: nearest.documento, righe: nearest.righe } } : {}),
    suggestions: titles.map(([title]) => `Che cosa dicono i documenti su ${title}?`),
  });
}

const LONGEST_TITLE = 80;

/** The title nearest above a passage, short enough to be named. */
function titleOf(passage: PassageItem): string | null {
  const title = passage.sezione
    .split(' > ')
    .findLast((step) => !/^(?:comma|lettera|numero|punto) /.test(step));
  // A number in the title of an act is not one to be told.
  if (!title || /\d/.test(title.replace(/^\S+[.)]\s/, ''))) return null;
  return shortened(title, LONGEST_TITLE);
}

/** Terms of the quotes that a citizen may not know, each in a sentence of its own. */
function explained(paragraphs: readonly Paragraph[], { texts }: ComposeContext): Paragraph[] {
  const said = paragraphs
    .flat()
    .map((segment) => (typeof segment !== 'string' && 'quoted' in segment ? segment.quoted : ''))
    .join(' ');
  const terms: readonly [RegExp, string][] = [
    [/\bSAP\b/, texts.sap],
    [/\bSAS\b/, texts.sas],
    [/\bSAT\b/, texts.sat],
    [/\bISEE\b/, texts.isee],
  ];
  const found = terms.filter(([term]) => term.test(said)).map(([, text]) => text);
  return found.length === 0 ? [] : [[found.join(' ')]];
}

function inSentence([first, ...rest]: readonly Segment[]): Segment[] {
  return typeof first === 'string' ? [lowered(first), ...rest] : [...(first ? [first] : []), ...rest];
}
