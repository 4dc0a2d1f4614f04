// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Reply, ReplyFact } from '../../src/assistant/reply.ts';
import { type FigurePlan, figureWriter } from '../../src/web/chat/figure-links.ts';
import { renderLightMarkdown } from '../../src/web/chat/light-markdown.ts';
import { renderReplyTable } from '../../src/web/chat/reply-table.ts';
import { rowSources } from '../../src/web/chat/row-sources.ts';
import { cite, cremonesePlan, EMPTY_REPLY, fact, italianView } from './stand-ins.ts';

const plan = cremonesePlan();
const view = italianView(plan);

/** The links in the rendering of a text: what is linked, and the lines that it leads to. */
function links(text: string, facts: readonly ReplyFact[], reading: FigurePlan = plan): string[] {
  const reply: Reply = { ...EMPTY_REPLY, text, facts: [...facts] };
  const written = renderLightMarkdown(text, figureWriter(reply, { ...view, plan: reading })).text;
  return [
    ...written.matchAll(/<a class="cifra[^"]*" href="[^"]*righe\/([^#]*)#evidenza"[^>]*>([^<]*)</g),
  ].map(([, lines, shown]) => `${shown} → ${lines}`);
}

describe('a figure of the text', () => {
  it('leads to its lines, bold or not', () => {
    const facts = [fact('Vescovato', 7, 367), fact('Cremona', 1046, 359)];
    expect(links('A Vescovato **7 alloggi**, a Cremona 1.046.', facts)).toEqual(['7 → 367', '1.046 → 359']);
  });

  it('is found with its unit, and says its source to those who hear it', () => {
    const amount = { ...fact('Bonemerse', 9738.48, 491), unit: 'EUR' };
    expect(links('Il residuo è **9.738,48 €**.', [amount])).toEqual(['9.738,48 € → 491']);
    const written = figureWriter({ ...EMPTY_REPLY, facts: [amount] }, view)('9.738,48 €', '').text;
    expect(written).toContain('aria-label="9.738,48 €, fonte: riga 491"');
  });

  it('of two with the same value is the one of the place just named; no link where none is', () => {
    const facts = [fact('Isola Dovarese', 3, 362), fact('Pozzaglio ed Uniti', 3, 364)];
    expect(links('Seguono Isola Dovarese (3), Pozzaglio ed Uniti (3).', facts)).toEqual([
      '3 → 362',
      '3 → 364',
    ]);
    expect(links('Sono **3**.', facts)).toEqual([]);
  });

  it.each([
    'secondo l’art. 7, comma 7',
    'il 7 giugno 2026',
    'D.G.R. XII/7 e 7/2026',
    'chiamare il 7',
    'alle righe 7-9',
    'gli ID 3157 e 17',
    '7,5 e 7.000',
    'Misura B7 e 7bis',
  ])('is not a number that only names something: %s', (text) => {
    expect(links(text, [fact('Vescovato', 7, 367)])).toEqual([]);
  });

  it('that is computed leads to all the lines that it adds up', () => {
    const operands = new Map([343, 359, 360].map((line) => [`f${line}`, line]));
    const reading = {
      ...plan,
      fact: (id: string) => {
        const line = operands.get(id);
        return line === undefined ? undefined : { document: 'cremonese-2026', lines: [line, line] as const };
      },
    };
    const sum = { ...fact('Cremona', 46, 359), operation: 'somma', operands: [...operands.keys()] };
    expect(links('In tutto **46**.', [sum], reading)).toEqual(['46 → 343,359-360']);
    // What is computed of what is computed leads to the lines of all.
    const all = { ...fact('Cremona', 50, 359), id: 'tutti', operation: 'somma', operands: [sum.id, sum.id] };
    expect(links('**50**', [all, sum], reading)).toEqual(['50 → 343,359-360']);
    expect(links('**50**', [all], reading)).toEqual(['50 → 359']);
  });

  it('with a doubtful status says so in words', () => {
    const doubtful = fact('Gadesco', 'NON INSERITO PER DATI NON COERENTI', 350, 'inconsistent');
    const reply = { ...EMPTY_REPLY, facts: [doubtful] };
    const written = figureWriter(reply, view)('scrive «NON INSERITO PER DATI NON COERENTI».', '').text;
    expect(written).toContain('class="cifra cifra-dubbia cifra-parole"');
    expect(written).toContain('</svg>dato non coerente</span>');
  });

  it('told of several plans leads to that of the year before it', () => {
    const both = {
      ...plan,
      document: (id: string) => (id.startsWith('cremasco') ? plan.document('cremonese-2026') : undefined),
      fact: () => undefined,
    };
    const of = (year: number, line: number) => ({
      ...fact('Crema', 358, line),
      id: `crema-${year}`,
      year,
      document: `cremasco-${year}`,
    });
    const text = 'a Crema nel piano 2019 **358** alloggi e a Crema nel piano 2021 **358** alloggi';
    expect(links(text, [of(2019, 186), of(2021, 103)], both)).toEqual(['358 → 186', '358 → 103']);
  });

  it('of a document that is not loaded is no link', () => {
    expect(links('**7**', [{ ...fact('Vescovato', 7, 367), document: 'altro' }])).toEqual([]);
  });
});

describe('a row of a table', () => {
  const reply: Reply = {
    ...EMPTY_REPLY,
    citations: [cite(plan, 343), cite(plan, 359), cite(plan, 367)],
    facts: [fact('Vescovato', 7, 367)],
  };
  const lineOf = rowSources(reply, view);

  it('leads to the cited line that prints its place, its owner and its figures', () => {
    expect(lineOf(['Comune di Cremona', 'Cremona', '12', '33', '0', '45'])?.name).toBe('riga 343');
    expect(lineOf(['ALER Brescia-Cremona-Mantova', 'Cremona', '34', '28', '0', '62'])?.name).toBe('riga 359');
  });

  it('leads to the source of its figure where no line is cited', () => {
    expect(rowSources({ ...reply, citations: [] }, view)(['Vescovato', '7'])?.name).toBe('riga 367');
  });

  it('has no source where figures or place are others', () => {
    expect(lineOf(['Comune di Cremona', 'Cremona', '13', '33', '0', '45'])).toBeUndefined();
    expect(lineOf(['Annicco', '7'])).toBeUndefined();
  });

  it('shows a doubtful cell in words', () => {
    const table = { title: 't', columns: ['Comune', 'Liberi'], rows: [['Annicco', '(vuoto)']] };
    const written = renderReplyTable(table, 'x', view.words).text;
    expect(written).toContain('data-testo="(vuoto)"');
    expect(written).toContain('casella vuota');
  });
});
