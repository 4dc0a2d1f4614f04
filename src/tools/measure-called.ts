// SPDX-License-Identifier: EUPL-1.2
import { distance } from '../italian/distance.ts';
import { fold } from '../italian/fold.ts';
import type { MeasureInfo } from '../plan/plan.ts';
import { type ToolContext, ToolError } from './tool.ts';

/** @throws ToolError naming the measures nearest to what was asked */
export function measureCalled(name: string, { plan }: ToolContext): MeasureInfo {
  const measures = plan.measures();
  const folded = fold(name).replaceAll(' ', '_');
  const found =
    measures.find((measure) => measure.id === folded) ??
    measures.find((measure) => fold(measure.label) === fold(name));
  if (found) return found;
  const near = [...measures]
    .sort((a, b) => distance(a.id, folded, 30) - distance(b.id, folded, 30))
    .slice(0, 8)
    .map((measure) => measure.id);
  throw new ToolError(`La misura «${name}» non esiste. Le più vicine: ${near.join(', ')}.`);
}

/** A measure that can be put in order. @throws ToolError of one made of words */
export function numericMeasure(name: string, context: ToolContext): MeasureInfo {
  const measure = measureCalled(name, context);
  if (measure.unit !== 'testo') return measure;
  throw new ToolError(
    `La misura «${measure.id}» è un testo: non si somma né si ordina. Usare dati_del_piano.`,
  );
}
