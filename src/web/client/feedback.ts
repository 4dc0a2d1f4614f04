// SPDX-License-Identifier: EUPL-1.2
import { announce, word } from './elements.ts';

/** Sends the judgement without leaving the page, and says that it was recorded; else the form says why not. */
export class ChiediRiscontro extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) void this.#send(event.target, event.submitter);
    });
  }

  async #send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form, submitter)) {
      if (typeof value === 'string') data.append(name, value);
    }
    const said = document.createElement('p');
    said.className = 'riscontro-detto';
    said.tabIndex = -1;
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        headers: { accept: 'application/json' },
        body: data,
      });
      if (!response.ok) throw new Error(`Status ${response.status}`);
      said.textContent = word('grazie');
      this.replaceChildren(said);
    } catch {
      said.textContent = this.dataset.guasto ?? '';
      this.querySelector('.riscontro-detto')?.remove();
      form.append(said);
    }
    announce(said.textContent ?? '');
    said.focus({ preventScroll: true });
  }
}
