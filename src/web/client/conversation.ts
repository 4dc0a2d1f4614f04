// SPDX-License-Identifier: EUPL-1.2
import { ask, Refusal } from './chat-events.ts';
import { conversationAddress, conversationQuery } from './conversation-address.ts';
import { announce, copyText, firstElement, found, part } from './elements.ts';
import { keep, recall } from './kept.ts';

/** Waits before asking again by itself when the connection drops. */
const RETRY_AFTER_MS = [800];

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
    this.addEventListener('click', (event) => this.#onClick(event));
    this.#form().addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.name === 'voce') this.#changeVoice();
    });
    // Coming back from a source, the address is of the conversation as it stands now.
    addEventListener('popstate', () => this.#writeAddress());
    for (const item of this.querySelectorAll('.strumenti [hidden]')) item.removeAttribute('hidden');
    this.#restore();
  }

  #onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLElement>('[data-domanda], [data-azione], [data-copia-indirizzo]');
    if (link === null) return;
    if (link instanceof HTMLAnchorElement && link.dataset.copiaIndirizzo !== undefined) {
      event.preventDefault();
      void copyText(link.href, link);
    } else if (link.dataset.domanda !== undefined) {
      event.preventDefault();
      if (!this.#busy) void this.#exchange(link.dataset.domanda);
    } else if (link.dataset.azione === 'stampa') {
      print();
    } else {
      keep('in-sospeso', null);
      // What is deleted is not one "back" away.
      if (link.dataset.azione === 'elimina') location.replace(`/?${conversationQuery([], this.#voice())}`);
    }
  }

  /** One question and its reply, from the waiting mark to the finished answer or the offer to try again. */
  async #exchange(question: string): Promise<void> {
    this.#setBusy(true);
    this.dataset.stato = 'avviata';
    for (const failed of this.querySelectorAll('.scambio-guasto, .avviso')) failed.remove();
    const turns = [...this.#turns(), question];
    keep('in-sospeso', JSON.stringify(turns));
    const waiting = this.#copy('attesa');
    waiting.querySelector('.domanda')?.append(question);
    this.#exchanges().append(waiting);
    this.#reveal(waiting);
    try {
      const finished = await this.#receiveWithin(turns, waiting);
      waiting.replaceWith(finished);
      this.#keepTurns(turns);
      this.#announceAnswer(finished);
      // The screen keyboard would cover the answer.
      if (matchMedia('(pointer: coarse)').matches) this.#field().blur();
      this.#reveal(finished);
    } catch (error) {
      this.#fail(question, waiting, error);
    } finally {
      this.#setBusy(false);
    }
  }

  /** Asks again by itself after a dropped connection, once; what had come stays in sight until then. */
  async #receiveWithin(turns: readonly string[], waiting: HTMLElement): Promise<HTMLElement> {
    for (const pause of RETRY_AFTER_MS) {
      try {
        return await this.#receive(turns, waiting);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return this.#receive(turns, waiting);
  }

  /** Shows the text as it comes; returns the exchange as the server rendered it. */
  async #receive(turns: readonly string[], waiting: HTMLElement): Promise<HTMLElement> {
    const text = part(waiting, 'testo');
    let finished: HTMLElement | undefined;
    let written = '';
    for await (const event of ask('/api/chat', turns, this.#voice())) {
      if (event.type === 'text') {
        waiting.querySelector('.ricerca')?.remove();
        written += event.delta.replaceAll('**', '');
        text.textContent = written;
      } else {
        finished = firstElement(event.html);
      }
    }
    if (finished === undefined) throw new Error('The reply came without its rendering.');
    return finished;
  }

  /** Writes the conversation where a reload, a shared link and the form without script find it. */
  #keepTurns(turns: readonly string[]): void {
    keep('in-sospeso', null);
    const hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = 't';
    hidden.value = turns.at(-1) ?? '';
    // Before the visible field and after the earlier turns: the order is the conversation's.
    found(this.#form().querySelector('.sopra-campo')).before(hidden);
    this.#form().setAttribute('action', `/#scambio-${turns.length + 1}`);
    this.#writeAddress();
    document.title = `${turns.at(-1)} · ChiediCasa`;
  }

  #writeAddress(): void {
    const turns = this.#turns();
    const query = conversationQuery(turns, this.#voice());
    history.replaceState(
      history.state,
      '',
      turns.length > 0 ? conversationAddress(turns, this.#voice()) : `/?${query}`,
    );
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-scarica]')) {
      link.href = `${link.dataset.scarica}?${query}`;
    }
  }

  /** The answers are given again in the other voice: the server words them. */
  #changeVoice(): void {
    keep('voce', this.#voice());
    if (this.#turns().length === 0) this.#writeAddress();
    else if (!this.#busy)
      location.assign(conversationAddress(this.#turns(), this.#voice()).replace(/#.*/, ''));
  }

  /** The tab's voice on a page that names none, and the question that a reload or a lost connection left unanswered. */
  #restore(): void {
    const voice = recall('voce');
    const named = new URLSearchParams(location.search).has('voce');
    if (named) keep('voce', this.#voice());
    else if (voice !== null && this.#turns().length === 0) {
      const radio = [...this.#form().querySelectorAll<HTMLInputElement>('input[name="voce"]')].find(
        (one) => one.value === voice,
      );
      if (radio) radio.checked = true;
    }
    const question = this.#unanswered();
    if (question !== null) void this.#exchange(question);
  }

  #unanswered(): string | null {
    try {
      const turns: unknown = JSON.parse(recall('in-sospeso') ?? 'null');
      if (!Array.isArray(turns)) return null;
      const before = this.#turns();
      const continues =
        turns.length === before.length + 1 && before.every((turn, index) => turn === turns[index]);
      const question: unknown = turns.at(-1);
      return continues && typeof question === 'string' ? question : null;
    } catch {
      return null;
    }
  }

  #fail(question: string, waiting: HTMLElement, error: unknown): void {
    const notice = this.#copy('guasto');
    const retry = part(notice, 'riprova');
    if (error instanceof Refusal) {
      part(notice, 'motivo').textContent = error.message;
      retry.hidden = !error.retriable;
      if (!error.retriable) keep('in-sospeso', null);
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
    announce(part(notice, 'motivo').textContent ?? '');
  }

  #announceAnswer(finished: HTMLElement): void {
    const spoken = [finished.querySelector('.esito'), finished.querySelector('.testo')];
    announce(`Risposta. ${spoken.map((element) => element?.textContent?.trim() ?? '').join(' ')}`);
  }

  #reveal(exchange: HTMLElement): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    exchange.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.#form().querySelector('button')?.setAttribute('aria-disabled', String(busy));
    if (busy) announce('');
  }

  #turns(): readonly string[] {
    return [...this.#form().querySelectorAll<HTMLInputElement>('input[name="t"]')].map(
      (field) => field.value,
    );
  }

  #voice(): string {
    return this.#form().querySelector<HTMLInputElement>('input[name="voce"]:checked')?.value ?? 'cittadino';
  }

  #copy(model: string): HTMLElement {
    const template = found(this.querySelector<HTMLTemplateElement>(`template[data-modello="${model}"]`));
    return firstElement(template.innerHTML);
  }

  #form(): HTMLFormElement {
    return found(this.querySelector<HTMLFormElement>('form.modulo'));
  }

  #field(): HTMLInputElement {
    return found(this.querySelector<HTMLInputElement>('input[name="q"]'));
  }

  #exchanges(): Element {
    return found(this.querySelector('.scambi'));
  }
}
