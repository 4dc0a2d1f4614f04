// SPDX-License-Identifier: EUPL-1.2

/** The part of the markup that the server named `data-parte`. */
export function part(within: Element, name: string): HTMLElement {
  return found(within.querySelector<HTMLElement>(`[data-parte="${name}"]`));
}

/** Markup that this service rendered, as an element. */
export function firstElement(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  const element = template.content.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('The markup holds no element.');
  return element;
}

/** A copy of what a `<template data-modello>` of the page holds. */
export function copyOf(model: string): HTMLElement {
  return firstElement(found(template(model)).innerHTML);
}

/** A text of the interface in the page's language, which the server put with the templates. */
export function word(name: string): string {
  return template('parole')?.dataset[name] ?? '';
}

export function found<T>(element: T | null): T {
  if (element === null) throw new Error('The page lacks a part that the server renders.');
  return element;
}

/** A button made by script, for what only a script can do. */
export function button(text: string, onClick: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', () => onClick(made));
  return made;
}

/** Copies a text and says so in the button's own words, for a moment; what is read aloud is the page's status. */
export async function copyText(text: string, said: HTMLElement): Promise<void> {
  const before = said.textContent;
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = word('copiato') || '✓';
  } catch {
    said.textContent = word('nonCopiato') || '✗';
  }
  announce(said.textContent);
  setTimeout(() => {
    said.textContent = before;
  }, 2_000);
}

/** Says something once to those who hear the page. */
export function announce(text: string): void {
  const status = document.querySelector('[data-parte="annuncio"]');
  if (status) status.textContent = text;
}

/** What stands before a path in the page's language. */
export function languageBase(): string {
  const { lang } = document.documentElement;
  return lang === 'it' ? '' : `/${lang}`;
}

function template(model: string): HTMLTemplateElement | null {
  return document.querySelector<HTMLTemplateElement>(`template[data-modello="${model}"]`);
}
