// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { productForTest } from '../product.ts';
import { smallApp } from './app.ts';
import { SURROUNDINGS } from './stand-ins.ts';

const { plan } = productForTest().context;
const app = smallApp({ plan, dataDate: '2026-11-21' });

const get = async (path: string) => {
  const response = await app.request(path);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('a comune', () => {
  it('has a page at its ISTAT code with figures, dwellings, checks and sources', async () => {
    const { text } = await get('/comuni/019113');
    expect(text).toMatch(/<h1>Vescovato<\/h1>/);
    expect(text).toContain('href="/fatti/cremonese-2026/previsione/aler-vescovato/alloggi_liberi"');
    expect(text).toContain('href="/documenti/cremonese-2026/righe/367#evidenza"');
    expect(text).toContain('3172254');
    expect(text).toContain('conta altro');
    // A check of the line that names all 48 comuni is about the names that it names.
    expect(text).not.toContain('Castelverde');
  });

  it('begins with what people ask first, as the plan gives it to each owner', async () => {
    const { text } = await get('/comuni/019036');
    const summary = /<section class="in-breve"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
    expect(summary).toContain('In breve, dal piano 2026');
    expect(summary).toMatch(
      /<dt>alloggi liberi<\/dt>.*>12<\/a> <span>Comune di Cremona<.*>34<\/a> <span>ALER/s,
    );
    expect(summary).toContain('vale con la sua nota');
    expect(summary.indexOf('alloggi liberi')).toBeLessThan(summary.indexOf('popolazione'));
  });

  it('is found by its name, in any writing', async () => {
    const response = await app.request('/comuni/gadesco-p.d.');
    expect([response.status, response.headers.get('location')]).toEqual([301, '/comuni/019046']);
    expect((await app.request('/en/comuni/vescovato')).headers.get('location')).toBe('/en/comuni/019113');
  });

  it('of no loaded ambito is not there', async () => {
    expect((await get('/comuni/milano')).status).toBe(404);
    expect((await get('/comuni/999999')).status).toBe(404);
  });

  it('is listed under its ambito', async () => {
    const { text } = await get('/comuni');
    expect(text.match(/<li><a href="\/comuni\/\d{6}">/g)).toHaveLength(48 + 27 + 48);
  });
});

describe('a plan', () => {
  it('has a page with all figures, dwellings and checks', async () => {
    const { text } = await get('/piani/cremonese-2026');
    const measures = plan.measures().map(({ id }) => id);
    for (const fact of plan.facts({ document: 'cremonese-2026', measures })) {
      expect(text).toContain(`href="/fatti/${fact.id.split('/').map(encodeURIComponent).join('/')}"`);
    }
    for (const check of plan.checks('cremonese-2026')) {
      expect(text).toContain(check.note.replaceAll("'", '&#39;').replaceAll('"', '&quot;'));
    }
  });

  it('is listed with what it holds; other documents are listed elsewhere', async () => {
    const { text } = await get('/piani');
    expect(text).toMatch(/<p>\d+ cifre · 104 alloggi elencati · \d+ verifiche<\/p>/);
    expect(text).not.toContain('giunta-156');
    expect((await get('/documenti')).text).toContain('giunta-156');
  });

  it('has one table for the figures that a section tells in sentences', async () => {
    const { text } = await get('/piani/cremonese-2026');
    expect(text.match(/<summary><span lang="it">3 - Dati Servizi Abitativi</g)).toHaveLength(1);
    expect(text.match(/<summary><span lang="it">2 - Dati anagrafici</g)?.length).toBeGreaterThan(1);
  });

  it('is drawn by comune, of several owners their sum, where it gives a measure comune by comune', async () => {
    const { text } = await get('/piani/cremonese-2026');
    expect(text).toContain('<figcaption>alloggi liberi, per comune');
    expect(text).toMatch(/<desc id="comuni-0-d">Grafico a barre. Cremona 46; Vescovato 7;/);
  });

  it('and a comune give their rows as files, in both languages at one address', async () => {
    for (const [page, files] of [
      ['/piani/cremonese-2026', ['piani/cremonese-2026/cifre.csv', 'piani/cremonese-2026/alloggi.jsonl']],
      ['/en/comuni/vescovato', ['comuni/019113/cifre.jsonl', 'comuni/019113/alloggi.csv']],
    ] as const) {
      const { text } = await get(page.replace('vescovato', '019113'));
      for (const path of files) {
        expect(text).toContain(`href="/dati/${path}"`);
        const { status, headers, text: rows } = await get(`/dati/${path}`);
        expect([status, headers.get('access-control-allow-origin')], path).toEqual([200, '*']);
        expect(rows.split('\n').length, path).toBeGreaterThan(3);
      }
    }
    const { text } = await get('/dati/comuni/019113/cifre.csv');
    expect(text).toMatch(/^id,document,table,/);
    expect(text.match(/alloggi_liberi/g)).toHaveLength(2);
    for (const path of [
      'piani/altro/cifre.csv',
      'comuni/999999/cifre.csv',
      'piani/cremonese-2026/persone.csv',
      'x/y/cifre.csv',
    ]) {
      expect((await get(`/dati/${path}`)).status, path).toBe(404);
    }
  });

  it('that is not loaded is not there', async () => {
    expect((await get('/piani/altro')).status).toBe(404);
  });
});

describe('a figure', () => {
  it('has a permanent page with what it means and its lines', async () => {
    const { text } = await get('/fatti/cremonese-2026/previsione/aler-vescovato/alloggi_liberi');
    expect(text).toContain('<strong>7</strong>');
    expect(text).toContain('<mark id="evidenza">');
    expect(text).toContain('Alloggi che il piano elenca come già liberi');
  });

  it('that is doubtful says so in words', async () => {
    const doubtful = plan
      .facts({ document: 'cremonese-2026', measures: ['alloggi_liberi'] })
      .find(({ status }) => status === 'inconsistent');
    const { text } = await get(`/fatti/${doubtful?.id}`);
    expect(text).toContain('dato non coerente');
    expect(text).toContain('Il piano scrive che il dato non è stato inserito perché non coerente.');
  });

  it('is given as data, too; one that is not there is not', async () => {
    const { text } = await get('/fatti/cremonese-2026/previsione/aler-vescovato/alloggi_liberi?formato=json');
    expect(JSON.parse(text)).toMatchObject({ value: 7, status: 'declared', lines: [367, 367] });
    expect((await get('/fatti/niente/di/niente')).status).toBe(404);
  });

  it('is named beside the lines that it was read from', async () => {
    expect((await get('/documenti/cremonese-2026/righe/367')).text).toContain(
      '<a href="/fatti/cremonese-2026/previsione/aler-vescovato/alloggi_liberi">',
    );
  });
});

describe('search', () => {
  it('finds comuni, dwellings by code, and passages', async () => {
    expect((await get('/cerca?parole=vescovato')).text).toContain('<a href="/comuni/019113">Vescovato</a>');
    expect((await get('/cerca?parole=3172254')).text).toContain('Alloggio 3172254, Vescovato, riga 668');
    expect((await get('/cerca?parole=soglia+indigenti')).text).toMatch(/Nei documenti \(\d+\)/);
  });

  it('says when there is nothing, and takes what is typed as text', async () => {
    expect((await get('/cerca?parole=zzzzqqq')).text).toContain('Nessun risultato');
    expect((await get(`/cerca?parole=${encodeURIComponent('"><script>NEAR(')}`)).text).not.toContain(
      '<script>NEAR',
    );
  });
});

describe('open data', () => {
  it('are the rows of the database, as CSV and as JSON lines', async () => {
    const { text, headers } = await get('/dati/cifre.csv');
    const facts = plan
      .documents()
      .reduce(
        (all, { id }) => all + plan.countFacts({ document: id, measures: plan.measures().map((m) => m.id) }),
        0,
      );
    expect(text.trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(facts + 1);
    expect(headers.get('content-disposition')).toContain('chiedicasa-cifre.csv');
    const lines = (await get('/dati/alloggi.jsonl')).text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).id_alloggio)).toContain('3172254');
  });
});

describe('the pages of information', () => {
  it.each(['/informazioni', '/contatti', '/protezione-dati', '/accessibilita', '/dati', '/piani', '/cerca'])(
    '%s is there in both languages, with its links in its own',
    async (path) => {
      const italian = await get(path);
      expect(italian.status).toBe(200);
      expect(italian.text).toContain(`href="/en${path}"`);
      const english = await get(`/en${path}`);
      expect(english.text).toContain('<html lang="en">');
      expect(english.text).toContain(`href="${path}" data-lingua`);
      expect(english.text).toContain('href="/en/contatti"');
      const astray = [...english.text.matchAll(/(?:href|action)="(\/[^"]*)"(?! data-lingua)/g)]
        .map((match) => match[1] ?? '')
        .filter((address) => !/^\/(?:en\/|risorse\/)/.test(address));
      expect(astray).toEqual([]);
    },
  );

  it('name the offices of the configuration, and invent none', async () => {
    expect((await get('/contatti')).text).toContain('non ha ancora indicato i propri uffici');
    expect((await get('/contatti')).text).toContain('href="tel:112"');
    const office = {
      ufficio: 'Ufficio casa',
      telefono: '0372 000000',
      email: null,
      indirizzo: null,
      orari: null,
      sito: null,
    };
    const configured = smallApp({ body: { ...SURROUNDINGS.body, contatti: [office] } });
    const page = await (await configured.request('/contatti')).text();
    expect(page).toContain('<h3>Ufficio casa</h3>');
    expect(page).toContain('href="tel:0372000000"');
  });
});
