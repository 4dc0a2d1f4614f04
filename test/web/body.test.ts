// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findAssets, loadAssets } from '../../src/web/assets.ts';
import { loadBody } from '../../src/web/body/body.ts';
import { smallApp } from './app.ts';
import { SURROUNDINGS } from './stand-ins.ts';

const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-ente-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (content: unknown) => {
  const path = join(folder, 'ente.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const { body } = SURROUNDINGS;

describe('the configuration of the body', () => {
  it('puts its name, site and logo on every page', async () => {
    writeFileSync(join(folder, 'stemma.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const ente = { nome: 'Comune di Prova', sito: 'https://www.example.it/', codice_ipa: 'c_p000' };
    const servizio = { ...body.servizio, nome: 'Casa a Prova', logo: 'stemma.svg' };
    const loaded = loadBody(written({ ...body, ente, servizio }));
    const app = smallApp({ body: loaded.body, assets: loadAssets({ ...findAssets(), logo: loaded.logo }) });
    const page = await (await app.request('/')).text();
    expect(page).toContain('<title>Casa a Prova</title>');
    expect(page).toContain('<a class="navbar-brand" href="https://www.example.it/">Comune di Prova</a>');
    const logo = /src="([^"]*logo\.svg)"/.exec(page)?.[1] ?? '';
    expect((await app.request(logo)).headers.get('content-type')).toBe('image/svg+xml');
    expect(await (await app.request('/dati/catalogo.ttl')).text()).toContain('dct:identifier "c_p000"');
  });

  it.each([
    ['that is no JSON', '{', 'non si può leggere come JSON'],
    ['with a field that is not known', { ...body, colore: 'blu' }, 'ente.json'],
    ['with an address that is none', { ...body, ente: { ...body.ente, sito: 'javascript:x' } }, 'ente.sito'],
    ['without its logo', { ...body, servizio: { ...body.servizio, logo: 'manca.svg' } }, 'Il logo'],
  ])('is refused, saying where, %s', (_, content, message) => {
    expect(() => loadBody(written(content))).toThrow(message);
  });
});
