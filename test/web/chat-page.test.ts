// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { smallApp } from './app.ts';
import { cremonesePlan, EMPTY_REPLY, smallAssistant } from './stand-ins.ts';

const text = async (response: Response | Promise<Response>) => (await response).text();
const ask = (query: Record<string, string> | [string, string][]) => `/?${new URLSearchParams(query)}`;

describe('the first view', () => {
  it('explains, offers a labelled field and real questions as links', async () => {
    const page = await text(smallApp().request('/'));
    expect(page).toContain('<html lang="it">');
    expect(page).toContain('<form class="modulo" method="get" action="/#scambio-1">');
    expect(page).toContain('<label for="domanda">');
    expect(page).toContain('href="/?q=Quanti+alloggi+SAP+liberi+a+Vescovato%3F#scambio-1"');
    expect(page).toContain('data-stato="vuota"');
    expect(page).toContain('senza intelligenza artificiale generativa');
  });

  it('is the same for an empty question', async () => {
    expect(await text(smallApp().request('/?q=+'))).toContain('data-stato="vuota"');
  });
});

describe('a question without script', () => {
  it('is answered in the page, with the figure and its source', async () => {
    const page = await text(smallApp().request(ask({ q: 'quanti alloggi SAP liberi a Vescovato?' })));
    expect(page).toContain('quanti alloggi SAP liberi a Vescovato?</h2>');
    expect(page).toMatch(/<strong><a class="cifra"[^>]*>7<\/a> alloggi liberi<\/strong>/);
    expect(page).toContain('<li>6 per servizi abitativi pubblici (SAP)</li>');
    expect(page).toContain('href="/documenti/cremonese-2026/righe/367#evidenza"');
    expect(page).toContain('<span class="posizione">riga 367</span>');
    expect(page).toContain('VESCOVATO');
    expect(page).toContain('Dati: Piano annuale 2026, Ambito Cremonese.');
    expect(page).toContain('<span>Risposta automatica, senza IA generativa</span>');
    expect(page).toContain('<meta name="robots" content="noindex">');
  });

  it('carries the conversation on: every turn is answered in the light of those before', async () => {
    const plan = cremonesePlan();
    const assistant = smallAssistant(plan);
    const first = 'quanti alloggi SAP liberi a Vescovato?';
    const page = await text(smallApp({ plan, assistant }).request(ask({ t: first, q: 'e a Cremona?' })));
    expect(assistant.asked).toEqual([[first], [first, 'e a Cremona?']]);
    expect(page).toMatch(/<strong><a class="cifra"[^>]*>7<\/a> alloggi liberi<\/strong>/);
    expect(page).toContain('<strong>46 alloggi liberi</strong>');
    expect(page).toContain(`<input type="hidden" name="t" value="${first}">`);
    expect(page).toContain('<input type="hidden" name="t" value="e a Cremona?">');
    expect(page).toContain('action="/#scambio-3"');
  });

  it('suggests questions that keep the conversation', async () => {
    const page = await text(smallApp().request(ask({ q: 'alloggi a Vescovato' })));
    expect(page).toContain('href="/?t=alloggi+a+Vescovato&amp;q=E+a+Cremona%3F#scambio-2"');
  });
});

describe('a reply', () => {
  it('shows tables with caption and scopes, in a region that scrolls by keyboard', async () => {
    const page = await text(smallApp().request(ask({ q: 'alloggi a Cremona' })));
    expect(page).toContain(
      '<div class="tabella tabella-schede" role="group" aria-labelledby="tabella-1-1" tabindex="0">',
    );
    expect(page).toContain(
      '<caption id="tabella-1-1"><span>Alloggi SAP liberi a Cremona, per ente proprietario</span></caption>',
    );
    expect(page).toContain('<th scope="col" role="columnheader">Ente proprietario</th>');
    expect(page).toContain(
      '<td role="cell" class="numero" data-colonna="Liberi"><span><a href="/documenti/cremonese-2026/righe/343#evidenza" aria-label="12, fonte: riga 343">12</a></span></td>',
    );
  });

  it.each([
    ['alloggi a Cremona', 'Risposta parziale'],
    ['alloggi ad Atlantide', 'Dato non disponibile'],
    ['che meteo fa', 'Fuori tema'],
  ])('says in words what kind it is: %s', async (q, label) => {
    expect(await text(smallApp().request(ask({ q })))).toContain(`<span>${label}</span>`);
  });

  it('opens further sources on request', async () => {
    const plan = cremonesePlan();
    const citation = {
      document: 'cremonese-2026',
      title: 'Piano',
      section: '',
      quote: '',
      url: '/documenti/x/righe/1',
    };
    const citations = [1, 2, 3, 4, 5].map((line) => ({
      ...citation,
      lines: [line, line + 1] as [number, number],
    }));
    const assistant = {
      reply: async () => ({ ...EMPTY_REPLY, citations }),
      explain: async () => ({}),
      close: async () => {},
    };
    const page = await text(smallApp({ plan, assistant }).request(ask({ q: 'fonti' })));
    expect(page).toContain('<summary>Altre 2 fonti</summary>');
    expect(page).toContain('righe 5–6');
  });
});

describe('what is typed is text', () => {
  const hostile = "<script>alert(1)</script>\"onload='x' &amp;";

  it('in the question, the hidden fields, the title and the suggestions', async () => {
    const page = await text(smallApp().request(ask({ t: hostile, q: hostile })));
    expect(page).not.toContain('<script>alert');
    expect(page).not.toMatch(/"\s*onload='/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;onload=&#39;x&#39; &amp;amp;');
  });

  it('in all that the assistant hands on, too', async () => {
    const reply = {
      ...EMPTY_REPLY,
      text: `**${hostile}**\n- ${hostile}`,
      suggestions: [hostile],
      tables: [{ title: hostile, columns: [hostile], rows: [[hostile]], facts: [[hostile]] }],
      spans: [{ start: 0, end: 4, fact: hostile }],
      citations: [
        {
          document: hostile,
          title: hostile,
          section: hostile,
          lines: [1, 1] as [number, number],
          quote: hostile,
          url: 'javascript:alert(1)',
        },
        {
          document: '',
          title: 'Altrove',
          section: '',
          lines: [1, 1] as [number, number],
          quote: '',
          url: '//example.org/',
        },
      ],
    };
    const assistant = { reply: async () => reply, explain: async () => ({}), close: async () => {} };
    const page = await text(smallApp({ assistant }).request(ask({ q: 'x' })));
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('href="javascript:');
    expect(page).not.toContain('href="//');
  });
});

describe('limits', () => {
  it('refuses a question that is too long, politely, and keeps it in the field', async () => {
    const response = await smallApp().request(ask({ q: 'a'.repeat(2001) }));
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain('La domanda è troppo lunga');
    expect(page).toContain('a'.repeat(2001));
  });

  it('refuses more than twenty turns', async () => {
    const before = Array.from({ length: 20 }, (): [string, string] => ['t', 'alloggi a Vescovato']);
    const response = await smallApp().request(ask([...before, ['q', 'e a Cremona?']]));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('massimo di 20 domande');
  });

  it('turns a failure of the assistant into an Italian page, and reports it', async () => {
    const reported: unknown[] = [];
    const response = await smallApp({ report: (error) => reported.push(error) }).request('/?q=guasto');
    expect(response.status).toBe(500);
    const page = await response.text();
    expect(page).toContain('Servizio non disponibile');
    expect(page).not.toContain('The assistant broke');
    expect(reported).toHaveLength(1);
  });
});
