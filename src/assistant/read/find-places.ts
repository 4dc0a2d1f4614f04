// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../../italian/distance.ts';
import { fold, words } from '../../italian/fold.ts';
import type { Area, Gazetteer, PlaceMention } from '../../places/model.ts';
import { withCapitals } from './capitals.ts';
import { findConcepts } from './concepts.ts';
import type { Lexicon } from './lexicon.ts';
import { asPlans } from './plan-places.ts';
import type { AskedPlace, Reading } from './reading.ts';
import { asZones } from './sub-ambiti.ts';

/** Words that a comune's name has at most, articles aside. */
const LONGEST_NAME = 4;

/** A plan, as far as its year is counted from another: "nel piano vecchio". */
export interface LoadedPlan {
  /** Id of its ambito. */
  readonly ambito: string;
  readonly anno: number;
  /** Id of its document. */
  readonly documento: string;
}

export interface ReaderKnowledge {
  readonly lexicon: Lexicon;
  readonly gazetteer: Gazetteer;
  /** Ids of the ambiti with a plan: their comuni win where an abbreviation fits several. */
  readonly loadedAmbiti: readonly string[];
  readonly plans: readonly LoadedPlan[];
  /** Whether a question asks what the documents say in words. */
  asksRule(reading: Reading): boolean;
}

/**
 * Places of the question. Where none is found but some words are left that mean nothing else ("sat corte", "liberi seto ed
 * uniti"), those words are tried as a name by themselves.
 */
export function findPlaces(text: string, knowledge: ReaderKnowledge): readonly PlaceMention[] {
  const { gazetteer, lexicon, loadedAmbiti } = knowledge;
  const mentions = gazetteer.find(text, { prefer: loadedAmbiti });
  if (mentions.length > 0) {
    const whole = mentions.map((mention) => halfNamed(text, mention, gazetteer) ?? mention);
    const zones = asZones(text, whole, gazetteer);
    return asPlans(text, withCapitals(text, zones, knowledge), gazetteer);
  }
  const capitals = withCapitals(text, [], knowledge);
  if (capitals.length > 0) return capitals;
  const contracted = contractions(text, knowledge);
  if (contracted.length > 0) return contracted;
  const { rest } = findConcepts(words(text), lexicon);
  const left = rest.filter((word) => !/\d/.test(word.text) && !lexicon.emptyWords.has(word.text));
  const start = left[0]?.start;
  const end = left.at(-1)?.end;
  if (start === undefined || end === undefined || left.length > LONGEST_NAME) return [];
  const written = text.slice(start, end);
  // Words of the lexicon in between: the rest is not one name.
  if (findConcepts(words(written), lexicon).concepts.length > 0) return [];
  const alone = gazetteer.find(written, { prefer: loadedAmbiti });
  if (alone.length > 0)
    return alone.map((mention) => ({ ...mention, start: mention.start + start, end: mention.end + start }));
  const found = [...new Set(loadedAmbiti)].map((ambito) => gazetteer.identify(written, { ambito }));
  const named =
    found.find((item) => item.kind === 'comune') ?? found.find((item) => item.kind === 'ambiguous');
  const far = named ? null : farName(left, knowledge);
  if (far) return [{ kind: 'comune', comune: far, corrected: true, start, end, written }];
  if (named?.kind === 'comune') {
    const { comune, certainty } = named;
    // One word is a damaged name only if a slip away from one of the name's: "torna" is not Tornata.
    const [word, second] = left;
    const cut = text.charAt(end) === '.' && word !== undefined && fold(comune.nome).startsWith(word.text);
    if (cut && word.text.length >= SHORTEST_CUT)
      return [{ kind: 'comune', comune, corrected: certainty === 'probable', start, end, written }];
    const right = (said: string) => lexicon.rightWords.has(said) || gazetteer.nameWords.frequent.has(said);
    if (word && !second && (right(word.text) || !slip(word.text, comune.nome))) return [];
    return [{ kind: 'comune', comune, corrected: certainty === 'probable', start, end, written }];
  }
  return named ? [{ kind: 'ambiguous', candidates: named.candidates, start, end, written }] : [];
}

/** "Sesto cremonese": the first word of one comune's name before its ambito's; null where that is not so. */
function halfNamed(text: string, mention: PlaceMention, { comuni }: Gazetteer): PlaceMention | null {
  if (mention.kind !== 'ambito' || /\s/.test(mention.written)) return null;
  const before = words(text.slice(0, mention.start)).at(-1);
  if (!before || text.slice(before.end, mention.start).trim() !== '') return null;
  const fitting = comuni.filter(
    ({ nome, ambito }) => ambito === mention.ambito.id && words(nome)[0]?.text === before.text,
  );
  const [comune, other] = fitting;
  if (!comune || other || before.text.length < SHORTEST_CUT) return null;
  const { end } = mention;
  return {
    kind: 'comune',
    comune,
    corrected: true,
    start: before.start,
    end,
    written: text.slice(before.start, end),
  };
}

/** Letters of a name that may be mistyped more than once, and for how many of them one slip. */
const LONG_NAME = 9;
const LETTERS_A_SLIP = 4;

/** "Pizigetone": the one long name of the loaded ambiti that a few slips lead to, from its first letter on. */
function farName(
  left: readonly { readonly text: string }[],
  { gazetteer, loadedAmbiti, lexicon }: ReaderKnowledge,
) {
  const [word, other] = left;
  if (!word || other || word.text.length < LONG_NAME - 1 || lexicon.rightWords.has(word.text)) return null;
  const near = gazetteer.comuni
    .filter(({ ambito }) => ambito !== null && loadedAmbiti.includes(ambito))
    .flatMap((comune) => {
      const name = words(comune.nome)[0]?.text ?? '';
      if (name.length < LONG_NAME || name[0] !== word.text[0]) return [];
      const most = Math.floor(name.length / LETTERS_A_SLIP);
      const slips = distance(word.text, name, most);
      return slips <= most ? [{ comune, slips }] : [];
    })
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = near;
  return first && (!second || second.slips > first.slips + 1) ? first.comune : null;
}

/** Letters that are left of a name cut with a dot: "casalmagg.". */
const SHORTEST_CUT = 4;
/** "C.mona", "c. maggiore": a name whose middle is left out, with a dot in its place. */
const CONTRACTED = /(?<![\p{L}\d.])(\p{L}{1,4})\.\s?(\p{L}{3,})(?![\p{L}\d.])/gu;

/** The comuni of the loaded ambiti whose names are written by their beginning and their end; each fits one name only. */
function contractions(text: string, { gazetteer, loadedAmbiti }: ReaderKnowledge): PlaceMention[] {
  return [...text.matchAll(CONTRACTED)].flatMap((match): PlaceMention[] => {
    const [written, first = '', last = ''] = match;
    const fitting = gazetteer.comuni.filter(({ nome, ambito }) => {
      const name = fold(nome);
      const middle = name.length - first.length - last.length;
      return (
        ambito !== null &&
        loadedAmbiti.includes(ambito) &&
        middle > 0 &&
        !name.includes(' ') &&
        name.startsWith(fold(first)) &&
        name.endsWith(fold(last))
      );
    });
    const [comune, other] = fitting;
    const start = match.index;
    const end = start + written.length;
    return comune && !other ? [{ kind: 'comune', comune, corrected: true, start, end, written }] : [];
  });
}

const slip = (word: string, name: string) => words(name).some((own) => distance(word, own.text, 1) <= 1);

/** Places as a question asks about them, each once. */
export function askedPlaces(
  text: string,
  mentions: readonly PlaceMention[],
  aree: readonly Area[],
): AskedPlace[] {
  const byKey = new Map<string, AskedPlace>();
  const apart = mentions.flatMap((mention) => partsApart(text, mention, aree) ?? [mention]);
  for (const [index, mention] of apart.entries()) {
    const before = apart[index - 1];
    const beside = before?.kind === 'area' ? coordinated(text, before, mention, aree) : null;
    const place = beside ? { kind: 'area' as const, area: beside } : toPlace(mention);
    const key = `${place.kind}:${keyOf(place)}`;
    if (!byKey.has(key)) byKey.set(key, place);
  }
  return [...byKey.values()];
}

/** "Tra Casalasco e Viadanese", "nel Casalasco e nel Viadanese": the parts of an ambito one by one; null where it is one name. */
function partsApart(text: string, mention: PlaceMention, aree: readonly Area[]): PlaceMention[] | null {
  if (mention.kind !== 'ambito') return null;
  const { written, start } = mention;
  const apart = /\s(?:e|ed|o|od)\s+(?:(?:ne|de|da|a|su)l?l?\S*|il|la|l['’]|quell\w+)\s/i.test(written);
  const between =
    /\b(?:tra|fra)\s+(?:il\s+|la\s+|l['’]\s*)?$/i.test(text.slice(0, start)) && /\s(?:e|ed)\s/i.test(written);
  if (!apart && !between) return null;
  const own = aree.filter(({ ambito }) => ambito === mention.ambito.id);
  const found = own.flatMap((area) => {
    const at = written.toLowerCase().indexOf(area.nome.toLowerCase());
    return at < 0 ? [] : [{ area, at }];
  });
  if (found.length < 2) return null;
  return found
    .sort((a, b) => a.at - b.at)
    .map(({ area, at }) => ({
      kind: 'area',
      area,
      start: start + at,
      end: start + at + area.nome.length,
      written: area.nome,
    }));
}

/** "Il sub-ambito di Casalmaggiore o di Viadana": the second is an area too. */
function coordinated(
  text: string,
  before: PlaceMention,
  mention: PlaceMention,
  aree: readonly Area[],
): Area | null {
  if (before.kind !== 'area' || mention.kind !== 'comune') return null;
  const between = words(text.slice(before.end, mention.start)).map((word) => word.text);
  if (!between.some((word) => ['e', 'o', 'ed', 'od', 'quello'].includes(word)) || between.length > 3)
    return null;
  const name = fold(mention.comune.nome);
  const same = aree.filter(({ ambito }) => ambito === before.area.ambito);
  return same.find((area) => area.alias.some((alias) => fold(alias).endsWith(` ${name}`))) ?? null;
}

function toPlace(mention: PlaceMention): AskedPlace {
  switch (mention.kind) {
    case 'comune':
      return { kind: 'comune', comune: mention.comune, corrected: mention.corrected };
    case 'ambito':
      return { kind: 'ambito', ambito: mention.ambito };
    case 'area':
      return { kind: 'area', area: mention.area };
    case 'ambiguous': {
      const { written, candidates, start, end } = mention;
      return { kind: 'ambiguous', written, candidates, start, end };
    }
    case 'provincia':
      return { kind: 'provincia', nome: mention.nome };
    case 'elsewhere':
      return { kind: 'elsewhere', nome: mention.nome, provincia: mention.provincia };
  }
}

function keyOf(place: AskedPlace): string {
  switch (place.kind) {
    case 'comune':
      return place.comune.istat;
    case 'ambito':
      return place.ambito.id;
    case 'area':
      return `${place.area.ambito}/${place.area.nome}`;
    case 'ambiguous':
      return place.written;
    default:
      return place.nome;
  }
}
