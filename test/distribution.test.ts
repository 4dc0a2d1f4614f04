// SPDX-License-Identifier: EUPL-1.2
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const read = (path: string) => readFileSync(root(path), 'utf8');
const json = (path: string): unknown => JSON.parse(read(path));

const { version, mcpName, name } = z
  .object({ version: z.string(), mcpName: z.string(), name: z.string() })
  .parse(json('package.json'));
const dockerfile = read('Dockerfile');

/** What the registry's schema of 2025-12-11 asks of the fields that this server fills in; no others may stand there. */
const serverJson = z.strictObject({
  $schema: z.literal('https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json'),
  name: z
    .string()
    .max(200)
    .regex(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/),
  title: z.string().min(1).max(100),
  description: z.string().min(1).max(100),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  packages: z.tuple([
    z.strictObject({
      registryType: z.literal('npm'),
      identifier: z.string(),
      version: z.string().regex(/^\d+\.\d+\.\d+$/),
      runtimeHint: z.literal('npx'),
      transport: z.strictObject({ type: z.literal('stdio') }),
      packageArguments: z.array(z.strictObject({ type: z.literal('positional'), value: z.string() })),
      environmentVariables: z.array(
        z.strictObject({ name: z.string(), description: z.string(), format: z.enum(['string', 'filepath']) }),
      ),
    }),
  ]),
});

describe('the version', () => {
  it.each([
    [
      'package-lock.json',
      (text: string) => z.object({ version: z.string() }).parse(JSON.parse(text)).version,
    ],
    [
      'mcpb/manifest.json',
      (text: string) => z.object({ version: z.string() }).parse(JSON.parse(text)).version,
    ],
    ['server.json', (text: string) => serverJson.parse(JSON.parse(text)).version],
    ['server.json', (text: string) => serverJson.parse(JSON.parse(text)).packages[0].version],
    ['Dockerfile', (text: string) => /image\.version="([^"]*)"/.exec(text)?.[1]],
    ['publiccode.yml', (text: string) => /^softwareVersion: "([^"]*)"$/m.exec(text)?.[1]],
  ])('is in %s what it is in package.json', (path, versionIn) => {
    expect(versionIn(read(path))).toBe(version);
  });
});

describe('server.json, for the registry of MCP servers', () => {
  const server = serverJson.parse(json('server.json'));

  it('bears the name by which the package and the image prove that they are its own', () => {
    expect(server.name).toBe(mcpName);
    expect(server.packages[0].identifier).toBe(name);
    expect(dockerfile).toContain(`io.modelcontextprotocol.server.name="${server.name}"`);
  });

  it('names variables that the product reads', () => {
    const product = read('src/cli/product.ts');
    for (const variable of server.packages[0].environmentVariables) expect(product).toContain(variable.name);
  });
});

describe('the Dockerfile', () => {
  it('has nothing that its linter finds', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('copies what there is, and what its context lets in', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect(existsSync(root(path)), path).toBe(true);
      expect(
        allowed.filter((each) => path === each || path.startsWith(`${each}/`)),
        path,
      ).toHaveLength(1);
    }
  });
});
