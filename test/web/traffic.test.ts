// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { clientAddress, limitKey, readTrustedProxies } from '../../src/web/traffic/client-address.ts';
import { createRateLimiter } from '../../src/web/traffic/rate-limit.ts';
import { createRequestLog, type LogLine } from '../../src/web/traffic/request-log.ts';
import { smallApp } from './app.ts';

describe('the address that limits are kept by', () => {
  const proxies = readTrustedProxies('10.0.0.5, 192.168.0.0/16, ::1');

  it.each([
    ['the peer, where it is no proxy, whatever it claims', '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['what a trusted proxy says', '10.0.0.5', '203.0.113.9', '203.0.113.9'],
    ['the hop before a chain of trusted proxies', '::1', '6.6.6.6, 203.0.113.9, 192.168.7.1', '203.0.113.9'],
    ['the proxy itself, where it says nothing', '10.0.0.5', undefined, '10.0.0.5'],
    ['the proxy itself, where it says nonsense', '10.0.0.5', 'x', '10.0.0.5'],
    ['an IPv4 address in its IPv6 form', '::ffff:10.0.0.5', '203.0.113.9:51234', '203.0.113.9'],
    ['an IPv6 address in brackets', '10.0.0.5', '[2001:db8::7]:443', '2001:db8::7'],
  ])('is %s', (_, peer, forwarded, expected) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(expected);
  });

  it('is the network of an IPv6 client', () => {
    expect(limitKey('2001:db8:1:2:3:4:5:6')).toBe(limitKey('2001:db8:1:2::9'));
    expect(limitKey('2001:db8:1:2::9')).not.toBe(limitKey('2001:db8:1:3::9'));
    expect(limitKey('203.0.113.9')).toBe('203.0.113.9');
  });

  it('refuses a setting that names no address', () => {
    expect(() => readTrustedProxies('10.0.0.5, proxy')).toThrow('«proxy» non è un indirizzo');
    expect(() => readTrustedProxies('10.0.0.0/40')).toThrow('10.0.0.0/40');
  });
});

describe('where the service is found', () => {
  const app = smallApp({ trustedProxies: readTrustedProxies('10.0.0.5') });
  const catalogueBehind = async (address: string) => {
    const incoming = { socket: { remoteAddress: address, remotePort: 5, remoteFamily: 'IPv4' } };
    const headers = { host: 'casa.example.it', 'x-forwarded-proto': 'https' };
    const response = await app.request('http://casa.example.it/dati/catalogo.ttl', { headers }, { incoming });
    return response.text();
  };

  it('is what a trusted proxy says, and not what a client says', async () => {
    expect(await catalogueBehind('10.0.0.5')).toContain('<https://casa.example.it/dati>');
    expect(await catalogueBehind('203.0.113.9')).toContain('<http://casa.example.it/dati>');
  });
});

describe('the limit', () => {
  it('lets a minute’s requests through at once, then one as each comes free', () => {
    let time = 0;
    const limiter = createRateLimiter(6, () => time);
    const take = () => limiter.take('a');
    expect(Array.from({ length: 6 }, take)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(take()).toBe(10);
    expect(limiter.take('b')).toBe(0);
    time = 10_000;
    expect([take(), take()]).toEqual([0, 10]);
  });

  it('forgets a client that was not seen for a minute', () => {
    let time = 0;
    const limiter = createRateLimiter(6, () => time);
    for (const client of ['a', 'b', 'c']) limiter.take(client);
    expect(limiter.clients()).toBe(3);
    time = 30_000;
    limiter.take('b');
    time = 61_000;
    limiter.take('d');
    expect(limiter.clients()).toBe(2);
  });

  it('answers 429 with when to come back, as a page and as JSON; assets and health are free', async () => {
    const app = smallApp({ limiter: createRateLimiter(1, () => 0) });
    expect((await app.request('/')).status).toBe(200);
    const page = await app.request('/');
    expect(page.status).toBe(429);
    expect(page.headers.get('retry-after')).toBe('60');
    expect(await page.text()).toContain('Troppe richieste');
    const api = await app.request('/api/ask', { method: 'POST' });
    expect(await api.json()).toEqual({ errore: expect.stringContaining('60 secondi') });
    expect(await (await app.request('/en/comuni')).text()).toContain('Too many requests');
    expect((await app.request('/health')).status).toBe(200);
  });
});

describe('the log', () => {
  const logged = async (questions: boolean) => {
    const lines: LogLine[] = [];
    const log = createRequestLog((line) => lines.push(line), questions);
    const turns = ['alloggi a Vescovato? chiamatemi al 333 1234567'];
    await smallApp({ log }).request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
      body: JSON.stringify({ turns }),
    });
    await smallApp({ log }).request('/?q=segreto');
    return JSON.stringify(lines);
  };

  it('says what happened, not who asked nor what', async () => {
    const lines = await logged(false);
    expect(lines).toContain('"percorso":"/api/ask","stato":200');
    expect(lines).toContain('"esito":"answered"');
    expect(lines).not.toMatch(/Vescovato|segreto|333|203\.0/);
  });

  it('has the questions only where that is switched on, without personal data', async () => {
    const lines = await logged(true);
    expect(lines).toContain('chiamatemi al [telefono]');
    expect(lines).not.toContain('1234567');
  });
});
