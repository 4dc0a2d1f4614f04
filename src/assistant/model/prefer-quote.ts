// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import type { Segment } from '../draft.ts';
import { type Checking, type CitingSentence, contentStems } from './check-sentence.ts';
import { negations } from './languages.ts';
import type { Passage } from './ledger.ts';

/** Words that turn a rule into its contrary: a sentence on one side must not cite a passage on the other. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /\bpuo\b|\bpossono\b|\bconsentit|\bammess|\bpermess/,
    /\bvietat|\bnon puo|\bnon possono|\bdiviet|\besclus/,
  ],
  [/\bobblig|\bdeve\b|\bdevono\b/, /\bfacoltativ|\bfacolta\b/],
  [/\bentro\b|\bprima d/, /\boltre\b|\bdopo\b/],
  [/\bminim|\balmeno\b/, /\bmassim|\bal piu\b/],
  [/\bsuperior|\bmaggior/, /\binferior|\bminor/],
  [/\binclus|\bcompres/, /\besclus|\beccett/],
  [/\baument/, /\bdiminu|\briduzion|\bridott/],
  [/\bgratuit/, /\bpagament|\bonere\b/],
];
/** Share of a sentence's words that must be the passage's or the question's. */
const LEAST_SHARED = 0.6;
const LONGEST_QUOTE = 420;

/** Why a sentence is not trusted to say what its passages say; null where it keeps to them. */
export function departsFrom(read: CitingSentence, { languages, turns }: Checking): string | null {
  const near = nearest(read);
  const denies = (text: string) => negations(text, languages, 'it').length > 0;
  if (read.language === 'it' && denies(read.text) !== denies(near)) return 'una nega, l’altro no';
  const said = fold(read.text);
  const quote = fold(near);
  for (const [one, other] of OPPOSITES) {
    if (one.test(said) && !other.test(said) && other.test(quote) && !one.test(quote)) return 'contrari';
    if (other.test(said) && !one.test(said) && one.test(quote) && !other.test(quote)) return 'contrari';
  }
  if (read.language !== 'it') return null;
  const known = new Set([...contentStems(read.support), ...contentStems(turns.join('\n'))]);
  const stems = contentStems(read.text);
  const shared = stems.filter((each) => known.has(each)).length;
  return stems.length > 0 && shared < stems.length * LEAST_SHARED ? 'parole che il documento non ha' : null;
}

/**
 * Whether a text is, word for word, one or more whole sentences of a cited passage: cut in the middle of one it could say the
 * contrary of it.
 */
export function isVerbatim(text: string, passages: readonly Passage[]): boolean {
  const plain = (each: string) => fold(each.replace(/[*_`#<>|\\]/g, '').replace(/\s+/g, ' ')).trim();
  const said = plain(text);
  return passages.some(({ text: whole }) => {
    const quote = plain(whole);
    for (let at = quote.indexOf(said); at >= 0 && said !== ''; at = quote.indexOf(said, at + 1)) {
      const before = quote.slice(0, at).trimEnd();
      const after = quote.slice(at + said.length).trimStart();
      const begins = before === '' || /[.;:!?•–—-]$/.test(before);
      const ends = after === '' || /[.;:!?]$/.test(said) || /^[.;:!?]/.test(after);
      if (begins && ends) return true;
    }
    return false;
  });
}

/** "Il piano … dice: «…»", with the sentences of the passage that are nearest to what the model wrote. */
export function quoteOf(
  passage: Passage,
  read: CitingSentence,
  titles: ReadonlyMap<string, string>,
): Segment[] {
  const { source, text } = passage;
  const quoted = text.length <= LONGEST_QUOTE ? text : shortened(nearest({ ...read, passages: [passage] }));
  const title = titles.get(source.documento) ?? source.documento;
  return [
    'Il documento «',
    { quoted: title, from: { kind: 'source', source } },
    '» dice: «',
    { quoted: quoted.replace(/\s+/g, ' ').trim(), from: { kind: 'source', source } },
    '».',
  ];
}

function shortened(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST_QUOTE))} …`;
}

/** The sentence of the cited passages that shares most words with what is said. */
function nearest(read: Pick<CitingSentence, 'text' | 'passages'>): string {
  const said = new Set(contentStems(read.text));
  const sentences = read.passages.flatMap(({ text }) => text.split(/(?<=[.;:!?])\s+/));
  let best = sentences[0] ?? '';
  let most = -1;
  for (const sentence of sentences) {
    const shared = contentStems(sentence).filter((each) => said.has(each)).length;
    if (shared > most && words(sentence).length > 0) [best, most] = [sentence, shared];
  }
  return best;
}
