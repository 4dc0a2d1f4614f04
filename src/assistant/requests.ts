// SPDX-License-Identifier: EUPL-1.2
import type { Lexicon } from './read/lexicon.ts';
import type { AskedPlace, Owner, Reading } from './read/reading.ts';

export const AVAILABILITY = 'alloggi_disponibili';
export const DWELLINGS = 'elenca_alloggi';
export const ANY_MEASURE = 'dati_del_piano';
export const SEARCH = 'cerca_nei_documenti';
export const STOCK = 'patrimonio_abitativo';

/** Rows asked of a tool for a whole ambito: all of a table. */
export const WHOLE_TABLE = 200;

/** What is asked of one place: the tool that answers, and the measures of it that were named. */
export interface Request {
  readonly tool: string;
  readonly measures: readonly string[];
  /** Set where one topic asks for several measures and those that the plan has are enough. */
  readonly topic?: string;
  /** Made only where the one before has no answer. */
  readonly fallback?: boolean;
  /** What was asked in so many words: that it is not there is told, even where another of its topic has an answer. */
  readonly missed?: boolean;
}

/** Measures that a tool's bare topic is compared by. */
const HEADLINE: Record<string, string> = {
  [AVAILABILITY]: 'alloggi_liberi',
  contributo_solidarieta: 'contributo_totale',
  quote_riservate: 'quota_forze_ordine',
};

/** The one measure that a request is compared by. */
export const headline = (request: Request): string =>
  request.measures[0] ?? HEADLINE[request.tool] ?? 'alloggi_liberi';

/** The one measure that a topic is compared by. */
export function headlineOf(topic: string, lexicon: Lexicon): string {
  const { tool = null, measures = [] } = lexicon.topics.get(topic) ?? {};
  // Comuni that a plan tells in words are told apart by those words, rather than by how many they are.
  const worded = measures.find((measure) => lexicon.units.get(measure) === 'testo');
  return worded ?? headline({ tool: tool ?? ANY_MEASURE, measures });
}

/** The requests in a reading, one for each tool, in the order of the question; any measure is asked by itself. */
export function requestsOf(reading: Reading, lexicon: Lexicon): Request[] {
  if (asksWhyNotCounted(reading, lexicon)) return [{ tool: STOCK, measures: stockOf(reading) }];
  const measures = new Map<string, Request>();
  const ofAreas = reading.places.length > 0 && reading.places.every(({ kind }) => kind === 'area');
  for (const named of reading.topics) {
    // How many comuni an ambito has is a figure of the ambito; a part of it has its own.
    const id = named === 'comuni_ambito' && ofAreas ? 'comuni_area' : named;
    const topic = lexicon.topics.get(id);
    if (!topic?.tool || topic.tool === SEARCH) continue;
    if (topic.tool === ANY_MEASURE) {
      for (const [index, measure] of topic.measures.entries()) {
        const fallback = topic.firstThatSays && index > 0;
        measures.set(measure, {
          tool: ANY_MEASURE,
          measures: [measure],
          topic: id,
          ...(fallback && { fallback }),
        });
      }
    } else {
      const known = measures.get(topic.tool)?.measures ?? [];
      const own = topic.tool === STOCK ? ofUses(topic.measures, reading) : topic.measures;
      measures.set(topic.tool, { tool: topic.tool, measures: [...new Set([...known, ...own])] });
    }
  }
  const requests = [...measures.values()];
  if (reading.vacancy !== null) return [{ tool: DWELLINGS, measures: [] }];
  if (reading.list && reading.operation === null && reading.bounds === null) {
    const listable = (request: Request) => request.tool === AVAILABILITY || request.tool === 'quote_sat';
    const others = requests.filter((request) => !listable(request));
    if (requests.some(listable) || (requests.length === 0 && reading.housing)) {
      return [{ tool: DWELLINGS, measures: [] }, ...others];
    }
  }
  if (reading.by === 'aggregazione' && reading.places.some(({ kind }) => kind === 'comune')) {
    return [{ tool: ANY_MEASURE, measures: ['aggregazione'] }];
  }
  // "Alloggi a canone sociale (SAS) di Olmeneta, quanti?": beside a comune and a number, words of rules narrow nothing.
  const measured = reading.topics.some((id) => lexicon.topics.get(id)?.tool !== SEARCH);
  const ofComune = reading.places.some(({ kind }) => kind === 'comune');
  const bare =
    requests.length === 0 &&
    (reading.topics.length === 0 ||
      (!measured && ofComune && (reading.why || HOW_MANY.test(reading.question)))) &&
    (reading.housing ||
      (reading.operation === 'senza' && reading.unknownWords.length === 0) ||
      changes(reading) ||
      (reading.why && reading.places.length > 0));
  if (!bare) return requests;
  const free = { tool: AVAILABILITY, measures: [] };
  if (changes(reading) || (reading.why && OF_OWNERS.test(reading.question)))
    return [{ tool: STOCK, measures: stockOf(reading) }];
  if (!reading.housing) return [free];
  // "Quante case ha Soresina": how many there are; "case popolari a Soresina": what may be had as well.
  const stock = { tool: STOCK, measures: stockOf(reading) };
  const counted =
    reading.operation !== null ||
    reading.bounds !== null ||
    reading.claim !== null ||
    COUNTED.test(reading.question) ||
    (reading.goesOnFrom !== null && COUNTED.test(reading.goesOnFrom));
  if (reading.uses.includes('SAS') || reading.operation !== null || reading.bounds !== null) return [stock];
  return counted
    ? [
        { ...stock, topic: 'case', missed: true },
        { ...free, topic: 'case', fallback: true },
      ]
    : [
        { ...free, topic: 'case' },
        { ...stock, topic: 'case' },
      ];
}

/** "Cosa è cambiato per Offanengo?": of a place and nothing else, its stock. */
const changes = ({ operation, places, unknownWords, housing }: Reading) =>
  operation === 'differenza' &&
  !housing &&
  unknownWords.length === 0 &&
  places.length > 0 &&
  places.every(({ kind }) => kind === 'comune' || kind === 'ambito');

/** "Perché Pizzighettone manca tra i comuni che hanno case loro?": of its stock, and not how many comuni have some. */
function asksWhyNotCounted({ why, places, topics }: Reading, { topics: known, units }: Lexicon): boolean {
  const measures = topics.flatMap((id) => known.get(id)?.measures ?? []);
  const ofComune = places.length > 0 && places.every(({ kind }) => kind === 'comune');
  return (
    why && ofComune && measures.length > 0 && measures.every((measure) => units.get(measure) === 'comuni')
  );
}

/** "Perché Vescovato non è tra i proprietari?": of its stock. */
const OF_OWNERS = /\bpropriet\w+|\bpatrimonio\b/i;

/** A question on how many of something. */
const HOW_MANY = /\bquant[ei]\b|\bnumero\b/i;
/** The same, or on how much. */
const COUNTED = /\bquant[aei]?|numero|\bn\.|\btotale (?:degli |delle )?(?:alloggi|case|appartamenti)/i;

const ALL_COLUMNS = /\b(?:total[ei]|complessiv\w+)\b/i;

/** Of all columns of the stock, those of the uses that are named: "quanti SAS in tutto". */
function ofUses(measures: readonly string[], { uses, question }: Reading): readonly string[] {
  if (measures.length < 2 || ALL_COLUMNS.test(question)) return measures;
  const named = uses.flatMap((use) =>
    use === 'SAS' ? ['patrimonio_sas'] : use === 'SAP' && /\bsap\b/i.test(question) ? ['patrimonio_sap'] : [],
  );
  return named.length > 0 ? named : measures;
}

/** The measures of the stock that a use asks for: of social housing it is all there is to say. */
function stockOf({ uses, operation, question }: Reading): string[] {
  if (uses.join() === 'SAS') return ['patrimonio_sas'];
  if (uses.includes('SAS') && uses.includes('SAP')) return ['patrimonio_sap', 'patrimonio_sas'];
  // "Case popolari" are the whole stock, as people say it; "SAP" is a column of its own.
  if (operation !== null && uses.join() === 'SAP' && /\bsap\b/i.test(question)) return ['patrimonio_sap'];
  return uses.includes('SAP') && operation === null
    ? ['patrimonio_totale', 'patrimonio_sap']
    : ['patrimonio_totale'];
}

/** Arguments that say where a figure is wanted. */
export function whereOf(place: AskedPlace): Record<string, unknown> {
  switch (place.kind) {
    case 'comune':
      return { comune: place.comune.nome, ...(place.within ? { ambito: place.within } : {}) };
    case 'ambito':
      return { ambito: place.ambito.id };
    case 'area':
      return { ambito: place.area.ambito, area: place.area.nome };
    default:
      return {};
  }
}

/** The owner that a question narrows to; both named are all. */
export const onlyOwner = ({ owners }: Pick<Reading, 'owners'>): Owner | null =>
  owners.length === 1 ? (owners[0] ?? null) : null;

/** Arguments that say whose and when. */
export const scopeOf = (owner: Owner | null, year: number | null): Record<string, unknown> => ({
  ...(owner ? { ente: owner } : {}),
  ...(year ? { anno: year } : {}),
});
