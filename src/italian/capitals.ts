// SPDX-License-Identifier: EUPL-1.2

/** A text with a capital at its beginning. */
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A text without a capital at its beginning. */
export const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
