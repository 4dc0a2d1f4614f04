// SPDX-License-Identifier: EUPL-1.2

/** The permanent address of a check. */
export function checkAddress(id: string): string {
  return `/verifiche/${id.split('/').map(encodeURIComponent).join('/')}`;
}
