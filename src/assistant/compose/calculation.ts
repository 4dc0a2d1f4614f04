// SPDX-License-Identifier: EUPL-1.2
import { lowered } from '../../italian/capitals.ts';
import { type Draft, draft, type Paragraph, type Segment } from '../draft.ts';
import type { Operation } from '../read/lexicon.ts';
import type { CalculationResult } from '../tool-results.ts';
import type { ComposeContext } from './shared.ts';
import { byOwner, counted, enumerate, isNumber, ofYear, placed, year } from './wording.ts';

type Term = CalculationResult['termini'][number];

/** Figures set against each other: each with its place, owner and year, then what the calculation gives. */
export function composeCalculation(
  result: CalculationResult,
  operation: 'differenza' | 'somma' | 'media' | 'quota',
  asked: Operation | null,
  context: ComposeContext,
): Draft {
  const { termini, risultato } = result;
  const known = termini.filter(({ dato }) => dato !== null && isNumber(dato));
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
  const ranked = asked === 'massimo' || asked === 'minimo';
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
      ...(ranked && known.length === termini.length ? [winner(result, asked, context)] : []),
      first,
      ...(risultato && !(ranked && operation === 'somma') ? [conclusion(result, operation)] : []),
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
  if (!dato || !isNumber(dato)) return [];
  const differ = (of: (term: Term) => unknown) => new Set(terms.map(of)).size > 1;
  return [
    ...placed(luogo),
    ...(differ((term) => term.piano.anno) ? [' nel piano ', year(piano)] : []),
    ' ',
    ...counted(dato, context.texts, true),
    ...ofYear(dato, piano),
    ...(dato.ente && differ((term) => term.dato?.ente) ? [` ${byOwner(dato.ente)}`] : []),
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
  return [`La cifra ${asked === 'minimo' ? 'più bassa' : 'più alta'} (${names}) è di: `, ...name, '.'];
}

function conclusion(result: CalculationResult, operation: string): Paragraph {
  const { risultato, percentuale, termini, maggiore } = result;
  if (!risultato) return [];
  const figure: Segment = { figure: risultato, strong: true };
  if (operation === 'somma') return ['In tutto: ', figure, '.'];
  if (operation === 'media') return ['In media: ', figure, '.'];
  if (operation === 'quota') return ['La quota del primo sul secondo è ', figure, '.'];
  if (maggiore === null) return ['Le cifre sono uguali: la differenza è ', figure, '.'];
  const years = new Set(termini.map(({ piano }) => piano.anno)).size > 1;
  const more = termini[maggiore];
  const direction: Segment[] = years
    ? [maggiore === 1 ? ' in più nel piano più recente' : ' in meno nel piano più recente']
    : more && new Set(termini.map(({ luogo }) => luogo.nome)).size > 1
      ? [' in più ', ...placed(more.luogo)]
      : [];
  return [
    'La differenza è ',
    figure,
    ...direction,
    ...(percentuale && years ? [' (', { figure: percentuale } as const, ' rispetto al primo)'] : []),
    '.',
  ];
}
