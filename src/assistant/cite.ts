// SPDX-License-Identifier: EUPL-1.2
import type { Draft } from './draft.ts';
import type { Citation, ReplyFact } from './reply.ts';
import type { Figure, Source } from './tool-results.ts';

/** The lines that a reply rests on, those of its headline first; rows that follow one another are one citation. */
export function citationsOf(draft: Draft, titles: ReadonlyMap<string, string>): Citation[] {
  const computed = draft.figures.filter((figure) => figure.operazione !== undefined);
  const declared = draft.figures.filter((figure) => figure.operazione === undefined);
  // A computed figure is cited through its operands; one whose operands are not among the sources, by its own lines.
  const alone = computed.filter(
    (figure) =>
      ![...draft.sources, ...declared.map(({ fonte }) => fonte)].some((source) =>
        inside(source, figure.fonte),
      ),
  );
  const ofFigures = declared.flatMap(({ fonte, fonte_dettaglio: detail }) =>
    detail ? [fonte, detail] : [fonte],
  );
  const ofNotes = declared.flatMap(({ fonte_nota: note }) => (note ? [note] : []));
  const sources = [
    ...(beginsInWords(draft)
      ? [...draft.sources, ...ofFigures, ...ofNotes]
      : [...ofFigures, ...ofNotes, ...draft.sources]),
    ...alone.map(({ fonte }) => fonte),
  ];
  const merged: Source[] = [];
  for (const source of sources) {
    if (merged.some((known) => inside(source, known))) continue;
    const before = merged.findIndex(
      (known) =>
        known.documento === source.documento &&
        known.sezione === source.sezione &&
        known.righe[1] + 1 === source.righe[0],
    );
    const known = merged[before];
    if (known) {
      merged[before] = {
        ...known,
        righe: [known.righe[0], source.righe[1]],
        testo: `${known.testo}\n${source.testo}`,
      };
    } else merged.push(source);
  }
  return merged.map((source) => ({
    document: source.documento,
    title: titles.get(source.documento) ?? source.documento,
    section: source.sezione,
    lines: source.righe,
    quote: source.testo,
    url: `/documenti/${source.documento}/righe/${source.righe[0] === source.righe[1] ? source.righe[0] : source.righe.join('-')}`,
  }));
}

/** Whether the headline is words of a document. */
function beginsInWords({ paragraphs: [first = []] }: Draft): boolean {
  return first.some(
    (segment) => typeof segment !== 'string' && 'quoted' in segment && segment.from.kind === 'source',
  );
}

function inside(source: Source, other: Source): boolean {
  return (
    source.documento === other.documento &&
    source.righe[0] >= other.righe[0] &&
    source.righe[1] <= other.righe[1]
  );
}

/** The figures of a reply, each once. */
export function factsOf(figures: readonly Figure[]): ReplyFact[] {
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return [...byId.values()].map((figure) => ({
    id: figure.id,
    measure: figure.misura,
    label: figure.etichetta,
    value: figure.valore,
    unit: figure.unita,
    status: figure.stato,
    place: figure.luogo?.nome ?? null,
    owner: figure.ente,
    year: figure.anno,
    document: figure.fonte.documento,
    lines: figure.fonte.righe,
    ...(figure.operazione ? { operation: figure.operazione, operands: figure.operandi ?? [] } : {}),
  }));
}
