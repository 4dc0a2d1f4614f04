// SPDX-License-Identifier: EUPL-1.2
// Asks the built product every string that comes on stdin, one JSON string a line, and prints one JSON object: replies
// that are not proper, and the heap after a garbage collection at every fifth of `--count`. Run with --expose-gc, so that
// what is measured is what is held, not what is yet to be collected.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { dist: { type: 'string' }, count: { type: 'string' } } });
const load = (path) => import(new URL(path, values.dist).href);
const { replySchema } = await load('assistant/reply.js');
const { openProduct, productPaths } = await load('cli/product.js');

const errors = new Set();
const product = await openProduct(productPaths(process.env), {
  onError: (error) => errors.add(String(error)),
});
const assistant = await product.assistant();
const step = Math.floor(Number(values.count) / 5);
const heaps = [];
const improper = [];
const outcomes = {};
let asked = 0;

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const question = JSON.parse(line);
  const reply = await assistant.reply([question]);
  outcomes[reply.outcome] = (outcomes[reply.outcome] ?? 0) + 1;
  const fault = faultOf(reply);
  if (fault !== null && improper.length < 50)
    improper.push({ question, fault, text: reply.text.slice(0, 200) });
  if (++asked % step === 0) heaps.push(heap());
}
await assistant.close();
product.close();
process.stdout.write(JSON.stringify({ asked, improper, outcomes, heaps, errors: [...errors] }));

/** What of a reply no face could show; null if nothing. */
function faultOf(reply) {
  const parsed = replySchema.safeParse(reply);
  if (!parsed.success) return parsed.error.message;
  if (reply.outcome === 'error') return 'outcome error';
  if (reply.text.trim() === '') return 'no text';
  const shown = [reply.text, ...reply.suggestions, ...reply.tables.flatMap(({ rows }) => rows.flat())];
  if (shown.some((text) => !text.isWellFormed())) return 'a lone surrogate';
  if (shown.some((text) => /[^\P{Cc}\n\t]/u.test(text))) return 'a control character';
  if (shown.some((text) => text.includes('undefined') || text.includes('[object')))
    return 'a leftover of code';
  if (reply.text.length > 20_000) return 'a text without end';
  return null;
}

/** Bytes held, those outside the heap included. */
function heap() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
