// SPDX-License-Identifier: EUPL-1.2
import { lowered } from '../../italian/capitals.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Operation } from '../read/lexicon.ts';
import type { Reading } from '../read/reading.ts';
import type { CalculationResult } from '../tool-results.ts';
import type { ComposeContext } from './shared.ts';
import { byOwner, counted, enumerate, isNumber, ofYear, placed, year } from './wording.ts';

/** The calculation that was asked of the tool. */
export interface CalculationAsked {
  readonly operazione: 'differenza' | 'somma' | 'media' | 'quota' | 'rapporto' | 'distanza';
  readonly ogni?: number | undefined;
  readonly traguardo?: number | undefined;
}

type Term = CalculationResult['termini'][number];

/** Figures set against each other: each with its place, owner and year, then what the calculation gives. */
export function composeCalculation(
  result: CalculationResult,
  { operazione: operation, ogni, traguardo }: CalculationAsked,
  { operation: asked, yesNo, years }: Pick<Reading, 'operation' | 'yesNo' | 'years'>,
  context: ComposeContext,
): Draft {
  const { termini, risultato } = result;
  const known = termini.filter(({ dato }) => isCounted(dato));
  const lacking: Paragraph[] = termini
    .filter((term) => !known.includes(term))
    .map((term) => [
      'Manca la cifra ',
      ...placed(term.luogo),
      ': ',
      { quoted: lowered(term.motivo ?? 'il piano non la dà.'), from: { kind: 'note' } },
    ]);
  const figures = known.flatMap(({ dato }) => (dato ? [dato] : []));
  if (known.length === 0) return draft('not_available', { paragraphs: lacking });
  const compares = operation === 'differenza' || operation === 'somma';
  const ranked = compares && (asked === 'massimo' || asked === 'minimo');
  const first: Paragraph = [
    'Secondo ',
    ...plansOf(known, context),
    ': ',
    ...enumerate(known.map((term) => said(term, known, context))),
    '.',
  ];
  const outcome = known.length === termini.length && (risultato !== null || ranked) ? 'answered' : 'partial';
  return draft(outcome, {
    paragraphs: [
      ...(ranked && known.length === termini.length
        ? [yesNo && known.length === 2 ? verdict(result, asked, years) : winner(result, asked, context)]
        : []),
      first,
      ...(risultato && !(ranked && operation === 'somma')
        ? [conclusion(result, { operazione: operation, ogni, traguardo }, context)]
        : []),
      ...lacking,
      ...result.note
        .filter((note) => known.length === termini.length && note !== '')
        .map((note): Paragraph => [{ quoted: note, from: { kind: 'note' } }]),
    ],
    figures: [
      ...(risultato && !(ranked && operation === 'somma') ? [risultato] : []),
      ...(operation === 'differenza' && result.percentuale ? [result.percentuale] : []),
      ...figures,
    ],
    sources: known.flatMap(({ dato, fonti }) => (fonti.length > 0 ? fonti : dato ? [dato.fonte] : [])),
    ...(ranked ? rankedPlaces(result, asked) : {}),
  });
}

/** A number, or a dash, which counts as nothing. */
const isCounted = (dato: Term['dato']): boolean => dato !== null && (isNumber(dato) || dato.stato === 'dash');

/** The places compared, the one asked for first. */
function rankedPlaces({ termini, maggiore, minore }: CalculationResult, asked: Operation): Partial<Draft> {
  const index = asked === 'minimo' ? minore : maggiore;
  const first = index === null ? undefined : termini[index];
  const names = new Set(
    [...(first ? [first] : []), ...termini].flatMap(({ luogo }) =>
      luogo.tipo === 'comune' ? [luogo.nome] : [],
    ),
  );
  return { named: [...names].map((name) => ({ kind: 'comune', name })), ranked: first !== undefined };
}

/** "il piano annuale 2021 dell'ambito Cremasco": once for terms of the same plan. */
function plansOf(terms: readonly Term[], context: ComposeContext): Segment[] {
  const plans = [...new Map(terms.map(({ piano }) => [piano.documento, piano])).values()];
  return enumerate(
    plans.map((plan) => ['il piano annuale ', year(plan), ` dell'ambito ${context.ambitoName(plan.ambito)}`]),
  );
}

/** A term with what tells it from the others. */
function said({ dato, luogo, piano }: Term, terms: readonly Term[], context: ComposeContext): Segment[] {
  if (!dato || !isCounted(dato)) return [];
  const differ = (of: (term: Term) => unknown) => new Set(terms.map(of)).size > 1;
  return [
    ...placed(luogo),
    ...(differ((term) => term.piano.anno) ? [' nel piano ', year(piano)] : []),
    ' ',
    ...counted(dato, context.texts, true),
    ...ofYear(dato, piano),
    ...(dato.ente && (differ((term) => term.dato?.ente) || luogo.tipo === 'comune')
      ? [` ${byOwner(dato.ente)}`]
      : []),
  ];
}

function winner(result: CalculationResult, asked: Operation | null, context: ComposeContext): Paragraph {
  const index = asked === 'minimo' ? result.minore : result.maggiore;
  const term = index === null ? undefined : result.termini[index];
  if (!term?.dato) return ['Sono pari.'];
  const differs = new Set(result.termini.map(({ luogo }) => luogo.nome)).size > 1;
  const name: Segment[] = differs
    ? [{ quoted: term.luogo.nome, from: { kind: term.luogo.tipo === 'comune' ? 'place' : 'territory' } }]
    : new Set(result.termini.map(({ piano }) => piano.anno)).size > 1
      ? ['il piano ', year(term.piano)]
      : term.dato.ente
        ? [term.dato.ente]
        : [term.etichetta];
  const names = context.texts.misure[term.misura]?.molti ?? term.etichetta;
  if (new Set(result.termini.map(({ misura }) => misura)).size > 1)
    return [`La cifra ${asked === 'minimo' ? 'più bassa' : 'più alta'} riguarda: ${names}.`];
  return [`La cifra ${asked === 'minimo' ? 'più bassa' : 'più alta'} (${names}) è di: `, ...name, '.'];
}

/** "Crema ha più alloggi di Soresina?": whether the first named has. */
function verdict(
  { termini, maggiore, minore }: CalculationResult,
  asked: Operation,
  years: readonly number[],
): Paragraph {
  // Plans stand in the order of their years, whichever was named first.
  const named = years.length > 1 ? termini.findIndex(({ piano }) => piano.anno === years[0]) : 0;
  const first = asked === 'minimo' ? minore : maggiore;
  return [first === named ? 'Sì.' : first === null ? 'No: sono pari.' : 'No.'];
}

/** "Ce ne sono 12,89 ogni 1000 abitanti.", "La prima cifra è 2,4 volte la seconda." */
function ratio({ termini, risultato }: CalculationResult, ogni: number, context: ComposeContext): Paragraph {
  const [first, second] = termini;
  if (!risultato || !first || !second) return [];
  const figure: Segment = { figure: risultato, strong: true };
  if (risultato.unita === 'volte') return ['La prima cifra è ', figure, ' volte la seconda.'];
  const names = context.texts.misure[second.misura];
  const money = first.dato?.unita === 'EUR';
  return [
    money ? 'Sono ' : 'Ce ne sono ',
    figure,
    money ? ' euro' : '',
    ...(ogni === 1
      ? [` per ogni ${names?.uno ?? second.etichetta}`]
      : [
          ' ogni ',
          { quoted: String(ogni), from: { kind: 'limits', bounds: { ogni } } } as const,
          ` ${names?.molti ?? second.etichetta}`,
        ]),
    '.',
  ];
}

/** How far a figure is from the number of the question. */
function distance({ termini, risultato }: CalculationResult, traguardo: number): Paragraph {
  const value = termini[0]?.dato?.valore;
  if (!risultato || typeof value !== 'number') return [];
  const goal: Segment = { quoted: String(traguardo), from: { kind: 'limits', bounds: { traguardo } } };
  const figure: Segment = { figure: risultato, strong: true };
  if (value === traguardo) return ['La cifra è già ', goal, ': la differenza è ', figure, '.'];
  return value < traguardo
    ? ['Per arrivare a ', goal, ' ne mancano ', figure, '.']
    : ['La cifra supera già ', goal, ', di ', figure, '.'];
}

function conclusion(
  result: CalculationResult,
  { operazione: operation, ogni = 1, traguardo = 0 }: CalculationAsked,
  context: ComposeContext,
): Paragraph {
  const { risultato, percentuale, termini, maggiore } = result;
  if (!risultato) return [];
  if (operation === 'rapporto') return ratio(result, ogni, context);
  if (operation === 'distanza') return distance(result, traguardo);
  const figure: Segment = { figure: risultato, strong: true };
  if (operation === 'somma') return ['In tutto: ', figure, '.'];
  if (operation === 'media') return ['In media: ', figure, '.'];
  if (operation === 'quota') return ['La quota del primo sul secondo è ', figure, '.'];
  if (maggiore === null) return ['Le cifre sono uguali: la differenza è ', figure, '.'];
  const years = new Set(termini.map(({ piano }) => piano.anno)).size > 1;
  const more = termini[maggiore];
  const places = new Set(termini.map(({ luogo }) => luogo.nome)).size > 1;
  const owners = new Set(termini.map(({ dato }) => dato?.ente ?? null));
  const kinds = new Set(termini.map(({ luogo }) => luogo.tipo));
  const direction: Segment[] =
    more?.dato?.ente && owners.size > 1 && !owners.has(null) && (!places || kinds.size > 1)
      ? [` a favore ${byOwner(more.dato.ente)}`]
      : more && places
        ? [' in più ', ...placed(more.luogo)]
        : years
          ? [maggiore === 1 ? ' in più nel piano più recente' : ' in meno nel piano più recente']
          : [];
  return [
    'La differenza è ',
    figure,
    ...direction,
    ...(percentuale && years && !places
      ? [' (', { figure: percentuale } as const, ' rispetto al primo)']
      : []),
    '.',
  ];
}
