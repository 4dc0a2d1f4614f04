// SPDX-License-Identifier: EUPL-1.2

/** Endings that make one word from another, the longest first: "disponibilit", "disponibil", "assegnatar", "assegn". */
const DERIVED =
  /(?:ibilit|abilit|ibil|abil|ativ|itiv|ament|iment|azion|izion|atar|ator|itor|atric|ional|ion|iv|anz|enz|ant|ent|ur|at|it|ut)$/;
const SHORTEST_ROOT = 4;

/**
 * The shapes that the root of a verb of the second or third conjugation takes in its participle and in the nouns made from it:
 * "decidere", "deciso", "decisione"; "iscrivere", "iscritto", "iscrizione". Each row is of endings of stems, the first of which
 * stands for all.
 */
const SHAPES: readonly (readonly string[])[] = [
  ['chied', 'chiest'],
  ['cid', 'cis', 'cision'],
  ['vid', 'vis', 'vision'],
  ['lud', 'lus', 'lusion', 'lusiv'],
  ['ced', 'cess', 'cession'],
  ['mett', 'mess', 'mission', 'mettend'],
  ['rend', 'res'],
  ['prend', 'pres', 'prension'],
  ['tend', 'tes', 'tension'],
  ['pend', 'pes', 'pension'],
  ['fond', 'fus', 'fusion'],
  ['spond', 'spost'],
  ['pon', 'post', 'posizion', 'por'],
  ['duc', 'dott', 'duzion', 'durr', 'dur'],
  ['scriv', 'scritt', 'scrizion', 'scritur'],
  ['legg', 'lett', 'lezion'],
  ['dig', 'datt', 'dazion'],
  ['tegg', 'tett', 'tezion'],
  ['stru', 'struzion', 'strutt'],
  ['volg', 'volt', 'volgiment'],
  ['cogl', 'colt', 'coglienz'],
  ['togl', 'tolt'],
  ['scegl', 'scelt'],
  ['solv', 'solt', 'soluzion'],
  ['muov', 'mov', 'moss', 'mozion'],
  ['cut', 'cuss', 'cussion'],
  ['prim', 'press', 'pression'],
  ['giung', 'giunt', 'giunzion'],
  ['ten', 'tien', 'tenut', 'tenzion', 'teniment', 'teng'],
  ['ven', 'vien', 'venut', 'vent', 'venzion', 'veng'],
  ['man', 'mas', 'mast', 'manenz', 'mang'],
  ['segu', 'secuzion'],
  ['sum', 'sunt', 'sunzion'],
  ['stitu', 'stituzion', 'stituit'],
  ['tribu', 'tribut', 'tribuzion', 'tribuit'],
  ['corr', 'cors'],
  ['perd', 'pers', 'perdit'],
  ['apr', 'apert', 'apertur'],
  ['copr', 'copert', 'copertur'],
  ['offr', 'offert'],
  ['viv', 'viss', 'vissut'],
  ['sied', 'sed', 'sidenz', 'sident'],
  ['cresc', 'cresciut', 'crescit'],
  ['nasc', 'nat', 'nascit'],
  ['chiud', 'chius', 'chiusur'],
  ['spend', 'spes'],
  ['scend', 'sces'],
  ['romp', 'rott', 'ruzion'],
  ['elegg', 'elett', 'elezion'],
  ['prosegu', 'prosecuzion'],
  ['fin', 'finizion', 'finit', 'finisc'],
  ['preved', 'previst', 'prevision', 'prevedibil', 'prevedibilment'],
  ['provved', 'provvist', 'provvediment'],
  ['conosc', 'conosciut', 'conoscenz', 'noscenz'],
  ['riun', 'riunit', 'riunion'],
  ['assist', 'assistit', 'assistenz', 'assistent'],
  ['residenz', 'resident', 'risied', 'residenzial'],
  ['possess', 'possied', 'possed', 'possessor'],
  ['scelt', 'scegl', 'scelg'],
  ['soddisf', 'soddisfaciment', 'soddisfazion', 'soddisfatt'],
];

/** For each shape, the one that stands for it, the longest first. */
const BY_SHAPE: readonly (readonly [string, string])[] = SHAPES.flatMap(([first = '', ...others]) =>
  others.map((other): readonly [string, string] => [other, first]),
).sort(([a], [b]) => b.length - a.length);

/** What words made from one another have in common, of their stems: "decid", "decis" and "decision" are of one root. */
export function rootOf(stem: string): string {
  const shape = BY_SHAPE.find(([ending]) => stem.endsWith(ending) && stem.length - ending.length >= 1);
  if (shape) return stem.slice(0, -shape[0].length) + shape[1];
  const root = stem.replace(DERIVED, '');
  return root.length >= SHORTEST_ROOT ? root : stem;
}
