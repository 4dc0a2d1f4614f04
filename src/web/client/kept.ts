// SPDX-License-Identifier: EUPL-1.2

/** What the tab remembers: the voice, and a question whose answer has not come. Nothing leaves the tab. */
export type KeptName = 'voce' | 'in-sospeso';

export function recall(name: KeptName): string | null {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Storage may be off or full: the page does without. */
export function keep(name: KeptName, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
  } catch {}
}
