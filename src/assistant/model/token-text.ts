// SPDX-License-Identifier: EUPL-1.2
import { fold, words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import { byOwner, isNumber, show } from '../compose/wording.ts';
import type { Segment } from '../draft.ts';
import type { Texts } from '../texts.ts';
import type { Figure } from '../tool-results.ts';

/** What of a figure the sentence around it already says, so that it is not said twice. */
export interface Said {
  readonly places: ReadonlySet<string>;
  readonly years: ReadonlySet<number>;
  readonly owner: boolean;
}

/**
 * A figure as it stands in a sentence: value, unit and what it measures, in the documents' terms, and its place, owner and
 * year where the sentence does not say them. `after` is the text that follows; what it repeats of the name is left out of it.
 */
export function figureInSentence(
  figure: Figure,
  after: string,
  said: Said,
  texts: Texts,
): { readonly segments: Segment[]; readonly after: string } {
  const name = nameOf(figure, texts);
  const segments: Segment[] = [{ figure, strong: true }, name];
  const rest = [
    figure.luogo && !said.places.has(fold(figure.luogo.nome)) ? figure.luogo.nome : '',
    said.owner ? '' : byOwner(figure.ente),
    // A plan tells of other years than its own, too: where the sentence says only the plan's, the figure's is added.
    said.years.has(figure.anno) ? '' : String(figure.anno),
  ].filter((part) => part !== '');
  if (rest.length > 0) segments.push({ quoted: ` (${rest.join(', ')})`, from: { kind: 'name', of: figure } });
  return { segments, after: withoutRepeated(after, name) };
}

/** What a figure measures, to stand after it: " alloggi SAP liberi", " (residuo degli anni precedenti)". */
export function nameOf(figure: Figure, texts: Texts): string {
  const names = texts.misure[figure.misura];
  const plain =
    figure.operazione === undefined || figure.operazione === 'somma' || figure.operazione === 'conteggio';
  const name = plain ? (figure.valore === 1 ? names?.uno : names?.molti) : undefined;
  if (!isNumber(figure)) return ` (${name ?? figure.etichetta})`;
  if (figure.unita === 'EUR' || figure.unita === '%' || show(figure).endsWith('%'))
    return ` (${name ?? figure.etichetta})`;
  if (name !== undefined) return ` ${name}`;
  return fold(figure.etichetta).startsWith(fold(figure.unita))
    ? ` ${figure.etichetta}`
    : ` ${figure.unita} (${figure.etichetta})`;
}

/** The text without the words at its beginning that only repeat the name before it. */
function withoutRepeated(text: string, name: string): string {
  const stems = new Set(words(name).map((word) => stem(word.text)));
  let end = 0;
  for (const word of words(text)) {
    if (!/^\s*$/.test(text.slice(end, word.start)) || !stems.has(stem(word.text))) break;
    end = word.end;
  }
  const rest = text.slice(end);
  return end === 0 || /^[\s.,;:!?)]|^$/.test(rest) ? rest : ` ${rest}`;
}
