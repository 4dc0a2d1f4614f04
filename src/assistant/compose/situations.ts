// SPDX-License-Identifier: EUPL-1.2

import type { Comune, Gazetteer } from '../../places/model.ts';
import type { Draft, Paragraph } from '../draft.ts';
import { draft } from '../draft.ts';
import { COUNTS, namesMeasure } from '../read/asked-aspect.ts';
import type { Lexicon } from '../read/lexicon.ts';
import type { AskedPlace, Reading } from '../read/reading.ts';
import type { Voice } from '../reply.ts';
import type { Contacts, Texts } from '../texts.ts';
import type { PlanInfo } from '../tool-results.ts';
import { premise } from './premise.ts';
import { enumerate, year } from './wording.ts';

/** Questions that can be asked of a place, as suggestions. */
export function questionsAbout(place: string): string[] {
  return [
    `Quanti alloggi SAP liberi a ${place}?`,
    `Quanti alloggi SAT a ${place}?`,
    `Contributo di solidarietà a ${place}?`,
  ];
}

/** Turns that need no tool: greetings, thanks, an empty question, a personal case. Null for all others. */
export function withoutTools(reading: Reading, texts: Texts): Draft | null {
  // "Io ho 14000, mi spetta?": a sum of one's own is no code of a dwelling.
  const asks = namesMeasure(reading) || (reading.codes.length > 0 && !reading.personal);
  if (reading.question.trim() === '')
    return draft('clarification', { paragraphs: [[texts.vuota]], suggestions: EXAMPLES });
  if (!asks && reading.danger) return draft('answered', { paragraphs: [] });
  if (!asks && reading.personal) return draft('refused', { paragraphs: [[texts.personale]] });
  if (reading.recall === 'office' && reading.assumptions.includes('place_kept'))
    return draft('answered', { paragraphs: [[texts.avviso_pubblico]] });
  if (asks || reading.topics.length > 0 || reading.places.length > 0 || reading.housing) return null;
  if (reading.smalltalk === 'thanks') return draft('smalltalk', { paragraphs: [[texts.grazie]] });
  // A greeting within another wish ("traduci: buongiorno") is none.
  const alone = reading.unknownWords.length < MOST_GREETED && reading.absent.length === 0;
  if (reading.smalltalk === 'greeting' && alone) {
    return draft('smalltalk', { paragraphs: [[texts.saluto]], suggestions: EXAMPLES });
  }
  return null;
}

/** Words beside a greeting from which on it is something else. */
const MOST_GREETED = 2;

const EXAMPLES = ['Quanti alloggi SAP liberi a Vescovato?', 'Contributo di solidarietà a Bonemerse?'];

export function outOfScope(texts: Texts): Draft {
  return draft('out_of_scope', { paragraphs: [[texts.fuori_tema]], suggestions: EXAMPLES });
}

/** A few words after an answer that say nothing which can be looked for. */
export function askAgain(texts: Texts): Draft {
  return draft('clarification', { paragraphs: [[texts.non_capito]], suggestions: EXAMPLES });
}

/** One question of several that is about something else, or says too little. */
export function unanswered({ question }: Reading): Draft {
  const about: Paragraph = [
    'Alla domanda «',
    { quoted: question.trim(), from: { kind: 'question' } },
    '» i documenti caricati non rispondono, o non è chiaro che cosa chiede.',
  ];
  return draft('not_available', { paragraphs: [about] });
}

/** The name fits several comuni: each reading as a question that works when sent back. */
export function askWhich(place: Extract<AskedPlace, { kind: 'ambiguous' }>, reading: Reading): Draft {
  const names = place.candidates.map((comune) => comune.nome);
  const before = reading.question.slice(0, place.start);
  const after = reading.question.slice(place.end);
  const ofThisTurn = reading.question.slice(place.start, place.end) === place.written;
  return draft('clarification', {
    paragraphs: [
      [
        'Il nome ',
        { quoted: `«${place.written}»`, from: { kind: 'place' } },
        ' può indicare più comuni: ',
        ...enumerate(names.map((name) => [{ quoted: name, from: { kind: 'place' as const } }])),
        '. Quale?',
      ],
    ],
    suggestions: ofThisTurn
      ? names.map((name) => before + name + after)
      : names.flatMap((name) => questionsAbout(name).slice(0, 1)),
    named: names.map((name) => ({ kind: 'comune', name })),
  });
}

/** A name that no comune has. */
export function noSuchPlace(name: string): Draft {
  return draft('not_available', {
    paragraphs: [
      [
        'Non conosco un comune che si chiami ',
        { quoted: `«${name}»`, from: { kind: 'place' } },
        ': controllare il nome.',
      ],
    ],
    suggestions: EXAMPLES,
  });
}

/** A comune asked about in the plan of another ambito. */
export function elsewhereThan(comune: Comune, within: string, gazetteer: Gazetteer): Draft {
  const name = (id: string | null) => (id === null ? '' : (gazetteer.ambito(id)?.nome ?? id));
  return draft('partial', {
    paragraphs: [
      [
        'Nel piano dell’ambito ',
        name(within),
        ' non c’è questa cifra per ',
        { quoted: comune.nome, from: { kind: 'place' } },
        `, che è un comune dell’ambito ${name(comune.ambito)}.`,
      ],
    ],
  });
}

/** A place that no loaded plan covers. */
export function outside(
  place: Extract<AskedPlace, { kind: 'elsewhere' | 'provincia' }>,
  loaded: readonly string[],
): Draft {
  const what =
    place.kind === 'provincia'
      ? `I piani riguardano gli ambiti, non la provincia di ${place.nome}.`
      : `${place.nome} (${place.provincia}) è fuori dagli ambiti di cui è caricato un piano.`;
  return draft('not_available', {
    paragraphs: [[what, ` Ambiti caricati: ${loaded.join(', ')}.`]],
    suggestions: loaded.map((name) => `Quanti alloggi liberi nell'ambito ${name}?`),
  });
}

/** A place without a question: what can be asked of it. */
export function askWhat(place: string, plan: PlanInfo | null): Draft {
  return draft('clarification', {
    paragraphs: [
      [
        'Che cosa serve sapere di ',
        { quoted: place, from: { kind: 'place' } },
        '?',
        ...(plan ? [' Il piano più recente è quello del ', year(plan), '.'] : []),
      ],
    ],
    suggestions: [...questionsAbout(place), `Tutti i dati di ${place}`],
  });
}

/** The plans list which SAP dwellings are free or expected; of social housing they do not say it. */
export function onlySap(): Draft {
  return draft('not_available', {
    paragraphs: [
      [
        'Il piano elenca gli alloggi liberi e in previsione solo per i servizi abitativi pubblici (SAP), non per quelli sociali (SAS).',
      ],
    ],
  });
}

/** What no document says, and what can be asked instead. */
export function notSaid(reading: Reading): Draft {
  const [place] = reading.places.flatMap((each) => (each.kind === 'comune' ? [each.comune.nome] : []));
  return draft('not_available', {
    paragraphs: [
      [
        `I documenti caricati non dicono ${reading.absent.join(' né ')}. Per questo ci si rivolge al Comune o ad ALER.`,
      ],
    ],
    suggestions: place ? questionsAbout(place) : EXAMPLES,
  });
}

/** Something counted of dwellings in words that no measure has: the number of all dwellings is no answer to it. */
export function notCounted({ places, question }: Reading, untold: readonly string[]): Draft {
  const [place] = places.flatMap((each) => (each.kind === 'comune' ? [each.comune.nome] : []));
  return draft('not_available', {
    paragraphs: [
      [
        COUNTS.test(question)
          ? 'I piani caricati non danno questo numero: tra ciò che contano degli alloggi non c’è «'
          : 'I piani caricati non lo dicono: tra ciò che contano degli alloggi non c’è «',
        { quoted: untold.join(' '), from: { kind: 'place' } },
        '». Danno il patrimonio di ogni ente, gli alloggi liberi, in previsione, assegnati nell’anno precedente e quelli per le emergenze (SAT).',
      ],
    ],
    suggestions: place ? questionsAbout(place) : EXAMPLES,
  });
}

/** What is asked of a dwelling, and no list of dwellings has. */
export function notTold({ unknownWords }: Reading): Draft {
  return draft('not_available', {
    paragraphs: [
      [
        'Gli elenchi degli alloggi non lo dicono: non c’è nulla su «',
        { quoted: unknownWords.join(' '), from: { kind: 'place' } },
        '».',
      ],
    ],
  });
}

/** Topics that the documents treat but this database does not hold, or that the plan does not give. */
export function notHeld(topics: readonly string[], lexicon: Lexicon, place: string | null): Draft[] {
  return topics.flatMap((id) => {
    const topic = lexicon.topics.get(id);
    if (topic?.notAvailable) return [draft('not_available', { paragraphs: [[topic.notAvailable]] })];
    if (!topic?.notLoaded) return [];
    return [
      draft('not_available', {
        paragraphs: [
          [
            `Il piano dà anche ${topic.notLoaded}, ma questo argomento non è ancora tra i dati a cui so rispondere: si può leggere nel documento.`,
          ],
        ],
        suggestions: place ? questionsAbout(place) : [],
      }),
    ];
  });
}

/** Help first, for a person in danger or about to lose their home: from the contacts' file, cited as such. */
export function help(contacts: Contacts, texts: Texts): Paragraph[] {
  const lines = contacts.contatti.map((contact) => {
    const number = contact.numero ? `: **${contact.numero}**` : '';
    return `- ${contact.nome}${number} (${contact.quando}; fonte: ${contact.fonte})`;
  });
  return [[texts.pericolo], [{ quoted: lines.join('\n'), from: { kind: 'contact' } }]];
}

/** What was filled in to understand the question, said before the answer. */
export function assumed(reading: Reading, part: Draft, loaded: readonly string[], texts: Texts): Paragraph[] {
  if (part.outcome === 'clarification' || part.outcome === 'out_of_scope') return [];
  const names = reading.places.flatMap((place) => (place.kind === 'comune' ? [place.comune.nome] : []));
  const places: Paragraph =
    names.length > MOST_SHOWN
      ? ['i comuni nominati']
      : enumerate(names.map((name) => [{ quoted: name, from: { kind: 'place' as const } }]));
  const said: Paragraph[] = [];
  if (reading.english) said.push([texts.solo_italiano]);
  said.push(...premise(reading, part, texts));
  if (reading.assumptions.includes('place_corrected'))
    said.push(['Nome del comune letto come: ', ...places, '.']);
  if (reading.assumptions.includes('topic_kept')) {
    said.push(['Letta come la domanda precedente', ...(names.length > 0 ? [', per ', ...places] : []), '.']);
  } else if (reading.assumptions.includes('place_kept') && names.length > 0) {
    said.push([
      names.length > MOST_SHOWN ? 'Riferita ancora ai comuni nominati.' : 'Riferita ancora a ',
      ...(names.length > MOST_SHOWN ? [] : [...places, '.']),
    ]);
  }
  if (
    reading.places.length === 0 &&
    reading.aspect === null &&
    !reading.whole &&
    part.figures.length > 0 &&
    reading.codes.length === 0
  ) {
    said.push([
      loaded.length === 1
        ? `Non è indicato un comune: la risposta vale per l'intero ambito ${loaded[0]}.`
        : 'Non è indicato un comune: la risposta vale per ogni ambito che ha il dato. I piani hanno anni e definizioni diversi: le cifre non si confrontano direttamente.',
    ]);
  }
  return said;
}

/** Most comuni that are named as those which a turn is read of. */
const MOST_SHOWN = 6;

/** The contributo regionale di solidarietà, in its parts. */
const SOLIDARITY = new Set(['contributo_riparto', 'contributo_residuo', 'contributo_totale']);

/** What of a reply its closing notes depend on. */
export interface Closed {
  /** Years of the plans that its figures are of. */
  readonly years: readonly number[];
  /** The figures: what they measure, and in what. */
  readonly figures: readonly { readonly misura: string; readonly unita: string }[];
  /** Whether it is asked about dwellings for emergencies. */
  readonly sat: boolean;
  /** Whether a person asks of their own case. */
  readonly personal: boolean;
}

type ClosingTexts = Pick<
  Texts,
  'piano_passato' | 'ricognizione' | 'sat' | 'sap' | 'avviso_pubblico' | 'contributo' | 'personale'
>;

/** What a figure does not mean, and where to go next; citizens are told more than operators. */
export function closingNotes(
  { years, figures, sat, personal }: Closed,
  voice: Voice,
  texts: ClosingTexts,
  thisYear: number,
): Paragraph[] {
  if (years.length === 0) return [];
  const said: Paragraph[] = [];
  if (years.some((year) => year < thisYear)) said.push([texts.piano_passato]);
  // What is said of dwellings is said where the answer has any, or has words alone.
  const ofDwellings = figures.length === 0 || figures.some(({ unita }) => unita === 'alloggi');
  if (ofDwellings) said.push([texts.ricognizione]);
  if (voice === 'cittadino') {
    if (ofDwellings) said.push([`${sat ? texts.sat : texts.sap} ${texts.avviso_pubblico}`]);
    else if (figures.some(({ misura }) => SOLIDARITY.has(misura))) said.push([texts.contributo]);
    if (personal) said.push([texts.personale]);
  }
  return said;
}

/** The closing notes of what was composed for a reading. */
export function closing(
  part: Draft,
  reading: Reading,
  voice: Voice,
  texts: Texts,
  thisYear: number,
): Paragraph[] {
  if (part.outcome === 'not_available') return [];
  const years = part.paragraphs
    .flat()
    .flatMap((segment) =>
      typeof segment !== 'string' && 'quoted' in segment && segment.from.kind === 'plan'
        ? [segment.from.year]
        : [],
    );
  const sat = reading.topics.includes('alloggi_sat');
  return closingNotes(
    { years, figures: part.figures, sat, personal: reading.personal },
    voice,
    texts,
    thisYear,
  );
}
