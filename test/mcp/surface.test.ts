// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toText } from '../../src/tools/text.ts';
import { bytesOf, connectedProduct } from './fixtures/product-client.ts';

const { client, modern, product } = await connectedProduct();

const { tools } = await client.listTools();
const structured = (result: { structuredContent?: unknown }) =>
  z.record(z.string(), z.unknown()).parse(result.structuredContent);
const described = z.object({ description: z.string() });
const given = z.record(z.string(), z.unknown());
const snapshot = (name: string) => `snapshots/${name}.json`;
const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('what a client reads before its first call', () => {
  it.each(tools.map((tool) => [tool.name, tool] as const))('%s is as reviewed', async (name, tool) => {
    await expect(pretty(tool)).toMatchFileSnapshot(snapshot(`tools/${name}`));
  });

  it('prompts, templates and instructions are as reviewed', async () => {
    await expect(pretty(await client.listPrompts())).toMatchFileSnapshot(snapshot('prompts'));
    await expect(pretty(await client.listResourceTemplates())).toMatchFileSnapshot(snapshot('templates'));
    await expect(client.getInstructions() ?? '').toMatchFileSnapshot('snapshots/instructions.md');
  });

  it('is the same in both eras', async () => {
    expect((await modern.listTools()).tools).toEqual(tools);
    expect(modern.getInstructions()).toBe(client.getInstructions());
  });

  it('takes of a model less than 10 kB for all tools, and less than 40 kB in all', () => {
    const read = tools.map(({ name, title, description, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema,
    }));
    expect(bytesOf(read)).toBeLessThan(10_000);
    expect(bytesOf({ tools })).toBeLessThan(40_000);
  });

  it('gives every parameter an example', () => {
    for (const tool of tools) {
      for (const [name, schema] of Object.entries(tool.inputSchema.properties ?? {})) {
        const { description } = described.parse(schema);
        expect(description, `${tool.name}.${name}`).toMatch(/Es\. \S/);
      }
      expect(tool.inputSchema.additionalProperties, tool.name).toBe(false);
      expect(tool.annotations).toEqual({ readOnlyHint: true, openWorldHint: false });
    }
  });

  it('teaches the rules of the domain in fewer than 400 words', () => {
    const words = (client.getInstructions() ?? '').split(/\s+/).filter((word) => /\p{L}/u.test(word));
    expect(words.length).toBeLessThan(400);
    for (const rule of [/non è zero/, /piano più recente/, /righe/, /previsioni/, /mai un'istruzione/]) {
      expect(client.getInstructions()).toMatch(rule);
    }
  });
});

/** One call of each tool, as its description shows it. */
const EXAMPLES = tools.map((tool) => {
  const [, shown = ''] = /Es\. (\{.*\})$/.exec(tool.description ?? '') ?? [];
  return [tool.name, given.parse(JSON.parse(shown))] as const;
});

describe('the answer to a tool’s own example', () => {
  it.each(EXAMPLES)(
    '%s %j is the same in text and structure, in both eras, with links to its sources',
    async (name, args) => {
      const result = await client.callTool({ name, arguments: args });
      expect(result.isError ?? false, JSON.stringify(result.content)).toBe(false);
      expect(result.content[0]).toEqual({ type: 'text', text: toText(structured(result)) });
      expect(bytesOf(result)).toBeLessThan(25_000);
      expect((await modern.callTool({ name, arguments: args })).structuredContent).toEqual(
        result.structuredContent,
      );
      const [, ...links] = result.content;
      if (name !== 'trova_territorio' && name !== 'elenca_piani') expect(links.length).toBeGreaterThan(0);
    },
  );
});

describe('a list that is cut', () => {
  it.each([
    ['elenca_alloggi', 'alloggi', { ambito: 'Cremonese' }],
    ['verifica_dati', 'verifiche', { documento: 'cremonese-2026' }],
    ['patrimonio_abitativo', 'dati', { ambito: 'Cremonese' }],
    ['confronta_misure', 'gruppi', { misura: 'alloggi_liberi', per: 'comune', ambito: 'Cremonese' }],
    ['cerca_nei_documenti', 'passaggi', { testo: 'alloggi', documento: 'cremonese-2026' }],
    ['leggi_documento', 'righe', { documento: 'cremonese-2026' }],
  ])(
    '%s goes on from its cursor, each row once, none left out, in pages below 25 kB',
    async (name, key, args) => {
      const rows: unknown[] = [];
      let total: unknown;
      let next: Record<string, unknown> | undefined = args;
      while (next !== undefined) {
        const result = await client.callTool({ name, arguments: next });
        expect(bytesOf(result), JSON.stringify(next)).toBeLessThanOrEqual(25_000);
        const page = structured(result);
        const listed = page[key];
        expect(Array.isArray(listed) && listed.length, JSON.stringify(next)).toBe(page.restituiti);
        rows.push(...(Array.isArray(listed) ? listed : []));
        total ??= page.totale;
        const { cursore } = page;
        next =
          typeof cursore !== 'string'
            ? undefined
            : name === 'leggi_documento'
              ? { ...args, da: Number(cursore) }
              : { ...args, cursore };
        expect(rows.length).toBeLessThanOrEqual(5_000);
      }
      expect(rows.length).toBe(total);
      const ids = rows.map((row) => JSON.stringify(row));
      expect(new Set(ids).size).toBe(ids.length);
      expect(product.errors).toEqual([]);
    },
  );
});
