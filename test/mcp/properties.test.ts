// SPDX-License-Identifier: EUPL-1.2
import type { CallToolResult } from '@modelcontextprotocol/server';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MOST_RESULT_BYTES } from '../../src/mcp/fit.ts';
import { readAddress } from '../../src/mcp/resource-address.ts';
import { readResource } from '../../src/mcp/resources.ts';
import { ERROR_KEY, toolCaller } from '../../src/mcp/tool-call.ts';
import { listTool } from '../../src/mcp/tool-listing.ts';
import { productForTest } from '../product.ts';
import { plausibleFor } from './fixtures/plausible-values.ts';
import { bytesOf } from './fixtures/product-client.ts';
import { randomFrom, randomInput } from './fixtures/random-input.ts';

/** Inputs of each tool; what a call costs is mostly reading the plan. */
const INPUTS = Number(process.env.CHIEDICASA_RANDOM_INPUTS ?? 10_000);
const SEED = Number(process.env.CHIEDICASA_RANDOM_SEED ?? 20_260_728);

const product = productForTest();
const { context, serverOptions } = product;
const call = toolCaller(serverOptions);
/** Keeps nothing of what the other was asked. */
const another = toolCaller(serverOptions);
const listed = serverOptions.tools.map(listTool);
const plausible = plausibleFor(context);

/** What no answer may show: how the service is made. */
const INSIDE = /SELECT |SqliteError|SQLITE_|node_modules|\bat \w+ \(|\.ts:\d|\/src\/|undefined is not/;

function faultsOf(
  result: CallToolResult,
  input: Record<string, unknown>,
  valid: (output: unknown) => string,
) {
  const [text, ...links] = result.content;
  const faults: string[] = [];
  if (text?.type !== 'text' || text.text === '') faults.push('no text');
  else if (result.isError === true && INSIDE.test(text.text)) faults.push(`shows the inside: ${text.text}`);
  if (result.isError === true) {
    if (result.structuredContent !== undefined) faults.push('structured content in an error');
    if (!['invalid_arguments', 'no_answer'].includes(String(result._meta?.[ERROR_KEY])))
      faults.push('an internal error');
    if (links.length > 0) faults.push('links in an error');
    if (bytesOf(result) > 3_000) faults.push(`an error of ${bytesOf(result)} bytes`);
    return faults;
  }
  const wrong = valid(result.structuredContent);
  if (wrong !== '') faults.push(wrong);
  if (input.limite === undefined && bytesOf(result) > MOST_RESULT_BYTES)
    faults.push(`${bytesOf(result)} bytes`);
  for (const link of links) {
    if (link.type !== 'resource_link' || readAddress(link.uri) === undefined)
      faults.push('a link to nothing');
  }
  return faults;
}

/** As it travels. */
const jsonOf = (schema: unknown) => z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(schema)));

describe(`${INPUTS} random inputs, seed ${SEED}`, () => {
  it.each(listed.map((tool) => [tool.name, tool] as const))(
    '%s answers each by its schema, in 25 kB, or says what is wrong with it',
    (name, tool) => {
      const validate = new AjvJsonSchemaValidator().getValidator(jsonOf(tool.outputSchema));
      const valid = (output: unknown) => validate(output).errorMessage ?? '';
      const random = randomFrom(SEED);
      let answered = 0;
      for (let count = 0; count < INPUTS; count += 1) {
        const input = randomInput(tool.inputSchema, plausible, random);
        const result = call(name, input);
        const faults = faultsOf(result, input, valid);
        if (faults.length > 0)
          expect.fail(`${name} ${JSON.stringify(input).slice(0, 500)}: ${faults.join('; ')}`);
        if (result.isError !== true) answered += 1;
        if (count % 97 === 0) {
          expect(another(name, input), JSON.stringify(input)).toEqual(result);
          for (const link of result.content) {
            if (link.type === 'resource_link') readResource(link.uri, context);
          }
        }
      }
      expect(product.errors).toEqual([]);
      // Inputs that are all refused would test nothing.
      expect(answered).toBeGreaterThan(INPUTS / 20);
      expect(answered).toBeLessThan(INPUTS);
    },
    300_000,
  );
});
