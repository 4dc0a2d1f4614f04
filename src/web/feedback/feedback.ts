// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { OUTCOMES, VOICES } from '../../assistant/reply.ts';
import { maskPersonalData } from '../../italian/personal-data.ts';

export const MOST_COMMENT = 1_000;

/** What a person says of an answer, as the form sends it. */
export const feedbackFormSchema = z.object({
  giudizio: z.enum(['utile', 'errore']),
  /** Id of the fact that is wrong; empty for the answer as a whole. */
  cifra: z.string().max(300).default(''),
  commento: z
    .string()
    .max(4 * MOST_COMMENT)
    .default(''),
  allega: z.literal('si').optional(),
  esito: z.enum(OUTCOMES),
  modalita: z.enum(['deterministic', 'llm']),
  voce: z.enum(VOICES).default('cittadino'),
});
export type FeedbackForm = z.infer<typeof feedbackFormSchema>;

/** A judgement as it is kept: nothing in it says who gave it. */
export interface Feedback {
  /** ISO date: the hour would tell more than is needed. */
  readonly date: string;
  readonly verdict: FeedbackForm['giudizio'];
  readonly outcome: FeedbackForm['esito'];
  readonly mode: FeedbackForm['modalita'];
  readonly voice: FeedbackForm['voce'];
  /** Id of the fact that is said to be wrong. */
  readonly fact: string | null;
  /** What was understood of the question, without its words: topics and places. */
  readonly subject: string;
  readonly comment: string;
  /** Only when whoever judged wanted it attached. */
  readonly question: string | null;
  readonly version: string;
}

export interface KeptFeedback extends Feedback {
  readonly id: number;
}

/** Where judgements are kept. SQLite by default; another store may take its place. */
export interface FeedbackStore {
  add(feedback: Feedback): void;
  /** In the order in which they came, from a date on. */
  since(date: string): readonly KeptFeedback[];
  /** Deletes those of the days before a date; returns how many they were. */
  deleteBefore(date: string): number;
  close(): void;
}

/** What of a reading tells the subject of a question: the lexicon's topics and the places, never its words. */
const readingSchema = z.object({
  topics: z.array(z.string()),
  places: z.array(
    z.object({
      kind: z.string(),
      comune: z.object({ nome: z.string() }).optional(),
      ambito: z.object({ nome: z.string() }).optional(),
    }),
  ),
});

/** "alloggi_liberi; Vescovato": the subject of a question that the assistant explains. */
export function subjectOf(explained: Record<string, unknown>): string {
  const read = readingSchema.safeParse(explained);
  if (!read.success) return '';
  const places = read.data.places.map(({ kind, comune, ambito }) => comune?.nome ?? ambito?.nome ?? kind);
  return [read.data.topics.join(', '), places.join(', ')].filter((part) => part !== '').join('; ');
}

/** The judgement to keep: personal data masked, the question only where it was to be attached. */
export function feedbackToKeep(
  form: FeedbackForm,
  about: {
    readonly question: string;
    readonly subject: string;
    readonly knownFact: boolean;
    readonly version: string;
    readonly now: Date;
  },
): Feedback {
  return {
    date: about.now.toISOString().slice(0, 10),
    verdict: form.giudizio,
    outcome: form.esito,
    mode: form.modalita,
    voice: form.voce,
    fact: form.cifra !== '' && about.knownFact ? form.cifra : null,
    subject: about.subject,
    comment: maskPersonalData(form.commento.trim()).slice(0, MOST_COMMENT),
    question: form.allega === 'si' ? maskPersonalData(about.question) : null,
    version: about.version,
  };
}
