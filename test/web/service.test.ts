// SPDX-License-Identifier: EUPL-1.2
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findAssets, loadAssets } from '../../src/web/assets.ts';
import { listen } from '../../src/web/listen.ts';
import { smallApp } from './app.ts';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

describe('every response', () => {
  it.each([
    '/',
    '/?q=alloggi',
    '/documenti',
    '/documenti/x',
    '/niente',
    '/health',
    '/mcp',
    '/risorse/x',
    '/?q=guasto',
  ])('%s carries the guard, and no cookie', async (path) => {
    const { headers } = await smallApp().request(path);
    expect(headers.get('content-security-policy')).toBe(CSP);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('pages have nothing inline and nothing from elsewhere', async () => {
    for (const path of ['/', '/?q=alloggi+a+Cremona', '/documenti/cremonese-2026/righe/367']) {
      const page = await (await smallApp().request(path)).text();
      expect(page).not.toMatch(/<style|\sstyle=|\son\w+="|<script(?![^>]*\ssrc=)/);
      expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    }
  });
});

describe('assets', () => {
  const addresses = async () =>
    [...(await (await smallApp().request('/')).text()).matchAll(/(?:src|href)="(\/risorse\/[^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );

  it('have hashed addresses, are cached for ever and typed', async () => {
    const found = await addresses();
    expect(found.some((address) => address.endsWith('/chiedicasa.css'))).toBe(true);
    for (const address of found) {
      const response = await smallApp().request(address);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toContain('immutable');
      expect(response.headers.get('content-type')).toMatch(
        /^(?:text\/(?:css|javascript); charset=utf-8|font\/woff2|image\/svg\+xml)$/,
      );
    }
  });

  it('are sent compressed when that is accepted', async () => {
    const app = smallApp();
    const address = (await addresses()).find((name) => name.endsWith('/chiedicasa.css')) ?? '';
    const send = async (accepted: string) => {
      const response = await app.request(address, { headers: { 'accept-encoding': accepted } });
      return {
        encoding: response.headers.get('content-encoding'),
        body: Buffer.from(await response.arrayBuffer()),
      };
    };
    const plain = await send('identity');
    const brotli = await send('gzip, deflate, br');
    const gzip = await send('gzip, br;q=0');
    expect([plain.encoding, brotli.encoding, gzip.encoding]).toEqual([null, 'br', 'gzip']);
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
  });

  it('weigh less than 150 kB compressed on the first load, of which less than 20 kB is script', async () => {
    const app = smallApp();
    const headers = { 'accept-encoding': 'gzip' };
    let all = (await (await app.request('/')).arrayBuffer()).byteLength;
    let script = 0;
    for (const address of new Set(await addresses())) {
      const size = (await (await app.request(address, { headers })).arrayBuffer()).byteLength;
      all += size;
      if (address.endsWith('.js')) script += size;
    }
    expect(all).toBeLessThan(150_000);
    expect(script).toBeLessThan(20_000);
  });

  it('come from a fixed map: no path leads out of it', async () => {
    for (const path of [
      '/risorse/../package.json',
      '/risorse/%2e%2e/%2e%2e/package.json',
      '/risorse/x/chiedicasa.css',
    ]) {
      expect((await smallApp().request(path)).status).toBe(404);
    }
  });

  it('may lack the client: the page does without', async () => {
    const page = await (
      await smallApp({ assets: loadAssets({ ...findAssets(), client: [] }) }).request('/')
    ).text();
    expect(page).not.toContain('<script');
    expect(page).toContain('<form');
  });
});

describe('the service', () => {
  it('hands MCP requests on as they come', async () => {
    const seen: string[] = [];
    const mcp = {
      fetch: async (request: Request) => {
        seen.push(`${request.method} ${await request.text()}`);
        return new Response('{}', { status: 202 });
      },
    };
    const response = await smallApp({ mcp }).request('/mcp', { method: 'POST', body: '{"jsonrpc":"2.0"}' });
    expect(response.status).toBe(202);
    expect(seen).toEqual(['POST {"jsonrpc":"2.0"}']);
  });

  it('tells whether it lives and whether it is ready', async () => {
    expect(await (await smallApp().request('/health')).json()).toEqual({ stato: 'ok', versione: '1.2.3' });
    expect((await smallApp().request('/ready')).status).toBe(200);
    expect((await smallApp({ ready: () => false }).request('/ready')).status).toBe(503);
  });

  it('listens on a free port, and closes', async () => {
    const { url, close } = await listen(smallApp(), { port: 0, host: '127.0.0.1' });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${url}/health`);
    expect(response.status).toBe(200);
    // Proxies let go of a connection after 60 seconds: the service must not do so before them.
    expect(response.headers.get('keep-alive')).toBe('timeout=75');
    await close();
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  it('says which port is taken and how to choose another', async () => {
    const first = await listen(smallApp(), { port: 0, host: '127.0.0.1' });
    const port = Number(new URL(first.url).port);
    await expect(listen(smallApp(), { port, host: '127.0.0.1' })).rejects.toThrow(
      new RegExp(`La porta ${port} è già usata.*PORT=`),
    );
    await first.close();
  });

  it('answers an address that is too long, in Italian', async () => {
    const { url, close } = await listen(smallApp(), { port: 0, host: '127.0.0.1' });
    const response = await fetch(`${url}/?q=${'a'.repeat(200_000)}`);
    expect(response.status).toBe(431);
    expect(await response.text()).toContain('troppo lunga');
    await close();
  });
});
