// SPDX-License-Identifier: EUPL-1.2
import { type Checking, contentStems } from '../../src/assistant/model/check-sentence.ts';
import type { ModelSentence } from '../../src/assistant/model/reply-schema.ts';
import type { Figure } from '../../src/assistant/tool-results.ts';
import { spell } from '../../src/italian/numbers.ts';

/** A sentence of a correct transcript, taken apart for the corruptions. */
export interface RightSentence {
  readonly sentence: ModelSentence;
  readonly checking: Checking;
  /** The figure whose token stands in it; null for a sentence on a passage. */
  readonly figure: Figure | null;
  readonly token: string;
}

/** Wrong in one thing; an empty list where there is nothing of the kind to make wrong. */
export type Corruption = (right: RightSentence) => ModelSentence[];

const changed = ({ sentence }: RightSentence, testo: string): ModelSentence[] =>
  testo === sentence.testo ? [] : [{ ...sentence, testo }];

const inToken = (right: RightSentence, written: string) =>
  changed(right, right.sentence.testo.replace(`[${right.token}]`, written));

const numberOf = ({ figure }: RightSentence) => (typeof figure?.valore === 'number' ? figure.valore : null);

/** A number of a passage that is no year and no part of a longer one: "1.500", "20%". */
const WRITTEN_NUMBER =
  /(?<![\p{L}\d.,/])(?!(?:19|20)\d\d\b)\d{1,3}(?:\.\d{3})*(?:,\d+)?(?![\p{L}\d/]|[.,]\d)/u;
const YEAR = /\b(?:19|20)\d\d\b/;

/** Plans repeat each other: a passage that has every word of a sentence may be cited for it. */
function saysTheSame(passage: string, sentence: string): boolean {
  const has = new Set(contentStems(passage));
  return contentStems(sentence).every((word) => has.has(word));
}

const oneMore = (written: string) =>
  written.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

export const CORRUPTIONS: Readonly<Record<string, Corruption>> = {
  'a figure: written in digits, by one': (right) => {
    const value = numberOf(right);
    return value === null ? [] : inToken(right, String(value + 1));
  },
  'a figure: written in words, by one': (right) => {
    const value = numberOf(right);
    const word = value === null ? null : spell(value + 1);
    return word === null ? [] : inToken(right, `${word} alloggi`);
  },
  'a figure: another beside the right one': (right) => {
    const value = numberOf(right);
    return value === null ? [] : inToken(right, `[${right.token}] su ${value + 3}`);
  },
  'a figure: the token of another place or measure': (right) => {
    const { figure, checking, sentence, token } = right;
    if (figure === null) return [];
    const other = [...checking.ledger.figures].find(
      ([, { luogo }]) => luogo?.tipo === 'comune' && luogo.nome !== figure.luogo?.nome,
    );
    return other && figure.luogo?.tipo === 'comune' && sentence.testo.includes(figure.luogo.nome)
      ? [{ testo: sentence.testo.replace(`[${token}]`, `[${other[0]}]`), fonti: [other[0]] }]
      : [];
  },
  'a figure: of a passage, by one': (right) =>
    right.figure !== null ? [] : changed(right, right.sentence.testo.replace(WRITTEN_NUMBER, oneMore)),
  'a place': (right) => {
    const { sentence, checking } = right;
    const mention = checking.gazetteer
      .find(sentence.testo)
      .find(
        ({ kind, start }) => kind === 'comune' && !/\baler[\s–-]*$/i.test(sentence.testo.slice(0, start)),
      );
    if (mention?.kind !== 'comune') return [];
    const others = checking.gazetteer.comuni.filter(
      ({ ambito, istat }) => ambito === mention.comune.ambito && istat !== mention.comune.istat,
    );
    const other = others[Number(mention.comune.istat) % others.length];
    const { start, end } = mention;
    return other
      ? changed(right, sentence.testo.slice(0, start) + other.nome + sentence.testo.slice(end))
      : [];
  },
  'a year': (right) => {
    const [year] = YEAR.exec(right.sentence.testo) ?? [];
    if (year === undefined) return [];
    const years = new Set([Number(year) - 1, Number(year) + 1, right.figure?.anno ?? Number(year)]);
    return [...years].flatMap((other) => changed(right, right.sentence.testo.replace(year, String(other))));
  },
  'a unit': (right) =>
    numberOf(right) === null
      ? []
      : inToken(right, `[${right.token}] ${right.figure?.unita === 'EUR' ? 'alloggi' : 'euro'}`),
  'a citation: none': ({ sentence, token }) =>
    sentence.testo.includes(`[${token}]`) ? [] : [{ ...sentence, fonti: [] }],
  'a citation: one that is not there': ({ sentence, token }) => [
    { testo: sentence.testo.replace(`[${token}]`, '[F9999]'), fonti: ['F9999'] },
  ],
  'a citation: another passage': ({ sentence, checking, figure, token }) => {
    if (figure !== null) return [];
    const own = checking.ledger.passages.get(token)?.source;
    const other = [...checking.ledger.passages].find(
      ([, { source, text }]) =>
        own !== undefined &&
        (source.documento !== own.documento ||
          source.righe[0] > own.righe[1] ||
          source.righe[1] < own.righe[0]) &&
        !saysTheSame(text, sentence.testo),
    );
    return other ? [{ ...sentence, fonti: [other[0]] }] : [];
  },
  'a negation': (right) => {
    const { testo } = right.sentence;
    if (/\bnon\b/i.test(testo)) return changed(right, testo.replace(/\bnon /i, ''));
    return changed(
      right,
      testo.replace(/\b(risultan?o?|sono|è|deve|devono|può|possono|ha|hanno)\b/, 'non $1'),
    );
  },
};
