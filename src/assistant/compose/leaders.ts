// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph } from '../draft.ts';
import { named, type Stated, sentence } from './documents.ts';

/** Which comune leads each ambito and writes its plan, in the plans' own words. */
export function composeLeaders(stated: readonly Stated[]): Draft {
  const leaders = stated.flatMap(({ plan, results }) =>
    results
      .flatMap(({ dati }) => dati.filter(({ luogo }) => luogo?.tipo === 'comune'))
      .map((row) => ({ plan, row })),
  );
  if (leaders.length === 0) {
    return draft('not_available', {
      paragraphs: [['I documenti caricati non dicono quale comune è il capofila.']],
    });
  }
  return draft('answered', {
    paragraphs: leaders.map(
      ({ plan, row }): Paragraph => [
        `Il comune capofila dell’ambito ${plan.ambito}, che prepara il piano, è **`,
        { quoted: row.luogo?.nome ?? '', from: { kind: 'place' } },
        '**: lo dice ',
        ...named(plan),
        ': ',
        ...sentence(row),
        '.',
      ],
    ),
    sources: leaders.map(({ row }) => row.fonte),
    suggestions: leaders
      .slice(0, 2)
      .map(({ plan }) => `Chi ha approvato il piano dell'ambito ${plan.ambito}?`),
  });
}
