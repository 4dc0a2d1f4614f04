// SPDX-License-Identifier: EUPL-1.2
import { copyOf, found, part } from './elements.ts';

const FIELDS = ['ambito', 'anno'] as const;

/** The filters of the form: what is chosen shows under the field, each with its way off. */
export class Filters {
  readonly #form: HTMLFormElement;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) this.#show();
    });
    part(form, 'filtri').addEventListener('click', (event) => {
      if (!(event.target instanceof Element)) return;
      const field = event.target.closest<HTMLElement>('[data-filtro]')?.dataset.filtro;
      if (field === undefined) return;
      event.preventDefault();
      this.#select(field).value = '';
      this.#show();
      found(form.querySelector<HTMLElement>('.filtri summary')).focus();
    });
  }

  values(): Record<string, string> {
    return Object.fromEntries(
      FIELDS.map((name) => [name, this.#select(name).value]).filter(([, value]) => value),
    );
  }

  #show(): void {
    const list = part(this.#form, 'filtri');
    const chips = FIELDS.flatMap((name) => {
      const select = this.#select(name);
      if (select.value === '') return [];
      const text = (list.dataset[name] ?? '{}').replace('{}', select.selectedOptions[0]?.text ?? '');
      const item = copyOf('filtro');
      const link = found(item.querySelector('a'));
      link.dataset.filtro = name;
      link.setAttribute('aria-label', (list.dataset.togli ?? '{}').replace('{}', text));
      found(link.querySelector('span')).textContent = text;
      return [item];
    });
    list.replaceChildren(...chips);
  }

  #select(name: string): HTMLSelectElement {
    return found(this.#form.querySelector<HTMLSelectElement>(`select[name="${name}"]`));
  }
}
