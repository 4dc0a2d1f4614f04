// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainArguments, italianIssue } from '../../src/mcp/argument-errors.ts';

const input = z.strictObject({
  comune: z.string().min(2),
  ente: z.enum(['comune', 'aler']).optional(),
  anno: z.int().min(2000).max(2100).optional(),
  misure: z.array(z.string()).max(2).optional(),
  codice: z.string().regex(/^\d+$/, { error: 'è fatto di sole cifre, per esempio 12345' }).optional(),
  righe: z.strictObject({ prima: z.int() }).optional(),
});

function explain(args: unknown): string {
  const parsed = input.safeParse(args, { error: italianIssue });
  return parsed.success
    ? ''
    : explainArguments('conta_alloggi', Object.keys(input.shape), parsed.error.issues);
}

const ARGUMENTS = 'Argomenti di conta_alloggi: comune, ente, anno, misure, codice, righe.';

describe('what is wrong with the arguments of a call', () => {
  it.each([
    [{}, `Argomento «comune»: è obbligatorio e manca.\n${ARGUMENTS}`],
    [{ comune: 7 }, `Argomento «comune»: deve essere un testo, non un numero.\n${ARGUMENTS}`],
    [{ comune: null }, `Argomento «comune»: deve essere un testo, non null.\n${ARGUMENTS}`],
    [{ comune: ['Crema'] }, `Argomento «comune»: deve essere un testo, non un elenco.\n${ARGUMENTS}`],
    [{ comune: 'C' }, 'Argomento «comune»: deve avere almeno 2 caratteri.'],
    [{ comune: 'Crema', ente: 'Aler' }, 'Argomento «ente»: deve essere uno di «comune», «aler».'],
    [{ comune: 'Crema', anno: 1999 }, 'Argomento «anno»: deve essere almeno 2000.'],
    [{ comune: 'Crema', anno: 2101 }, 'Argomento «anno»: deve essere al massimo 2100.'],
    [
      { comune: 'Crema', anno: 2025.5 },
      `Argomento «anno»: deve essere un numero intero, non 2025.5.\n${ARGUMENTS}`,
    ],
    [
      { comune: 'Crema', anno: '2026' },
      `Argomento «anno»: deve essere un numero, non un testo.\n${ARGUMENTS}`,
    ],
    [{ comune: 'Crema', misure: ['a', 'b', 'c'] }, 'Argomento «misure»: deve avere al massimo 2 elementi.'],
    [{ comune: 'Crema', righe: { prima: 1, dopo: 2 } }, 'Argomento sconosciuto «dopo» in «righe».'],
    [
      { comune: 'Crema', citta: 'Crema', regione: 'Lombardia' },
      'Argomenti sconosciuti «citta», «regione»: al posto di «citta» forse «comune»; quelli ammessi sono comune, ente, anno, misure, codice, righe.',
    ],
    [
      { citta: 'Crema' },
      [
        'Argomento «comune»: è obbligatorio e manca.',
        'Argomento sconosciuto «citta»: al posto di «citta» forse «comune»; quelli ammessi sono comune, ente, anno, misure, codice, righe.',
      ].join('\n'),
    ],
  ])('%j', (args, message) => {
    expect(explain(args)).toBe(message);
  });

  it.each([
    ['comuni', 'comune'],
    ['Comune', 'comune'],
    ['year', 'anno'],
    ['proprietario', 'ente'],
    ['codcie', 'codice'],
    ['id-alloggio', 'codice'],
  ])('says what «%s» stands for', (unknown, meant) => {
    expect(explain({ comune: 'Crema', [unknown]: 'x' })).toContain(
      `al posto di «${unknown}» forse «${meant}»;`,
    );
  });

  it.each(['constructor', '__proto', 'xyz'])('does not guess at «%s»', (unknown) => {
    expect(explain({ comune: 'Crema', [unknown]: 'x' })).not.toContain('forse');
  });

  it('stays short however much is wrong', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`${'x'.repeat(200)}${n}`, n]));
    expect(explain({ comune: 'Crema', ...many }).length).toBeLessThan(1200);
  });

  it("prefers the schema's own message", () => {
    expect(explain({ comune: 'Crema', codice: 'A1' })).toBe(
      'Argomento «codice»: è fatto di sole cifre, per esempio 12345.',
    );
  });

  it('says so where a tool takes no argument', () => {
    const parsed = z.strictObject({}).safeParse({ anno: 2026 }, { error: italianIssue });
    expect(explainArguments('elenca_piani', [], parsed.error?.issues ?? [])).toBe(
      'Argomento sconosciuto «anno»: questo strumento non ne prende.',
    );
  });
});
