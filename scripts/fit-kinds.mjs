// SPDX-License-Identifier: EUPL-1.2
// Makes data/genere-risposta.json: how much each word of a question, and what is read of it and found on it, speaks for an
// answer in figures, in the documents' words, on the documents themselves, or for none. By multinomial logistic regression on the open gold questions and
// on test/gold/generi.tsv. Every fifth line of that file is set aside: what is printed of it was not learnt from it.
//
//   npm run build && node scripts/fit-kinds.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPassages } from '../dist/assistant/find-passages.js';
import { rulesOf } from '../dist/assistant/kind-of-answer.js';
import { KINDS, kindEvidence, probabilities, WORD } from '../dist/assistant/read/kind-asked.js';
import { loadRuleWords } from '../dist/assistant/read/rules.js';
import { goldFiles } from '../dist/cli/eval/gold.js';
import { openProduct, productPaths } from '../dist/cli/product.js';
import { toolCaller } from '../dist/mcp/tool-call.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** As the labelled questions name them. */
const LABELS = ['cifre', 'parole', 'documenti', 'niente'];
/** How strongly weights are held to zero; how often something must be seen to weigh; steps of the descent and their length. */
const RIDGE = 2.5;
const FEWEST = 3;
const STEPS = 300;
const RATE = 0.03;
const EVERY = 5;

const product = await openProduct(productPaths(process.env));
const assistant = await product.assistant();
const call = toolCaller({ ...product.serverOptions, forProgram: true });
const ask = async (tool, args) => {
  const { isError, structuredContent } = call(tool, args);
  return isError ? { ok: false, message: '' } : { ok: true, output: structuredContent };
};

const ruleWords = loadRuleWords(join(ROOT, 'data'));
const samples = [];
for (const { turns, kind, aside } of [...goldQuestions(), ...labelled()]) {
  const reading = await assistant.explain(turns);
  if ('altre_domande' in reading || reading.codes.length > 0 || reading.danger) continue;
  const found = await findPassages(reading, ask);
  samples.push({
    kind: LABELS.indexOf(kind),
    aside,
    evidence: [...kindEvidence(reading, rulesOf(reading, ruleWords), found.ok ? found.result : null)],
  });
}
product.close();

const learnt = samples.filter(({ aside }) => !aside);
report(
  learn(learnt),
  samples.filter(({ aside }) => aside),
);
write(learn(samples));

/** The open questions with the turns before them, and the kind of what they expect. */
function goldQuestions() {
  return goldFiles([join(ROOT, 'test', 'gold')]).flatMap((path) => {
    const { kind, questions } = JSON.parse(readFileSync(path, 'utf8'));
    return questions.flatMap(({ held_out, turns }) =>
      held_out
        ? []
        : turns.flatMap(({ expect }, last) => {
            const asked = kindOf(expect, kind);
            return asked === null
              ? []
              : [{ turns: turns.slice(0, last + 1).map(({ ask: said }) => said), kind: asked, aside: false }];
          }),
    );
  });
}

/** Null of what may be answered in either way. */
function kindOf(expect, file) {
  if (!expect) return null;
  const { outcome, passage, figures, names } = expect;
  if (outcome.includes('clarification') || outcome.includes('smalltalk')) return null;
  if (!outcome.includes('answered') && !outcome.includes('partial')) return 'niente';
  if (file === 'documents') return 'documenti';
  if (passage) return 'parole';
  return figures?.length || names ? 'cifre' : null;
}

function labelled() {
  const [, ...lines] = readFileSync(join(ROOT, 'test', 'gold', 'generi.tsv'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line, index) => {
    const [kind, question] = line.split('\t');
    return { turns: [question], kind, aside: index % EVERY === EVERY - 1 };
  });
}

/** Weights of each piece of evidence for each kind, by Adam's descent. */
function learn(all) {
  const seen = new Map();
  for (const { evidence } of all) for (const [name] of evidence) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = ['', ...[...seen.keys()].filter((name) => seen.get(name) >= FEWEST)];
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = all.map(({ kind, evidence }) => ({ kind, values: valuesOf(evidence, index) }));
  const size = names.length * KINDS.length;
  const [weights, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  for (let step = 1; step <= STEPS; step++) {
    const slope = weights.map((value) => (RIDGE * value) / rows.length);
    for (const { kind, values } of rows) {
      const odds = oddsOf(values, weights);
      for (const [at, value] of values)
        for (let k = 0; k < KINDS.length; k++)
          slope[at * KINDS.length + k] += ((odds[k] - (k === kind ? 1 : 0)) * value) / rows.length;
    }
    for (let at = 0; at < size; at++) {
      mean[at] = 0.9 * mean[at] + 0.1 * slope[at];
      square[at] = 0.999 * square[at] + 0.001 * slope[at] ** 2;
      weights[at] -=
        (RATE * (mean[at] / (1 - 0.9 ** step))) / (Math.sqrt(square[at] / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return { names, index, weights };
}

/** The evidence that weighs, by place of its weights; the first speaks always. */
function valuesOf(evidence, index) {
  const known = evidence.filter(([name]) => index.has(name));
  return [[0, 1], ...known.map(([name, value]) => [index.get(name), value])];
}

function oddsOf(values, weights) {
  return probabilities(
    KINDS.map((_, k) => values.reduce((sum, [at, value]) => sum + weights[at * KINDS.length + k] * value, 0)),
  );
}

function report({ index, weights }, aside) {
  const table = KINDS.map(() => KINDS.map(() => 0));
  for (const { kind, evidence } of aside) {
    const odds = oddsOf(valuesOf(evidence, index), weights);
    table[kind][odds.indexOf(Math.max(...odds))]++;
  }
  const right = table.reduce((sum, row, kind) => sum + row[kind], 0);
  console.log(`${samples.length} questions; of ${aside.length} set aside ${right} are of the likeliest kind`);
  for (const [kind, row] of table.entries()) console.log(LABELS[kind].padEnd(10), row.join(' '));
}

function write({ names, weights }) {
  const round = (value) => Math.round(value * 100) / 100;
  const of = (at) => KINDS.map((_, k) => round(weights[at * KINDS.length + k]));
  const entries = names
    .map((name, at) => [name, of(at)])
    .filter(([name, own]) => name !== '' && own.some((value) => Math.abs(value) >= 0.05))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const line = ([name, own]) => `    ${JSON.stringify(name)}: [${own.join(', ')}]`;
  const words = entries
    .filter(([name]) => name.startsWith(WORD))
    .map(([name, own]) => line([name.slice(WORD.length), own]));
  const read = entries.filter(([name]) => !name.startsWith(WORD)).map(line);
  const text = `{
  "fatto_con": "node scripts/fit-kinds.mjs",
  "sempre": [${of(0).join(', ')}],
  "parole": {
${words.join(',\n')}
  },
  "lettura": {
${read.join(',\n')}
  }
}
`;
  writeFileSync(join(ROOT, 'data', 'genere-risposta.json'), text);
}
