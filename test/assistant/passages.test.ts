// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cercaNeiDocumenti as search } from '../../src/tools/cerca-nei-documenti.ts';
import { assistantForTest } from '../product.ts';

const { product, assistant } = await assistantForTest();

const found = z.object({
  esito: z.string(),
  passaggi: z.array(z.object({ documento: z.string(), righe: z.tuple([z.int(), z.int()]) })),
});

/** Questions as people ask them, and where the passages that answer begin: any of them is right. */
const RIGHT: readonly (readonly [string, string])[] = [
  ['quali sono le novità della nuova legge regionale?', 'cremonese-2026:36'],
  ['le graduatorie esistono ancora?', 'cremonese-2026:39'],
  ['come si presenta la domanda per la casa popolare?', 'cremonese-2026:41 cremasco-2019:102'],
  ['quante domande posso fare per ogni bando?', 'cremonese-2026:41'],
  ['posso fare domanda nel comune dove lavoro?', 'cremonese-2026:41'],
  ['che isee serve per restare nella casa popolare', 'cremonese-2026:42'],
  ['quando una famiglia è considerata indigente?', 'cremonese-2026:43'],
  ['la casa popolare è per sempre?', 'cremonese-2026:44'],
  ['chi partecipa alla programmazione?', 'cremonese-2026:52'],
  ["quali comuni fanno parte dell'ambito cremonese?", 'cremonese-2026:54 cremonese-2026:56'],
  ['cosa sono i servizi abitativi pubblici', 'cremonese-2026:60 cremonese-2026:74'],
  ['cosa sono le case popolari?', 'cremonese-2026:60'],
  ["come si calcola il canone d'affitto delle case popolari", 'cremonese-2026:60'],
  ['chi gestisce le case popolari in lombardia?', 'cremonese-2026:66'],
  ['le cooperative possono gestire servizi abitativi?', 'cremonese-2026:68'],
  ["chi decide l'affitto e assegna gli alloggi?", 'cremonese-2026:70'],
  ['limite ISEE per una casa popolare', 'cremonese-2026:74'],
  ['limite ISEE', 'cremonese-2026:74'],
  ['cosa sono i sas', 'cremonese-2026:75'],
  ['cosa sono i SAT', 'cremonese-2026:76'],
  ['quali dgr hanno introdotto i servizi abitativi transitori', 'cremonese-2026:76 cremonese-2026:404'],
  ["cosa sono le azioni per sostenere l'accesso e il mantenimento dell'abitazione", 'cremonese-2026:82'],
  ['a cosa serve il piano triennale', 'cremonese-2026:86 cremasco-2019:58 oglio-po-2021:51 cremasco-2021:24'],
  [
    "cos'è il piano annuale",
    'cremonese-2026:87 oglio-po-2021:53 oglio-po-2021:262 cremasco-2021:29 cremasco-2019:64',
  ],
  ['cosa deve contenere il piano annuale', 'cremonese-2026:89 oglio-po-2021:266'],
  ['quanti comuni hanno risposto alla ricognizione', 'cremonese-2026:230'],
  ['quali comuni del cremonese non hanno patrimonio pubblico?', 'cremonese-2026:234'],
  ['quali comuni hanno delegato aler alla gestione', 'cremonese-2026:240 cremonese-2026:244'],
  ['percentuale di risposta dei comuni', 'cremonese-2026:238'],
  ['ci sono alloggi conferiti da privati?', 'cremonese-2026:338'],
  ['ci sono alloggi di nuova costruzione?', 'cremonese-2026:302'],
  ["perché nel 2025 non ci sono state misure per l'affitto?", 'cremonese-2026:432'],
  ["cosa ha deciso l'assemblea dei sindaci il 19 dicembre 2025", 'cremonese-2026:432'],
  ["quali fondi usano i servizi sociali per aiutare a pagare l'affitto", 'cremonese-2026:434'],
  ['aiuti per genitori separati', 'cremonese-2026:442'],
  ['quanto è il contributo per i padri separati', 'cremonese-2026:442'],
  ["cos'è il contributo di solidarietà", 'cremonese-2026:446'],
  ['entro quando va rendicontato il contributo di solidarietà', 'cremonese-2026:448'],
  ['quali misure si prevedono per il 2026', 'cremonese-2026:508'],
  ['quando saranno pronti gli alloggi di via Caudana', 'cremonese-2026:523'],
  ['alloggi di via Giuseppina', 'cremonese-2026:525'],
  ['casa elisa maria', 'cremonese-2026:527'],
  ['cosa finanzia il pnrr a cremona', 'cremonese-2026:527 cremonese-2026:529'],
  ['interventi per over 65 non autosufficienti', 'cremonese-2026:529'],
  ['progetto quartiere Po pinqua', 'cremonese-2026:531'],
  ['quali lavori farà aler nel 2026', 'cremonese-2026:537'],
  ['eliminazione barriere architettoniche ascensori', 'cremonese-2026:541'],
  ['progetto per anziani a pizzighettone', 'cremonese-2026:550'],
  [
    'quali servizi a supporto della persona sono previsti accanto al servizio residenziale',
    'cremonese-2026:554',
  ],
  ['cosa fa il tutor condominiale', 'cremonese-2026:569'],
  ['contributi per il riscaldamento', 'cremonese-2026:573'],
  ['in quali quartieri sono attivi i progetti FSE', 'cremonese-2026:573'],
  ["cos'è giovani in centro", 'cremonese-2026:581'],
  ["che cos'è l'housing sociale", 'cremonese-2026:585 oglio-po-2021:210'],
  ['alloggi per anziani autosufficienti a cremona', 'cremonese-2026:589 cremonese-2026:527'],
  ["cos'è la residenza leggera", 'cremonese-2026:597'],
  ['chi può avere un alloggio a canone calmierato', 'cremonese-2026:601'],
  ['accordo territoriale canone concordato', 'cremonese-2026:601'],
  [
    "chi dà il parere sul piano prima dell'approvazione",
    'cremonese-2026:605 cremasco-2019:488 oglio-po-2021:290',
  ],
  ["cosa contiene l'allegato B", 'cremonese-2026:610'],
  ['chi ha approvato la delibera 156?', 'giunta-156-2026:56 giunta-156-2026:9 giunta-156-2026:17'],
  [
    'di cosa parla la delibera 156',
    'giunta-156-2026:15 giunta-156-2026:84 giunta-156-2026:50 giunta-156-2026:58',
  ],
  ["quali sono le azioni del piano strategico per l'abitare", 'giunta-156-2026:108'],
  ["cosa prevede l'azione 2", 'giunta-156-2026:111'],
  ["a chi è stata affidata la redazione del piano strategico per l'abitare", 'giunta-156-2026:94'],
  ["quando è stato presentato il piano strategico per l'abitare", 'giunta-156-2026:97'],
  ['punto 4 della delibera', 'giunta-156-2026:185'],
  ['quali sono gli indirizzi prioritari della coprogettazione', 'giunta-156-2026:185'],
  ['cosa viene demandato ai settori competenti', 'giunta-156-2026:191'],
  ['la delibera è immediatamente eseguibile?', 'giunta-156-2026:60 giunta-156-2026:196'],
  ['cosa è emerso dalla valutazione del servizio tutor', 'giunta-156-2026:133'],
  ['chi ha partecipato alla valutazione del tutor di condominio', 'giunta-156-2026:125'],
  ["cos'è l'EISA", 'cremasco-2019:74 cremasco-2019:417'],
  ["quali sono gli obiettivi dell'EISA", 'cremasco-2019:90'],
  ['come accede il cittadino alla piattaforma', 'cremasco-2019:102'],
  ['cosa può fare un operatore sulla piattaforma', 'cremasco-2019:106'],
  ['cosa prevede la misura 4', 'cremasco-2019:387'],
  ["cos'è il progetto interpreti di cambiamento", 'cremasco-2019:451'],
  ['chi è capofila del progetto lab impact', 'cremasco-2019:471'],
  ['cosa prevede la mediazione abitativa', 'cremasco-2019:475'],
  ['contributo comunale di solidarietà di crema', 'cremasco-2019:486'],
  ['quando è stato approvato il piano di zona 2018-2020', 'cremasco-2019:415'],
  ['fino a quando è prorogato il piano triennale', 'cremasco-2021:36 oglio-po-2021:94'],
  ['quale comune è inadempiente', 'cremasco-2021:76'],
  ['perché nel piano cremasco del 2019 non ci sono i SAT', 'cremasco-2019:342'],
  ['sentenza della corte costituzionale sul requisito di residenza', 'oglio-po-2021:38'],
  ['cosa ha chiesto il tribunale di milano', 'oglio-po-2021:39'],
  ['entro quando il capofila avvia la ricognizione', 'oglio-po-2021:264'],
  ["cosa prevede l'art. 4 comma 5", 'oglio-po-2021:292'],
  ["entro quanti giorni esce l'avviso pubblico", 'oglio-po-2021:308'],
  ['entro quanto il piano va inviato alla regione', 'oglio-po-2021:292 oglio-po-2021:306'],
  ['casa paola', 'oglio-po-2021:166'],
  ['quanti posti ha casa paola', 'oglio-po-2021:168'],
  ["chi ospita la casa dell'accoglienza san giovanni bosco", 'oglio-po-2021:182 oglio-po-2021:184'],
  ['comunità Emmaus', 'oglio-po-2021:192'],
  [
    'dove sono gli alloggi protetti per anziani',
    'oglio-po-2021:196 oglio-po-2021:198 oglio-po-2021:200 oglio-po-2021:202',
  ],
  ['chi può entrare a palazzo cantoni', 'oglio-po-2021:214'],
  ['quanto si resta in media a palazzo cantoni', 'oglio-po-2021:236'],
  ['aiuto per donne vittime di violenza a viadana', 'oglio-po-2021:244'],
  ['la casa del cuore di bozzolo', 'oglio-po-2021:248'],
  ['quali regolamenti si scriveranno nel 2021', 'oglio-po-2021:758'],
  ['importo massimo dei lavori a carico degli assegnatari', 'oglio-po-2021:449'],
  ['perché è stato difficile erogare le misure', 'oglio-po-2021:685'],
  ['obiettivi della programmazione futura dei servizi abitativi', 'oglio-po-2021:741'],
  ["quali comuni dell'oglio po non hanno alloggi sap", 'oglio-po-2021:378'],
  ['lettera j', 'cremonese-2026:404'],
  ['art. 23 comma 3', 'oglio-po-2021:280 cremonese-2026:380'],
  ['regolamento cambio alloggi', 'oglio-po-2021:760'],
];

describe('the passage that answers', () => {
  it.each(RIGHT)('%s: %s', (question, right) => {
    const { passaggi } = found.parse(
      search.run(search.input.parse({ testo: question, limite: 3 }), product.context),
    );
    const [first] = passaggi;
    expect(right.split(' ')).toContain(`${first?.documento}:${first?.righe[0]}`);
  });

  it.each([
    'posso tenere il cane in una casa popolare?',
    'si può subaffittare un alloggio SAP?',
    'come si calcola il punteggio isbarc?',
    'quanto dura il permesso di soggiorno?',
    "cosa dice l'articolo 12 del regolamento?",
    "chi paga l'idraulico se si rompe la caldaia?",
  ])('%s: the documents do not say', (question) => {
    expect(found.parse(search.run(search.input.parse({ testo: question }), product.context)).esito).toBe(
      'nessuno',
    );
  });
});

describe('a reply on rules', () => {
  it('quotes the passage, says whose words they are, and cites its lines', async () => {
    const reply = await assistant.reply(['cosa sono i SAT?']);
    expect(reply.outcome).toBe('answered');
    expect(reply.text).toMatch(
      /^Secondo il piano annuale 2026 dell'ambito Cremonese: «servizi abitativi transitori – .*non superiore a 5 anni/,
    );
    expect(reply.text).toContain('le norme possono essere cambiate');
    expect(reply.citations.map(({ document, lines }) => [document, lines])).toEqual([
      ['cremonese-2026', [76, 80]],
    ]);
  });

  it('names as facts the figures that stand in the words it quotes', async () => {
    const { facts } = await assistant.reply(['quanti alloggi in via Caudana?']);
    expect(facts).toMatchObject([
      { value: 12, unit: 'alloggi', document: 'cremonese-2026', lines: [523, 523] },
    ]);
    expect((await assistant.reply(['cosa sono i SAT?'])).facts).toEqual([]);
  });

  it('gives an operator the section and the lines', async () => {
    const { text } = await assistant.reply(['cosa sono i SAT?'], { voice: 'operatore' });
    expect(text).toContain('righe 76–80');
    expect(text).not.toContain('le norme possono essere cambiate');
  });

  it('gives a list whole, with its letters and the list inside it', async () => {
    const { text, citations } = await assistant.reply(['art. 4 comma 3']);
    expect(text.match(/^- (?:[a-g]|d bis)\) /gm)).toHaveLength(8);
    expect(text).toContain('4) alle unità abitative conferite da soggetti privati');
    expect(citations.flatMap(({ lines }) => lines)).toEqual(expect.arrayContaining([266, 278, 288]));
  });

  it('says what the list of a few words is of, with the list around it', async () => {
    const { text, citations } = await assistant.reply(['a palazzo cantoni prendono i separati?']);
    expect(text).toContain("L'accoglienza dei nuclei è subordinata");
    expect(text.match(/^- I+\) /gm)).toHaveLength(3);
    expect(citations[0]?.lines[0]).toBe(232);
  });

  it('begins an item that goes on with what introduces it, and gives it no number of other lines', async () => {
    const { text } = await assistant.reply(['perché la giunta vuole recuperare le case vuote?'], {
      voice: 'operatore',
    });
    expect(text).toMatch(/Demandare ai Settori competenti .* finalizzati: «al recupero progressivo/);
    expect(text).not.toContain('punto 5');
  });

  it('tells the passage that answers nearly as well beside the first, and cites it after it', async () => {
    const { text, citations } = await assistant.reply(['chi approva il piano annuale?']);
    expect(text).toContain("Ne parla anche il piano annuale 2019 dell'ambito Cremasco");
    expect(citations.map(({ document }) => document)).toEqual(['oglio-po-2021', 'cremasco-2019']);
  });

  it('says so where the documents do not, and names the nearest that they treat', async () => {
    const reply = await assistant.reply(['si può subaffittare un alloggio SAP?']);
    expect(reply.outcome).toBe('not_available');
    expect(reply.citations).toEqual([]);
    expect(reply.suggestions.length).toBeGreaterThan(0);
  });

  it('leaves figures to the tables', async () => {
    const reply = await assistant.reply(['Quanti alloggi SAP liberi a Vescovato?']);
    expect(reply.tool_calls.map(({ tool }) => tool)).toEqual(['alloggi_disponibili']);
  });
});
