// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import type { Segment } from '../draft.ts';
import { type Checking, type CitingSentence, contentStems } from './check-sentence.ts';
import { negations, quantityWords } from './languages.ts';
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
/** Share of them that must stand in the very passages: headings and the question say nothing of what is so. */
const LEAST_TOLD = 0.5;
const LONGEST_QUOTE = 420;

/** Why a sentence is not trusted to say what its passages say; null where it keeps to them. */
export function departsFrom(read: CitingSentence, { languages, turns, ledger }: Checking): string | null {
  const near = nearest(read);
  const denials = (text: string) => negations(text, languages, 'it').length;
  if (read.language === 'it' && denials(read.text) !== denials(near)) return 'una nega, l’altro no';
  // A number that the passage has may stand beside other words than its own: what is exact is told in the document's.
  if (/\d/.test(read.text) || quantityWords(read.text, languages, read.language).length > 0)
    return 'ha cifre, e non è il testo del documento';
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
  const told = shareOf(stems, read.passages.map(({ text }) => text).join('\n'));
  if (stems.length === 0) return null;
  if (shared < stems.length * LEAST_SHARED || told < LEAST_TOLD) return 'parole che il documento non ha';
  const others = [...ledger.passages.values()].filter((other) => !read.passages.includes(other));
  // What another passage has more of the words of should have cited that one.
  return told < 1 && others.some(({ text }) => shareOf(stems, text) > told)
    ? 'lo dice un altro passaggio'
    : null;
}

/** Share of words that a text has. */
function shareOf(stems: readonly string[], text: string): number {
  const has = new Set(contentStems(text));
  return stems.filter((each) => has.has(each)).length / Math.max(1, stems.length);
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
