// SPDX-License-Identifier: EUPL-1.2
// Which files a program is made of.
import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { initSync, parse } from 'es-module-lexer';

initSync();

/** Of the conditions under which a package exports a file, those that hold for Node. */
const CONDITIONS = ['node', 'import', 'default', 'main'];

/**
 * The modules that an ES module reaches, itself among them: absolute paths, in order. A package is looked for in `modules`,
 * and entered by what its `exports` gives to Node.
 */
export function moduleClosure(entry, modules) {
  const reached = new Set();
  const visit = (path) => {
    if (reached.has(path)) return;
    reached.add(path);
    if (!/\.m?js$/.test(path)) return;
    for (const { n: specifier } of parse(readFileSync(path, 'utf8'))[0]) {
      if (specifier === undefined) continue; // `import.meta`, or a name made as the program runs
      if (isBuiltin(specifier)) continue;
      visit(
        specifier.startsWith('.') ? resolve(dirname(path), specifier) : inPackage(specifier, path, modules),
      );
    }
  };
  visit(entry);
  return [...reached].sort();
}

/** The folder of the package that a file of `modules` belongs to: "zod", "@orama/stemmers". */
export function packageOf(path, modules) {
  const [scope, name] = path.slice(modules.length + 1).split(/[/\\]/);
  return scope.startsWith('@') ? join(scope, name) : scope;
}

function inPackage(specifier, from, modules) {
  const parts = specifier.split('/');
  const name = specifier.startsWith('#')
    ? packageOf(from, modules)
    : parts.splice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const folder = join(modules, name);
  if (!existsSync(folder)) throw new Error(`${from} imports ${specifier}, which is not installed`);
  const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const target = specifier.startsWith('#')
    ? chosen(described.imports?.[specifier])
    : (chosen(entryIn(described.exports, ['.', ...parts].join('/'))) ??
      (parts.length > 0 ? parts.join('/') : (described.module ?? described.main)));
  if (target === undefined) throw new Error(`${from} imports ${specifier}, which ${name} does not export`);
  return join(folder, target);
}

/** What a package exports under a path, a pattern with one star included. */
function entryIn(exported, path) {
  if (exported === undefined || typeof exported === 'string') return path === '.' ? exported : undefined;
  if (!Object.keys(exported).some((key) => key.startsWith('.'))) return path === '.' ? exported : undefined;
  if (path in exported) return exported[path];
  for (const [pattern, target] of Object.entries(exported)) {
    const [before, after] = pattern.split('*');
    if (after === undefined || !path.startsWith(before) || !path.endsWith(after)) continue;
    const star = path.slice(before.length, path.length - after.length);
    return JSON.parse(JSON.stringify(target).replaceAll('*', star));
  }
  return undefined;
}

/** Of the conditions of an export, the one that Node takes for an import. */
function chosen(target) {
  if (target === undefined || target === null || typeof target === 'string') return target ?? undefined;
  const condition = Object.keys(target).find((key) => CONDITIONS.includes(key));
  return condition === undefined ? undefined : chosen(target[condition]);
}
