// SPDX-License-Identifier: EUPL-1.2
// Puts the command line together in a few files, which load in half the time that some hundred modules take.
import { defineConfig } from 'rolldown';

/** Left where they are installed: native code, files read from their folder, and what only the model mode loads. */
const APART = /^(?:better-sqlite3|bootstrap-italia|openai|langchain|@langchain)(?:\/|$)/;

/**
 * Other letters than ASCII's as escapes: V8 keeps the text of a file for as long as the process lives, in one byte a letter
 * where it can and in two where it must. An escape means the same in a string and in a regular expression, and what the code
 * takes from `String.raw` are sources of regular expressions.
 */
const asciiOnly = {
  name: 'ascii-only',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replaceAll(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

/**
 * The SDK's server and client each carry a JSON Schema validator, for a form that a server asks its client to fill in and for
 * results that a client checks by a listing. Neither is asked for here, so that they are given the smallest that the SDK has,
 * not its default, which takes longer to load than all tools.
 */
const smallValidator = {
  name: 'small-validator',
  resolveId: (id) => (/^@modelcontextprotocol\/(?:server|client)\/_shims$/.test(id) ? `\0${id}` : undefined),
  load(id) {
    const side = /^\0(@modelcontextprotocol\/(?:server|client))\/_shims$/.exec(id)?.[1];
    return side === undefined
      ? undefined
      : `export { CfWorkerJsonSchemaValidator as DefaultJsonSchemaValidator } from '${side}/validators/cf-worker';
         export { default as process } from 'node:process';
         export const CORS_IS_POSSIBLE = false;`;
  },
};

export default defineConfig({
  input: 'src/cli/program.ts',
  platform: 'node',
  external: APART,
  plugins: [smallValidator, asciiOnly],
  output: {
    // As deep as what the compiler writes: the code finds its data by where it stands.
    dir: 'dist/bundle',
    cleanDir: true,
    // As `src/cli/main.ts` runs it.
    format: 'cjs',
    entryFileNames: 'program.cjs',
    chunkFileNames: '[name].cjs',
    // Names stay as they are, so that what `--debug` shows can be read.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    comments: { legal: true, annotation: false, jsdoc: false },
  },
  logLevel: 'warn',
});
