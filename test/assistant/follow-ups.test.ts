// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/assistant/reply.ts';
import { assistantForTest } from '../product.ts';

/**
 * Every way of going on after every kind of reply: what follows a question is answered as the whole question would be, with
 * the same figures from the same rows.
 */
const { assistant } = await assistantForTest();

/** Measures, as they are asked for. */
const MEASURES: Record<string, string> = {
  liberi: 'alloggi liberi',
  sat: 'alloggi SAT',
  abitanti: 'abitanti',
  assegnati: 'alloggi assegnati',
  previsti: 'alloggi previsti',
  patrimonio: 'alloggi di proprietà',
};
/** Two comuni of each ambito, and measures that its plan does not give by comune. */
const AMBITI = [
  { ambito: 'cremonese', of: 'del cremonese', places: ['Soresina', 'Bordolano'], without: [] },
  { ambito: 'oglio po', of: 'dell’oglio po', places: ['Viadana', 'Bozzolo'], without: [] },
  { ambito: 'cremasco', of: 'del cremasco', places: ['Castelleone', 'Crema'], without: ['abitanti'] },
] as const;

const ask = (measure: string, where: string) => `quanti ${MEASURES[measure]} ${where}?`;

interface Case {
  readonly turns: readonly string[];
  /** The last turn, asked whole. */
  readonly whole: string;
}

/** What may stand between a question and what goes on with it. */
const BETWEEN: Record<string, readonly string[]> = {
  nothing: [],
  thanks: ['grazie'],
  'another subject': ['che tempo fa domani?'],
  'where it is written': ['dove sta scritto?'],
  doubt: ['sei sicuro?'],
  // "Chi ne ha di più?" would then be asked of these.
  'what a word means': ['cosa vuol dire SAS?'],
};

/** Ways of going on with a figure of the first of two comuni. */
function following(measure: string, ambito: (typeof AMBITI)[number]): Case[] {
  const [first, second] = ambito.places;
  const where = `a ${second}`;
  const elsewhere = [
    `e ${where}?`,
    `${second}?`,
    `e ${second} invece?`,
    `stessa cosa per ${second}`,
    `grazie, e ${where}?`,
    `no, ${second}`,
    `dimmi anche ${second}`,
    `ok ${second} invece quanti?`,
    `and in ${second}?`,
    `scusa, intendevo ${second}`,
  ].map((turn) => ({ turns: [turn], whole: ask(measure, where) }));
  const others = Object.entries(MEASURES).filter(
    ([id]) => id !== measure && !ambito.without.some((each) => each === id),
  );
  const measures = others.flatMap(([id, name]) =>
    [
      `e gli ${name}?`,
      `${name}?`,
      `mi dici anche gli ${name}?`,
      `invece gli ${name}?`,
      `grazie. e ${name}?`,
    ].map((turn) => ({ turns: [turn], whole: ask(id, `a ${first}`) })),
  );
  const whole = ["e in tutto l'ambito?", "nell'intero ambito?", "totale dell'ambito?"].map((turn) => ({
    turns: [turn],
    whole: ask(measure, `in tutto l'ambito ${ambito.ambito}`),
  }));
  const most = ['qual è il comune che ne ha di più?'].map((turn) => ({
    turns: [turn],
    whole: `quale comune ${ambito.of} ha più ${MEASURES[measure]}?`,
  }));
  return [...elsewhere, ...measures, ...whole, ...most];
}

/** Ways of taking together two figures that were asked one after the other. */
function together(measure: string, { places: [first, second] }: (typeof AMBITI)[number]): Case[] {
  const asked = (turn: string, whole: string): Case => ({ turns: [`e a ${second}?`, turn], whole });
  const name = MEASURES[measure];
  return [
    ...[
      'in tutto?',
      'insieme quanti sono?',
      'la somma?',
      'quindi tra tutti e due?',
      'e messi insieme?',
      'sommali',
    ].map((turn) => asked(turn, `quanti ${name} in tutto tra ${first} e ${second}, sommati?`)),
    ...['che differenza c’è?', 'la differenza?', 'qual è la differenza tra i due?'].map((turn) =>
      asked(turn, `qual è la differenza di ${name} tra ${first} e ${second}?`),
    ),
    ...['chi ne ha di più?', 'quale dei due ne ha di più?', 'dove ce ne sono di più?'].map((turn) =>
      asked(turn, `chi ha più ${name} tra ${first} e ${second}?`),
    ),
  ];
}

/** Whether a turn asks more of what was explained just before it. */
const ofThem = (turns: readonly string[], between: readonly string[]) =>
  /\bne\b/.test(turns.join(' ')) && between.some((turn) => turn.startsWith('cosa vuol dire'));

/** What a reply rests on: its outcome and its figures; without figures, the lines that it cites. */
function substance(reply: Reply): string {
  const figures = [...new Set(reply.facts.map(({ id }) => id))].sort();
  const cited = reply.citations.map(({ document, lines }) => `${document} ${lines.join('-')}`).sort();
  return [reply.outcome, ...(figures.length > 0 ? figures : cited)].join(' ');
}

/** The cases whose last turn is not answered as it is when asked whole. */
async function differing(cases: readonly Case[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { turns, whole } of cases) {
    const followed = substance(await assistant.reply(turns));
    const asked = substance(await assistant.reply([whole]));
    if (followed !== asked) wrong.push(`«${turns.join(' → ')}» ${followed}\n  «${whole}» ${asked}`);
  }
  return wrong;
}

describe('a turn that goes on with what was said', () => {
  for (const [name, between] of Object.entries(BETWEEN)) {
    it(`is answered as asked whole, after a figure and ${name}`, async () => {
      const cases = AMBITI.flatMap((ambito) =>
        Object.keys(MEASURES)
          .filter((measure) => !ambito.without.some((each) => each === measure))
          // What stands between says nothing of the measure: two of them tell as much as all.
          .filter((measure) => between.length === 0 || measure === 'liberi' || measure === 'assegnati')
          .flatMap((measure) =>
            [
              ...following(measure, ambito).filter(({ turns }) => !ofThem(turns, between)),
              ...(between.length === 0 ? together(measure, ambito) : []),
            ].map(({ turns, whole }) => ({
              turns: [ask(measure, `a ${ambito.places[0]}`), ...between, ...turns],
              whole,
            })),
          ),
      );
      expect(await differing(cases)).toEqual([]);
    }, 120_000);
  }

  it.each<[string, readonly string[], string]>([
    [
      'which has most',
      ['quale comune del cremonese ha più abitanti?', 'alloggi liberi?'],
      'alloggi liberi a Cremona?',
    ],
    [
      'which has most',
      ["qual è il comune più popoloso dell'Oglio Po?", 'quanti maschi e quante femmine?'],
      'quanti maschi e quante femmine a Viadana?',
    ],
    [
      'a list of comuni',
      [
        'quali comuni del cremonese hanno alloggi in carenza manutentiva?',
        'di questi quali hanno alloggi SAT?',
      ],
      'quali tra Bordolano, Persico Dosimo e Soresina hanno alloggi SAT?',
    ],
    [
      'a list of comuni',
      ["quali comuni dell'oglio po non hanno SAP di proprietà?", 'il più popoloso tra questi?'],
      'il più popoloso tra Calvatone, Martignana di Po, Piadena Drizzona, San Giovanni in Croce e Solarolo Rainerio?',
    ],
    [
      'a list narrowed',
      [
        'quali comuni del cremonese hanno alloggi in carenza manutentiva?',
        'di questi quali hanno alloggi SAT?',
        'quanti abitanti ha quel comune?',
      ],
      'quanti abitanti ha Bordolano?',
    ],
    [
      'the one told and the next',
      [
        'quale comune ha il residuo più alto del contributo di solidarietà?',
        'e il secondo?',
        'quanto fanno insieme?',
      ],
      'residuo del contributo di solidarietà di Castelverde e Bonemerse sommati',
    ],
    [
      'which comune is meant',
      ['quanti abitanti ha Corte?', "de' Frati"],
      "quanti abitanti ha Corte de' Frati?",
    ],
    [
      'a question back answered, and the other',
      ['quanti SAT a San Martino?', 'del Lago', "e l'altro?"],
      "quanti SAT a San Martino dall'Argine?",
    ],
    [
      'what is not there',
      ["alloggi liberi a Torre de' Picenardi", 'e a Vescovato?'],
      'alloggi liberi a Vescovato',
    ],
    [
      'a rule',
      ['chi può fare domanda di casa popolare?', 'alloggi liberi a Soresina?'],
      'alloggi liberi a Soresina?',
    ],
    [
      'a dwelling',
      ['che stato ha il 3157676?', 'alloggi liberi a Bordolano?'],
      'alloggi liberi a Bordolano?',
    ],
    [
      'a comune and its ambito',
      ['alloggi di proprietà a Soncino', "e in tutto l'ambito?", 'che percentuale è?'],
      'che percentuale degli alloggi di proprietà del cremasco è a Soncino?',
    ],
    [
      'who manages',
      ['quanti alloggi possiede il comune di Soresina?', 'chi li gestisce?'],
      'il comune di Soresina ha delegato la gestione ad ALER?',
    ],
  ])('is answered as asked whole, after %s: %j', async (_, turns, whole) => {
    expect(await differing([{ turns, whole }])).toEqual([]);
  });
});

/** Conversations of few words, and the question that their last turn stands for. */
const SHORT: readonly Case[] = [
  { turns: ['Madignano', 'quanti alloggi?'], whole: 'quanti alloggi a Madignano?' },
  { turns: ['alloggi per anziani a Viadana', 'quanti?'], whole: 'alloggi per anziani a Viadana' },
  {
    turns: ['quanti alloggi liberi a Cremona, no anzi Soresina?'],
    whole: 'quanti alloggi liberi a Soresina?',
  },
  { turns: ['alloggi liberi a Crema, non Cremona'], whole: 'alloggi liberi a Crema' },
  {
    turns: ['misura 3 casalasco quanti soldi', 'e quante famiglie?'],
    whole: 'quante famiglie aiutate nel casalasco con la misura 3?',
  },
  {
    turns: ['quanti alloggi liberi nel cremonese?', 'e quanti del comune di Cremona?'],
    whole: 'quanti alloggi liberi di proprietà comunale a Cremona?',
  },
  { turns: ["cos'è un SAS?", 'e i SAT?'], whole: 'cosa sono i SAT?' },
  {
    turns: ['maschi a Gussola', 'femmine', 'quindi sono di più le donne?'],
    whole: 'sono di più i maschi o le femmine a Gussola?',
  },
  {
    turns: ['i comuni sotto i 500 abitanti nel cremonese', 'quali hanno alloggi?'],
    whole: "quali hanno alloggi tra Volongo, Cappella de' Picenardi, Castelvisconti e Derovere?",
  },
  {
    turns: ['quanto ha ricevuto il viadanese con la DGR 3008?', 'e il casalasco?'],
    whole: 'quanto ha ricevuto il casalasco con la DGR 3008?',
  },
  {
    turns: ['alloggi assegnati nel 2018 nel cremasco', 'e nel 2020?', "è più o meno dell'altro anno?"],
    whole: 'differenza degli alloggi assegnati nel cremasco tra il 2018 e il 2020',
  },
  {
    turns: ['contributo del comune di Cremona', 'e di ALER nel cremonese?', 'insieme quanto fanno?'],
    whole: 'insieme contributo del comune di Cremona e di ALER',
  },
  {
    turns: ['contributo dei comuni della AT Sud', 'qual è il più alto?'],
    whole: 'quale comune della AT Sud ha il contributo più alto?',
  },
  {
    turns: ['Trescore Cremasco quanti alloggi ha?', 'perché manca nel 2021?', 'chi altro non ha risposto?'],
    whole: 'chi non ha risposto nel cremasco nel 2021?',
  },
  {
    turns: ['casa diego', 'e san giovanni bosco?', 'quanti ospiti?'],
    whole: 'quanti ospiti a san giovanni bosco?',
  },
  { turns: ['popolazione di Soncino', 'il sub-ambito'], whole: 'abitanti del sub-ambito di Soncino' },
  { turns: ['in che AT è Vescovato?', 'quanti comuni ha?'], whole: "quanti comuni ha l'AT 4?" },
  {
    turns: ["quali sono i comuni dell'AT 5?", 'il più piccolo?'],
    whole: "qual è il comune meno popoloso dell'AT 5?",
  },
  { turns: ['Corte, quanti abitanti?', "de' Frati"], whole: "quanti abitanti ha Corte de' Frati?" },
  {
    turns: ['progetto interpreti di cambiamento', 'chi è il capofila?', 'e i partner?', 'quanti percorsi?'],
    whole: 'quanti percorsi prevede il progetto interpreti di cambiamento?',
  },
  {
    turns: ['a Viadana ci sono alloggi per anziani?', 'quanti bilocali?'],
    whole: 'quanti bilocali per anziani a Viadana?',
  },
];

describe('a turn of few words', () => {
  it.each(SHORT)('$turns is answered as «$whole»', async (each) => {
    expect(await differing([each])).toEqual([]);
  });

  it('adds up no figure of ALER that holds another', async () => {
    const { text } = await assistant.reply([
      'alloggi liberi a Soresina',
      'e a Cremona?',
      'quanti in tutto?',
      'e di ALER?',
    ]);
    expect(text).not.toMatch(/\b85\b/);
  });

  it('says that it did not understand, rather than tell a passage of something else', async () => {
    const { outcome } = await assistant.reply(['quanti alloggi liberi a Soresina?', 'e 140?']);
    expect(outcome).toBe('clarification');
  });
});
