// SPDX-License-Identifier: EUPL-1.2
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const FILES = ['publiccode.yml', 'server.json', 'package.json', 'Dockerfile'];

function check(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check-publish.mjs', folder], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

/** The files as a publisher fills them in. */
function filledIn(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-pubblicare-'));
  try {
    for (const name of FILES) {
      const own = read(name)
        .replaceAll('https://example.org/', 'https://git.comune.vescovato.cr.it/')
        .replaceAll('org.example/', 'it.cr.vescovato.comune/')
        .replace('"private": true,\n', '');
      writeFileSync(join(folder, name), own);
    }
    work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('publishing', () => {
  it('is refused with the address and the names that stand for the publisher’s, each named with its file', () => {
    const { status, said } = check(ROOT);
    expect(status).toBe(1);
    expect(said).toContain('publiccode.yml: «url» è ancora un indirizzo d’esempio');
    for (const name of ['server.json', 'package.json', 'Dockerfile']) expect(said).toContain(`- ${name}:`);
  });

  it('is let through where all is the publisher’s own, and refused where one name differs', () =>
    filledIn((folder) => {
      expect(check(folder)).toEqual({ status: 0, said: 'Nome e indirizzo sono di chi pubblica.\n' });
      writeFileSync(join(folder, 'Dockerfile'), read('Dockerfile').replaceAll('org.example/', 'it.altro/'));
      expect(check(folder).said).toContain('Dockerfile: il nome «it.altro/chiedicasa» non è quello');
    }));

  it('is checked by npm itself before it publishes', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    expect(scripts.prepublishOnly).toBe('node scripts/check-publish.mjs');
  });
});

type Yaml = string | boolean | Yaml[] | { [key: string]: Yaml };

/** The part of YAML that publiccode.yml is written in: maps, lists, folded texts, quoted and plain values. */
function readYaml(text: string): Yaml {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  let at = 0;
  const indent = (line = '') => line.length - line.trimStart().length;
  const value = (written: string): Yaml => {
    const quoted = /^"(.*)"$/.exec(written)?.[1];
    return quoted ?? (written === 'true' ? true : written === 'false' ? false : written);
  };
  const block = (depth: number): Yaml => {
    if (lines[at]?.trim().startsWith('- ') === true) {
      const items: Yaml[] = [];
      while (at < lines.length && indent(lines[at]) === depth && lines[at]?.trim().startsWith('- ')) {
        const item = lines[at]?.trim().slice(2) ?? '';
        if (/^\w+: /.test(item)) {
          lines[at] = `${' '.repeat(depth + 2)}${item}`;
          items.push(block(depth + 2));
        } else {
          items.push(value(item));
          at += 1;
        }
      }
      return items;
    }
    const map: { [key: string]: Yaml } = {};
    while (at < lines.length && indent(lines[at]) === depth) {
      const [, key = '', rest = ''] = /^\s*([\w-]+):\s*(.*)$/.exec(lines[at] ?? '') ?? [];
      at += 1;
      if (rest === '>') {
        const folded: string[] = [];
        while (at < lines.length && indent(lines[at]) > depth) folded.push(lines[at++]?.trim() ?? '');
        map[key] = folded.join(' ');
      } else map[key] = rest === '' ? block(indent(lines[at])) : value(rest);
    }
    return map;
  };
  return block(0);
}

const inRepository = z.string().refine((path) => existsSync(join(ROOT, path)), 'no such file');
const description = z.strictObject({
  localisedName: z.string(),
  shortDescription: z.string().max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string()).min(1),
  screenshots: z.array(inRepository).optional(),
});

/** What version 0.7 of the standard asks of the keys that stand in the file; those that it calls mandatory are. */
const publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.7'),
  name: z.string(),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.string(),
  logo: inRepository,
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.string()).min(1),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([
    'standalone/mobile',
    'standalone/iot',
    'standalone/desktop',
    'standalone/web',
    'standalone/backend',
    'standalone/other',
    'addon',
    'library',
    'configurationFiles',
  ]),
  supports: z.array(z.strictObject({ id: z.union([z.url(), z.string().regex(/^alias:\w+$/)]) })),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[A-Z]{2}$/)),
    scope: z.array(z.string()),
  }),
  description: z.record(z.string().regex(/^[a-z]{2}$/), description),
  legal: z.strictObject({ license: z.literal('EUPL-1.2') }),
  // Until somebody looks after it by name: `internal` and `community` want their contacts.
  maintenance: z.strictObject({ type: z.literal('none') }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
  }),
  dependsOn: z.strictObject({
    open: z.array(z.strictObject({ name: z.string(), versionMin: z.string().optional() })),
  }),
});

describe('publiccode.yml', () => {
  it('has what the standard asks, and nothing that it does not know', () => {
    expect(publiccode.safeParse(readYaml(read('publiccode.yml'))).error).toBeUndefined();
  });
});
