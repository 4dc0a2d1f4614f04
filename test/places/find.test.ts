// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/italian/fold.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import type { Comune, PlaceMention } from '../../src/places/model.ts';
import { generator } from './generator.ts';
import { ORDINARY_SENTENCES } from './ordinary-sentences.ts';
import { CREMASCO, CREMONESE, OGLIO_PO } from './spellings.ts';

const gazetteer = loadGazetteer('data');

/** A mention in one line: the name, with "?" for each candidate, "~" where repaired, its kind where not a comune. */
function show(mention: PlaceMention): string {
  switch (mention.kind) {
    case 'comune':
      return `${mention.comune.nome}${mention.corrected ? ' ~' : ''}`;
    case 'ambiguous':
      return `${mention.candidates
        .map(({ nome }) => nome)
        .sort()
        .join(' | ')} ?`;
    case 'ambito':
      return `ambito ${mention.ambito.id}`;
    case 'area':
      return `area ${mention.area.nome}`;
    case 'provincia':
      return `provincia ${mention.sigla}`;
    case 'elsewhere':
      return `altrove ${mention.nome} (${mention.provincia})`;
  }
}

const find = (text: string, ...prefer: string[]) => gazetteer.find(text, { prefer }).map(show);

describe('places as people type them', () => {
  it.each([
    ['quanti alloggi SAP liberi a Vescovato?', 'Vescovato'],
    ['case popolari a soresina', 'Soresina'],
    ['pieve d olmi', "Pieve d'Olmi"],
    ['pieve dolmi', "Pieve d'Olmi"],
    ['gerre caprioli', "Gerre de' Caprioli"],
    ['corte dei frati', "Corte de' Frati"],
    ['casalbuttano', 'Casalbuttano ed Uniti'],
    ['gadesco p.d.', 'Gadesco-Pieve Delmona'],
    ['gadesco pd', 'Gadesco-Pieve Delmona'],
    ['scandolara r.o.', "Scandolara Ripa d'Oglio"],
    ['s. daniele po', 'San Daniele Po'],
    ['san daniele', 'San Daniele Po'],
    ['castel verde', 'Castelverde'],
    ["persico d'osimo", 'Persico Dosimo'],
    ['SONO LIBERI ALLOGGI A SAN BASSANO?', 'San Bassano'],
    ['vescovatto', 'Vescovato ~'],
    ['vesovato', 'Vescovato ~'],
    ['sorresina', 'Soresina ~'],
    ['pizzighetone', 'Pizzighettone ~'],
    ['pizzigettone', 'Pizzighettone ~'],
    ['san giovani in croce', 'San Giovanni in Croce ~'],
    ['cremna', 'Crema | Cremona ?'],
    ['alloggi a crema', 'Crema'],
    ['Comune di Cremona', 'Cremona'],
    ['la città di Cremona', 'Cremona'],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    'casalbuttano',
    'pozzaglio',
    'pescarolo',
    'gadesco',
    'persico dosimo',
    'gabbioneta',
    'robecco',
    'grumello',
    'pessina',
    'paderno',
  ])('%s is distinctive enough alone', (text) => {
    expect(gazetteer.find(`alloggi liberi ${text}`)).toMatchObject([{ kind: 'comune', written: text }]);
  });

  it('finds several, in order, without overlaps, with offsets in the original', () => {
    const text = "Tra Créma, CREMONA e «Pieve d’Olmi»: dove ce n'è di più?";
    const mentions = gazetteer.find(text);
    expect(mentions.map(show)).toEqual(['Crema', 'Cremona', "Pieve d'Olmi"]);
    expect(mentions.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Créma',
      'CREMONA',
      'Pieve d’Olmi',
    ]);
    expect(mentions.map(({ written }) => written)).toEqual(['Créma', 'CREMONA', 'Pieve d’Olmi']);
  });

  it('does not take a conjunction for an initial', () => {
    const [first, second] = gazetteer.find('il residuo di Gadesco P.D. e Scandolara R.O.');
    expect([first?.written, second?.written]).toEqual(['Gadesco P.D', 'Scandolara R.O']);
  });

  it('keeps Crema, Cremona and Cremosano apart', () => {
    expect(find('crema cremona cremosano')).toEqual(['Crema', 'Cremona', 'Cremosano']);
  });
});

describe('first words that are common words', () => {
  it.each([
    ['case a sesto', 'Sesto ed Uniti'],
    ['il comune di stagno', 'Stagno Lombardo'],
    ['liberi a corte', "Corte de' Cortesi con Cignone | Corte de' Frati ?"],
    ['e sesto?', 'Sesto ed Uniti'],
    ['quanti ne ha Stagno?', 'Stagno Lombardo'],
  ])('%s names a comune', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it('holds along a list', () => {
    expect(find('a sesto e stagno')).toEqual(['Sesto ed Uniti', 'Stagno Lombardo']);
  });

  it.each([
    'il sesto piano',
    'la torre',
    "in corte d'appello",
    'sesto grado',
    'la nuova cella',
    'uno stagno e una pieve',
  ])('%s does not', (text) => expect(find(text)).toEqual([]));
});

describe('the preferred ambiti', () => {
  it('settle an abbreviation', () => {
    expect(find('scandolara')).toEqual(["Scandolara Ravara | Scandolara Ripa d'Oglio ?"]);
    expect(find('scandolara', 'cremonese')).toEqual(["Scandolara Ripa d'Oglio"]);
    expect(find('scandolara', 'oglio-po')).toEqual(['Scandolara Ravara']);
    expect(find('scandolara', 'cremonese', 'oglio-po')).toEqual([
      "Scandolara Ravara | Scandolara Ripa d'Oglio ?",
    ]);
  });

  it('do not settle a typing error, nor what stays ambiguous in them', () => {
    expect(find('cremna', 'cremonese')).toEqual(['Crema | Cremona ?']);
    expect(find('rivarolo', 'oglio-po')).toEqual(['Rivarolo Mantovano | Rivarolo del Re ed Uniti ?']);
  });
});

describe('territories', () => {
  it.each([
    ["nell'ambito cremonese", 'ambito cremonese'],
    ["l'ambito di Cremona", 'ambito cremonese'],
    ['nel cremonese', 'ambito cremonese'],
    ['ambito sociale territoriale Cremonese', 'ambito cremonese'],
    ['nel CREMASCO', 'ambito cremasco'],
    ['distretto di Crema', 'ambito cremasco'],
    ['Oglio-Po', 'ambito oglio-po'],
    ['ambito casalasco-viadanese', 'ambito oglio-po'],
    ['nel cremonse', 'ambito cremonese'],
    ['in provincia di Cremona', 'provincia CR'],
    ['provincia di mantova', 'provincia MN'],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual([expected]);
  });

  it.each([
    'U.O. Cremona',
    'uo cremona',
    'U.O.CREMONA',
    'unità operativa di Cremona',
    'U.O.G. di Cremona',
    'le U.O. Cremona e Mantova di ALER',
    "l'ALER di Brescia–Cremona–Mantova",
    'in via Mantova',
    'piazza Cremona',
  ])('%s is not a place', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('a unit does not hide the comune after it', () => {
    expect(find('quanti alloggi ha la U.O. Cremona a Cremona?')).toEqual(['Cremona']);
  });
});

describe('the rest of Italy', () => {
  it.each([
    ['case popolari a Milano', 'altrove Milano (MI)'],
    ['cerco casa a bergamo', 'altrove Bergamo (BG)'],
    ['quante case ha Brescia?', 'altrove Brescia (BS)'],
    ['alloggi a sesto san giovanni', 'altrove Sesto San Giovanni (MI)'],
    ['san daniele del friuli', 'altrove San Daniele del Friuli (UD)'],
    ['robecco sul naviglio', 'altrove Robecco sul Naviglio (MI)'],
    ['nel comune di Sale', 'altrove Sale (AL)'],
    ['a crema e lodi', 'Crema', 'altrove Lodi (LO)'],
  ])('%s', (text, ...expected) => {
    expect(find(text)).toEqual(expected);
  });

  it.each([
    'milano',
    'per cento',
    'in grado di pagare',
    'due minori a carico',
    'i fondi per le zone',
    'SERVIZI PER MINORI',
    'le case di legno',
  ])('%s is not read as one', (text) => expect(find(text)).toEqual([]));
});

describe('ordinary sentences', () => {
  it.each(ORDINARY_SENTENCES)('%s', (sentence) => {
    expect(find(sentence)).toEqual([]);
    expect(find(sentence.toUpperCase())).toEqual([]);
    expect(find(fold(sentence).replaceAll("'", ' '))).toEqual([]);
  });
});

describe('official names and those of the plans', () => {
  it.each(gazetteer.comuni)('$nome, in casual forms', (comune) => {
    const spaced = fold(comune.nome).replace(/['-]/g, ' ');
    const joined = fold(comune.nome).replace(/'/g, '').replace(/-/g, ' ');
    for (const form of [comune.nome, spaced, joined, comune.nome.toUpperCase()]) {
      expect(find(`quanti alloggi liberi a ${form} nel 2026?`)).toEqual([comune.nome]);
    }
  });

  it.each([
    ['cremonese', CREMONESE],
    ['oglio-po', OGLIO_PO],
    ['cremasco', CREMASCO],
  ] as const)('as the plan of the ambito %s writes them', (ambito, spellings) => {
    for (const { written, nome } of spellings) {
      const found = gazetteer.find(`alloggi a ${written}`, { prefer: [ambito] });
      expect(
        found.map((mention) => mention.kind === 'comune' && mention.comune.nome),
        written,
      ).toEqual([nome]);
    }
  });

  it('with one typing error in the longest word, found or left ambiguous, never taken for another of the two provinces', () => {
    const random = generator(20260603);
    let tried = 0;
    let found = 0;
    for (let round = 0; round < 4; round++) {
      for (const comune of gazetteer.comuni) {
        const text = mistyped(comune, random);
        if (text === undefined) continue;
        const mentions = gazetteer.find(`quanti alloggi a ${text}?`);
        tried++;
        for (const mention of mentions) {
          if (mention.kind === 'comune') expect(mention.comune.nome, text).toBe(comune.nome);
          if (mention.kind === 'ambiguous') expect(mention.candidates, text).toContain(comune);
        }
        if (mentions.some(({ kind }) => kind === 'comune' || kind === 'ambiguous')) found++;
      }
    }
    expect(found / tried).toBeGreaterThan(0.97);
  });
});

/** The name with one letter dropped, added, changed or swapped in its longest word, if that has seven letters or more. */
function mistyped(comune: Comune, random: (bound: number) => number): string | undefined {
  const tokens = fold(comune.nome).replace(/['-]/g, ' ').split(/ +/);
  const longest = tokens.reduce((best, token) => (token.length > best.length ? token : best));
  if (longest.length < 7) return undefined;
  const at = 1 + random(longest.length - 2);
  const letter = 'abcdefghilmnoprstuvz'[random(20)];
  const head = longest.slice(0, at);
  const wrong = [
    head + longest.slice(at + 1),
    head + letter + longest.slice(at),
    head + letter + longest.slice(at + 1),
    head + longest[at + 1] + longest[at] + longest.slice(at + 2),
  ][random(4)];
  return tokens.map((token) => (token === longest ? wrong : token)).join(' ');
}
