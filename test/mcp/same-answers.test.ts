// SPDX-License-Identifier: EUPL-1.2
import { afterAll, describe, expect, it } from 'vitest';
import { readResource } from '../../src/mcp/resources.ts';
import { toolCaller } from '../../src/mcp/tool-call.ts';
import { listTool } from '../../src/mcp/tool-listing.ts';
import { openPlanInMemory } from '../../src/plan/open-in-memory.ts';
import type { ToolContext } from '../../src/tools/tool.ts';
import { productForTest } from '../product.ts';
import { plausibleFor } from './fixtures/plausible-values.ts';
import { randomFrom, randomInput } from './fixtures/random-input.ts';

/** The bundle for desktop clients reads the plan through another build of SQLite: whatever is asked, it must say the same. */
const INPUTS = 1_000;
const SEED = Number(process.env.CHIEDICASA_RANDOM_SEED ?? 20_260_729);

const product = productForTest();
const { context, serverOptions } = product;
const inMemory: ToolContext = { ...context, plan: await openPlanInMemory(product.databasePath) };
afterAll(() => {
  inMemory.plan.close();
});
const native = toolCaller(serverOptions);
const portable = toolCaller({ ...serverOptions, context: inMemory });
const plausible = plausibleFor(context);

describe('SQLite compiled for the machine and in WebAssembly give the same answer', () => {
  it.each(serverOptions.tools.map((tool) => [tool.name, listTool(tool)] as const))(
    `to ${INPUTS} random inputs of %s, seed ${SEED}`,
    (name, tool) => {
      const random = randomFrom(SEED);
      let answered = 0;
      for (let count = 0; count < INPUTS; count += 1) {
        const input = randomInput(tool.inputSchema, plausible, random);
        const expected = native(name, input);
        expect(portable(name, input), JSON.stringify(input)).toEqual(expected);
        if (expected.isError !== true) answered += 1;
      }
      expect(answered).toBeGreaterThan(INPUTS / 20);
      expect(product.errors).toEqual([]);
    },
    120_000,
  );

  it('to every document and section read as a resource', () => {
    for (const { id, lineCount } of context.plan.documents()) {
      for (const uri of [`piani://${id}`, `piani://${id}/righe/1-${Math.min(lineCount, 120)}`]) {
        expect(readResource(uri, inMemory), uri).toEqual(readResource(uri, context));
      }
      for (const { lines } of context.plan.sections(id)) {
        expect(inMemory.plan.sectionAt(id, lines[0])).toEqual(context.plan.sectionAt(id, lines[0]));
      }
    }
  });

  it('to every fact, dwelling, passage and check, row by row', () => {
    const measures = context.plan.measures().map(({ id }) => id);
    for (const { id: document } of context.plan.documents()) {
      const rowsOf = ({ plan }: ToolContext) => [
        plan.facts({ document, measures }),
        plan.dwellings({ document }),
        plan.passages(document),
        plan.checks(document),
      ];
      expect(rowsOf(inMemory)).toEqual(rowsOf(context));
    }
  });
});
