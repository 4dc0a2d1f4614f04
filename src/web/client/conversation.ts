// SPDX-License-Identifier: EUPL-1.2
import { ask, Refusal } from './chat-events.ts';
import { conversationAddress } from './conversation-address.ts';

/**
 * Asks in place what the form and the suggested links ask by loading a page. The state lives in the page itself: the
 * turns are the form's hidden fields, the exchanges are what the server rendered. Without this, all still works.
 */
export class ChiediConversazione extends HTMLElement {
  #busy = false;

  connectedCallback(): void {
    this.#form().addEventListener('submit', (event) => {
      event.preventDefault();
      const question = this.#field().value.trim();
      if (question !== '' && !this.#busy) {
        this.#field().value = '';
        void this.#exchange(question);
      }
    });
    this.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
      const question = event.target.closest('a[data-domanda]')?.getAttribute('data-domanda');
      if (question === null || question === undefined) return;
      event.preventDefault();
      if (!this.#busy) void this.#exchange(question);
    });
  }

  /** One question and its reply, from the waiting mark to the finished answer or the offer to try again. */
  async #exchange(question: string): Promise<void> {
    this.#setBusy(true);
    this.dataset.stato = 'avviata';
    for (const failed of this.querySelectorAll('.scambio-guasto, .avviso')) failed.remove();
    const turns = [...this.#turns(), question];
    const waiting = this.#copy('attesa');
    waiting.querySelector('.domanda')?.append(question);
    this.#exchanges().append(waiting);
    this.#reveal(waiting);
    try {
      const finished = await this.#receive(turns, waiting);
      waiting.replaceWith(finished);
      this.#keep(turns);
      this.#announce(finished);
      // The screen keyboard would cover the answer.
      if (matchMedia('(pointer: coarse)').matches) this.#field().blur();
      this.#reveal(finished);
    } catch (error) {
      this.#fail(question, waiting, error);
    } finally {
      this.#setBusy(false);
    }
  }

  /** Shows the text as it comes; returns the exchange as the server rendered it. */
  async #receive(turns: readonly string[], waiting: HTMLElement): Promise<HTMLElement> {
    const text = part(waiting, 'testo');
    let finished: HTMLElement | undefined;
    for await (const event of ask('/api/chat', turns)) {
      if (event.type === 'text') {
        waiting.querySelector('.ricerca')?.remove();
        text.append(event.delta.replaceAll('**', ''));
      } else {
        finished = firstElement(event.html);
      }
    }
    if (finished === undefined) throw new Error('The reply came without its rendering.');
    return finished;
  }

  /** Writes the conversation where a reload, a shared link and the form without script find it. */
  #keep(turns: readonly string[]): void {
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = 't';
    hidden.value = turns.at(-1) ?? '';
    // Before the visible field and after the earlier turns: the order is the conversation's.
    this.#form().querySelector('label')?.before(hidden);
    this.#form().setAttribute('action', `/#scambio-${turns.length + 1}`);
    history.replaceState(null, '', conversationAddress(turns));
    document.title = `${turns.at(-1)} · ChiediCasa`;
  }

  #fail(question: string, waiting: HTMLElement, error: unknown): void {
    const notice = this.#copy('guasto');
    const retry = part(notice, 'riprova');
    if (error instanceof Refusal) {
      part(notice, 'motivo').textContent = error.message;
      retry.hidden = !error.retriable;
    }
    retry.addEventListener('click', () => {
      if (this.#busy) return;
      if (this.#field().value === question) this.#field().value = '';
      waiting.remove();
      void this.#exchange(question);
      this.#field().focus({ preventScroll: true });
    });
    waiting.removeAttribute('aria-busy');
    waiting.classList.add('scambio-guasto');
    waiting.querySelector('.risposta')?.replaceChildren(notice);
    if (this.#field().value === '') this.#field().value = question;
    part(this, 'annuncio').textContent = part(notice, 'motivo').textContent;
  }

  #announce(finished: HTMLElement): void {
    const spoken = [finished.querySelector('.esito'), finished.querySelector('.testo')];
    part(this, 'annuncio').textContent =
      `Risposta. ${spoken.map((element) => element?.textContent?.trim() ?? '').join(' ')}`;
  }

  #reveal(exchange: HTMLElement): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    exchange.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#form().querySelector('button')?.setAttribute('aria-disabled', String(busy));
    if (busy) part(this, 'annuncio').textContent = '';
  }

  #turns(): readonly string[] {
    return [...this.#form().querySelectorAll<HTMLInputElement>('input[name="t"]')].map(
      (field) => field.value,
    );
  }

  #copy(model: string): HTMLElement {
    const template = found(this.querySelector<HTMLTemplateElement>(`template[data-modello="${model}"]`));
    return firstElement(template.innerHTML);
  }

  #form(): HTMLFormElement {
    return found(this.querySelector('form'));
  }

  #field(): HTMLInputElement {
    return found(this.querySelector<HTMLInputElement>('input[name="q"]'));
  }

  #exchanges(): Element {
    return found(this.querySelector('.scambi'));
  }
}

function part(within: Element, name: string): HTMLElement {
  return found(within.querySelector<HTMLElement>(`[data-parte="${name}"]`));
}

function firstElement(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  const element = template.content.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('The markup holds no element.');
  return element;
}

function found<T>(element: T | null): T {
  if (element === null) throw new Error('The page lacks a part that the server renders.');
  return element;
}
