// SPDX-License-Identifier: EUPL-1.2

/** What stands before an item of a list and says nothing: "- ", "- .- ", "- ✓ ". */
const BULLET = /^\s*(?:(?:[-–•✓❖]|\.-)\s+|\.-)+/;

/** The text of a line or of several, joined, without the marks of Markdown and of the extraction. */
export function cleanText(text: string): string {
  return text
    .replaceAll('**', '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/<\/?[a-z][a-z0-9]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text without the mark of its item; a number or a letter stays, for it is the item's name. */
export function withoutBullet(text: string): string {
  return text.replace(BULLET, '');
}

export function hasBullet(text: string): boolean {
  return BULLET.test(text);
}

/** Joins a line to what came before it; a range cut after its hyphen ("2021-" / "2027") has no space inside. */
export function joinLines(before: string, after: string): string {
  return /\d-\s*$/.test(before) && /^\s*\d/.test(after)
    ? before.trimEnd() + after.trimStart()
    : `${before} ${after}`;
}
