// SPDX-License-Identifier: EUPL-1.2

const FUTURE = 'ro rai ra remo rete ranno';
const CONDITIONAL = 'rei resti rebbe remmo reste rebbero';

/** The endings of each regular conjugation, folded, after the verb's root. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  are: endings(
    'o i a iamo ate ano ino iate',
    'avo avi ava avamo avate avano',
    'ai asti ammo aste arono assi asse assimo assero',
    'ando ato ata ati ate ante anti are ar',
    ...[FUTURE, CONDITIONAL].map((tense) => prefixed('e', tense)),
  ),
  ere: endings(
    'o i e iamo ete ono a iate ano',
    'evo evi eva evamo evate evano',
    'ei esti ette emmo este erono essi esse essimo essero',
    'endo uto uta uti ute ente enti ere er',
    ...[FUTURE, CONDITIONAL].map((tense) => prefixed('e', tense)),
  ),
  ire: endings(
    'o i e iamo ite ono a iate ano isco isci isce iscono isca iscano',
    'ivo ivi iva ivamo ivate ivano',
    'ii isti immo iste irono issi isse issimo issero',
    'endo ito ita iti ite ente enti ire ir',
    ...[FUTURE, CONDITIONAL].map((tense) => prefixed('i', tense)),
  ),
};

/** What leans on an infinitive: "dirmi", "trovarne". */
const CLITICS = 'mi ti ci vi si ne lo la li le gli'.split(' ');

function endings(...tenses: readonly string[]): string[] {
  return tenses.flatMap((tense) => tense.split(' '));
}

function prefixed(vowel: string, tense: string): string {
  return tense.replace(/\S+/g, (ending) => vowel + ending);
}

/**
 * The forms of a regular verb, folded, by its infinitive: "contare" makes "conto", "conterebbe", "contate", "contarne". What is
 * no infinitive is its own only form.
 */
export function formsOf(infinitive: string): string[] {
  const conjugation = infinitive.slice(-3);
  const root = infinitive.slice(0, -3);
  const own = ENDINGS[conjugation];
  if (!own || root === '') return [infinitive];
  const forms = own.map((ending) => joined(root, ending, conjugation));
  return [...new Set([...forms, ...CLITICS.map((clitic) => `${infinitive.slice(0, -1)}${clitic}`)])];
}

/** A root with an ending, written as it sounds: "indicare" makes "indichi", "annunciare" makes "annunci". */
function joined(root: string, ending: string, conjugation: string): string {
  const soft = /^[ei]/.test(ending);
  if (conjugation === 'are' && soft && /[cg]$/.test(root)) return `${root}h${ending}`;
  if (
    conjugation === 'are' &&
    root.endsWith('i') &&
    (ending.startsWith('i') || (/[cg]i$/.test(root) && soft))
  )
    return root.slice(0, -1) + ending;
  return root + ending;
}
