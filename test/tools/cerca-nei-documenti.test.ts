// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cercaNeiDocumenti as tool } from '../../src/tools/cerca-nei-documenti.ts';
import { toText } from '../../src/tools/text.ts';
import { ToolError } from '../../src/tools/tool.ts';
import { productForTest } from '../product.ts';

const product = productForTest();

function run(input: Record<string, unknown>): Record<string, unknown> {
  const output = tool.run(tool.input.parse(input), product.context);
  expect(tool.output.parse(output)).toEqual(output);
  return output;
}

const found = z.object({
  passaggi: z.array(z.object({ id: z.string(), documento: z.string(), righe: z.tuple([z.int(), z.int()]) })),
  totale: z.int(),
  restituiti: z.int(),
  cursore: z.string().nullable(),
});

describe('cerca_nei_documenti', () => {
  it('gives a passage with its section, its lines and its words', () => {
    const output = run({ testo: 'casa diego', limite: 1 });
    expect(output).toMatchObject({
      passaggi: [
        {
          documento: 'oglio-po-2021',
          sezione: expect.stringMatching(
            /^III\.- L'ANALISI .* > CASA DIEGO, CASA FAMIGLIA – Ass\. La Tenda di Cristo$/,
          ),
          righe: [176, 176],
          testo: expect.stringContaining('cinque camere da letto'),
          tipo: 'paragraph',
        },
      ],
      restituiti: 1,
      cursore: '1',
      note: [expect.stringContaining('oglio-po-2021 (2021)')],
    });
  });

  it('gives whole the list that a passage introduces or belongs to, and the lists inside it', () => {
    const output = run({ testo: 'art. 4 comma 3', documento: 'oglio-po-2021', limite: 1 });
    const lists = z.object({ elenchi: z.array(z.object({ voci: z.array(z.unknown()) })) }).parse(output);
    expect(lists.elenchi.map(({ voci }) => voci.length)).toEqual([8, 4, 6]);
    expect(toText(output)).toContain("g) quantifica le unità abitative assegnate nell'anno precedente.");
  });

  it('pages with its cursor', () => {
    const first = found.parse(run({ testo: 'tutor condominiale', limite: 3 }));
    const second = found.parse(run({ testo: 'tutor condominiale', limite: 3, cursore: first.cursore }));
    expect(first.restituiti).toBe(3);
    expect(second.totale).toBe(first.totale);
    expect(new Set([...first.passaggi, ...second.passaggi].map(({ id }) => id)).size).toBe(6);
  });

  it('keeps to an ambito as people write it, and to a year', () => {
    const documents = (input: Record<string, unknown>) => [
      ...new Set(found.parse(run({ limite: 50, ...input })).passaggi.map(({ documento }) => documento)),
    ];
    expect(documents({ testo: 'alloggi', ambito: 'ambito cremasco', anno: 2019 })).toEqual(['cremasco-2019']);
    expect(documents({ testo: 'giunta', ambito: 'Cremonese' })).toContain('giunta-156-2026');
  });

  it('says that nothing was found, and is not an error', () => {
    expect(run({ testo: '🏠' })).toMatchObject({
      passaggi: [],
      elenchi: [],
      totale: 0,
      cursore: null,
      note: [expect.stringContaining('Nessun passaggio')],
    });
    expect(run({ testo: '"x" OR NEAR(*'.repeat(8000) })).toHaveProperty('totale');
  });

  it.each([
    [{ testo: 'x', documento: '../etc' }, /Quelli caricati: .*giunta-156-2026/],
    [{ testo: 'x', ambito: 'Brianza' }, /Quelli conosciuti: .*Cremasco/],
    [{ testo: 'x', anno: 2015 }, /Anni disponibili: 2026, 2021, 2019/],
    [{ testo: 'x', ambito: 'Oglio Po', anno: 2026 }, /Anni disponibili: 2021/],
    [{ testo: 'x', documento: 'cremasco-2019', ambito: 'Oglio Po' }, /indicare solo uno dei due/],
  ])('refuses %j with what to do instead', (input, message) => {
    expect(() => run(input)).toThrow(ToolError);
    expect(() => run(input)).toThrow(message);
  });
});
