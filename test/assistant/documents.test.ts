// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { assistantForTest } from '../product.ts';

const { assistant } = await assistantForTest();

/** Questions on the documents themselves, the outcome, what the reply says, and a line that it cites ("" for none). */
const ASKED: readonly (readonly [string, string, string, string])[] = [
  ['quali documenti avete su Soresina?', 'answered', '2026', 'cremonese-2026:5'],
  ['in che ambito è Gussola?', 'answered', 'Oglio Po', 'oglio-po-2021:3'],
  ['avete il piano di Crema del 2023?', 'not_available', '2019', ''],
  ['a quale comune fa capo il cremasco?', 'answered', 'Crema', 'cremasco-2021:52'],
  ['Bozzolo che capofila ha', 'answered', 'Viadana', 'oglio-po-2021:90'],
  ['chi ha votato il piano cremasco 2019?', 'answered', '25 giugno 2019', 'cremasco-2019:19'],
  ["con che atto è stato approvato il piano dell'Oglio Po?", 'partial', 'non stampa', 'oglio-po-2021:290'],
  ['che giorno è stato approvato il piano 2026?', 'not_available', 'non stampa', 'cremonese-2026:605'],
  ['chi non ha mandato i dati nel cremasco 2021?', 'answered', 'Trescore', 'cremasco-2021:76'],
  ['nel 2019 i comuni del cremasco hanno risposto tutti?', 'answered', 'riscontro', 'cremasco-2019:169'],
  ['quanti comuni cremonesi mancano alla ricognizione?', 'answered', '22', 'cremonese-2026:232'],
  ['Vescovato ha risposto alla ricognizione?', 'answered', 'ALER', 'cremonese-2026:235'],
  ['a che data sono gli abitanti di Soresina?', 'answered', '1° gennaio 2026', 'cremonese-2026:106'],
  ['quando si è chiusa la finestra per i dati nell’Oglio Po?', 'answered', '08/03/2021', 'oglio-po-2021:370'],
  ['cosa manca nel piano cremasco 2021?', 'answered', 'popolazione', 'cremasco-2021:1'],
  ["quali dati mancano per Torre de' Picenardi?", 'answered', 'non coerenti', 'cremonese-2026:357'],
  ['il totale di 1.711 alloggi del cremasco 2019 torna?', 'answered', '1.703', 'cremasco-2019:204'],
  [
    'la superficie del cremasco coincide con la somma dei sub-ambiti?',
    'answered',
    '572,94',
    'cremasco-2019:147',
  ],
  ['il totale dell’AT 3 quadra?', 'answered', '10.803', 'cremonese-2026:185'],
  ['che errori ci sono nel piano Oglio Po?', 'answered', 'Non tutto torna', 'oglio-po-2021:349'],
  ['che allegati ha il piano cremonese?', 'answered', 'All. B)', 'cremonese-2026:610'],
  ['quali parti ha il piano cremasco 2019?', 'answered', 'PREMESSA', 'cremasco-2019:48'],
  ['a che pagina stanno i dati anagrafici del piano 2026?', 'answered', 'a pagina 7', 'cremonese-2026:24'],
  ['di cosa parla la parte seconda del piano cremonese?', 'answered', 'SUPPORTO', 'cremonese-2026:426'],
  ["cosa c'è alla lettera d) del piano 2026?", 'answered', 'nuova edificazione', 'cremonese-2026:302'],
  ['chi ha firmato la delibera 156?', 'answered', 'IL PRESIDENTE', 'giunta-156-2026:64'],
  ["quali sentenze cita il piano dell'Oglio Po?", 'answered', '44/2020', 'oglio-po-2021:38'],
  ['perché Cremosano manca dal piano 2019?', 'answered', 'Comune di Cremona', 'cremasco-2019:187'],
];

describe('a question on the documents', () => {
  it.each(ASKED)('%s: %s, %s, %s', async (question, outcome, said, line) => {
    const reply = await assistant.reply([question]);
    const [document, number] = line.split(':');
    expect(reply.outcome).toBe(outcome);
    expect(reply.text).toContain(said);
    if (line === '') return;
    const cites = reply.citations.some(
      ({ document: cited, lines: [first, last] }) =>
        cited === document && first <= Number(number) && Number(number) <= last,
    );
    expect(cites).toBe(true);
  });

  it.each([
    'quanto fa 348 per 27?',
    'quando torna mio fratello?',
    'come si compila il 730?',
    'quanto è l’assegno unico con due figli?',
    'la rivolta di Milano del 1848',
    'ci sono posti al nido a Castelverde?',
    'vorrei un posto di lavoro a Crema',
  ])('%s: is no question on them', async (question) => {
    expect((await assistant.reply([question])).outcome).toBe('out_of_scope');
  });

  it.each([
    'quanto si aspetta in media per una casa popolare a Soresina?',
    'quante famiglie sono in graduatoria a Crema?',
    'chi è primo in graduatoria a Viadana?',
    'quanti stranieri vivono negli alloggi di Viadana?',
    'quanto è in media il canone di un alloggio comunale a Pandino?',
    'che finanziamento in euro ha Giovani in Centro?',
    'quanti alloggi sono stati venduti a Castelleone?',
    'quanti dipendenti ha l’Aler di Cremona?',
    'quante lamentele riceve l’Aler a Soresina?',
  ])('%s: is not said', async (question) => {
    expect((await assistant.reply([question])).outcome).toBe('not_available');
  });
});
