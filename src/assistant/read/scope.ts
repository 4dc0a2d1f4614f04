// SPDX-License-Identifier: EUPL-1.2
import type { Gazetteer } from '../../places/model.ts';
import type { Scope } from '../reply.ts';
import { COUNTS, namesMeasure } from './asked-aspect.ts';
import type { Reading } from './reading.ts';

/**
 * A question read within a scope: where it names no place it is meant of the scope's ambito, where no year of its year. A
 * place or a year of the question, or of the conversation before it, wins; a place that nobody knows is one.
 */
export function withinScope(reading: Reading, scope: Scope, gazetteer: Gazetteer): Reading {
  if (reading.smalltalk !== null || reading.danger) return reading;
  const ambito = scope.ambito === null ? undefined : gazetteer.ambito(scope.ambito);
  const placed = reading.places.length > 0 || reading.unknownPlace !== null || reading.codes.length > 0;
  return {
    ...reading,
    places: ambito && !placed && asksFigures(reading) ? [{ kind: 'ambito', ambito }] : reading.places,
    years: scope.year !== null && reading.years.length === 0 ? [scope.year] : reading.years,
  };
}

/** "Come avere una casa" asks what to do, of no place in particular. */
const asksFigures = (reading: Reading) =>
  namesMeasure(reading) ||
  reading.operation !== null ||
  reading.bounds !== null ||
  reading.whole ||
  reading.plans ||
  reading.checks ||
  COUNTS.test(reading.question);
