// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { smallApp } from './app.ts';

const get = async (path: string) => {
  const response = await smallApp().request(path);
  return { status: response.status, page: await response.text() };
};
/** The markup of one line of the document. */
const rowOf = (page: string, line: number) => page.split(`id="r${line}"`)[1]?.split('</li>')[0] ?? '';

describe('the documents', () => {
  it('are listed', async () => {
    const { page } = await get('/documenti');
    expect(page).toContain('<a href="/documenti/cremonese-2026">Piano annuale 2026, Ambito Cremonese</a>');
    expect(page).toContain('Piano annuale · ambito Cremonese · anno 2026 · 728 righe');
  });

  it('are shown whole, each line with its number and address', async () => {
    const { status, page } = await get('/documenti/cremonese-2026');
    expect(status).toBe(200);
    expect(page.match(/<li class="riga/g)).toHaveLength(728);
    expect(rowOf(page, 5)).toContain('PIANO ANNUALE');
    expect(rowOf(page, 5)).toContain('href="/documenti/cremonese-2026/righe/5#evidenza"');
    expect(page).not.toContain('<mark');
  });

  it('have an index of their headings', async () => {
    const { page } = await get('/documenti/cremonese-2026');
    expect(page).toContain('<summary>Indice del documento</summary>');
    expect(page).toMatch(/<a href="#r340">g\) Numero complessivo/);
    expect(rowOf(page, 340)).toContain('<h2');
  });

  it('keep the tabs of their tables in the text', async () => {
    const { page } = await get('/documenti/cremonese-2026');
    const copied = rowOf(page, 367)
      .replace(/^[^>]*>/, '')
      .replace(/<a[\s\S]*?<\/a>/, '')
      .replace(/<[^>]*>/g, '');
    expect(copied).toBe('ALER BS-CR-MN\tVESCOVATO\t7\t0\t0\t7');
  });
});

describe('the lines of a citation', () => {
  it('are marked, introduced by their section, and the page scrolls there', async () => {
    const { status, page } = await get('/documenti/cremonese-2026/righe/367');
    expect(status).toBe(200);
    expect(page.match(/<mark/g)).toHaveLength(1);
    expect(rowOf(page, 367)).toContain('<mark id="evidenza">');
    expect(rowOf(page, 367)).toContain('VESCOVATO');
    expect(page).toContain('<li class="riga riga-evidenza" id="r367">');
    expect(page).toContain('Riga 367 di 728</h2>');
    expect(page).toMatch(/<p class="sezione" lang="it">g\) Numero complessivo/);
  });

  it('may be a stretch', async () => {
    const { page } = await get('/documenti/cremonese-2026/righe/340-368');
    expect(page).toContain('Righe 340–368 di 728</h2>');
    expect(page.match(/<mark/g)).toHaveLength(29);
    expect(page.match(/id="evidenza"/g)).toHaveLength(1);
    expect(rowOf(page, 340)).toContain('id="evidenza"');
  });
});

describe('what is not there', () => {
  it.each(['/documenti/altro', '/documenti/altro/righe/3', '/documenti/%3Cscript%3E'])(
    '%s: says so and shows a way on',
    async (path) => {
      const { status, page } = await get(path);
      expect(status).toBe(404);
      expect(page).toContain('Documento non trovato');
      expect(page).toContain('href="/documenti"');
    },
  );

  it.each(['729', '700-729', '99999999999'])('lines %s: says how many lines there are', async (range) => {
    const { status, page } = await get(`/documenti/cremonese-2026/righe/${range}`);
    expect(status).toBe(404);
    expect(page).toContain('ha 728 righe');
    expect(page).toContain('href="/documenti/cremonese-2026"');
  });

  it.each(['abc', '0', '9-3', '1-2-3'])('lines "%s": says how lines are written', async (range) => {
    const { status, page } = await get(`/documenti/cremonese-2026/righe/${range}`);
    expect(status).toBe(404);
    expect(page).toContain('Righe non trovate');
  });

  it('any other address: an Italian page', async () => {
    const { status, page } = await get('/niente');
    expect(status).toBe(404);
    expect(page).toContain('Pagina non trovata');
  });
});
