// SPDX-License-Identifier: EUPL-1.2
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The rooms of the house, in the order in which the data walks through them. */
const ORDER = ['italian', 'places', 'corpus', 'plan', 'tools', 'mcp', 'assistant', 'web', 'cli'];

/**
 * `cli/serve.ts` puts the faces together: one port serves the page, its API and the MCP endpoint. Someone has to
 * hold both ends, and the command is where the process starts.
 */
const COMPOSITION_ROOT = 'cli/serve.ts';

/** Packages that belong to some rooms only, and the reason. */
const PACKAGES: readonly {
  readonly name: RegExp;
  readonly rooms: readonly string[];
  readonly why: string;
}[] = [
  {
    name: /^better-sqlite3$/,
    rooms: ['plan', 'web'],
    why: 'only the plan knows SQL of the data; the web room keeps what people say of answers',
  },
  {
    name: /^@modelcontextprotocol\//,
    rooms: ['mcp', 'assistant'],
    why: 'only the server and its client speak the protocol',
  },
  { name: /^(hono|@hono)(\/|$)/, rooms: ['web'], why: 'only the web room answers HTTP' },
];

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SRC = join(ROOT, 'src');

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

describe('the scanner of imports', () => {
  it('sees every form, and none in a comment or a text', () => {
    const source = `
      // import { a } from './comment.ts';
      /* export * from './block.ts'; */
      import './effect.ts';
      import one from "./one.ts"
      import two, { type Two } from './two.ts';
      import {
        three,
        type Three,
      } from './three.ts';
      import type { Four } from './four.ts';
      import { type Five, type Six as Seven } from './five.ts';
      import * as six from './six.ts';
      export { seven } from './seven.ts';
      export type { Eight } from './eight.ts';
      export * from './nine.ts';
      export * as ten from './ten.ts';
      const eleven = await import('./eleven.ts');
      type Twelve = import('./twelve.ts').Twelve;
      const thirteen = require('./thirteen.cjs');
      import type Fourteen from './fourteen.ts';
      import data from './data.json' with { type: 'json' };
      const text = "import { x } from './text.ts'";
      const url = 'http://example.it'; import fifteen from './fifteen.ts';
      export const from = 'nowhere';
      const quote = /['"\`]/g; const sixteen = await import('./sixteen.ts'); const last = /[/'"]/.test('x');
    `;
    expect(importsOf('x.ts', source).map(({ specifier, typeOnly }) => [specifier, typeOnly])).toEqual([
      ['./effect.ts', false],
      ['./one.ts', false],
      ['./two.ts', false],
      ['./three.ts', false],
      ['./four.ts', true],
      ['./five.ts', true],
      ['./six.ts', false],
      ['./seven.ts', false],
      ['./eight.ts', true],
      ['./nine.ts', false],
      ['./ten.ts', false],
      ['./eleven.ts', false],
      ['./twelve.ts', true],
      ['./thirteen.cjs', false],
      ['./fourteen.ts', true],
      ['./data.json', false],
      ['./fifteen.ts', false],
      ['./sixteen.ts', false],
    ]);
  });
});

describe('the order of the rooms', () => {
  const sources = sourcesUnder(SRC);
  const imports = sources.flatMap((path) => importsOf(relative(SRC, path), readFileSync(path, 'utf8')));
  const crossings = imports.flatMap((found) => {
    const target = roomOfTarget(found);
    return target === undefined || target === roomOf(found.from) ? [] : [{ ...found, target }];
  });

  it('has sources to look at, all of them in a room', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(imports.length).toBeGreaterThan(sources.length);
    expect(
      sources.map((path) => roomOf(relative(SRC, path))).filter((room) => !ORDER.includes(room)),
    ).toEqual([]);
  });

  it('lets a room import only from rooms to its left', () => {
    const wrong = crossings.filter(({ from, target }) => {
      if (from === COMPOSITION_ROOT && target === 'web') return false;
      return !isLeftOf(target, roomOf(from));
    });
    expect(wrong.map(described)).toEqual([]);
  });

  it('lets the assistant take nothing but types from the tools, which it reaches as an MCP client', () => {
    const wrong = crossings.filter(
      ({ from, target, typeOnly }) => roomOf(from) === 'assistant' && target === 'tools' && !typeOnly,
    );
    expect(wrong.map(described)).toEqual([]);
  });

  it('keeps web and cli apart, but for the composition root', () => {
    const faces = crossings.filter(({ from, target }) => {
      return [roomOf(from), target].sort().join() === 'cli,web' && from !== COMPOSITION_ROOT;
    });
    expect(faces.map(described)).toEqual([]);
  });

  it('has no cycle between rooms', () => {
    const next = new Map(ORDER.map((room) => [room, new Set<string>()]));
    for (const { from, target } of crossings) next.get(roomOf(from))?.add(target);
    expect(cycleIn(next)).toEqual([]);
  });

  it.each(PACKAGES)('keeps $name in $rooms: $why', ({ name, rooms }) => {
    const wrong = imports.filter(
      ({ from, specifier }) => name.test(specifier) && !rooms.includes(roomOf(from)),
    );
    expect(wrong.map(described)).toEqual([]);
  });
});

describe('every source', () => {
  it('carries the licence in its first lines', () => {
    const sources = ['src', 'test', 'scripts'].flatMap((folder) => sourcesUnder(join(ROOT, folder)));
    const bare = [...sources, join(ROOT, 'vitest.config.ts')].filter(
      (path) =>
        !readFileSync(path, 'utf8')
          .split('\n', 2)
          .some((line) => line === '// SPDX-License-Identifier: EUPL-1.2'),
    );
    expect(bare.map((path) => relative(ROOT, path))).toEqual([]);
  });
});

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|mts|mjs|js)$/.test(name) && !name.split(sep).includes('node_modules'))
    .map((name) => join(folder, name))
    .sort();
}

/** A comment, a regular expression, a string, a template: whichever begins first at a place is what stands there. */
const TOKENS = new RegExp(
  [
    /\/\/[^\n]*|\/\*[\s\S]*?\*\//,
    /(?<=(?:[=(,:!&|?{};[>\n]|\breturn)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/,
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** Static, dynamic, `export … from`, `import('…').Type` and `require`; each string stands as `"<its number>"`. */
const STATIC = /\b(?:import|export)\s+(type\s+(?!from\b|,))?([\w*\s,{}$]*?)(?:\bfrom\s*)?"(\d+)"/;
const DYNAMIC = /(\btype\s+\w+[^=;]*=[^;]*?|:\s*)?\b(?:import|require)\s*\(\s*"(\d+)"/;
const ANY_IMPORT = new RegExp(`${STATIC.source}|${DYNAMIC.source}`, 'g');

function importsOf(from: string, source: string): Import[] {
  const strings: string[] = [];
  const code = source.replace(TOKENS, (token) => {
    if (token.startsWith('/')) return ' ';
    strings.push(token.slice(1, -1));
    return `"${strings.length - 1}"`;
  });
  return [...code.matchAll(ANY_IMPORT)].flatMap(([, type, names = '', fixed, typePosition, dynamic]) => {
    const specifier = strings[Number(fixed ?? dynamic)];
    if (specifier === undefined) return [];
    const typeOnly =
      fixed === undefined ? typePosition !== undefined : type !== undefined || namesTypesOnly(names);
    return [{ from: from.split(sep).join('/'), specifier, typeOnly }];
  });
}

/** Whether the braces hold nothing but `type X`: "{ type Five, type Six as Seven }". */
function namesTypesOnly(names: string): boolean {
  const inBraces = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1];
  const each =
    inBraces
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '') ?? [];
  return each.length > 0 && each.every((name) => name.startsWith('type '));
}

function roomOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

/** The room that a relative import leads to; undefined for a package, and for files outside `src`. */
function roomOfTarget({ from, specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = join(dirname(from), specifier).split(sep).join('/');
  return target.startsWith('..') ? undefined : roomOf(target);
}

/** `web` and `cli` stand at the same place: neither is to the left of the other. */
function isLeftOf(left: string, right: string): boolean {
  const place = (room: string) => Math.min(ORDER.indexOf(room), ORDER.indexOf('web'));
  return place(left) < place(right);
}

function cycleIn(next: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const done = new Set<string>();
  const visit = (room: string, path: readonly string[]): string[] => {
    if (path.includes(room)) return [...path.slice(path.indexOf(room)), room];
    if (done.has(room)) return [];
    for (const target of next.get(room) ?? []) {
      const cycle = visit(target, [...path, room]);
      if (cycle.length > 0) return cycle;
    }
    done.add(room);
    return [];
  };
  for (const room of next.keys()) {
    const cycle = visit(room, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

function described({ from, specifier }: Import): string {
  return `src/${from} imports ${specifier}`;
}
