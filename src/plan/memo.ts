// SPDX-License-Identifier: EUPL-1.2

/** Gives the answer kept under a key, or makes it and keeps it. */
export type Memo<Value> = (key: string, make: () => Value) => Value;

/**
 * Keeps answers that never change, `most` of them: the oldest goes first. For what is read again and again from a database
 * that nobody writes; the memory it takes stays bounded however large the database.
 */
export function memo<Value>(most: number): Memo<Value> {
  const kept = new Map<string, { readonly value: Value }>();
  return (key, make) => {
    const known = kept.get(key);
    if (known) return known.value;
    const value = make();
    const oldest = kept.size < most ? undefined : kept.keys().next().value;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(key, { value });
    return value;
  };
}
