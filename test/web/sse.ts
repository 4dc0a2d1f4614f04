// SPDX-License-Identifier: EUPL-1.2

/** The data of each Server-Sent Event in a body. */
export function sseData(body: string): readonly string[] {
  return body
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => event.replace(/^data: /, ''));
}
