// SPDX-License-Identifier: EUPL-1.2
// Puts the command line together in a few files, which Node loads in half the time that it takes for some hundred modules.
import { defineConfig } from 'rolldown';

/** Left where they are installed: native code, files read from their folder, and what only the model mode loads. */
const APART = /^(?:better-sqlite3|bootstrap-italia|openai|langchain|@langchain)(?:\/|$)/;

export default defineConfig({
  input: 'src/cli/main.ts',
  platform: 'node',
  external: APART,
  output: {
    // Beside what the compiler writes: the code finds its data by where it stands.
    dir: 'dist/cli',
    entryFileNames: 'main.js',
    chunkFileNames: 'bundled-[name].js',
    cleanDir: false,
  },
  logLevel: 'warn',
});
