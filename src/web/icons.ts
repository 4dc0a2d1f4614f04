// SPDX-License-Identifier: EUPL-1.2
import { html, type Markup } from './html.ts';

/** Drawings on a 24 × 24 grid, in the colour of the text beside them. They repeat what the text says: hidden from speech. */
function icon(shape: Markup): Markup {
  return html`<svg class="figura" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">${shape}</svg>`;
}

export const HOUSE = icon(
  html`<path fill="currentColor" d="M12 2.6 1.8 11l1.3 1.5L4.5 11.4V20.5h15V11.4l1.4 1.1L22.2 11 12 2.6Zm-2 16v-5.6h4v5.6h-4Z"/>`,
);

const RING = html`<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/>`;

export const HALF = icon(html`${RING}<path fill="currentColor" d="M12 6a6 6 0 0 1 0 12Z"/>`);
export const EMPTY = icon(
  html`${RING}<path stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M8 12h8"/>`,
);
export const AWAY = icon(
  html`${RING}<path stroke="currentColor" stroke-width="2" stroke-linecap="round" d="m6 18 12-12"/>`,
);
export const QUESTION = icon(
  html`${RING}<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M9.5 9.7a2.6 2.6 0 1 1 3.6 2.4c-.8.3-1.1.8-1.1 1.7"/><circle cx="12" cy="16.6" r="1.2" fill="currentColor"/>`,
);
export const WARNING = icon(
  html`<path fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" d="M12 3.5 21.5 20h-19Z"/><path stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M12 10v4"/><circle cx="12" cy="17" r="1.1" fill="currentColor"/>`,
);
export const DOUBT = icon(
  html`<path fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.6" d="M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z"/><path stroke="currentColor" stroke-width="2.4" stroke-linecap="round" d="M12 7.5v5.5"/><circle cx="12" cy="16.6" r="1.3" fill="currentColor"/>`,
);
/** A screen with a spark: a program, not a person. */
export const AUTOMATIC = icon(
  html`<path fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" d="M4 6.5h16v10H4ZM9 20.5h6M12 16.5v4"/><path fill="currentColor" d="m12 8 .9 2.6 2.6.9-2.6.9L12 15l-.9-2.6-2.6-.9 2.6-.9Z"/>`,
);
export const SHIELD = icon(
  html`<path fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" d="M12 3 5 5.8v5.4c0 4.3 2.8 7.7 7 9.8 4.2-2.1 7-5.5 7-9.8V5.8Z"/><path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="m9 12 2.2 2.2L15.2 10"/>`,
);
export const PERSON = icon(
  html`<circle cx="12" cy="8" r="3.6" fill="none" stroke="currentColor" stroke-width="2"/><path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M5 20c.6-3.9 3.4-6 7-6s6.4 2.1 7 6"/>`,
);
export const FILTER = icon(
  html`<path fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" d="M4 5h16l-6.2 7.4V19l-3.6-1.8v-4.8Z"/>`,
);
export const CROSS = icon(
  html`<path stroke="currentColor" stroke-width="2" stroke-linecap="round" d="m7 7 10 10M17 7 7 17"/>`,
);
export const LENS = icon(
  html`<circle cx="10.5" cy="10.5" r="6" fill="none" stroke="currentColor" stroke-width="2"/><path stroke="currentColor" stroke-width="2" stroke-linecap="round" d="m15 15 5 5"/>`,
);
export const TICK = icon(
  html`${RING}<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="m8 12.2 2.8 2.8L16 9.5"/>`,
);
