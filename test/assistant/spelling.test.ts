// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadLexicon } from '../../src/assistant/read/lexicon.ts';
import { loadRuleWords } from '../../src/assistant/read/rules.ts';
import { speller } from '../../src/assistant/read/spelling.ts';
import { goldFiles, readGold } from '../../src/cli/eval/gold.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const dataDir = path('../../data');
const spelled = speller({
  lexicon: loadLexicon(dataDir),
  ruleWords: loadRuleWords(dataDir),
  gazetteer: loadGazetteer(dataDir),
});

describe('the repair of typing errors', () => {
  it.each([
    ['a letter twice', 'alloggi liiberi', 'alloggi liberi'],
    ['a letter once for twice', 'quanti alogi disponibili', 'quanti alogi disponibili'],
    ['two letters swapped', "nell'abmito cremonese", "nell'ambito cremonese"],
    ['a neighbouring key', 'case libwre', 'case libere'],
    ['a letter missing', 'contriuto di solidarietà', 'contributo di solidarietà'],
    ['words that only make a question', 'qali sono e quannti', 'quali sono e quanti'],
    ['two slips of a long word', 'alloggi dsponibbili', 'alloggi disponibili'],
    ['an article without its apostrophe', 'lufficio casa', "l'ufficio casa"],
    ['two words in one', 'quantialloggi a Cremona', 'quanti alloggi a Cremona'],
    ['an elided form before a consonant', 'qual comuni hanno', 'quali comuni hanno'],
    ['the name of an ambito', "e nell'ogli po?", "e nell'oglio po?"],
    ['a year in words', 'nel duemliadiciotto', 'nel duemiladiciotto'],
    ['a word that another tells apart', 'metri quadr', 'metri quadri'],
  ])('%s', (_, written, meant) => {
    expect(spelled(written)).toBe(meant);
  });

  it.each([
    'ricetta della torta',
    'libri e case, cose e torte',
    'il cuore e la mano',
    'alloggio 3152940, DGR 5292',
    'MISURA per il SAS e il SAP',
    'case a Bordolaano',
    'qual è il canone, quant’è',
  ])('leaves as it is: %s', (text) => {
    expect(spelled(text)).toBe(text);
  });

  it.each([
    'non conosco nessuno, guadagno 900 euro, posso prenderne una?',
    'scrivete a mario.rossi@example.com, poi <script>alert(1)</script>',
    'How long can I stay in SAT housing?',
    'lavori in via Ciria, riparto contr. solidarietà',
  ])('nor what is another form of a word, or none of a sentence: %s', (text) => {
    expect(spelled(text)).toBe(text);
  });

  it('changes hardly a word of the questions that are typed well', () => {
    const asked = readGold(goldFiles([path('../gold')]))
      .filter((question) => !question.held_out)
      .flatMap(({ turns }) => turns.map(({ ask }) => ask));
    const changed = asked.filter((text) => spelled(text) !== text);
    expect(changed.length, changed.join('\n')).toBeLessThan(asked.length * 0.02);
  });
});
