// SPDX-License-Identifier: EUPL-1.2

/** What kind of answer a question wants. */
export const INTENTS = [
  'definition',
  'deadline',
  'duration',
  'frequency',
  'amount',
  'money',
  'list',
  'contents',
  'who',
  'where',
  'why',
  'how',
  'requirement',
  'purpose',
  'lack',
] as const;
export type Intent = (typeof INTENTS)[number];

/** How each is asked, in folded words apart by one space. */
const ASKED: Record<Intent, RegExp> = {
  definition:
    /\b(?:cos e|cosa e|che e|che roba|cosa sono|che sono|cosa (?:si )?intend\w+|(?:cosa|che) (?:vuol dire|significa\w*)|definizione|come si defini\w+|significato|si intende per|consist\w+|a (?:cosa|che) serv\w+|di (?:cosa|che) si tratta|cosa fa|cosa fanno|cosa preved\w+|di (?:cosa|che) (?:si occupa|parla|tratta)|spieg\w+|descriv\w*|parlami)\b/,
  deadline:
    /\b(?:quando|entro|scad\w+|termine|termini|che data|quale data|in che (?:anno|data|mese|giorno)|da (?:quale|che) (?:anno|mese|giorno))\b/,
  duration:
    /\b(?:quanto (?:dura\w*|tempo)|per quanto(?! riguarda)|how long|quanti (?:anni|mesi|giorni)|durata|a tempo|per sempre|quanto (?:ci |mi |vi )?(?:si |posso |possono |possiamo )?(?:puo )?(?:rest|riman|ferm|sta|abit)\w+)\b/,
  frequency: /\b(?:ogni quant[oaie]|(?:con|a) (?:che|quale) (?:frequenza|cadenza)|quante volte)\b/,
  amount: /\b(?:(?<!ogni )quant[oaie]|importo|somma|cifra|percentuale|limite|massim\w+|capienza|costo)\b/,
  money:
    /\b(?:cost(?:a|ano|o|i|are|ava|erebbe|at[oaie])|euro|quanti soldi|importo|somma|quanto (?:si )?(?:paga|spende|prende))\b/,
  list: /\b(?:quali|differenz\w|elenc\w+|lista|che tip\w+|cosa (?:contiene|comprende|include)|cosa deve contenere|cosa (?:ci )?(?:deve|devono|va|vanno) (?:esser\w*|star\w*|scritt\w|mess\w|indicat\w)|cosa c e (?:dentro|scritto))\b/,
  contents:
    /\b(?:cosa|che)(?: ci)? (?:(?:deve|devono|dovrebbe|va|vanno|sono|e|viene) )?(?:conti?en\w+|comprend\w+|includ\w+|esser\w* (?:scritt\w|inserit\w|indicat\w)|esserci|starci|c e (?:dentro|scritto)|inserit\w|scritt\w)|\bcontenut[oi] d\w+/,
  who: /\b(?:chi(?! (?:(?:ci|vi|ne|lo|la|li|le) )?(?:puo|possono|ha diritto))|a chi|quale ente|quale ufficio|quale comune|quale associazione)\b/,
  where:
    /\b(?:dove|in (?:quale|che|quali) (?:via|luogo|comune|citta|quartier\w)|indirizzo|a chi rivolgersi)\b/,
  why: /\b(?:perche|come mai|motiv\w+|per quale ragione|a causa)\b/,
  how: /\b(?:come|in che modo|con (?:quale|quali) modalita)\b/,
  requirement:
    /\b(?:requisit\w+|chi (?:(?:ci|vi|ne|lo|la|li|le) )?(?:puo|possono|ha diritto)|puo (?:accedere|entrare|chiedere|avere)|spett\w+|ha diritto|hanno diritto|condizioni per|a chi (?:e|sono)|destinat\w+|rivolt\w+|chi accoglie|chi ospita|per chi)\b/,
  purpose:
    /\b(?:a (?:che )?cosa (?:serv|punt|mir)\w+|a che serv\w+|di (?:che )?cosa si occup\w+|cosa (?:fa|fanno|offr\w+|propon\w+)|scop[oi]|obiettiv[oi]|finalita|per chi|ruol[oi]|compit[oi])\b/,
  lack: /\b(?:non|senza|priv[ioae]|nessun\w*|manc\w+)\b/,
};

/** What a sentence that answers it holds. */
const ANSWERED: Record<Exclude<Intent, 'definition' | 'list'>, RegExp> = {
  deadline:
    /\bentro\b|\bfino al\b|\d{1,2}[./]\d{1,2}[./]\d{4}|\b(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)\b|\bgiorni\b|\bnel corso del(?:l'anno)? \d{4}|(?<![/\d.])(?:19|20)\d\d(?![/\d])|\bsemestre\b/iu,
  duration:
    /\b(?:anni|anno|(?<!pian[oi] )annual\p{L}+|mensil\p{L}+|mesi|giorni|ore|periodo|temporane\p{L}+|per sempre|biennio|triennio)\b/iu,
  frequency:
    /\b(?:ciascun anno|ogni (?:anno|mese|tre|due|\d)|annualmente|cadenza|mensil\p{L}+|volt[ae] (?:all|ogni)|una tantum|periodic\p{L}+)(?!\p{L})/iu,
  amount: /\d|€|\beuro\b|\bper cento\b|\b(?:due|tre|quattro|cinque|sei|sette|otto|nove|dieci)\b/iu,
  money: /€|\beuro\b/iu,
  contents:
    /\bconten(?:ere|uti|gono)\b|\bcontiene\b|\bcomprend\p{L}+|\bindividua\b|di seguito sono descritt|\bconsta di\b/iu,
  who: /\b(?:da|dal|dall['’]|dai|dagli|dalle|dalla|dallo) ?(?:\p{L}+ ){0,2}?(?:comun|aler|region|ent[ei]|assemblea|soggett|minister|cooperativ|associazion|giunta|fondazion|aziend|consorzio|operator)|\b(?:spettano|provvede|designat\p{L}|affidat\p{L}|capofila|a cura di|partecipano|coinvolto|voto)\b/iu,
  where:
    /\b(?:via|piazza|quartier\p{L}+|sed[ei]|si trova|sit[ao]|comune di|presso|struttura|anness[ao]|palazzin\p{L}|online|portale|piattaforma)\b/iu,
  why: /\b(?:perch[eé]|in quanto|poich[eé]|al fine|a causa|in considerazione|in conseguenza|a seguito|stante|avendo|comporta\p{L}*|finalizzat\p{L}+|necessit\p{L}+|per garantire|in risposta)\b/iu,
  how: /\b(?:tramite|attraverso|mediante|online|accedendo|compilare|commisurat\p{L}|secondo|presentat\p{L})\b/iu,
  requirement:
    /\b(?:requisit\p{L}+|isee|non superiore|inferiore|destinat\p{L}+|rivolt\p{L}+|subordinat\p{L}|in possesso|provenienti|privi|accogli\p{L}+|riservat\p{L}|fruibil\p{L}|fascia di|a favore d|chi (?:gi[aà] )?(?:abita|accede))\b/iu,
  purpose:
    /finalizzat\p{L}|finalit[àa]|obiettiv\p{L}|\bal fine\b|\bvolt[oaei] a\b|\bper garantire\b|orientat\p{L}|destinat\p{L}|rivolt\p{L}|\bprevede\b|\bconsente\b|punto di riferimento|percorsi di|\bprovvede\b|\bcompit[oi]\b|\bspettano\b/iu,
  lack: /(?<!\p{L})(?:non (?:è|e['’]|sono|ha|hanno|risult\p{L}+|dispon\p{L}+|sono stat\p{L})|nessun\p{L}?|priv[ioae]|senza|esentat\p{L}|mancant[ei]|inadempiente)(?!\p{L})/iu,
};

/** The kinds of answer that a question wants; `asked` is its folded words apart by one space. */
export function intentsOf(asked: string): Intent[] {
  const said = withoutRelative(withoutConjunction(asked));
  return INTENTS.filter((intent) => ASKED[intent].test(said));
}

/** "In quali casi intervengono quando c'è uno sfratto": a "quando" after another question word asks for no date. */
const withoutConjunction = (asked: string) => asked.replace(CONJUNCTION, '$1');
const CONJUNCTION =
  /(\b(?:chi|cosa|come|dove|perche|qual[ei]?|quant[oaie]) (?:\S+ )*?)(?<!\b(?:e|da|a|di|per|entro|o) )quando(?= \S)/;

/** "Un aiuto per chi è indietro con l'affitto", "Cremona dove lavoro", "case che nessuno usa": what is told of a thing, not asked. */
const withoutRelative = (asked: string) => asked.replace(RELATIVE, ' ');
const RELATIVE = new RegExp(
  [
    String.raw`(?<=\S )(?:per|a|di|da|con|tra) chi (?=(?:e|ha|hanno|non|sta|vive|abita|lavora|guadagna|paga|perde|deve|vuole|cerca|resta|rimane|esce|arriva|prende|dorme|gia) (?!destinat|rivolt|riservat|pensat|previst)\S)`,
    String.raw`\bdove (?=(?:lavor|abit|viv|risied)(?:o|iamo)\b|sto\b)`,
    String.raw`\bche (?:nessuno|non) (?=\S)`,
    String.raw`\blist[ae] d(?:i |'? ?)attesa\b`,
  ].join('|'),
  'g',
);

/** Whether a question asks what words mean, which to use them does not tell; `asked` as above. */
export const asksMeaning = (asked: string): boolean =>
  /\b(?:(?:vuol|vogliono) dire|significa\w*)\b/.test(asked);

/** Whether a question asks what may be done, rather than what is; `asked` as above. */
export const asksPermission = (asked: string): boolean =>
  /\b(?:puo|possono|posso|possiamo|e possibile|e permesso|e obbligatorio)\b/.test(asked);

/** Whether a sentence looks like an answer of a kind. */
export function answers(intent: Intent, sentence: string): boolean {
  return intent !== 'definition' && intent !== 'list' && ANSWERED[intent].test(sentence);
}

/** Kinds of answer that a text either holds or does not: a date, a length of time, a number, a sum. */
const MEASURED: readonly Intent[] = ['deadline', 'duration', 'frequency', 'amount', 'money', 'where'];

/** Kinds of answer that are told in words of their own: of who does something, and of why. */
const WORDED: readonly Intent[] = [...MEASURED, 'who', 'why'];

/** Whether a text can hold what is asked of it, where that shows in its words. */
export function holdsWhatIsAsked(intents: readonly Intent[], text: string): boolean {
  return intents.filter((intent) => WORDED.includes(intent)).every((intent) => answers(intent, text));
}

/** Whether a text can hold the date, the time, the number or the sum that is asked, or one of them. */
export function holdsWhatIsMeasured(intents: readonly Intent[], text: string): boolean {
  const asked = intents.filter((intent) => MEASURED.includes(intent));
  return asked.length === 0 || asked.some((intent) => answers(intent, text));
}
