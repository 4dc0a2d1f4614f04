// SPDX-License-Identifier: EUPL-1.2
import { capitalised } from '../italian/capitals.ts';
import { distance } from '../italian/distance.ts';
import { fold } from '../italian/fold.ts';
import type { Ambito, Comune, Gazetteer } from '../places/model.ts';
import type { Owner, Territory } from './model.ts';
import { squeeze } from './source-text.ts';

const ALER = 'ALER Brescia-Cremona-Mantova';
/** "ALER BS-CR-MN", "A.L.E.R.", "Aler di Brescia": however its name goes on. */
const NAMED_ALER = /^a\.?\s?l\.?\s?e\.?\s?r(?![a-z])/;
const UNIT = /\bu\s*\.?\s*o\s*\.?(?:\s*g\s*\.?)?\s*(?:di\s+)?([a-z]+)/;
/** "Comune di", "COMUNE DI", before a name. */
const TITLE = /^\s*comune\s+di\s+/i;
/** A name printed for another shares its beginning and differs by a few letters. */
const SHARED_LETTERS = 5;
const OTHER_LETTERS = 3;

/** Reads names of owners and places as one document writes them, and keeps the name printed beside the one meant. */
export interface NameReader {
  /** The owner that a cell names; `territory` completes a bare "COMUNE". Null where the cell names none. */
  owner(cell: string, territory: Territory | null): Owner | null;
  /** The territory that a cell names; blank, "-" and "COMUNI VARI" stand for the whole ambito. */
  territory(cell: string): Territory;
  /** True where the name is that of a comune of another ambito. */
  outside(territory: Territory): boolean;
  /**
   * The territory that a name of another ambito's comune was printed for: the only comune of this ambito that looks like it
   * and is not among those `present`; otherwise the territory itself, with the doubt.
   */
  meant(territory: Territory, present: ReadonlySet<string>): Territory;
  /** Comuni of the document's ambito. */
  readonly comuni: readonly Comune[];
  /** The whole ambito of the document. */
  readonly ambito: Territory;
  /** Province's letters of a comune. */
  provinciaOf(istat: string): string | null;
}

export function createNameReader(gazetteer: Gazetteer, ambito: Ambito): NameReader {
  const whole: Territory = { kind: 'ambito', name: ambito.nome, istat: null, raw: ambito.nome };
  const comuni = gazetteer.comuni.filter((comune) => comune.ambito === ambito.id);

  // A document writes the same names over and over: each is identified once.
  const known = new Map<string, Territory>();
  const territory = (cell: string): Territory => {
    const territory = known.get(cell) ?? identify(cell);
    known.set(cell, territory);
    return territory;
  };
  const identify = (cell: string): Territory => {
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
    if (NAMED_ALER.test(folded)) return aler(cell);
    const own = place?.kind === 'comune' ? place : null;
    if (folded === '' || folded === 'comune') return own ? comuneOwner(own) : null;
    // The same words in both columns name the same comune, whatever doubt the name carries.
    if (own && squeeze(own.raw.replace(TITLE, '')) === squeeze(cell.replace(TITLE, '')))
      return comuneOwner(own);
    const named = territory(cell.replace(TITLE, ''));
    return named.kind === 'comune' ? comuneOwner(named) : null;
  };

  const outside = (place: Territory) =>
    place.istat !== null && gazetteer.byIstat(place.istat)?.ambito !== ambito.id;

  const meant = (place: Territory, present: ReadonlySet<string>): Territory => {
    if (!outside(place)) return place;
    const name = squeeze(place.name);
    const alike = comuni.filter((comune) => {
      const other = squeeze(comune.nome);
      return (
        !present.has(comune.istat) &&
        other.slice(0, SHARED_LETTERS) === name.slice(0, SHARED_LETTERS) &&
        distance(name, other, OTHER_LETTERS) <= OTHER_LETTERS
      );
    });
    const elsewhere = `${place.name} non è un comune dell'ambito ${ambito.nome}`;
    const [only, second] = alike;
    if (!only || second)
      return { ...place, doubt: { certainty: 'probable', reason: `${elsewhere}: il nome è fuori posto` } };
    return {
      kind: 'comune',
      name: only.nome,
      istat: only.istat,
      raw: place.raw,
      doubt: {
        certainty: 'probable',
        reason: `${elsewhere}: al suo posto si intende ${only.nome}, il solo comune dell'ambito con un nome simile, che altrimenti manca dalla tabella`,
      },
    };
  };

  const provinciaOf = (istat: string) => gazetteer.byIstat(istat)?.provincia ?? null;
  return { owner, territory, outside, meant, comuni, ambito: whole, provinciaOf };
}

/** ALER under any of its spellings; its unità operativa stays in the name, and is not the comune. */
export function aler(cell: string): Owner {
  const unit = UNIT.exec(fold(cell))?.[1];
  const name = unit ? `${ALER} – U.O. ${capitalised(unit)}` : ALER;
  return { kind: 'aler', name, comune: null };
}

function comuneOwner(place: Territory): Owner {
  return { kind: 'comune', name: `Comune di ${place.name}`, comune: place.istat };
}
