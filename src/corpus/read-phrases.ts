// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { PhraseLayout } from './layout-prose.ts';
import type { Fact, Lines, Owner, Territory } from './model.ts';
import { findPhrase, mayHold, type PhraseMatch } from './phrases.ts';
import { noteName } from './place-names.ts';
import { figuresOf } from './read-cells.ts';
import { slug, uniqueKeys } from './slug.ts';
import { finding, type ReadingContext, ruledYear, type TableReading, unitOf } from './table-context.ts';

/**
 * Reads a sentence that states figures, or states something in words: the first one of the document that the phrase fits.
 * A phrase that the document does not have gives a finding and no fact.
 */
export function readPhrase(context: ReadingContext, layout: PhraseLayout): TableReading {
  const reading: TableReading = { facts: [], dwellings: [], findings: [] };
  const sentence = search(context, layout);
  if (!sentence) {
    reading.findings.push(
      finding(
        context,
        layout.id,
        1,
        `Frase non trovata: ${layout.id}`,
        `Nel documento non c'è la frase attesa («${layout.phrase}»): nessuna cifra è stata letta.`,
      ),
    );
    return reading;
  }
  const { match, lines } = sentence;
  const { cells, year } = figuresOf(layout, match.figures, layout.detail ?? null);
  const raw = context.source.lines.slice(lines[0] - 1, lines[1]).join('\n');
  for (const found of placesOf(context, layout, match)) {
    const territory = { ...found, raw: asPrinted(raw, found.raw) };
    noteName(context, reading, layout.id, lines[0], territory);
    const place = territory.kind === 'ambito' ? 'ambito' : slug(territory.name);
    const key = uniqueKeys();
    const base = {
      document: context.manifest.id,
      table: layout.id,
      owner: ownerOf(context, layout.owner, territory),
      territory,
      year: year ?? ruledYear(context, layout.year),
      lines,
      raw,
      status: 'declared' as const,
      total: layout.standing === 'total',
      restates: layout.standing === 'restates',
    };
    const fact = (measure: string, value: number | string, detail: string | null): Fact => ({
      ...base,
      id: `${context.manifest.id}/${layout.id}/${place}/${key(detail ? `${measure}-${slug(detail)}` : measure)}`,
      measure,
      value,
      unit: unitOf(context, measure),
      detail,
    });
    for (const cell of cells) {
      if (typeof cell.value === 'number') reading.facts.push(fact(cell.measure, cell.value, cell.detail));
    }
    if (layout.says !== undefined) {
      reading.facts.push(fact(layout.says, raw.replace(/\s+/g, ' ').trim(), layout.detail ?? null));
    }
  }
  return reading;
}

function search(
  context: ReadingContext,
  { phrase, after, says }: PhraseLayout,
): { match: PhraseMatch; lines: Lines } | null {
  let waiting = after !== undefined;
  for (const paragraph of context.paragraphs) {
    const before =
      waiting && after !== undefined && mayHold(after, paragraph.letters)
        ? findPhrase(after, paragraph.text, 'italian')
        : null;
    if (waiting && !before) continue;
    waiting = false;
    const offset = before?.end ?? 0;
    if (!mayHold(phrase, paragraph.letters)) continue;
    const match = findPhrase(phrase, paragraph.text.slice(offset), 'italian');
    if (!match) continue;
    const end = says === undefined ? match.end + offset : sentenceEnd(paragraph.text, match.end + offset);
    return { match, lines: paragraph.linesOf(match.start + offset, end) };
  }
  return null;
}

/** Where the sentence ends that a phrase is part of: what a plan says in words is quoted whole. */
function sentenceEnd(text: string, from: number): number {
  const stop = /[.;](?:\s|$)/.exec(text.slice(from));
  return stop ? from + stop.index + 1 : text.length;
}

/** A name that was read in folded form, as the document writes it. */
function asPrinted(raw: string, name: string): string {
  const text = raw.replace(/\s+/g, ' ').trim();
  const folded = fold(text);
  const at = folded.indexOf(name);
  return at >= 0 && folded.length === text.length ? text.slice(at, at + name.length) : name;
}

/** The comuni that the phrase names, or the territory that the layout gives it, or the whole ambito. */
function placesOf(context: ReadingContext, layout: PhraseLayout, match: PhraseMatch): Territory[] {
  if (layout.territory) {
    const { kind, name } = layout.territory;
    if (kind === 'comune') return [context.names.territory(name)];
    return [{ kind, name, istat: null, raw: name }];
  }
  if (match.names.length === 0) return [context.names.ambito];
  return match.names.flatMap((names) => namesIn(context, names));
}

/** "Calvatone, Piadena e Drizzona e Solarolo Rainerio": an "e" parts two names only where it is not part of one. */
function namesIn(context: ReadingContext, names: string): Territory[] {
  const known = (name: string) => context.names.territory(name).istat !== null;
  return names.split(/[,;]/).flatMap((piece) => {
    const parts = piece.split(/\s+e\s+/);
    return (known(piece) ? [piece] : parts).filter(known).map((name) => context.names.territory(name));
  });
}

function ownerOf(context: ReadingContext, owner: PhraseLayout['owner'], territory: Territory): Owner | null {
  if (owner === 'aler') return context.names.owner('ALER', null);
  if (owner !== 'comune') return null;
  // The comuni of an ambito or of a part of it, all together.
  return context.names.owner('', territory) ?? { kind: 'comune', name: 'Comuni', comune: null };
}
