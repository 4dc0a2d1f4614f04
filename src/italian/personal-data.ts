// SPDX-License-Identifier: EUPL-1.2

/** A kind of personal data, how it is written, and what stands in its place. */
interface Kind {
  readonly mark: string;
  readonly pattern: RegExp;
  /** Decides where the pattern alone would take other things, too. */
  readonly holds?: (written: string) => boolean;
}

/** Letters stand for digits where two people share a code (omocodia): L M N P Q R S T U V. */
const D = '[\\dlmnpqrstuv]';
const CODICE_FISCALE = new RegExp(
  `(?<![\\p{L}\\d])[a-z]{3}[\\s.-]?[a-z]{3}[\\s.-]?${D}{2}[\\s.-]?[abcdehlmprst]${D}{2}[\\s.-]?[a-z]${D}{3}[\\s.-]?[a-z](?![\\p{L}\\d])`,
  'giu',
);

const KINDS: readonly Kind[] = [
  { mark: '[e-mail]', pattern: /[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu },
  { mark: '[codice fiscale]', pattern: CODICE_FISCALE },
  // Before telephone numbers: an IBAN is full of digits.
  {
    mark: '[IBAN]',
    pattern: /(?<![\p{L}\d])[a-z]{2}\d{2}(?:[\s-]?[\da-z]{1,4}){3,8}(?![\p{L}\d])/giu,
    holds: isIban,
  },
  // With a prefix, a mobile number (3 and nine digits) or a landline (0 and seven to ten): never the six or seven
  // digits of a dwelling's code, nor an amount.
  {
    mark: '[telefono]',
    pattern:
      /(?<![\p{L}\d.,/-])(?:(?:\+|00)\s?39[\s./-]?)?(?:3\d{2}|0\d{1,3})(?:[\s./-]?\d){5,8}(?![\p{L}\d]|[.,]\d)/gu,
    holds: isTelephone,
  },
];

/** Puts a mark in place of each e-mail address, codice fiscale, IBAN and telephone number of a text. */
export function maskPersonalData(text: string): string {
  return KINDS.reduce(
    (masked, { mark, pattern, holds }) =>
      masked.replace(pattern, (written) => (holds === undefined || holds(written) ? mark : written)),
    text,
  );
}

/** By length, and for Italian ones by their fixed shape; other countries' by their check digits. */
function isIban(written: string): boolean {
  const code = written.replace(/[\s-]/g, '').toUpperCase();
  if (/^IT\d{2}[A-Z]\d{10}[\dA-Z]{12}$/.test(code)) return true;
  if (code.length < 15 || code.length > 34) return false;
  const moved = code.slice(4) + code.slice(0, 4);
  let rest = 0;
  for (const character of moved) {
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

function isTelephone(written: string): boolean {
  if (/^\d{2}([./-])\d{2}\1(?:19|20)\d{2}$/.test(written)) return false; // a date
  const digits = written.replace(/\D/g, '').replace(/^(?:00)?39(?=[03])/, '');
  return digits.startsWith('3')
    ? digits.length >= 9 && digits.length <= 10
    : digits.length >= 8 && digits.length <= 11;
}
