// SPDX-License-Identifier: EUPL-1.2
import { type Draft, draft, type Paragraph } from '../draft.ts';
import { named, type Stated, sentence } from './documents.ts';

/** Which comune leads each ambito and writes its plan, in the plans' own words; `comune` is the one asked about, if any. */
export function composeLeaders(stated: readonly Stated[], comune: string | null): Draft {
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
    // The capofila's row is a figure of the reply unless it was asked of another comune.
    figures: leaders.map(({ row }) => row).filter(({ luogo }) => comune === null || luogo?.istat === comune),
    sources: leaders.map(({ row }) => row.fonte),
    suggestions: leaders
      .slice(0, 2)
      .map(({ plan }) => `Chi ha approvato il piano dell'ambito ${plan.ambito}?`),
  });
}
