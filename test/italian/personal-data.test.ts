// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../src/italian/personal-data.ts';

describe('personal data', () => {
  it.each([
    ['sono RSSMRA80A01D150X, ho una casa?', 'sono [codice fiscale], ho una casa?'],
    ['rss mra 80a01 d150x', '[codice fiscale]'],
    ['rssmra8lalmd1rlx', '[codice fiscale]'],
    ['scrivetemi a mario.rossi@example.it grazie', 'scrivetemi a [e-mail] grazie'],
    ['mario (at) posta.example.it', '[e-mail]'],
    ['il mio iban è IT60X0542811101000000123456', 'il mio iban è [IBAN]'],
    ['IT60 X054 2811 1010 0000 0123 456', '[IBAN]'],
    ['DE89 3704 0044 0532 0130 00.', '[IBAN].'],
    ['chiamatemi al 333 1234567', 'chiamatemi al [telefono]'],
    ['+39 333.123.4567', '[telefono]'],
    ['0039 0372 407111', '[telefono]'],
    ['tel. 0372/407111', 'tel. [telefono]'],
    ['02-12345678 o 3331234567', '[telefono] o [telefono]'],
  ])('is masked: %s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked);
  });

  it.each([
    'che stato ha il 3157676?',
    'l’alloggio 167961',
    '9.738,48 € nel 2026',
    'chiamare il 112 o il 1522',
    'quanti alloggi SAP liberi a Vescovato?',
    'D.G.R. XII/4635 del 01.07.2025',
    'R.R. 4/2017, art. 4, comma 3',
    'il comune 019113 nel 2021 e nel 2026',
  ])('is not seen where there is none: %s', (text) => {
    expect(maskPersonalData(text)).toBe(text);
  });
});
