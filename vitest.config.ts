// SPDX-License-Identifier: EUPL-1.2
import { configDefaults, defineConfig } from 'vitest/config';

const MCP = 'test/mcp/**/*.test.ts';
const CONFORMANCE = 'test/conformance/**/*.test.ts';
const E2E = 'test/e2e/**/*.test.ts';

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Builds and processes, on a machine that may be busy.
          testTimeout: 20_000,
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, MCP, CONFORMANCE, E2E],
        },
      },
      { extends: true, test: { name: 'mcp', include: [MCP], testTimeout: 20_000, hookTimeout: 60_000 } },
      {
        extends: true,
        test: { name: 'conformance', include: [CONFORMANCE], testTimeout: 150_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        // One browser at a time, after all else: pages are timed, and two cores are few.
        test: {
          name: 'e2e',
          include: [E2E],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
