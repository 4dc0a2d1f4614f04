// SPDX-License-Identifier: EUPL-1.2
import type { Contacts } from '../../assistant/texts.ts';
import { html } from '../html.ts';
import type { TextWriter } from './light-markdown.ts';

/** Writes a number to call, where the reply sets it apart, as one to touch; all else as `write` does. */
export function telephoneWriter({ contatti }: Contacts, write: TextWriter): TextWriter {
  const numbers = new Set(contatti.flatMap(({ numero }) => numero ?? []));
  return (text, at) =>
    numbers.has(text) ? html`<a class="numero-utile" href="tel:${text}">${text}</a>` : write(text, at);
}
