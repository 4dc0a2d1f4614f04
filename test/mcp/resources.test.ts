// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../src/mcp/resource-address.ts';
import { MOST_LINKS, sourceLinks } from '../../src/mcp/source-links.ts';
import { connectedProduct } from './fixtures/product-client.ts';

const { client, modern } = await connectedProduct();

async function read(uri: string, from = client): Promise<string> {
  const { contents } = await from.readResource({ uri });
  const [content, ...others] = contents;
  expect(others).toEqual([]);
  expect(content).toMatchObject({ uri, mimeType: 'text/plain' });
  return content && 'text' in content ? content.text : '';
}

describe('the text of an act, by its address', () => {
  it('is whole, each line with its number', async () => {
    const lines = (await read('piani://cremonese-2026')).split('\n');
    expect(lines[0]).toMatch(/^Documento cremonese-2026: Piano annuale/);
    const numbers = lines.flatMap((line) => /^(\d+)\t/.exec(line)?.[1] ?? []).map(Number);
    expect(numbers).toEqual(Array.from({ length: 728 }, (_, index) => index + 1));
  });

  it.each([
    ['piani://cremonese-2026/righe/367', ['367\tALER BS-CR-MN\tVESCOVATO\t7\t0\t0\t7']],
    [
      'piani://cremonese-2026/righe/367-368',
      ['367\tALER BS-CR-MN\tVESCOVATO\t7\t0\t0\t7', '368\tTOTALE\t\t76\t61\t3\t140'],
    ],
  ])('%s holds those lines and the section they stand in', async (uri, expected) => {
    const lines = (await read(uri)).split('\n');
    expect(lines[1]).toMatch(/^Sezione: g\) Numero complessivo/);
    expect(lines.slice(2)).toEqual(expected);
  });

  it('is the same in both eras', async () => {
    const uri = 'piani://cremonese-2026/righe/340-368';
    expect(await read(uri, modern)).toBe(await read(uri));
  });

  it('says which lines speak of a comune, however its name is written', async () => {
    const text = await read('piani://cremonese-2026/comuni/Vescovato');
    expect(text).toContain('367\tALER BS-CR-MN\tVESCOVATO\t7\t0\t0\t7');
    expect(text).toContain('Sezione: Allegato B');
    expect(text).not.toContain('CREMONA\t12');
    const damaged = await read(`piani://cremonese-2026/comuni/${encodeURIComponent("corte de' frati")}`);
    expect(damaged).toContain('CORTE');
  });

  it('is read at every address that the list gives', async () => {
    const { resources } = await client.listResources();
    expect(resources.length).toBeGreaterThan(30);
    for (const { uri } of resources) expect((await read(uri)).split('\n').length, uri).toBeGreaterThan(1);
  });
});

describe('the list of resources', () => {
  it('is the same each time, without two of one address, documents before their sections', async () => {
    const { resources } = await client.listResources();
    expect((await client.listResources()).resources).toEqual(resources);
    expect((await modern.listResources()).resources).toEqual(resources);
    const uris = resources.map(({ uri }) => uri);
    expect(new Set(uris).size).toBe(uris.length);
    expect(uris[0]).toMatch(/^piani:\/\/[a-z0-9-]+$/);
    for (const resource of resources) {
      expect(resource).toMatchObject({ title: expect.any(String), mimeType: 'text/plain' });
    }
  });

  it('names sections by their words', async () => {
    const { resources } = await client.listResources();
    expect(resources).toContainEqual(
      expect.objectContaining({
        uri: 'piani://cremonese-2026/sezioni/premessa',
        title: 'PREMESSA',
      }),
    );
  });

  it('refuses a cursor that it did not give', async () => {
    await expect(client.listResources({ cursor: 'abc' })).rejects.toThrow('Cursore «abc» non valido');
    await expect(client.listResources({ cursor: '99999' })).rejects.toThrow('non valido');
  });

  it('may be kept by clients of 2026-07-28', async () => {
    const listed = await modern.request({ method: 'resources/list' });
    expect(listed).toMatchObject({ ttlMs: 300_000, cacheScope: 'public' });
    const text = await modern.request({
      method: 'resources/read',
      params: { uri: 'piani://cremonese-2026/righe/1' },
    });
    expect(text).toMatchObject({ ttlMs: 3_600_000, cacheScope: 'public' });
  });
});

describe('an address of nothing', () => {
  it.each([
    ['piani://cremonese-2025', /Nessun documento .* «cremonese-2025».*cremonese-2026/],
    ['piani://../righe/1', /Nessun documento/],
    ['piani://cremonese-2026/righe/900', /728 righe/],
    ['piani://cremonese-2026/righe/0', /forme ammesse/],
    ['piani://cremonese-2026/righe/9-3', /forme ammesse/],
    ['piani://cremonese-2026/sezioni/nessuna', /non ha la sezione «nessuna». Le sezioni: .*premessa/],
    ['piani://cremonese-2026/comuni/Vescovatto%20Alto', /Nessun comune|più comuni/],
    ['piani://cremonese-2026/comuni/Milano', /fuori dagli ambiti/],
    ['piani://cremonese-2026/persone', /forme ammesse/],
    ['piani://%E0%A4%A/righe/1', /forme ammesse/],
    ['file:///etc/passwd', /forme ammesse/],
  ])('%s is refused in Italian, with what there is instead', async (uri, message) => {
    const error: unknown = await client.readResource({ uri }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: -32602, message: expect.stringMatching(message), data: { uri } });
    expect(String(error)).not.toMatch(/SELECT|Sqlite|node_modules| at \w+ \(/);
  });

  it('is no address at all for any text that is not one', () => {
    for (const text of [
      '',
      'piani://',
      'piani:///righe/1',
      'piani://a/righe/1/2',
      'piani://a//1',
      'http://a',
    ]) {
      expect(readAddress(text), text).toBeUndefined();
    }
  });
});

describe('the templates', () => {
  it('offer documents, sections, lines and comuni', async () => {
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'piani://{documento}',
      'piani://{documento}/sezioni/{sezione}',
      'piani://{documento}/righe/{righe}',
      'piani://{documento}/comuni/{comune}',
    ]);
  });

  const suggested = async (uri: string, name: string, value: string, given?: Record<string, string>) =>
    (
      await client.complete({
        ref: { type: 'ref/resource', uri },
        argument: { name, value },
        ...(given && { context: { arguments: given } }),
      })
    ).completion;

  it('suggest documents', async () => {
    expect((await suggested('piani://{documento}', 'documento', 'CREMON')).values).toContain(
      'cremonese-2026',
    );
  });

  it('suggest comuni as they are typed, those that begin so first', async () => {
    const template = 'piani://{documento}/comuni/{comune}';
    const given = { documento: 'cremonese-2026' };
    const { values, total } = await suggested(template, 'comune', 'ves', given);
    expect(values[0]).toBe('Vescovato');
    expect(total).toBe(values.length);
    expect((await suggested(template, 'comune', 'corte de', given)).values).toEqual([
      "Corte de' Cortesi con Cignone",
      "Corte de' Frati",
    ]);
    expect((await suggested(template, 'comune', '', given)).total).toBe(48);
  });

  it('suggest the sections of the document given, and none without', async () => {
    const template = 'piani://{documento}/sezioni/{sezione}';
    const given = { documento: 'cremonese-2026' };
    expect((await suggested(template, 'sezione', 'prem', given)).values).toEqual(['premessa']);
    expect((await suggested(template, 'sezione', 'prem')).values).toEqual([]);
    expect((await suggested(template, 'sezione', 'x', { documento: 'nessuno' })).values).toEqual([]);
  });

  it('suggest nothing for what cannot be guessed', async () => {
    expect(await suggested('piani://{documento}/righe/{righe}', 'righe', '3')).toEqual({
      values: [],
      total: 0,
      hasMore: false,
    });
    expect((await suggested('piani://{documento}', 'constructor', '')).values).toEqual([]);
  });
});

describe('the links of a result', () => {
  const result = (name: string, args: Record<string, unknown>) => client.callTool({ name, arguments: args });

  it('lead to the lines of each figure, beside the text', async () => {
    const { content } = await result('alloggi_disponibili', { comune: 'Vescovato' });
    expect(content[0]?.type).toBe('text');
    expect(content).toContainEqual({
      type: 'resource_link',
      uri: 'piani://cremonese-2026/righe/367',
      name: 'cremonese-2026, riga 367',
      mimeType: 'text/plain',
    });
    for (const block of content) {
      if (block.type === 'resource_link') expect(await read(block.uri)).toContain('\t');
    }
  });

  it('are few and distinct even for a whole ambito, and hold every source', async () => {
    for (const name of ['alloggi_disponibili', 'elenca_alloggi', 'contributo_solidarieta', 'verifica_dati']) {
      const { content, structuredContent } = await result(name, { ambito: 'Cremonese', limite: 200 });
      const links = content.flatMap((block) => (block.type === 'resource_link' ? [block.uri] : []));
      expect(links.length, name).toBeGreaterThan(0);
      expect(links.length, name).toBeLessThanOrEqual(MOST_LINKS);
      expect(new Set(links).size).toBe(links.length);
      const ranges = links.map(rangeOf);
      for (const [first, last] of sourcesIn(structuredContent)) {
        expect(
          ranges.some(([from, to]) => from <= first && last <= to),
          `${name}: righe ${first}-${last}`,
        ).toBe(true);
      }
    }
  });

  it('are none in an error', async () => {
    const refused = await result('alloggi_disponibili', { comune: 'Xyzzy' });
    expect(refused.isError).toBe(true);
    expect(refused).not.toHaveProperty('structuredContent');
    expect(refused.content.map(({ type }) => type)).toEqual(['text']);
  });

  it('keep documents apart', () => {
    const fonti = Array.from({ length: 60 }, (_, n) => ({
      documento: n % 2 === 0 ? 'a' : 'b',
      righe: [n + 1, n + 1],
    }));
    const links = sourceLinks({ fonti });
    expect(links.length).toBeLessThanOrEqual(MOST_LINKS);
    expect(links.map(({ uri }) => uri)).toContainEqual(expect.stringMatching(/^piani:\/\/a\/righe\//));
    expect(links.map(({ uri }) => uri)).toContainEqual(expect.stringMatching(/^piani:\/\/b\/righe\//));
  });
});

function rangeOf(uri: string): [number, number] {
  const [, first, last] = /\/righe\/(\d+)(?:-(\d+))?$/.exec(uri) ?? [];
  return [Number(first), Number(last ?? first)];
}

/** Every `righe` pair of an output that stands beside a `documento`. */
function sourcesIn(value: unknown): [number, number][] {
  if (typeof value !== 'object' || value === null) return [];
  const own: [number, number][] =
    'documento' in value && 'righe' in value && Array.isArray(value.righe)
      ? [[Number(value.righe[0]), Number(value.righe[1])]]
      : [];
  return [...own, ...Object.values(value).flatMap(sourcesIn)];
}
