// SPDX-License-Identifier: EUPL-1.2
import type { Fact } from '../corpus/model.ts';
import { fold } from '../italian/fold.ts';
import type { Gazetteer } from '../places/model.ts';

/**
 * The comuni of each aggregazione or sub-ambito of a document's ambito: as the document lists them, else those of the
 * province that makes up the area. An area whose comuni no source lists has none here.
 */
export function areaMembers(
  reading: { readonly manifest: { readonly ambito: string }; readonly facts: readonly Fact[] },
  gazetteer: Gazetteer,
): { area: string; istat: string }[] {
  const { ambito } = reading.manifest;
  const listed = reading.facts.filter((fact) => fact.measure === 'aggregazione' && fact.territory?.istat);
  return gazetteer.aree
    .filter((area) => area.ambito === ambito)
    .flatMap((area) => {
      const names = new Set([area.nome, ...area.alias].map(fold));
      const own = listed
        .filter((fact) => typeof fact.value === 'string' && names.has(fold(fact.value)))
        .flatMap((fact) => fact.territory?.istat ?? []);
      const ofProvince = gazetteer.comuni
        .filter((comune) => comune.ambito === ambito && comune.provincia === area.provincia)
        .map((comune) => comune.istat);
      return [...new Set(own.length > 0 ? own : ofProvince)].map((istat) => ({ area: area.nome, istat }));
    });
}
