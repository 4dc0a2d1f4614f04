// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { ReplyFact } from '../../src/assistant/reply.ts';
import { figureWriter } from '../../src/web/chat/figure-links.ts';
import { figureSources } from '../../src/web/chat/figure-sources.ts';
import { renderLightMarkdown } from '../../src/web/chat/light-markdown.ts';
import { renderReplyTable } from '../../src/web/chat/reply-table.ts';
import { cremonesePlan, EMPTY_REPLY, fact, italianView, withSpans } from './stand-ins.ts';

const plan = cremonesePlan();
const view = italianView(plan);

const written = (text: string, facts: readonly ReplyFact[]) =>
  renderLightMarkdown(text, figureWriter(withSpans({ ...EMPTY_REPLY, text, facts: [...facts] }), view)).text;
/** The links in the rendering of a text: what is linked, and the lines that it leads to. */
const links = (rendered: string) =>
  [...rendered.matchAll(/<a class="cifra[^"]*" href="[^"]*righe\/([^#]*)#evidenza"[^>]*>([^<]*)</g)].map(
    ([, lines, shown]) => `${shown} → ${lines}`,
  );

describe('a figure of the text', () => {
  it('leads to its lines, bold, in a list or in the line', () => {
    const facts = [fact('Vescovato', 7, 367), fact('Cremona', 1046, 359), fact('Annicco', 0, 340)];
    const text = 'A Vescovato **7** alloggi, a Cremona 1.046.\n\n- ad Annicco 0';
    expect(links(written(text, facts))).toEqual(['7 → 367', '1.046 → 359', '0 → 340']);
  });

  it('is found with its unit, and says its source to those who hear it', () => {
    const amount = { ...fact('Bonemerse', 9738.48, 491), unit: 'EUR' };
    const said = written('Il residuo è **9.738,48 €**.', [amount]);
    expect(links(said)).toEqual(['9.738,48 € → 491']);
    expect(said).toContain('aria-label="9.738,48 €, fonte: riga 491"');
  });

  it('is what the reply says it is, not a number that looks the same', () => {
    const facts = [fact('Isola Dovarese', 3, 362), fact('Pozzaglio ed Uniti', 3, 364)];
    const text = 'Seguono Isola Dovarese (3), Pozzaglio ed Uniti (3), più di 3.';
    expect(links(written(text, facts))).toEqual(['3 → 362', '3 → 364']);
  });

  it('with a doubtful status says so in words', () => {
    const doubtful = fact('Gadesco', 'NON INSERITO PER DATI NON COERENTI', 350, 'inconsistent');
    const said = written('scrive «NON INSERITO PER DATI NON COERENTI».', [doubtful]);
    expect(said).toContain('class="cifra cifra-dubbia cifra-parole"');
    expect(said).toContain('</svg>dato non coerente</span>');
  });

  it('of a document that is not loaded is no link', () => {
    expect(links(written('**7**', [{ ...fact('Vescovato', 7, 367), document: 'altro' }]))).toEqual([]);
  });
});

describe('words of a document', () => {
  const quoting = (quote: string) => {
    const text = `Il piano scrive: «${quote}».`;
    const start = text.indexOf(quote);
    const span = {
      start,
      end: start + quote.length,
      document: 'cremonese-2026',
      lines: [40, 41] as [number, number],
    };
    return links(renderLightMarkdown(text, figureWriter({ ...EMPTY_REPLY, text, spans: [span] }, view)).text);
  };

  it('have their numbers lead to their lines', () => {
    expect(quoting('pari o inferiore a € 3.000,00 (il 45% per 5 anni)')).toEqual([
      '3.000,00 → 40-41',
      '45% → 40-41',
      '5 → 40-41',
    ]);
  });

  it.each([
    'secondo l’art. 7, comma 7',
    'il 7 giugno 2026',
    'D.G.R. XII/7 e 7/2026',
    'alle righe 7-9',
    'gli ID 3157',
    'Misura B7 e 7bis',
    'Azione 3 – dare casa',
    '3) le unità',
    'alla data del 1° gennaio',
  ])('but not those that only name something: %s', (quote) => {
    expect(quoting(quote)).toEqual([]);
  });
});

describe('a row of a table', () => {
  const facts = [fact('Vescovato', 7, 367), { ...fact('Annicco', null, 340, 'blank') }];
  const sourceOf = figureSources({ facts }, view);
  const table = {
    title: 't',
    columns: ['Comune', 'Liberi'],
    rows: [
      ['Vescovato', '7'],
      ['Annicco', '(vuoto)'],
      ['Altrove', '7'],
    ],
    facts: [
      [null, facts[0]?.id ?? null],
      [null, facts[1]?.id ?? null],
      [null, 'che-non-c-e'],
    ],
  };
  const rendered = renderReplyTable(table, 'x', view.words, sourceOf).text;

  it('has each figure lead to its source, and names it in a column', () => {
    expect(rendered).toContain('righe/367#evidenza" aria-label="7, fonte: riga 367">7</a>');
    expect(rendered).toContain('aria-label="riga 367: Vescovato">riga 367</a>');
  });

  it('shows a doubtful cell in words, with its source', () => {
    expect(rendered).toContain('data-testo="(vuoto)"');
    expect(rendered).toContain('righe/340#evidenza');
    expect(rendered).toContain('casella vuota');
  });

  it('has no link where nothing is known of the figure', () => {
    expect(rendered.slice(rendered.indexOf('Altrove'))).not.toContain('<a href');
  });
});
