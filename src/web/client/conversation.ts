// SPDX-License-Identifier: EUPL-1.2
import { ask, Refusal } from './chat-events.ts';
import { announce, copyOf, copyText, firstElement, found, languageBase, part, word } from './elements.ts';
import { Filters } from './filters.ts';
import { type KeptExchange, keep, recall } from './kept.ts';

/** Filters by the names of their fields. */
type Chosen = Readonly<Record<string, string>>;

/** Waits before asking again by itself when the connection drops. */
const RETRY_AFTER_MS = [800, 2_500];

/**
 * Asks in place what the form and the suggested links ask by loading a page. What was asked and answered is kept in the
 * tab, not in the address: a reload shows the same answers again. Without this, all still works.
 */
export class ChiediConversazione extends HTMLElement {
  #busy = false;
  #exchanges: KeptExchange[] = [];
  #pending: string | null = null;
  #filters: Filters | undefined;

  connectedCallback(): void {
    const form = this.#form();
    this.#filters = new Filters(form);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const question = this.#field().value.trim();
      if (question !== '' && !this.#busy) {
        this.#field().value = '';
        void this.#exchange(question);
      }
    });
    this.addEventListener('click', (event) => this.#onClick(event));
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.name === 'voce') void this.#answerAgain();
    });
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
    } else if (link.dataset.azione !== undefined) {
      event.preventDefault();
      this.#exchanges = [];
      this.#pending = null;
      this.#keep();
      // What is deleted is not one "back" away.
      location.replace(`${languageBase()}/`);
    }
  }

  /** One question and its reply, from the waiting mark to the finished answer or the offer to try again. */
  async #exchange(question: string, filters = this.#filters?.values() ?? {}): Promise<void> {
    this.#setBusy(true);
    this.dataset.stato = 'avviata';
    for (const failed of this.querySelectorAll('.scambio-guasto, .avviso')) failed.remove();
    this.#pending = question;
    this.#keep();
    const waiting = copyOf('attesa');
    waiting.querySelector('.domanda')?.append(question);
    this.#list().append(waiting);
    this.#reveal(waiting);
    try {
      const finished = await this.#receiveWithin(question, filters, waiting);
      // As the server sent it: once in the page, its elements add their own parts.
      const { outerHTML } = finished;
      waiting.replaceWith(finished);
      this.#add(finished.dataset.turno ?? question, outerHTML);
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

  /** Asks again by itself after a dropped connection; what had come stays in sight until then. */
  async #receiveWithin(question: string, filters: Chosen, waiting: HTMLElement): Promise<HTMLElement> {
    for (const pause of RETRY_AFTER_MS) {
      try {
        return await this.#receive(question, filters, waiting);
      } catch (error) {
        if (error instanceof Refusal) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return this.#receive(question, filters, waiting);
  }

  /** Shows the text as it comes; returns the exchange as the server rendered it. */
  async #receive(question: string, filters: Chosen, waiting: HTMLElement): Promise<HTMLElement> {
    const text = part(waiting, 'testo');
    let finished: HTMLElement | undefined;
    let written = '';
    const request = {
      turns: [...this.#exchanges.map(({ turn }) => turn), question],
      voice: this.#voice(),
      lingua: document.documentElement.lang,
      ...filters,
      filtri: [...this.#form().querySelectorAll<HTMLInputElement>('input[name="f"]')].map(
        ({ value }) => value,
      ),
    };
    for await (const event of ask('/api/chat', request)) {
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

  /** Notes a finished exchange where the forms without script and a reload find it. */
  #add(turn: string, html: string): void {
    this.#exchanges.push({ turn, html });
    this.#pending = null;
    const filters = filtersIn(html);
    for (const form of this.querySelectorAll('form.modulo, form.strumenti')) {
      carry(form, 't', turn);
      if (filters !== '') carry(form, 'f', filters);
    }
    this.#keep();
    // The address named the first question only: from here on the tab remembers, and the address says nothing.
    if (location.search !== '') history.replaceState(history.state, '', location.pathname);
  }

  /** The questions asked so far, answered in the voice chosen now. */
  async #answerAgain(): Promise<void> {
    const voice = this.querySelector<HTMLInputElement>('form.strumenti input[name="voce"]');
    if (voice) voice.value = this.#voice();
    const asked = this.#exchanges;
    if (this.#busy) return;
    if (asked.length > 0) this.#clear();
    await this.#askAll(asked);
  }

  /**
   * What the tab remembers: the voice, the answers as they were shown, a question left without. A page that came with
   * questions of its own wins, unless it is the beginning of what the tab remembers.
   */
  #restore(): void {
    const kept = recall();
    const shown = [...this.#list().querySelectorAll<HTMLElement>('.scambio')].map((exchange) => ({
      turn: exchange.dataset.turno ?? '',
      html: exchange.outerHTML,
    }));
    this.#exchanges = shown;
    if (kept === null) {
      this.#keep();
      return;
    }
    if (!new URLSearchParams(location.search).has('voce')) this.#chooseVoice(kept.voice);
    const continues = shown.every(({ turn }, index) => kept.exchanges[index]?.turn === turn);
    if (!continues) {
      this.#keep();
      return;
    }
    const same = kept.language === document.documentElement.lang && kept.voice === this.#voice();
    const rest = kept.exchanges.slice(shown.length);
    if (same) {
      for (const { turn, html } of rest) {
        this.#list().append(firstElement(html));
        this.#add(turn, html);
      }
      if (rest.length > 0) this.dataset.stato = 'avviata';
    }
    void this.#askAll(same ? [] : rest, kept.pending);
  }

  /** Questions answered before, each with its own filters, and one that was not. */
  async #askAll(asked: readonly KeptExchange[], pending: string | null = null): Promise<void> {
    for (const { turn, html } of asked) await this.#exchange(turn, chosenIn(html));
    if (pending !== null) await this.#exchange(pending);
    else if (asked.length === 0) this.#keep();
  }

  #clear(): void {
    this.#exchanges = [];
    this.#list().replaceChildren();
    for (const hidden of this.querySelectorAll('input[name="t"], input[name="f"]')) hidden.remove();
  }

  #keep(): void {
    const voice = this.#voice();
    const language = document.documentElement.lang;
    keep({ voice, language, exchanges: this.#exchanges, pending: this.#pending });
  }

  #fail(question: string, waiting: HTMLElement, error: unknown): void {
    const notice = copyOf('guasto');
    const retry = part(notice, 'riprova');
    if (error instanceof Refusal) {
      part(notice, 'motivo').textContent = error.message;
      retry.hidden = !error.retriable;
      if (!error.retriable) {
        this.#pending = null;
        this.#keep();
      }
    }
    const again = () => {
      if (this.#busy || !waiting.isConnected) return;
      if (this.#field().value === question) this.#field().value = '';
      waiting.remove();
      void this.#exchange(question);
    };
    retry.addEventListener('click', () => {
      again();
      this.#field().focus({ preventScroll: true });
    });
    // Who was without a network need not ask again once it is back.
    if (!retry.hidden) addEventListener('online', again, { once: true });
    waiting.removeAttribute('aria-busy');
    waiting.classList.add('scambio-guasto');
    waiting.querySelector('.risposta')?.replaceChildren(notice);
    if (this.#field().value === '') this.#field().value = question;
    announce(part(notice, 'motivo').textContent ?? '');
  }

  #announceAnswer(finished: HTMLElement): void {
    const spoken = [finished.querySelector('.esito'), finished.querySelector('.testo')];
    announce(`${word('annuncio')} ${spoken.map((element) => element?.textContent?.trim() ?? '').join(' ')}`);
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

  #chooseVoice(voice: string): void {
    for (const radio of this.#form().querySelectorAll<HTMLInputElement>('input[name="voce"]')) {
      if (radio.value === voice) radio.checked = true;
    }
  }

  #voice(): string {
    return this.#form().querySelector<HTMLInputElement>('input[name="voce"]:checked')?.value ?? 'cittadino';
  }

  #form(): HTMLFormElement {
    return found(this.querySelector<HTMLFormElement>('form.modulo'));
  }

  #field(): HTMLInputElement {
    return found(this.querySelector<HTMLInputElement>('input[name="q"]'));
  }

  #list(): Element {
    return found(this.querySelector('.scambi'));
  }
}

/** What a form carries of the conversation, in its order. */
function carry(form: Element, name: string, value: string): void {
  const hidden = document.createElement('input');
  hidden.type = 'hidden';
  hidden.name = name;
  hidden.value = value;
  const before = [...form.querySelectorAll(`:scope input[name="${name}"]`)].at(-1);
  if (before) before.after(hidden);
  else form.prepend(hidden);
}

/** The filters that an exchange was read with, as the server wrote them: "1,cremasco,2019". */
function filtersIn(html: string): string {
  return firstElement(html).dataset.filtri ?? '';
}

function chosenIn(html: string): Chosen {
  const [, ambito, anno] = filtersIn(html).split(',');
  return { ...(ambito && { ambito }), ...(anno && { anno }) };
}
