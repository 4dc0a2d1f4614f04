// SPDX-License-Identifier: EUPL-1.2
import type { Calculation, Term } from './answer-calculation.ts';
import type { CalculationResult } from './tool-results.ts';

/** What is said of a figure of ALER's that is told of the whole ambito instead of a comune. */
export const UNDIVIDED = 'La cifra di ALER è per tutto l’ambito: il piano non la divide per comune.';

/** ALER's part of a comune that the plan gives only for the ambito: the same calculation, with that; null where it is not so. */
export function ofWholeAmbito(
  { termini, ...calculation }: Calculation,
  result: CalculationResult,
): Calculation | null {
  const lacks = (index: number) => result.termini[index]?.dato === null;
  // A part of a comune is no share of the whole ambito.
  const apart =
    calculation.operazione === 'quota' && termini.some(({ ente, comune }) => ente === 'aler' && comune);
  if (
    termini.length < 2 ||
    (apart && !termini.every((_, index) => lacks(index))) ||
    !termini.some(({ ente, comune }, index) => ente === 'aler' && comune && lacks(index))
  )
    return null;
  const wider = termini.map((term, index): Term => {
    const { comune, ...rest } = term;
    const ambito = result.termini[index]?.piano.ambito;
    return term.ente === 'aler' && comune && lacks(index) ? { ...rest, ambito } : term;
  });
  return holdEachOther(wider, termini, result) ? null : { ...calculation, termini: wider };
}

/** Whether ALER's figure of an ambito would stand beside another of its own in it, or twice: they add up to nothing. */
function holdEachOther(
  wider: readonly Term[],
  asked: readonly Term[],
  { termini }: CalculationResult,
): boolean {
  const scopes = wider.flatMap(({ ente, misura, anno }, index) =>
    ente === 'aler' ? [`${misura} ${anno} ${termini[index]?.piano.ambito}`] : [],
  );
  const widened = wider.some((term, index) => term !== asked[index]);
  return widened && new Set(scopes).size < scopes.length;
}
