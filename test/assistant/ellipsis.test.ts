// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { completed, withNumber } from '../../src/assistant/read/ellipsis.ts';

describe('a turn that puts one thing in the place of another', () => {
  it.each([
    ['e quello annuale?', 'a cosa serve il piano triennale?', 'a cosa serve il piano annuale'],
    ['e la 5?', 'la misura 3 a chi è rivolta?', 'la misura 5 a chi è rivolta?'],
    [
      'e il comma 6?',
      'art. 4 del regolamento, comma 5: cosa dice?',
      'art. 4 del regolamento, comma 6: cosa dice?',
    ],
    ["e l'housing sociale?", "cos'è il tutor condominiale?", "cos'è l'housing sociale"],
    ['e per i SAS?', 'che reddito serve per una casa popolare?', 'che reddito serve per i SAS'],
    ['e SAS?', 'cosa vuol dire SAP?', 'cosa vuol dire SAS'],
  ])('%s after %s', (turn, before, whole) => {
    expect(completed(turn, before)).toBe(whole);
  });

  it.each([
    ['è già esecutiva?', 'la delibera quando è stata approvata?'],
    ['chi lo gestisce?', "cos'è il tutor condominiale?"],
    ['soggetto gestore', 'contenuto della misura Accanto'],
    ['anche le cooperative?', 'chi gestisce le case popolari?'],
  ])('%s says by itself what it asks', (turn, before) => {
    expect(completed(turn, before)).toBeNull();
  });

  it('names another aggregation by its number', () => {
    expect(withNumber('e la 7?', "abitanti dell'AT 6")).toBe("abitanti dell'AT 7");
    expect(withNumber('e a Crema?', "abitanti dell'AT 6")).toBeNull();
  });
});
