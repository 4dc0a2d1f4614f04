// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { numberWord, parseNumber } from '../../italian/numbers.ts';

/** Limits that a question sets on the figures it wants: "più di 10", "almeno 5", "tra 3 e 7". */
export interface Bounds {
  readonly minimo?: number;
  readonly massimo?: number;
  readonly maggiore_di?: number;
  readonly minore_di?: number;
}

export interface Quantities {
  readonly bounds: Bounds | null;
  /** How many are wanted: "i primi 5". */
  readonly count: number | null;
  /** A place in an order: "al terzo posto", "il secondo comune più popoloso". */
  readonly rank: number | null;
  /** The number to reach: "per arrivare a 150". */
  readonly goal: number | null;
  /** Years that documents may have, in the order of the question. */
  readonly years: readonly number[];
  /** Numbers as long as a dwelling's code. */
  readonly codes: readonly string[];
  /** All other numbers. */
  readonly others: readonly number[];
}

/** Digits of an ID alloggio or a U.I. at most: longer numbers are something else. */
const LONGEST_CODE = 9;

/** What is measured in units of its own is no limit on dwellings: "da più di un anno", "con più di due stanze". */
const OF_ANOTHER =
  '(?:ann[oi]|mes[ei]|giorn[oi]|settiman[ae]|or[ae]|metri|mq|stanz[ae]|camer[ae]|vani|local[ei]|person[ae]|component[ei]|figli[oi]?|bagni)';
const N = `(\\d[\\d.,]*|[a-z]+)(?! ${OF_ANOTHER}\\b)`;
/** What a limit is made of, by the words before or after its number; the longest wording first. */
const LIMITS: readonly (readonly [RegExp, keyof Bounds])[] = [
  [new RegExp(`non (?:piu|oltre) (?:di )?${N}`), 'massimo'],
  [new RegExp(`non meno di ${N}`), 'minimo'],
  [new RegExp(`non (?:arriv\\w+|raggiung\\w+) (?:a |ai |agli |alle |i |gli |le )?${N}`), 'minore_di'],
  [
    new RegExp(
      `(?:piu di|oltre(?: i| le| gli)?|superior\\w* a|maggior\\w* di|piu grand\\w* di|supera\\w*(?: i| le| gli)?|sopra(?: i| le| gli)?) ${N}`,
    ),
    'maggiore_di',
  ],
  [new RegExp(`(?:meno di|inferior\\w* a|minor\\w* di|sotto(?: i| le| gli)?) ${N}`), 'minore_di'],
  [new RegExp(`(?:almeno|minimo|come minimo) ${N}`), 'minimo'],
  [new RegExp(`(?:al massimo|al piu|massimo|fino a) ${N}`), 'massimo'],
  [new RegExp(`${N} o piu`), 'minimo'],
  [new RegExp(`${N} o meno`), 'massimo'],
];
const BETWEEN = new RegExp(
  `(?:tra|fra|da|dai|dalle) (?:i |le |gli )?${N} (?:e|ed|a|ai|alle) (?:i |le |gli )?${N}`,
);
const GOAL = new RegExp(
  `(?<!non )(?:arrivar[ei]|arriv\\w+|raggiung\\w+|toccare|(?:per|ad?) aver(?:e|ne)|averne) (?:a |ai |agli |alle |i |gli |le |quota )?${N}`,
);
/** "Riservano il 10%", "con sette alloggi", "che hanno un solo alloggio": just so many of what is counted. */
const JUST = new RegExp(
  `(?:con|hanno|ha|riserva\\w*|destina\\w*|pari al?|uguale a|dell?|al|il|assegnat[oie]) (?:solo |soltanto |una quota (?:del )?|la quota del )?${N} ?(?:%|per ?cento|sol[oai] \\w+|alloggi\\w*|cas[ae]|appartament\\w+|abitanti|residenti|unita|liber[oie]|sap|sas|sat)`,
);
const EXACTLY = new RegExp(`(?:esattamente|proprio|solo|soltanto) ${N}`);
const COUNTED = new RegExp(
  `(?:i|le|gli)? ?(?:prim\\w|ultim\\w|top|maggior\\w|peggior\\w|miglior\\w) ${N}|${N} (?:comuni|paesi|enti) (?:con|che hanno) (?:piu|meno)|${N} (?:comuni|paesi) (?:piu|meno)`,
);

const ORDINALS = ['second', 'terz', 'quart', 'quint', 'sest', 'settim', 'ottav', 'non', 'decim'];
const NTH = `((?:${ORDINALS.join('|')})[oa])`;
/** From the second on: the first is what a question on the largest asks. */
const RANKED = new RegExp(
  `^${NTH} (?:comune |paese )?per (?:numero|abitanti|popolazione|alloggi|case|residuo|contributo)|\\b(?:chi|quale|qual) (?:e|sta|viene|arriva|si piazza) (?:al |in |il |la )?${NTH} (?:per|in|come|nel)\\b|\\b(?:al|in) ${NTH} (?:posto|posizione)\\b|\\b${NTH} (?:comune|paese|ente|citta) (?:piu|per (?:numero|abitanti|popolazione|alloggi|case|residuo|contributo|grandezza|superficie|patrimonio))\\b|\\b(?:il|la|al|del|per) ${NTH} (?:comune |paese |ente |citta |posto )?(?:piu|maggior|miglior|per (?:numero|abitanti|popolazione|alloggi|case|residuo|contributo|grandezza|superficie|patrimonio))\\b`,
);

/** Numbers of a question, told apart by what the words around them make of them. Places are to be left out first. */
export function readQuantities(text: string): Quantities {
  // "1.000" is one number.
  const tokens = words(text.replace(/(\d)\.(?=\d{3}(?!\d))/g, '$1')).map((word) => word.text);
  const written = [...text.matchAll(/(?<![\p{L}\d.])\d[\d.]*(?:,\d+)?(?![\p{L}])/gu)].map(([number]) =>
    number.replace(/[.,]+$/, ''),
  );
  const digits = written.filter((number) => /^\d+$/.test(number));
  const folded = tokens.join(' ');
  const bounds = boundsOf(folded);
  const goal = value(GOAL.exec(folded)?.[1]);
  const limits: readonly unknown[] = Object.values(bounds ?? {});
  const codes = digits.filter(
    (number) =>
      number.length >= 5 &&
      number.length <= LONGEST_CODE &&
      Number(number) !== goal &&
      !limits.includes(Number(number)),
  );
  const years = [
    ...digits.filter((number) => /^(?:19|20)\d{2}$/.test(number) && !isAct(number, text)).map(Number),
    ...yearsInWords(tokens),
  ].filter((year) => !limits.includes(year) && year !== goal);
  const counted = COUNTED.exec(folded);
  const count = counted ? value(counted.slice(1).find((group) => group !== undefined)) : null;
  const others = written
    .filter((number) => !years.includes(Number(number)) && !codes.includes(number))
    .map((number) => parseNumber(number, 'italian') ?? Number(number))
    .filter(Number.isFinite);
  const placed = RANKED.exec(folded);
  const rank = placed
    ? ORDINALS.indexOf((placed.slice(1).find((nth) => nth !== undefined) ?? '').slice(0, -1)) + 2
    : null;
  return {
    bounds,
    rank,
    goal,
    count: count !== null && count > 0 && count <= 200 ? count : null,
    years,
    codes,
    others,
  };
}

/** "DGR 2065": the number of a resolution of the Giunta regionale, which looks like a year. */
const isAct = (number: string, text: string) =>
  new RegExp(`\\bd\\.?\\s?g\\.?\\s?r\\.?\\s*(?:n\\.?\\s*)?${number}\\b`, 'i').test(text) &&
  text.split(number).length === 2;

/** "duemiladiciotto", "duemila diciotto". */
function yearsInWords(tokens: readonly string[]): number[] {
  return tokens.flatMap((token, index) => {
    const whole = /\d/.test(token) ? null : numberWord(token);
    if (whole === null || whole < 2000 || whole > 2100) return [];
    const rest = whole === 2000 ? numberWord(tokens[index + 1] ?? '') : null;
    return [rest !== null && rest < 100 ? whole + rest : whole];
  });
}

/** The number that the figures wanted are to be, no more and no less: of a list of those that have it. */
export function justSoMany(text: string): Bounds | null {
  const folded = fold(text).replaceAll("'", ' ').replaceAll(/\s+/g, ' ');
  const said = JUST.exec(folded);
  // "Con una casa libera" has some; "con una sola" has one.
  const article = /^un[oa]?$/.test(said?.[1] ?? '') && !/ sol[oai] | sol[oa]$/.test(said?.[0] ?? '');
  const number = article ? null : value(said?.[1]);
  return number === null || isYear(number) ? null : { minimo: number, massimo: number };
}

function boundsOf(folded: string): Bounds | null {
  const between = BETWEEN.exec(folded);
  const [low, high] = [value(between?.[1]), value(between?.[2])];
  if (low !== null && high !== null && !isYear(low)) {
    return { minimo: Math.min(low, high), massimo: Math.max(low, high) };
  }
  let left = folded;
  const found: { -readonly [Key in keyof Bounds]: number } = {};
  for (const [pattern, key] of LIMITS) {
    const match = pattern.exec(left);
    const number = value(match?.[1]);
    if (!match || number === null || found[key] !== undefined) continue;
    found[key] = number;
    // "Più di 10 ma meno di 20": a number sets one limit.
    left = left.replace(match[0], ' ');
  }
  if (Object.keys(found).length > 0) return found;
  const exact = value(EXACTLY.exec(folded)?.[1]);
  return exact === null || isYear(exact) ? null : { minimo: exact, massimo: exact };
}

const isYear = (number: number) => Number.isInteger(number) && number >= 1990 && number <= 2100;

/** "cinque", "1.000", "1000": null for a word that is not a number. */
function value(word: string | undefined): number | null {
  if (word === undefined) return null;
  if (/^\d/.test(word)) return parseNumber(word.replace(/[.,]+$/, ''), 'italian') ?? null;
  return word === 'un' || word === 'una' || word === 'uno' ? 1 : numberWord(word);
}
