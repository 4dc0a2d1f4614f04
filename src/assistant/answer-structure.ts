// SPDX-License-Identifier: EUPL-1.2
import { cleanText } from '../corpus/clean-text.ts';
import { fold } from '../italian/fold.ts';
import { type Answering, answerRequest } from './answer.ts';
import type { Loaded } from './compose/documents.ts';
import { composeParts, type PartFound } from './compose/parts.ts';
import { composeAnnexes, composeCitedActs, composeOutline } from './compose/structure.ts';
import { type Draft, joinDrafts } from './draft.ts';
import { ACT_ASPECTS } from './read/asked-aspect.ts';
import { isCalled, type PartCalled, partsCalled } from './read/document-part.ts';
import type { Aspect } from './read/document-words.ts';
import type { Reading } from './read/reading.ts';
import { ANY_MEASURE } from './requests.ts';
import { linesResult, type Source } from './tool-results.ts';
import type { Standing } from './turn.ts';

/** Aspects of how a document is made. */
export const OF_STRUCTURE: ReadonlySet<Aspect> = new Set<Aspect>(['indice', 'parte', ...ACT_ASPECTS]);

/** Lines of prose of one part that are read. */
const MOST_LINES = 40;
/** Rows of a table that are cited: all of one. */
const MOST_ROWS = 120;
/** Parts that one answer tells. */
const MOST_PARTS = 4;

/** How a document is made and what stands in a part of it; null where no document has what is asked. */
export async function answerStructure(
  aspect: Aspect,
  documents: readonly Loaded[],
  answering: Answering,
  { gazetteer, texts }: Standing,
): Promise<Draft | null> {
  const { question } = answering.reading;
  switch (aspect) {
    case 'indice':
      return composeOutline(documents, question, texts);
    case 'allegati':
      return composeAnnexes(documents);
    case 'atti':
      return composeCitedActs(documents, question);
    case 'parte': {
      const called = partsCalled(question);
      const found = called.flatMap((each) => partsOf(documents, each)).slice(0, MOST_PARTS);
      if (found.length === 0) return null;
      const parts: PartFound[] = [];
      for (const part of found) {
        const prose = await read(part.document, part.prose, MOST_LINES, answering);
        const [rows = null] = part.table
          ? await read(part.document, [part.table.righe], MOST_ROWS, answering)
          : [];
        parts.push({ ...part, prose, rows });
      }
      const told = composeParts(parts);
      const [only, more] = parts;
      const measure = only?.table?.misure[0];
      if (more || !only || measure === undefined || called.every(({ kind }) => kind === 'parte')) return told;
      // Of one table alone, its figures as well.
      const ambito = gazetteer.ambiti.find(({ id, nome }) => [id, nome].includes(only.document.ambito));
      const ofComune = answering.reading.places.some(({ kind }) => kind === 'comune');
      if (!ambito || ofComune) return told;
      const figures = await answerRequest(
        { tool: ANY_MEASURE, measures: [measure] },
        { kind: 'ambito', ambito },
        { ...answering, reading: { ...answering.reading, years: [only.document.anno], owners: [] } },
      );
      return figures.outcome === 'answered' ? joinDrafts([told, figures]) : told;
    }
    default: {
      const acts = documents
        .filter(isOfPlaces(answering.reading))
        .flatMap((document) =>
          (document.struttura?.formule ?? [])
            .filter(({ parte }) => parte === aspect)
            .map(({ righe }) => ({ document, lines: righe })),
        );
      if (acts.length === 0) return null;
      const parts: PartFound[] = [];
      for (const { document, lines } of acts)
        parts.push({
          document,
          section: null,
          table: null,
          below: [],
          rows: null,
          prose: await read(document, [lines], MOST_LINES, answering),
        });
      return composeParts(parts);
    }
  }
}

/** The sections that are called so, with what stands under each; of a plan's table the heading too. */
function partsOf(documents: readonly Loaded[], called: PartCalled) {
  return documents.flatMap((document) => {
    const sections = document.struttura?.sezioni ?? [];
    const tables = document.tabelle ?? [];
    const own = sections.filter(({ titolo }) => isCalled(titolo, called));
    const withTable = own.filter(({ titolo }) => tables.some((table) => table.titolo === titolo));
    // "Tabella a": of the parts so lettered, the one that holds a table.
    const lettered = called.kind === 'tabella' && withTable.length > 0 ? withTable : own;
    // "Parte seconda": the part, and no chapter of a part.
    const highest = Math.min(...lettered.map(({ livello }) => livello));
    const wanted = called.kind === 'parte' ? lettered.filter(({ livello }) => livello === highest) : lettered;
    const annexed = (document.struttura?.allegati ?? []).filter(
      ({ titolo }) =>
        called.kind === 'allegato' && new RegExp(`^all(?:\\.|egato)\\s*${called.label}\\b`, 'i').test(titolo),
    );
    return [
      ...annexed.map(({ fonte }) => ({
        document,
        section: null,
        table: null,
        below: [],
        prose: [fonte.righe],
      })),
      ...wanted.map((section) => ({
        document,
        section,
        table: tables.find(({ titolo }) => titolo === section.titolo) ?? null,
        below: sections.filter(
          ({ righe: [first], livello }) =>
            first > section.righe[0] && first <= section.righe[1] && livello > section.livello,
        ),
        prose: section.prosa,
      })),
    ];
  });
}

/** "Il sindaco di Soresina": of an act only where it is that comune's own. */
const isOfPlaces =
  ({ places }: Reading) =>
  ({ titolo }: Loaded) =>
    places.every((place) => place.kind !== 'comune' || fold(titolo).includes(fold(place.comune.nome)));

/** The tables with figures that a question calls by their letter, of some documents. */
export function tablesCalled(documents: readonly Loaded[], { question }: Pick<Reading, 'question'>) {
  const called = partsCalled(question).filter(({ kind }) => kind === 'tabella' || kind === 'lettera');
  return documents.flatMap((document) =>
    (document.tabelle ?? [])
      .filter(({ titolo }) => called.some((each) => isCalled(titolo, each)))
      .map(({ misure, righe }) => ({ document, measures: misure, lines: righe })),
  );
}

/** Stretches of a document as printed, so many lines at most. */
async function read(
  document: Loaded,
  stretches: readonly (readonly [number, number])[],
  most: number,
  { ask }: Answering,
): Promise<Source[]> {
  const sources: Source[] = [];
  let left = most;
  for (const [da, until] of stretches) {
    if (left <= 0) break;
    const a = Math.min(until, da + left - 1);
    left -= a - da + 1;
    const outcome = await ask('leggi_documento', { documento: document.documento, da, a });
    if (!outcome.ok) continue;
    const { righe: lines, sezione } = linesResult.parse(outcome.output);
    sources.push({
      documento: document.documento,
      sezione: sezione ?? '',
      righe: [da, a],
      testo: lines.map(({ testo }) => testo).join('\n'),
      letto: lines.map(({ testo }) => cleanText(testo.replaceAll('\t', ' – '))).join('\n'),
    });
  }
  return sources;
}
