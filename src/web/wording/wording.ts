// SPDX-License-Identifier: EUPL-1.2
import { english } from './english.ts';
import { englishPages } from './english-pages.ts';
import { italian } from './italian.ts';
import { italianPages } from './italian-pages.ts';

export const LANGUAGES = ['it', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Every text of the interface, in one language. What the documents and the assistant say is in neither file. */
export type Wording = typeof italian & typeof italianPages;

const WORDINGS: Readonly<Record<Language, Wording>> = {
  it: { ...italian, ...italianPages },
  en: { ...english, ...englishPages },
};

export function wordingIn(language: Language): Wording {
  return WORDINGS[language];
}
