// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { words } from '../../italian/fold.ts';
import { stem } from '../../italian/stem.ts';
import { catalogueSchema, catalogueTopics, labelledMeasures, UNWORDED } from './catalogue-topics.ts';
import { type DialogueWords, loadDialogueWords } from './dialogue-words.ts';
import { type DocumentWords, loadDocumentWords } from './document-words.ts';
import { expand } from './expand.ts';
import { type MeasureLabel, measureLabels } from './measure-labels.ts';
import { eachWord, type WordClasses, wordClasses } from './word-classes.ts';
import { type WordedWords, type Wording, wording, wordsOf } from './wording.ts';

const phrases = z.array(z.string().min(1));

/** What is asked of several figures at once. */
export const OPERATIONS = [
  'massimo',
  'minimo',
  'elenco_comuni',
  'conteggio_comuni',
  'classifica',
  'senza',
  'somma',
  'media',
  'differenza',
  'quota',
  /** How many times one figure is the other. */
  'rapporto',
  /** Which place in the order. */
  'posizione',
  /** How far from a number. */
  'distanza',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What figures are compared by. */
export const GROUPINGS = ['comune', 'ente', 'aggregazione', 'piano', 'ambito'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const lexiconSchema = z.strictObject({
  argomenti: z.array(
    z.strictObject({
      id: z.string(),
      /** The topic that this one narrows: named together, only this one is meant. */
      precisa: z.string().optional(),
      /** The topic that "no" makes of it: who answered, and who did not. */
      contrario: z.string().optional(),
      /** Means its topic only where nothing else is asked. */
      debole: z.boolean().optional(),
      /** The tool that answers, and the measures of it that the words mean; none stands for all of them. */
      strumento: z.string().optional(),
      misure: z.array(z.string()).optional(),
      /** Of the measures the first that the plan gives is the answer, not all of them. */
      prima_che_dice: z.boolean().optional(),
      frasi: phrases,
      /** The documents speak of it, this database does not hold it yet: what to call it. */
      non_caricato: z.string().optional(),
      /** The documents do not say: why. */
      non_disponibile: z.string().optional(),
    }),
  ),
  /** What people ask and no document says. */
  assenti: z.array(
    z.strictObject({
      cosa: z.string(),
      /** Speaks of public housing by itself: "lista d'attesa". */
      sempre: z.boolean().optional(),
      /** No passage is looked for: what the documents print of it by the way is no answer. */
      mai: z.boolean().optional(),
      frasi: phrases,
      /** Ways of asking it whose words stand apart: "quanto .. attes*". */
      modi: phrases.default([]),
    }),
  ),
  /** Lists of words that say the same where a measure is named by the words of its label. */
  parole_delle_misure: z.array(phrases),
  /** Ways of asking about what is no business of public housing: taxes, schools, trains. */
  estranei: phrases,
  usi: z.record(z.enum(['SAP', 'SAS', 'SAT']), phrases),
  case: phrases,
  enti: z.strictObject({ aler: phrases, comune: phrases }),
  elenco: phrases,
  /** Kinds of vacancy by their code in the lists of dwellings. */
  sfittanze: z.record(z.string(), phrases),
  piani: phrases,
  verifiche: phrases,
  operazioni: z.record(z.enum(OPERATIONS), phrases),
  raggruppamenti: z.record(z.enum(GROUPINGS), phrases),
  /** Adjectives of size: which "più" makes the largest, and which the smallest. */
  aggettivi: z.strictObject({ massimo: phrases, minimo: phrases }),
  esclusioni: phrases,
  perche: phrases,
  /** Asks what a figure is made of. */
  composizione: phrases,
  /** Asks all that there is on a place, and the topics that make it. */
  scheda: z.strictObject({ frasi: phrases, argomenti: phrases.min(1) }),
  insieme: phrases,
  saluti: phrases,
  ringraziamenti: phrases,
  conferma: phrases,
  inglese: phrases,
  personali: phrases,
  pericolo: phrases,
  /** Phrases that mean nothing here, though their words do. */
  frasi_vuote: phrases,
  /** Words of a question on how many that tell nothing apart: "quanti ne vivono". */
  parole_che_non_distinguono: phrases,
  /** Words that frame a question, whatever their form: "mi serve", "elencami", "per una relazione". */
  parole_di_cornice: phrases,
  parole_vuote: phrases,
  /** Other words as empty, too near to too many to be what a mistyped one stands for. */
  forme_vuote: phrases,
});

/** What a phrase of the lexicon stands for. */
export type Concept =
  | { readonly kind: 'topic'; readonly id: string }
  /** Something that no document says, as to be named. */
  | { readonly kind: 'absent'; readonly id: string }
  | { readonly kind: 'vacancy'; readonly id: string }
  | { readonly kind: 'use'; readonly id: 'SAP' | 'SAS' | 'SAT' }
  | { readonly kind: 'owner'; readonly id: 'aler' | 'comune' }
  | { readonly kind: 'operation'; readonly id: Operation }
  | { readonly kind: 'group'; readonly id: Grouping }
  | {
      readonly kind:
        | 'housing'
        | 'list'
        | 'plans'
        | 'checks'
        | 'nothing'
        | 'exclusion'
        | 'why'
        | 'parts'
        | 'whole'
        | 'greeting'
        | 'thanks'
        | 'claim'
        | 'personal'
        | 'danger';
      readonly id: '';
    };

/** A phrase, as the folded words that must follow one another. */
export interface Phrase {
  readonly words: readonly string[];
  readonly concept: Concept;
}

export interface Topic {
  readonly id: string;
  readonly narrows: string | null;
  readonly weak: boolean;
  /** Whether the first of the measures that a plan gives is the answer. */
  readonly firstThatSays: boolean;
  /** The topic that "no" makes of it. */
  readonly opposite: string | null;
  readonly tool: string | null;
  readonly measures: readonly string[];
  readonly notLoaded: string | null;
  readonly notAvailable: string | null;
}

export interface Lexicon extends WordClasses {
  readonly topics: ReadonlyMap<string, Topic>;
  /** Phrases by their first word, the longest first. */
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** Every word of the lexicon, for the repair of typing errors. */
  readonly vocabulary: ReadonlySet<string>;
  /** Unit of each measure of the catalogue; that of words is "testo". */
  readonly units: ReadonlyMap<string, string>;
  /** Label of each measure of the catalogue. */
  readonly labels: ReadonlyMap<string, string>;
  /** What people ask and no document says, as to be named, and ways of asking it. */
  readonly absent: readonly {
    readonly what: string;
    readonly always: boolean;
    /** No passage is an answer. */
    readonly never: boolean;
    readonly ways: readonly Wording[];
  }[];
  /** Ways of asking about what is no business of public housing. */
  readonly foreign: readonly Wording[];
  readonly measureLabels: readonly MeasureLabel[];
  /** Adjectives of size, folded: large ones and small ones. */
  readonly adjectives: { readonly massimo: ReadonlySet<string>; readonly minimo: ReadonlySet<string> };
  /** Stems of the words that name each topic. */
  readonly topicStems: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words of the ways of asking, whatever their endings: not to be taken for typing errors. */
  readonly worded: WordedWords;
  /** Ways of asking all that there is on a place, and the topics that make it. */
  readonly profile: { readonly phrases: readonly string[]; readonly topics: readonly string[] };
  /** Ways of asking about the documents themselves. */
  readonly documents: DocumentWords;
  /** Ways of going on with what was said before. */
  readonly dialogue: DialogueWords;
  /** Words that tell a question in English. */
  readonly english: ReadonlySet<string>;
}

/** Reads `data/lessico.json`. "liber{o,i}" stands for "libero" and "liberi". */
export function loadLexicon(dataDir: string): Lexicon {
  const path = join(dataDir, 'lessico.json');
  const data = lexiconSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const found: Phrase[] = [];
  const add = (concept: Concept, list: readonly string[]) => {
    for (const phrase of list.flatMap(expand)) {
      found.push({ concept, words: words(phrase).map((word) => word.text) });
    }
  };
  for (const use of ['SAP', 'SAS', 'SAT'] as const) add({ kind: 'use', id: use }, data.usi[use]);
  add({ kind: 'owner', id: 'aler' }, data.enti.aler);
  add({ kind: 'owner', id: 'comune' }, data.enti.comune);
  add({ kind: 'housing', id: '' }, data.case);
  add({ kind: 'list', id: '' }, data.elenco);
  add({ kind: 'plans', id: '' }, data.piani);
  add({ kind: 'checks', id: '' }, data.verifiche);
  const catalogue = catalogueSchema.parse(JSON.parse(readFileSync(join(dataDir, 'misure.json'), 'utf8')));
  const topics = [...data.argomenti, ...catalogueTopics(catalogue, data.argomenti)];
  for (const topic of topics) add({ kind: 'topic', id: topic.id }, topic.frasi);
  for (const operation of OPERATIONS) add({ kind: 'operation', id: operation }, data.operazioni[operation]);
  for (const by of GROUPINGS) add({ kind: 'group', id: by }, data.raggruppamenti[by]);
  for (const [code, frasi] of Object.entries(data.sfittanze)) add({ kind: 'vacancy', id: code }, frasi);
  for (const { cosa, sempre, frasi } of data.assenti) {
    add({ kind: 'absent', id: cosa }, frasi);
    if (sempre) add({ kind: 'housing', id: '' }, frasi);
  }
  add({ kind: 'nothing', id: '' }, data.frasi_vuote);
  add({ kind: 'exclusion', id: '' }, data.esclusioni);
  add({ kind: 'why', id: '' }, data.perche);
  add({ kind: 'parts', id: '' }, data.composizione);
  add({ kind: 'whole', id: '' }, data.insieme);
  add({ kind: 'greeting', id: '' }, data.saluti);
  add({ kind: 'thanks', id: '' }, data.ringraziamenti);
  add({ kind: 'claim', id: '' }, data.conferma);
  add({ kind: 'personal', id: '' }, data.personali);
  add({ kind: 'danger', id: '' }, data.pericolo);

  const documents = loadDocumentWords(dataDir);
  const dialogue = loadDialogueWords(dataDir);
  const absentSaid = new Set(
    data.assenti.flatMap(({ frasi }) => frasi.flatMap(expand).map((said) => eachWord([said]).join(' '))),
  );
  const topicStems = new Map<string, Set<string>>();
  /** Of what names dwellings, owners and operations. */
  const naming = new Set<string>();
  const byFirstWord = new Map<string, Phrase[]>();
  const vocabulary = new Set<string>();
  for (const phrase of found) {
    const first = phrase.words[0];
    if (first === undefined) continue;
    const list = byFirstWord.get(first) ?? [];
    list.push(phrase);
    byFirstWord.set(first, list);
    // A mistyped word is not repaired into one that changes what the whole question is about.
    if (phrase.concept.kind === 'absent' || phrase.concept.kind === 'checks') continue;
    for (const word of phrase.words) vocabulary.add(word);
    const { kind, id } = phrase.concept;
    if (kind === 'personal' || kind === 'danger') continue;
    // What no document says speaks of housing by itself, and tells something apart all the same.
    if (kind === 'housing' && absentSaid.has(phrase.words.join(' '))) continue;
    const stems = kind === 'topic' ? (topicStems.get(id) ?? new Set()) : naming;
    if (kind === 'topic') topicStems.set(id, stems);
    for (const word of phrase.words) stems.add(stem(word));
  }
  const absentWords = new Set(
    eachWord([...data.case, ...data.assenti.flatMap(({ frasi }) => frasi)].flatMap(expand)),
  );
  const wordedStems = new Set(
    [...topicStems].flatMap(([id, stems]) => (id.startsWith(UNWORDED) ? [] : [...stems])),
  );
  const adjectives = {
    massimo: new Set(data.aggettivi.massimo.flatMap(expand)),
    minimo: new Set(data.aggettivi.minimo.flatMap(expand)),
  };
  for (const word of [...adjectives.massimo, ...adjectives.minimo]) vocabulary.add(word);
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  const classes = wordClasses(data, naming, dataDir);
  return {
    ...classes,
    topics: new Map(
      topics.map((topic) => [
        topic.id,
        {
          id: topic.id,
          narrows: topic.precisa ?? null,
          weak: topic.debole ?? false,
          firstThatSays: topic.prima_che_dice ?? false,
          opposite: topic.contrario ?? null,
          tool: topic.strumento ?? null,
          measures: topic.misure ?? [],
          notLoaded: topic.non_caricato ?? null,
          notAvailable: topic.non_disponibile ?? null,
        },
      ]),
    ),
    byFirstWord,
    units: new Map(catalogue.map(({ id, unit }) => [id, unit])),
    labels: new Map(catalogue.map(({ id, label }) => [id, label])),
    measureLabels: measureLabels(
      labelledMeasures(catalogue, topics),
      data.parole_delle_misure,
      (word) => classes.emptyWords.has(word) || word === 'ambito',
      (word) => wordedStems.has(stem(word)) || absentWords.has(word),
    ),
    adjectives,
    vocabulary,
    // A word that both languages have tells nothing.
    english: new Set(eachWord(data.inglese).filter((word) => !classes.emptyWords.has(word))),
    topicStems,
    absent: data.assenti.map(({ cosa, sempre, mai, modi }) => ({
      what: cosa,
      always: sempre ?? false,
      never: mai ?? false,
      ways: modi.map(wording),
    })),
    foreign: data.estranei.map(wording),
    profile: { phrases: data.scheda.frasi.flatMap(expand), topics: data.scheda.argomenti },
    documents,
    dialogue,
    worded: wordsOf([
      ...dialogue.written,
      ...documents.written,
      ...data.estranei,
      ...data.assenti.flatMap(({ modi }) => modi),
    ]),
  };
}
