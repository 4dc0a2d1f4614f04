// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { Answering } from './answer.ts';
import { composeOnlyIn } from './compose/only-in.ts';
import type { Draft } from './draft.ts';
import type { AskedPlace, Reading } from './read/reading.ts';
import { headline, type Request, WHOLE_TABLE, whereOf } from './requests.ts';
import { comparisonResult, type PlanInfo } from './tool-results.ts';

const COMUNI = /\b(?:comun[ei]|paes[ei]|enti|chi|quali)\b/;
/** "Nel 2019 e non nel 2021", "non ci sono più". */
const GONE =
  /\b(?:e|ma) non (?:piu )?(?:in|nel|nell|c|ci|compa\w+|figura\w*)\b|\bnon (?:ci sono|compa\w+|figura\w*|sono|risulta\w*) piu\b|\b(?:scompars|sparit|uscit)[oiae]\b/;
/** "Prima non c'erano", "comparsi nel 2021". */
const COME =
  /\bprima non\b|\bnon c erano\b|\b(?:compars|apparit|appars|entrat|aggiunt|subentrat)[oiae]\b|\bnuov[ie] (?:comuni|proprietari|enti)\b/;

/** Two years of an ambito: the comuni of the first that the second does not have. */
interface OnlyIn {
  readonly has: number;
  readonly lacks: number;
}

/** Which comuni of one plan another of the same ambito does not have; null where that is not asked. */
export function onlyInOf(reading: Reading, place: AskedPlace, plans: readonly PlanInfo[]): OnlyIn | null {
  if (place.kind !== 'ambito') return null;
  const asked = fold(reading.question).replaceAll(/['’]/g, ' ');
  const loaded = plans.filter(({ ambito }) => ambito === place.ambito.id).map(({ anno }) => anno);
  const [one, other] = reading.years.length === 2 ? reading.years : [];
  const [earlier, later] = [...new Set(loaded)].sort((a, b) => a - b).slice(-2);
  if (!COMUNI.test(asked) || earlier === undefined || later === undefined) return null;
  if (COME.test(asked)) return { has: later, lacks: earlier };
  if (!GONE.test(asked)) return null;
  return one !== undefined && other !== undefined
    ? { has: one, lacks: other }
    : { has: earlier, lacks: later };
}

/** The comuni that have a figure in one plan and none in the other. */
export async function answerOnlyIn(
  { has, lacks }: OnlyIn,
  requests: readonly Request[],
  place: AskedPlace,
  { reading, lexicon, context, ask }: Answering,
): Promise<Draft | null> {
  // Of comuni alone it is asked who has dwellings.
  const asked = reading.topics.some((id) => id !== 'norme')
    ? requests.map(headline).find((measure) => lexicon.units.get(measure) === 'alloggi')
    : undefined;
  const of = async (anno: number) => {
    const outcome = await ask('confronta_misure', {
      misura: asked ?? 'patrimonio_totale',
      per: 'comune',
      ...whereOf(place),
      anno,
      limite: WHOLE_TABLE,
    });
    return outcome.ok ? comparisonResult.parse(outcome.output) : null;
  };
  const [first, second] = [await of(has), await of(lacks)];
  return first && second ? composeOnlyIn(first, second, context) : null;
}
