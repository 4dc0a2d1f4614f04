// SPDX-License-Identifier: EUPL-1.2
import { fold } from '../italian/fold.ts';
import type { Ambito, Gazetteer } from '../places/model.ts';
import type { Owner, Territory } from './model.ts';

const ALER = 'ALER Brescia-Cremona-Mantova';
const UNIT = /\bu\s*\.?\s*o\s*\.?(?:\s*g\s*\.?)?\s*(?:di\s+)?([a-z]+)/;

/** Reads names of owners and places as one document writes them, and keeps the name printed beside the one meant. */
export interface NameReader {
  /** The owner that a cell names; `territory` completes a bare "COMUNE". Null where the cell names none. */
  owner(cell: string, territory: Territory | null): Owner | null;
  /** The territory that a cell names; blank, "-" and "COMUNI VARI" stand for the whole ambito. */
  territory(cell: string): Territory;
  /** The whole ambito of the document. */
  readonly ambito: Territory;
}

export function createNameReader(gazetteer: Gazetteer, ambito: Ambito): NameReader {
  const whole: Territory = { kind: 'ambito', name: ambito.nome, istat: null, raw: ambito.nome };

  const territory = (cell: string): Territory => {
    const raw = cell.trim();
    const folded = fold(raw);
    if (folded === '' || /^-+$/.test(folded) || /^(ambito|comuni vari|u\.? ?o\b)/.test(folded)) {
      return { ...whole, raw };
    }
    const found = gazetteer.identify(raw, { ambito: ambito.id });
    if (found.kind === 'comune') {
      const place = { kind: 'comune' as const, name: found.comune.nome, istat: found.comune.istat, raw };
      return found.certainty === 'certain'
        ? place
        : { ...place, doubt: { certainty: found.certainty, reason: found.reason } };
    }
    const reason =
      found.kind === 'ambiguous'
        ? `il nome può indicare ${found.candidates.map((comune) => comune.nome).join(' o ')}`
        : 'nome non riconosciuto';
    return { kind: 'comune', name: raw, istat: null, raw, doubt: { certainty: 'probable', reason } };
  };

  const owner = (cell: string, place: Territory | null): Owner | null => {
    const folded = fold(cell);
    if (folded.startsWith('aler')) return aler(cell);
    const own = place?.kind === 'comune' ? place : null;
    if (folded === '' || folded === 'comune') return own ? comuneOwner(own) : null;
    const named = territory(cell.replace(/^\s*comune\s+di\s+/i, ''));
    return named.kind === 'comune' ? comuneOwner(named) : null;
  };

  return { owner, territory, ambito: whole };
}

/** ALER under any of its spellings; its unità operativa stays in the name, and is not the comune. */
export function aler(cell: string): Owner {
  const unit = UNIT.exec(fold(cell))?.[1];
  const name = unit ? `${ALER} – U.O. ${unit.charAt(0).toUpperCase()}${unit.slice(1)}` : ALER;
  return { kind: 'aler', name, comune: null };
}

function comuneOwner(place: Territory): Owner {
  return { kind: 'comune', name: `Comune di ${place.name}`, comune: place.istat };
}
