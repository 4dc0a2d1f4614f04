// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { outline } from '../../src/corpus/sections.ts';
import { DOCUMENTS, type DocumentId, prose, source } from './documents.ts';

const section = (id: DocumentId, line: number) =>
  prose(id).outline.sections.find(({ lines }) => lines[0] === line);

describe('the sections of a document', () => {
  it.each<[DocumentId, number, readonly string[]]>([
    ['cremonese-2026', 32, ['PREMESSA']],
    ['cremonese-2026', 58, ['IL SISTEMA REGIONALE DEI SERVIZI ABITATIVI PUBBLICI E SOCIALI']],
    [
      'cremonese-2026',
      104,
      [
        'PARTE PRIMA – RICOGNIZIONE DELL’OFFERTA ABITATIVA PUBBLICA E SOCIALE NELL’AMBITO CREMONESE',
        '2 - Dati anagrafici',
      ],
    ],
    [
      'cremonese-2026',
      546,
      [
        'PARTE SECONDA – IL SUPPORTO ALL’ABITARE NELL’AMBITO CREMONESE',
        'Accesso ai fondi per la riqualificazione dei contesti abitativi di edilizia residenziale pubblica',
        'b) Territorio di Cremona',
      ],
    ],
    [
      'cremonese-2026',
      567,
      [
        'PARTE TERZA – ALTRE PROGETTUALITÀ DI SOSTEGNO AL DISAGIO ABITATIVO',
        'Servizio di Tutor Condominiale',
      ],
    ],
    ['cremasco-2019', 96, ['I. PREMESSA', '3- PIATTAFORMA REGIONALE SERVIZI ABITATIVI']],
    [
      'cremasco-2019',
      104,
      ['I. PREMESSA', '3- PIATTAFORMA REGIONALE SERVIZI ABITATIVI', 'Sezione Operatore'],
    ],
    ['cremasco-2019', 149, ['II. I CONTENUTI DEL PIANO', '1- ANALISI DEMOGRAFICA', 'Famiglie']],
    [
      'cremasco-2019',
      469,
      ['III. ALTRE PROGETTUALITÀ DI SOSTEGNO AL DISAGIO ABITATIVO', '3- PROGETTO FAMI Lab Impact'],
    ],
    ['cremasco-2021', 41, ['I. PREMESSA', '2- AMBITO TERRITORIALE DI CREMA']],
    [
      'oglio-po-2021',
      164,
      [
        "III.- L'ANALISI DELL'OFFERTA ABITATIVA",
        "A) LA RESIDENZIALITA' TRA ACCOGLIENZA E BISOGNI SPECIFICI, LE REALTA' INSISTENTI SUL TERRITORIO:",
        'CASA PAOLA – Ass. La Tenda di Cristo',
      ],
    ],
    [
      'oglio-po-2021',
      260,
      [
        "III.- L'ANALISI DELL'OFFERTA ABITATIVA",
        'B) GLI ALLOGGI PUBBLICI',
        "PIANO ANNUALE DEI SERVIZI ABITATIVI PUBBLICI: NORMATIVA, ITER, CONTENUTI E PATRIMONIO DELL'AMBITO",
        'NORMATIVA',
        "Art. 4 (Piano annuale dell'offerta dei servizi abitativi pubblici e sociali)",
      ],
    ],
    [
      'giunta-156-2026',
      168,
      [
        'DELIBERAZIONE DELLA GIUNTA COMUNALE N. 156 COME APPROVATA NELLA SEDUTA DEL 3 GIUGNO 2026',
        'DELIBERA',
        'DECISIONE',
      ],
    ],
  ])('%s, line %i: %j', (id, line, path) => {
    expect(section(id, line)?.path).toEqual(path);
    expect(section(id, line)?.title).toBe(path.at(-1));
  });

  it('a heading in pieces is whole: over lines, over a blank one, cut words together', () => {
    expect(section('cremonese-2026', 5)?.title).toBe(
      "PIANO ANNUALE DELL'OFFERTA DEI SERVIZI ABITATIVI PUBBLICI E SOCIALI",
    );
    expect(section('cremasco-2021', 277)?.title).toBe(
      'i) Comuni che hanno destinato una quota percentuale fino al 10% delle unità ai nuclei familiari appartenenti alle «Forze di Polizia e Corpo Nazionale dei Vigili del Fuoco» (art. 7bis R.R. n. 4/2017):',
    );
    // The sentence after it, without a blank line between, is not part of it (line 263).
    expect(section('cremasco-2021', 261)?.title).toMatch(/in condizione di indigenza$/);
    expect(section('oglio-po-2021', 622)?.title).toMatch(
      /–SAP- PRESUMIBILMENTE DISPONIBILI NEL CORSO DELL'ANNO 2021$/,
    );
  });

  it('finds every lettered table of the four plans', () => {
    const letters = (id: DocumentId) =>
      prose(id)
        .outline.sections.filter(({ lines }) => lines[0] > 80)
        .flatMap(({ title }) => /^([a-z](?:\.[a-z])?)\)/.exec(title)?.[1] ?? []);
    expect(letters('cremonese-2026').join(' ')).toBe('a b c d e f g h i.a i.b i.c j k a b c a b');
    expect(letters('cremasco-2019').join(' ')).toBe('a b c d e f g h i j k l m');
    // The first table of 2021 has lost its letter (line 82).
    expect(letters('cremasco-2021').join(' ')).toBe('b c d e f g h i j k');
    expect(section('cremasco-2021', 82)?.title).toBe(
      'Consistenza del patrimonio abitativo pubblico e sociale',
    );
  });

  it('an uppercase line with a dash is a heading above a table, an item elsewhere', () => {
    expect(section('oglio-po-2021', 553)?.title).toBe("NUMERO U.I. ASSEGNATE L'ANNO PRECEDENTE");
    expect(section('cremonese-2026', 510)).toBeUndefined();
    expect(section('cremonese-2026', 511)).toBeUndefined();
  });

  it('a heading that shares its line with the text opens its section there', () => {
    expect(section('oglio-po-2021', 186)?.title).toBe('SAN VINCENZO SPINEDA COMUNITÀ');
    expect(section('giunta-156-2026', 158)?.title).toBe('NORMATIVA');
  });

  it('takes neither the index, nor what pages repeat, nor a signature for a heading', () => {
    const titles = DOCUMENTS.flatMap((id) => prose(id).outline.sections.map(({ title }) => title));
    for (const title of titles) {
      expect(title).not.toMatch(/\.{3,}|\t|\*\*|Ente Capofila$|^Distrettuale/);
      expect(title).not.toMatch(/LEONARDO|GIROLAMO|PANTISANO/i);
    }
    expect(titles.filter((title) => title.startsWith('DELIBERAZIONE'))).toHaveLength(1);
    expect(prose('cremasco-2019').outline.sections.map(({ lines }) => lines[0])).not.toContain(5);
  });

  it.each(DOCUMENTS)('%s: each section lies within the one above it, and none is empty', (id) => {
    const { sections } = prose(id).outline;
    for (const [index, current] of sections.entries()) {
      expect(current.lines[1]).toBeGreaterThanOrEqual(current.lines[0]);
      if (current.path.length === 1) continue;
      const above = sections.slice(0, index).findLast(({ path }) => path.length === current.path.length - 1);
      expect(above?.path).toEqual(current.path.slice(0, -1));
      expect(above?.lines[1]).toBeGreaterThanOrEqual(current.lines[1]);
    }
  });

  it('lets a layout give a section, in the place of the one that begins there', () => {
    const given = { title: 'Allegato B', level: 1, lines: [612, 728] } as const;
    const { sections } = outline(source('cremonese-2026'), [given]);
    expect(sections.at(-1)).toMatchObject({ ...given, path: ['Allegato B'] });
    expect(sections.at(-2)).toMatchObject({ title: 'NOTE DI CHIUSURA', lines: [603, 611] });
  });
});
