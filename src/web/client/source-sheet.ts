// SPDX-License-Identifier: EUPL-1.2
import { firstElement, found, part } from './elements.ts';

/** Below this width a source is a page of its own. */
const ROOM_ENOUGH = '(min-width: 64rem)';
const SOURCES = 'a[href*="/documenti/"][href*="/righe/"], a[href*="/calcoli/"], a[href*="/verifiche/"]';

/**
 * Opens a source beside the answer instead of in its place. The sheet leaves the page usable; Esc, its button and the
 * browser's "back" close it, and the focus returns to the link. Links with a modifier key stay links.
 */
export class ChiediFonte extends HTMLElement {
  #opener: HTMLElement | null = null;

  connectedCallback(): void {
    document.addEventListener('click', (event) => this.#onClick(event));
    addEventListener('popstate', () => {
      const address = stateAddress();
      if (address === null) this.#hide();
      else void this.#show(address);
    });
    part(this, 'chiudi').addEventListener('click', () => this.#close());
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#close();
    });
    // A reload with the sheet open finds it open.
    const address = stateAddress();
    if (address !== null) void this.#show(address);
  }

  #onClick(event: MouseEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
      return;
    if (!(event.target instanceof Element) || !matchMedia(ROOM_ENOUGH).matches) return;
    const link = event.target.closest<HTMLAnchorElement>(SOURCES);
    if (link === null || link.closest('dialog, .pagina-documento') !== null) return;
    event.preventDefault();
    this.#opener = link;
    const address = `${link.pathname}`;
    const entry = { fonte: address };
    if (stateAddress() === null) {
      // Closing must not throw the reader back to where the page stood when the sheet opened.
      history.scrollRestoration = 'manual';
      history.pushState(entry, '', location.href);
    } else {
      history.replaceState(entry, '', location.href);
    }
    void this.#show(address);
  }

  async #show(address: string): Promise<void> {
    for (const marked of document.querySelectorAll('[aria-expanded="true"].cifra-aperta')) clear(marked);
    try {
      const response = await fetch(`${address}?vista=foglio`);
      if (!response.ok) throw new Error(`Status ${response.status}`);
      part(this, 'foglio').replaceChildren(firstElement(await response.text()));
    } catch {
      // The page of the source says what is wrong better than a sheet can.
      location.assign(`${address}#evidenza`);
      return;
    }
    this.#dialog().show();
    this.#opener?.classList.add('cifra-aperta');
    this.#opener?.setAttribute('aria-expanded', 'true');
    const evidence = this.querySelector('#evidenza');
    const body = part(this, 'foglio');
    body.scrollTop = 0;
    // A calculation and a check begin with what they say; a document with the lines that are cited.
    if (evidence && address.includes('/documenti/')) {
      const offset = evidence.getBoundingClientRect().top - body.getBoundingClientRect().top;
      body.scrollTop = Math.max(0, offset - body.clientHeight / 3);
    }
    part(this, 'titolo').focus({ preventScroll: true });
  }

  /** Through the history, so that "back" does not open it again. */
  #close(): void {
    if (stateAddress() === null) this.#hide();
    else history.back();
  }

  #hide(): void {
    if (!this.#dialog().open) return;
    this.#dialog().close();
    if (this.#opener) clear(this.#opener);
    const opener = this.#opener;
    this.#opener = null;
    history.scrollRestoration = 'auto';
    // After the browser has gone back: going to an address with a fragment takes the focus away.
    setTimeout(() => opener?.focus({ preventScroll: true }));
  }

  #dialog(): HTMLDialogElement {
    return found(this.querySelector('dialog'));
  }
}

function clear(opener: Element): void {
  opener.classList.remove('cifra-aperta');
  opener.removeAttribute('aria-expanded');
}

function stateAddress(): string | null {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('fonte' in state)) return null;
  return typeof state.fonte === 'string' && /^(?:\/en)?\/(?:documenti|calcoli|verifiche)\//.test(state.fonte)
    ? state.fonte
    : null;
}
