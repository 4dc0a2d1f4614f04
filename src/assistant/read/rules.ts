// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '../../italian/fold.ts';
import type { Reading } from './reading.ts';

const phrases = z.array(z.string().min(1)).min(1);
const fileSchema = z.strictObject({
  /** Phrases that ask a rule, a definition, a deadline, a project or an act. */
  regole: phrases,
  /** Phrases that ask a figure, whatever else is said. */
  cifre: phrases,
});

/** What tells a question on rules and prose from one on figures, folded. */
export interface RuleWords {
  readonly rules: readonly string[];
  readonly figures: readonly string[];
}

/**
 * `rules`: the question asks what the documents say in words. `figure`: it asks a figure. `unclear`: it may be either, or
 * about something else: the search tells whether the documents speak of it.
 */
export type RulesReading = 'rules' | 'figure' | 'unclear';

/** Topics of the lexicon that are answered from the prose, and those that are no measure. */
const PROSE_TOPICS = new Set(['norme']);

/** Reads `data/domande-regole.json`. */
export function loadRuleWords(dataDir: string): RuleWords {
  const data = fileSchema.parse(JSON.parse(readFileSync(join(dataDir, 'domande-regole.json'), 'utf8')));
  const folded = (list: readonly string[]) => list.map((phrase) => ` ${spaced(phrase)} `);
  return { rules: folded(data.regole), figures: folded(data.cifre) };
}

/** Whether a question is about rules and prose; `reading` is how it was read otherwise. */
export function readRules(
  reading: Pick<Reading, 'question' | 'topics' | 'codes' | 'operation' | 'places' | 'years'>,
  ruleWords: RuleWords,
): RulesReading {
  const said = ` ${spaced(reading.question)} `;
  const has = (list: readonly string[]) => list.some((phrase) => said.includes(phrase));
  const measures = reading.topics.filter((topic) => !PROSE_TOPICS.has(topic));
  if (reading.codes.length > 0 || reading.operation !== null || has(ruleWords.figures)) {
    return has(ruleWords.rules) && measures.length === 0 && reading.codes.length === 0 ? 'unclear' : 'figure';
  }
  // "Canone calmierato a Cremona nel 2026": a measure of a place in a year is a figure, whatever words name it.
  const placed = measures.length > 0 && reading.places.length > 0 && reading.years.length > 0;
  if (placed) return 'figure';
  if (has(ruleWords.rules)) return 'rules';
  if (measures.length === 0) return reading.topics.length > 0 ? 'rules' : 'unclear';
  return measures.length < reading.topics.length ? 'unclear' : 'figure';
}

function spaced(text: string): string {
  return words(text)
    .map((word) => word.text)
    .join(' ');
}
