// SPDX-License-Identifier: EUPL-1.2
import { capitalised } from '../../italian/capitals.ts';
import { type Draft, draft, type Paragraph } from '../draft.ts';
import type { MeasuresResult, Source } from '../tool-results.ts';
import { type Loaded, named } from './documents.ts';

/** What a measure is, as the catalogue defines it, and where a plan gives it. */
export interface Meaning {
  readonly label: string;
  readonly plan: Loaded;
  readonly result: MeasuresResult;
}

/** What the columns of the tables mean, and under which heading each stands. */
export function composeMeanings(meanings: readonly Meaning[]): Draft {
  const sources: Source[] = [];
  const paragraphs = meanings.map(({ label, plan, result }): Paragraph => {
    const [definition = ''] = result.note;
    const source = (result.dati[0] ?? result.totali[0])?.fonte;
    if (source) sources.push(source);
    return [
      { quoted: `${capitalised(label)}: `, from: { kind: 'note' } },
      { quoted: definition, from: { kind: 'note' } },
      ...(source?.sezione
        ? [
            ' Il dato sta ',
            ...named(plan, 'nel'),
            ', sotto «',
            { quoted: source.sezione, from: { kind: 'note' as const } },
            '».',
          ]
        : []),
    ];
  });
  return draft(meanings.length === 0 ? 'not_available' : 'answered', { paragraphs, sources });
}
