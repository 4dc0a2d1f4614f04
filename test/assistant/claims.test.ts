// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { isWithin, premiseOf } from '../../src/assistant/read/claims.ts';
import { isOfSomebody, isSubject } from '../../src/assistant/read/danger.ts';
import { readQuantities } from '../../src/assistant/read/quantities.ts';

const granted = (question: string) => premiseOf(question, readQuantities(question));

describe('the number that a question takes for granted', () => {
  it('is the one that a premise says of something counted', () => {
    expect(granted('visto che ci sono 300 alloggi liberi, quanti ne restano?')).toBe(300);
    expect(granted('siccome gli alloggi liberi sono sette, quanti sono di ALER?')).toBe(7);
    expect(granted('sono sette gli alloggi liberi?')).toBe(7);
  });
  it('is none where the number is said of something else, or nothing is granted', () => {
    expect(granted('visto che ho 3 figli, quanti alloggi liberi ci sono?')).toBeNull();
    expect(granted('quanti alloggi liberi su 12?')).toBeNull();
    expect(granted('siccome il piano è del 2026, quanti alloggi liberi?')).toBeNull();
  });
  it('stands within a limit or not', () => {
    expect(isWithin(46, { maggiore_di: 2000 })).toBe(false);
    expect(isWithin(46, { minimo: 46 })).toBe(true);
  });
});

describe('words of danger', () => {
  it('name a subject where the documents are asked about it and nobody is in it', () => {
    expect(isSubject('quali comuni hanno indicato le donne vittime di violenza?')).toBe(true);
    expect(isSubject('cosa dice il piano sulle donne vittime di violenza?')).toBe(true);
  });
  it('are said of somebody where a person speaks of themselves or of one near', () => {
    expect(isSubject('mio marito mi picchia, quali comuni mi aiutano?')).toBe(false);
    expect(isOfSomebody("ho qui una signora vittima di violenza, che c'è nel piano?")).toBe(true);
  });
});
