// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import type { Reply } from '../reply.ts';

/** What of a reading tells how well the question was understood. */
const readingSchema = z.object({
  question: z.string(),
  topics: z.array(z.string()),
  places: z.array(z.object({ kind: z.string() })),
  codes: z.array(z.string()),
  plans: z.boolean(),
  checks: z.boolean(),
  english: z.boolean(),
  danger: z.boolean(),
  personal: z.boolean(),
  why: z.boolean(),
  unknownWords: z.array(z.string()),
  assumptions: z.array(z.string()),
  altre_domande: z.array(z.unknown()).optional(),
});
export type UnderstoodReading = z.infer<typeof readingSchema>;

/** A question longer than this tells a story: what is asked may stand anywhere in it. */
const LONGEST_PLAIN = 30;

/** Questions that no model may answer: a person in danger is told where help is, a personal case is nobody's here. */
export function mustNotAsk(reply: Reply, explained: Record<string, unknown>): boolean {
  const reading = readingSchema.safeParse(explained).data;
  return (
    reading === undefined || reading.danger || reply.outcome === 'refused' || reply.outcome === 'smalltalk'
  );
}

/**
 * Whether the deterministic reader is certain: a plain question whose every word it understood, answered whole, or one that
 * needs a choice only the person can make.
 */
export function isCertain(reply: Reply, explained: Record<string, unknown>): boolean {
  const reading = readingSchema.safeParse(explained).data;
  if (reading === undefined) return false;
  if (reading.question.trim() === '') return true;
  if (reply.outcome === 'clarification') return reading.places.some(({ kind }) => kind === 'ambiguous');
  if (reply.outcome !== 'answered' && reply.outcome !== 'not_available') return false;
  const plain = reading.question.trim().split(/\s+/).length <= LONGEST_PLAIN && !reading.why;
  const understood =
    reading.unknownWords.length === 0 && !reading.english && !reading.assumptions.includes('place_corrected');
  const asks = reading.topics.length > 0 || reading.codes.length > 0 || reading.plans || reading.checks;
  const one = (reading.altre_domande ?? []).length === 0;
  if (reply.outcome === 'not_available') return plain && understood && asks && reading.places.length > 0;
  return plain && understood && asks && one;
}
