// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { maskPersonalDetails } from '../../src/italian/personal-details.ts';

describe('personal details', () => {
  it.each([
    [
      'il mio codice fiscale è RSSMRA80A01H501U, ho diritto?',
      'il mio codice fiscale è [codice fiscale], ho diritto?',
    ],
    ['cf rssmra80a01h501u', 'cf [codice fiscale]'],
    ['scrivetemi a maria.rossi@example.it grazie', 'scrivetemi a [e-mail] grazie'],
    ['chiamatemi al 333 1234567', 'chiamatemi al [telefono]'],
    ['chiamatemi al +39 333-123-4567 o 0372 461234', 'chiamatemi al [telefono] o [telefono]'],
    ['IBAN IT60X0542811101000000123456', 'IBAN [IBAN]'],
    ['la mia carta d’identità CA12345AB', 'la mia carta d’identità [documento]'],
    ['nata a Cremona il 3 maggio 1970, vivo sola', 'nata a Cremona il [data di nascita], vivo sola'],
    ['abito in via Dante Alighieri 12 a Crema', 'abito in [indirizzo] a Crema'],
    ['mi chiamo Maria Rossi e cerco casa a Vescovato', 'mi chiamo [nome] e cerco casa a Vescovato'],
    ['Sono Mario Bianchi, quanti alloggi a Crema?', 'Sono [nome], quanti alloggi a Crema?'],
    ['mia moglie Anna Verdi è invalida', 'mia moglie [nome] è invalida'],
  ])('is masked in «%s»', (text, masked) => {
    expect(maskPersonalDetails(text)).toBe(masked);
  });

  it.each([
    'quanti alloggi SAP liberi a Vescovato?',
    'dimmi dell’alloggio 55319402 e della U.I. 0123456',
    'ISEE di 9.360,00 euro, contributo 101.421,81 €',
    'sono di Crema, in via Dante ci sono case?',
    'popolazione di Cremona nel 2021 e nel 2019',
    'sono Vescovato e Sesto ed Uniti nello stesso ambito?',
    'delibera 156/2026 del 3 giugno 2026',
  ])('is not seen in «%s»', (text) => {
    expect(maskPersonalDetails(text)).toBe(text);
  });

  it.each(['a@', 'abito in via ', 'Aa ', '0372 ', 'mi chiamo Aa ', 'sono Aa di '])(
    'is looked for in hostile text: «%s» again and again',
    (piece) => {
      expect(maskPersonalDetails(piece.repeat(3000)).length).toBeGreaterThan(0);
    },
  );
});
