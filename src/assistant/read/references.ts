// SPDX-License-Identifier: EUPL-1.2

/**
 * Words of a turn that stand for something which the reply before it named: one of a list by its place in it ("il secondo",
 * from 1; -1 is the last), the other of two, the one thing spoken of ("quel comune", "lì"), or all that were told ("di questi").
 */
export interface Reference {
  readonly to:
    | { readonly kind: 'nth'; readonly index: number }
    | { readonly kind: 'other' | 'that' | 'those' };
  /** Offsets of the words in the turn. */
  readonly start: number;
  readonly end: number;
  /** The preposition that the words hold, bare: "di" of "del secondo"; null where there is none. */
  readonly preposition: string | null;
}

const ORDINALS = ['prim', 'second', 'terz', 'quart', 'quint', 'sest', 'settim', 'ottav', 'non', 'decim'];
/** Articled prepositions, by the bare one that they hold. */
const PREPOSITIONS: Readonly<Record<string, string>> = {
  al: 'a',
  alla: 'a',
  del: 'di',
  della: 'di',
  dal: 'da',
  dalla: 'da',
  nel: 'a',
  nella: 'a',
  sul: 'su',
  sulla: 'su',
  a: 'a',
  in: 'a',
  di: 'di',
  da: 'da',
  per: 'per',
  tra: 'tra',
};

const THINGS =
  'at|sub-?ambito|comune|paese|ente|posto|classificat[oa]|luogo|nome|territorio|ambito|aggregazione|alloggio';
/** What may follow an ordinal that stands by itself: "il primo ha …", never "il primo semestre". */
const ALONE = String.raw`(?=\s*(?:$|[?!.,;:)])|\s+(?:ha|ne|hanno|aveva|quant\p{L}*|invece|ed?|o|in|quale?|come|dove|che|chi|possiede|risulta|è|era|cosa|per|dell[ao']|della|nella|nel|con|di (?:chi|che|quale))(?!\p{L}))`;
const ORDINAL = new RegExp(
  String.raw`(?<!\p{L})(?:(al|alla|del|della|dal|dalla|nel|nella|sul|sulla|il|la|lo|l['’]|all['’]|dell['’]|nell['’])\s*)(?:(${ORDINALS.join('|')})[oa]|(ultim)[oa])(?:\s+(?:${THINGS}|della (?:lista|classifica)|dell['’]elenco|in classifica|in elenco)(?!\p{L}))*${ALONE}`,
  'iu',
);
const RANKED = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:chi|qual[ei]?|quale comune) (?:è|e['’]?|arriva|viene|sta|sarebbe)\s+)(?:(${ORDINALS.join('|')})[oa]|(ultim)[oa])${ALONE}`,
  'iu',
);
const OTHER = new RegExp(
  String.raw`(?<!\p{L})(?:l['’]|quell['’]|(all|dell|nell|dall)['’])altr[oa](?:\s+(?:${THINGS})(?!\p{L}))?(?=\s*(?:$|[?!.,;:)])|\s+(?:ha|ne|quant\p{L}*|invece|quale?|come)(?!\p{L}))`,
  'iu',
);
const THAT = new RegExp(
  String.raw`(?<!\p{L})(?:(al|del|dal|nel|in|a|di|da)\s+)?(?:(?:que(?:l|llo|lla|sto|sta|st)|stesso|medesimo|tale|codesto|detto|suddetto)\s+(?:${THINGS})|(?:quest|quell)['’]\s*(?:ultim[oa]|ente|ambito|aggregazione|alloggio|unit[àa]))(?!\p{L})`,
  'iu',
);
const THERE = /(?<!\p{L})(?:da |di |proprio )?(?:lì|là|li(?=\s*[?!.]*\s*$))(?!\p{L})/iu;
/** "Di questi, quali hanno SAT?", "il più popoloso tra loro", "questi comuni". */
const AMONG =
  /(?<!\p{L})(?:di|tra|fra)\s+(?:quest[ie]|quell[ie]|ess[ie]|loro)(?:\s+(?:comuni|paesi|enti|territori|nomi|qui|lì|elencati|citati))?(?=\s*(?:$|[?!.,;:)])|\s+(?:comuni|paesi|chi|qual|quant|quale|dove|ce|c['’]|ha|hanno|ne|in|il|lo|la|hann)(?:\p{L}*))/iu;
const THOSE =
  /(?<!\p{L})(?:(in|a|di|da|per)\s+)?(?:quest[ie]|quei|quegli|tali|suddetti|stessi)\s+(?:comuni|paesi|enti|territori)(?!\p{L})/iu;
/** "Quanti abitanti hanno?": several are the subject. */
const SUBJECTS =
  /(?<!\p{L})(?:ne )?(?:hanno|possiedono|contano|avevano|prevedono|fanno)(?!\p{L})(?=\s*[?!.]|\s*$|\s+(?:in tutto|in totale|(?:tutti )?insieme|complessivamente)(?!\p{L}))/iu;

/** "Quanti abitanti hanno in tutto?": their sum. */
const IN_ALL = /^\s+\p{L}/u;

/** "E quanti alloggi ha?": somebody is the subject. */
const SUBJECT =
  /(?<!\p{L})(?:ne )?(?:ha|possiede|conta|aveva|avrà|prevede|gestisce|comprende|è (?:compost|format|fatt|costituit)[oa]|si compone|ne fanno parte|ci sono dentro)(?!\p{L})(?=\s*[?!.]|\s*$)/iu;

/** The first reference of a turn; null where it has none. */
export function findReference(turn: string): Reference | null {
  const ordinal = ORDINAL.exec(turn);
  if (ordinal) {
    const stem = ordinal[2]?.toLowerCase();
    const index = stem === undefined ? -1 : ORDINALS.indexOf(stem) + 1;
    return found(ordinal, { kind: 'nth', index }, ordinal[1]);
  }
  const ranked = RANKED.exec(turn);
  if (ranked) {
    const stem = ranked[1]?.toLowerCase();
    const index = stem === undefined ? -1 : ORDINALS.indexOf(stem) + 1;
    return found(ranked, { kind: 'nth', index }, undefined);
  }
  const among = AMONG.exec(turn);
  if (among) return found(among, { kind: 'those' }, 'tra');
  const those = THOSE.exec(turn);
  if (those) return found(those, { kind: 'those' }, those[1] ?? '');
  const other = OTHER.exec(turn);
  if (other) return found(other, { kind: 'other' }, other[1]);
  const that = THAT.exec(turn);
  if (that) return found(that, { kind: 'that' }, that[1]);
  const there = THERE.exec(turn);
  if (there) return found(there, { kind: 'that' }, 'a');
  return null;
}

/** Where the name of the one thing told can be put that a turn leaves unsaid: at its end. */
export function unsaidPlace(turn: string): Reference {
  const end = turn.replace(/[\s?!.]+$/, '').length;
  return { to: { kind: 'that' }, start: end, end, preposition: 'a' };
}

/** Where the names of all that the last replies told can be put: "quanto fanno insieme tra Castelverde e Bonemerse". */
export function unsaidPlaces(turn: string): Reference {
  return { ...unsaidPlace(turn), to: { kind: 'those' }, preposition: 'tra' };
}

/** Where the subject of a verb that has none can be put: after the verb; null where the turn has no such verb. */
export function missingSubject(turn: string): Reference | null {
  // "Chi altro ne ha?" has its own subject.
  if (/\b(?:chi|qual[ei]|quant[ie]|nessun\w*|qualcun\w*) altr[oi]\b/i.test(turn)) return null;
  // "Il più piccolo quanti abitanti ha?" as well.
  if (/(?<!\p{L})(?:il|la|quell[oa]) (?:più|piu|meno) \p{L}+/iu.test(turn)) return null;
  const one = SUBJECT.exec(turn);
  const match = one ?? SUBJECTS.exec(turn);
  if (!match) return null;
  const end = match.index + match[0].length;
  if (!one && IN_ALL.test(turn.slice(end))) return unsaidPlaces(turn);
  return { to: { kind: one ? 'that' : 'those' }, start: end, end, preposition: null };
}

function found(match: RegExpExecArray, to: Reference['to'], written: string | undefined): Reference {
  const bare = (written ?? '').toLowerCase().replace(/['’]$/, '');
  const elided = { all: 'a', dell: 'di', nell: 'a', dall: 'da' }[bare];
  return {
    to,
    start: match.index,
    end: match.index + match[0].length,
    preposition: elided ?? PREPOSITIONS[bare] ?? null,
  };
}
