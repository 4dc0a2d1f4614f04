// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../italian/distance.ts';
import { words } from '../italian/fold.ts';
import { align, effort, type Fit, type Licence } from './alignment.ts';
import type { PlaceData } from './data.ts';
import type { Comune, Identification } from './model.ts';
import { isMinor, type NameShape, nameKey, shapeOf } from './name-shape.ts';
import { bits, letterMask } from './repair-index.ts';

/** No official name is longer, by far; a longer cell is not a name. */
const LONGEST = 120;
const NEAREST = 5;
const TITLES = new Set(['comune', 'citta', 'municipio', 'com', 'ccomune']);

interface Candidate {
  readonly shape: NameShape<Comune>;
  readonly fit: Fit;
}

/** Builds the reader of cells and arguments that are known to name a comune. */
export function nameMatcher(data: PlaceData) {
  const shapes = data.comuni.map((comune) => shapeOf(comune, comune.nome));
  const openings = openingIndex(shapes);
  const beginnings = beginningIndex(shapes);

  return function identify(name: string, options: { readonly ambito?: string } = {}): Identification {
    const { tokens, provincia } = readName(name, data);
    const home = (shape: NameShape<Comune>) =>
      options.ambito !== undefined && shape.entry.ambito === options.ambito;
    const abroad = () => {
      const other = data.elsewhere.get(nameKey(tokens));
      if (!other) return undefined;
      if (provincia !== undefined && !other.province.includes(provincia)) return undefined;
      return {
        kind: 'elsewhere' as const,
        nome: other.nome,
        provincia: provincia ?? other.province.join('/'),
      };
    };
    if (tokens.length === 0) return { kind: 'unknown', nearest: [] };

    const inProvince = ({ entry }: NameShape<Comune>) =>
      provincia === undefined || entry.provincia === provincia;
    const asWritten: Licence = { abbreviation: () => true, repair: () => false };
    const exact = decide(
      fits(openings(tokens).filter(inProvince), tokens, asWritten).filter(({ fit }) => effort(fit) === 0),
      'nome esatto',
    );
    if (exact) return exact;

    const written = fits(beginnings.written(tokens).filter(inProvince), tokens, asWritten);
    const short = written.filter(({ fit }) => !fit.abbreviated);
    const readings: readonly (() => Identification | undefined)[] = [
      () =>
        decide(
          short.filter(({ shape }) => home(shape)),
          'abbreviazione',
        ),
      () => decide(short, 'abbreviazione'),
      abroad,
      () =>
        decide(
          written.filter(({ shape }) => home(shape)),
          'abbreviazione',
        ),
      () => decide(written, 'abbreviazione'),
      () => repaired(beginnings.mistyped(tokens).filter(inProvince), tokens, home),
    ];
    for (const reading of readings) {
      const identification = reading();
      if (identification) return identification;
    }
    // Every name is compared for it: only an error that tells the nearest names asks for them.
    return {
      kind: 'unknown',
      get nearest() {
        return nearest(tokens);
      },
    };
  };

  /** The comune whose name needs the fewest repairs; of the ambito first where two need as many. */
  function repaired(
    within: readonly NameShape<Comune>[],
    tokens: readonly string[],
    home: (shape: NameShape<Comune>) => boolean,
  ): Identification | undefined {
    const licence: Licence = {
      abbreviation: () => true,
      repair: (index) => (tokens[index] ?? '').length > 3,
    };
    const found = fits(within, tokens, licence);
    const fewest = Math.min(...found.map(({ fit }) => fit.edits));
    const least = found.filter(({ fit }) => fit.edits === fewest);
    const atHome = least.filter(({ shape }) => home(shape));
    return decide(atHome.length > 0 ? atHome : least, `refuso: "${tokens.join(' ')}"`);
  }

  function nearest(tokens: readonly string[]): Comune[] {
    const key = tokens.join('').slice(0, 40);
    const limit = Math.max(2, Math.floor(key.length * 0.4));
    return shapes
      .map((shape) => ({ shape, cost: resemblance(key, tokens, shape, limit) }))
      .filter(({ cost }) => cost <= limit)
      .sort((first, second) => first.cost - second.cost)
      .slice(0, NEAREST)
      .map(({ shape }) => shape.entry);
  }
}

/** Finds the names whose first word, alone or joined to the next, is written out: only these can be written in full. */
function openingIndex(shapes: readonly NameShape<Comune>[]) {
  const index = new Map<string, NameShape<Comune>[]>();
  for (const shape of shapes) {
    for (const form of shape.forms[0]?.keys() ?? []) {
      index.set(form, [...(index.get(form) ?? []), shape]);
    }
  }
  return ([first = '', second = '']: readonly string[]): readonly NameShape<Comune>[] => [
    ...new Set([...(index.get(first) ?? []), ...(index.get(first + second) ?? [])]),
  ];
}

/** How many errors the longest word may hold. */
const MOST_EDITS = 2;

/** Finds the names that a first word may begin, in full, abbreviated or, where it is long enough, mistyped. */
function beginningIndex(shapes: readonly NameShape<Comune>[]) {
  const byInitial = new Map<string, NameShape<Comune>[]>();
  for (const shape of shapes) {
    for (const initial of shape.initials[0] ?? []) {
      const sharing = byInitial.get(initial) ?? [];
      sharing.push(shape);
      byInitial.set(initial, sharing);
    }
  }
  const firsts = shapes.map((shape) => {
    const word = shape.majors[0] ?? '';
    return { shape, length: word.length, mask: letterMask(word) };
  });
  return {
    written: ([first = '']: readonly string[]) => byInitial.get(first.charAt(0)) ?? [],
    mistyped: ([first = '']: readonly string[]) => {
      const initial = first.charAt(0);
      const mask = letterMask(first);
      return firsts.flatMap(({ shape, ...word }) => {
        const alike =
          Math.abs(word.length - first.length) <= MOST_EDITS &&
          bits(mask & ~word.mask) <= MOST_EDITS &&
          bits(word.mask & ~mask) <= MOST_EDITS;
        return alike || shape.initials[0]?.has(initial) ? [shape] : [];
      });
    },
  };
}

/** The words of a name without "Comune di" in front and a province in brackets behind. */
function readName(name: string, data: PlaceData): { tokens: string[]; provincia?: string } {
  const bracketed = /\(\s*([A-Za-z]{2})\s*\)\s*$/.exec(name.slice(0, LONGEST + 10));
  const sigla = bracketed?.[1]?.toUpperCase();
  const known = sigla !== undefined && (/^(CR|MN)$/.test(sigla) || data.elsewhere.hasProvince(sigla));
  const bare = known && bracketed ? name.slice(0, bracketed.index) : name;
  const tokens = bare.length > LONGEST ? [] : words(bare).map((word) => word.text);
  const first = tokens[0];
  if (first !== undefined && TITLES.has(first) && tokens.length > 1) {
    tokens.shift();
    while (tokens.length > 1 && ['di', 'd', 'del', 'della'].includes(tokens[0] ?? '')) tokens.shift();
  }
  return known && sigla !== undefined ? { tokens, provincia: sigla } : { tokens };
}

/** The names that the written words cover from their first word to their last. */
function fits(
  shapes: readonly NameShape<Comune>[],
  tokens: readonly string[],
  licence: Licence,
): Candidate[] {
  const length = tokens.findLastIndex((token) => !isMinor(token)) + 1;
  const start = { at: 0, major: 0, edits: 0, abbreviated: false };
  return shapes.flatMap((shape) => {
    const fit = align(shape, tokens, start, licence);
    if (fit === null || fit.end < length) return [];
    return plausible(shape, tokens) ? [{ shape, fit }] : [];
  });
}

/** A short first word ("P.", "Cas.") stands for a name only where another word of the name is written out. */
function plausible(shape: NameShape<Comune>, tokens: readonly string[]): boolean {
  const first = tokens[0] ?? '';
  const whole = shape.majors[0] ?? '';
  if (first.length > 3 || first === whole || tokens.length === 1) return first.length > 3 || first === whole;
  return shape.majors.slice(1).some((major) => major.length > 1 && tokens.includes(major));
}

/** One comune of least effort is identified; several are ambiguous. */
function decide(found: readonly Candidate[], reason: string): Identification | undefined {
  const least = Math.min(...found.map(({ fit }) => effort(fit)));
  const best = found.filter(({ fit }) => effort(fit) === least);
  const [only, second] = best;
  if (only === undefined) return undefined;
  if (second !== undefined) return { kind: 'ambiguous', candidates: best.map(({ shape }) => shape.entry) };
  const certainty = only.fit.edits > 0 ? 'probable' : 'certain';
  return { kind: 'comune', comune: only.shape.entry, certainty, reason };
}

/** How far a name is from what is written: a beginning or a shared word counts as near. */
function resemblance(
  key: string,
  tokens: readonly string[],
  shape: NameShape<Comune>,
  limit: number,
): number {
  const name = shape.majors.join('');
  if (tokens.some((token) => token.length > 3 && shape.majors.includes(token))) return 1;
  if (key.length > 2 && name.startsWith(key)) return 1;
  return Math.min(distance(key, name, limit), distance(key, shape.majors[0] ?? '', limit));
}
