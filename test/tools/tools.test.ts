// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { TOOLS } from '../../src/tools/registry.ts';
import { toText } from '../../src/tools/text.ts';
import { ToolError } from '../../src/tools/tool.ts';
import { productForTest } from '../product.ts';

const product = productForTest();

function run(name: string, input: Record<string, unknown>) {
  const tool = TOOLS.find((known) => known.name === name);
  if (!tool) throw new Error(`no tool ${name}`);
  const output = tool.run(tool.input.parse(input), product.context);
  // Whatever a tool gives is what its schema promises.
  expect(tool.output.parse(output)).toEqual(output);
  return output;
}

describe('every tool', () => {
  it.each(TOOLS.map((tool) => [tool.name, tool] as const))(
    '%s describes itself and its parameters',
    (_, tool) => {
      expect(tool.description).toMatch(/Es\. \{.*\}$/);
      for (const parameter of Object.values(tool.input.shape)) expect(parameter.description).toBeTruthy();
      expect(tool.input.safeParse({ sconosciuto: 1 }).success).toBe(false);
    },
  );

  it.each(TOOLS.map((tool) => [tool.name, tool] as const))('%s answers its own example', (name, tool) => {
    const example: unknown = JSON.parse(/Es\. (\{.*\})$/.exec(tool.description)?.[1] ?? '');
    const output = run(name, tool.input.parse(example));
    expect(Object.keys(output).length).toBeGreaterThan(0);
  });
});

describe('alloggi_disponibili', () => {
  it('gives the free dwellings of Vescovato, their row and the dwellings behind them', () => {
    const output = run('alloggi_disponibili', { comune: 'vescovato' });
    expect(output).toMatchObject({
      piano: { documento: 'cremonese-2026', anno: 2026 },
      luogo: { nome: 'Vescovato', istat: '019113' },
      totali: [],
      conteggi: [
        { valore: 6, operazione: 'conteggio', etichetta: expect.stringContaining('uso SAP') },
        { valore: 1, operazione: 'conteggio', etichetta: expect.stringContaining('uso SAT') },
      ],
      // Four columns of line 367, and what lines 302 and 338 say of the whole ambito in words.
      totale: 6,
      restituiti: 6,
      cursore: null,
    });
    expect(output).toHaveProperty('dati.0', expect.objectContaining({ misura: 'alloggi_liberi', valore: 7 }));
    expect(output).toHaveProperty('dati.0.fonte.righe', [367, 367]);
  });

  it('adds owners up in one derived figure that names its operands', () => {
    expect(run('alloggi_disponibili', { comune: 'Cremona' })).toHaveProperty(
      'totali.0',
      expect.objectContaining({
        misura: 'alloggi_liberi',
        valore: 46,
        operazione: 'somma',
        operandi: [
          'cremonese-2026/previsione/comune-cremona/alloggi_liberi',
          'cremonese-2026/previsione/aler-cremona/alloggi_liberi',
        ],
      }),
    );
  });

  it('gives the printed totals of an ambito, and pages through its rows', () => {
    const first = run('alloggi_disponibili', { ambito: 'Cremonese', limite: 60 });
    expect(first).toHaveProperty('totali.0', expect.objectContaining({ valore: 76 }));
    // 24 rows of 4 columns stand between the header and the total (lines 343-367); two statements at lines 302 and 338.
    expect(first).toMatchObject({ totale: 98, restituiti: 60, cursore: '60' });
    expect(run('alloggi_disponibili', { ambito: 'Cremonese', limite: 60, cursore: '60' })).toMatchObject({
      restituiti: 38,
      cursore: null,
    });
  });

  it.each([
    [{ comune: 'Corte' }, /più comuni: Corte de' Cortesi con Cignone .* Corte de' Frati/],
    [{ comune: 'Milano' }, /fuori dagli ambiti/],
    [{ comune: 'Vescovato', anno: 2024 }, /Anni disponibili: 2026/],
    [{ comune: 'Xyzzy' }, /Nessun comune si chiama/],
    [{ ambito: 'Brianza' }, /Quelli conosciuti: .*Cremonese/],
  ])('refuses %j with what to do instead', (input, message) => {
    expect(() => run('alloggi_disponibili', input)).toThrow(ToolError);
    expect(() => run('alloggi_disponibili', input)).toThrow(message);
  });
});

describe('the other tools', () => {
  it('quote_sat: a comune, what ALER gives for the whole ambito, and the listed dwellings', () => {
    const output = run('quote_sat', { comune: 'Cremona' });
    expect(output).toMatchObject({
      dati: [
        { valore: 5, ente: 'Comune di Cremona', fonte: { righe: [408, 408] } },
        { valore: 4, ente: expect.stringContaining('U.O. Cremona'), luogo: { tipo: 'ambito' } },
      ],
      conteggi: [{ valore: 2 }],
    });
  });

  it('contributo_solidarieta: a dash is null, and the year is that of the riparto', () => {
    const output = run('contributo_solidarieta', { comune: 'bonemerse' });
    expect(output).toMatchObject({
      dati: [
        { misura: 'contributo_riparto', valore: null, stato: 'dash', anno: 2025 },
        { misura: 'contributo_residuo', valore: 9738.48, fonte: { righe: [491, 491] } },
        { misura: 'contributo_totale', valore: 9738.48 },
        { ente: 'ALER Brescia-Cremona-Mantova', luogo: { tipo: 'ambito' } },
        { valore: 0, stato: 'declared' },
        { valore: 1841186.55 },
      ],
    });
    expect(run('contributo_solidarieta', { comune: 'bonemerse', anno: 2025 })).toMatchObject({
      piano: { anno: 2026 },
    });
  });

  it('elenca_alloggi: by place, by code, and an unknown code is an error', () => {
    expect(run('elenca_alloggi', { comune: 'isola dovarese', ente: 'aler' })).toMatchObject({
      conteggio: { valore: 3 },
      alloggi: [
        { id_alloggio: '3166378' },
        { id_alloggio: '3166388' },
        { id_alloggio: '3166383', uso: 'SAT' },
      ],
    });
    expect(run('elenca_alloggi', { codice: '3157676' })).toMatchObject({
      alloggi: [
        {
          ui: '153695',
          comune: 'Cremona',
          stato: 'SFITTO PER RISTRUTTURAZIONE',
          fonte: { righe: [684, 684] },
        },
      ],
    });
    expect(() => run('elenca_alloggi', { codice: '999999' })).toThrow(/Nessun alloggio/);
  });

  // The comune and the state stand in line 682, the kind of vacancy in 684: the rows below leave all three blank.
  it('elenca_alloggi: cites once the lines above that its rows leave what they share to', () => {
    expect(run('elenca_alloggi', { comune: 'cremona', ente: 'aler', sfittanza: '1007' })).toMatchObject({
      alloggi: expect.arrayContaining([
        expect.objectContaining({ ui: '154139', righe_sopra: [682, 684] }),
        expect.objectContaining({ ui: '154524', righe_sopra: [682, 684] }),
      ]),
      fonti_sopra: expect.arrayContaining([
        expect.objectContaining({ righe: [684, 684], testo: expect.stringContaining('1007 - ') }),
      ]),
    });
  });

  it('leggi_documento: lines as they stand, cut with a cursor, and a range outside is an error', () => {
    expect(run('leggi_documento', { documento: 'cremonese-2026', da: 367, a: 368 })).toMatchObject({
      sezione: expect.stringContaining('Numero complessivo'),
      righe: [
        { n: 367, testo: 'ALER BS-CR-MN\tVESCOVATO\t7\t0\t0\t7' },
        { n: 368, testo: 'TOTALE\t\t76\t61\t3\t140' },
      ],
      cursore: null,
    });
    expect(run('leggi_documento', { documento: 'cremonese-2026' })).toMatchObject({
      totale: 728,
      restituiti: 95,
      cursore: '96',
    });
    expect(() => run('leggi_documento', { documento: 'cremonese-2026', da: 900 })).toThrow(/728 righe/);
    expect(() => run('leggi_documento', { documento: '../etc' })).toThrow(/cremonese-2026/);
  });

  it('trova_territorio: found, ambiguous, outside, unknown', () => {
    const outcome = (nome: string) => run('trova_territorio', { nome }).esito;
    expect(outcome('gadesco p.d.')).toBe('trovato');
    expect(outcome('ambito cremonese')).toBe('trovato');
    expect(outcome('Cappella')).toBe('ambiguo');
    expect(outcome('Milano')).toBe('fuori');
    expect(outcome('Xyzzy')).toBe('sconosciuto');
  });
});

describe('the text of a result', () => {
  it('says every figure of the structured output', () => {
    const text = toText(run('contributo_solidarieta', { comune: 'Gerre de Caprioli' }));
    for (const value of ['1657.46', '374.46', '2031.92', 'GERRE DE CAPRIOLI']) expect(text).toContain(value);
  });
});
