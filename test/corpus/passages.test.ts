// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import { decodeSource, squeeze } from '../../src/corpus/source-text.ts';
import { DOCUMENTS, type DocumentId, passagesAt, prose, proseOf, repair, source } from './documents.ts';

const ART_4 = 'oglio-po-2021/prosa/art-4-piano-annuale-dell-offerta-dei-servizi-abitativi';

describe('art. 4 of the regulation (oglio-po-2021, lines 260-294)', () => {
  const list = prose('oglio-po-2021').passages.filter(({ list }) => list?.id === `${ART_4}/comma-3/elenco`);

  it('has six commi', () => {
    const commi = prose('oglio-po-2021').passages.filter(({ kind }) => kind === 'comma');
    expect(commi.map(({ id, lines }) => [id.slice(ART_4.length + 1), lines[0]])).toEqual([
      ['comma-1', 262],
      ['comma-2', 264],
      ['comma-3', 266],
      ['comma-4', 290],
      ['comma-5', 292],
      ['comma-6', 294],
    ]);
  });

  it('comma 3 introduces its letters, all of them, the two of line 288 apart', () => {
    expect(passagesAt('oglio-po-2021', 266)[0]?.introduces).toBe(`${ART_4}/comma-3/elenco`);
    expect(list.map(({ text, lines }) => [text.slice(0, text.indexOf(')') + 1), lines[0]])).toEqual([
      ['a)', 268],
      ['b)', 270],
      ['c)', 280],
      ['d)', 282],
      ['d bis)', 284],
      ['e)', 286],
      ['f)', 288],
      ['g)', 288],
    ]);
    expect(list.map(({ list }) => list?.order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(list[7]?.text).toBe("g) quantifica le unità abitative assegnate nell'anno precedente.");
    expect(list[0]?.list?.introduction).toBe(
      "3. Il piano annuale dell'offerta dei servizi abitativi pubblici e sociali:",
    );
  });

  it('letter b) has four numbers, with their place in the act', () => {
    const numbers = prose('oglio-po-2021').passages.filter(({ kind }) => kind === 'numero');
    expect(numbers.map(({ path }) => path.slice(-3))).toEqual(
      [1, 2, 3, 4].map((n) => ['comma 3', 'lettera b)', `numero ${n})`]),
    );
    expect(numbers[1]?.id).toBe(`${ART_4}/comma-3-lettera-b-numero-2`);
    expect(numbers[1]?.text).toContain('carenza di manutenzione di cui all');
  });
});

describe('the points of the resolution (giunta-156-2026)', () => {
  const points = (section: string) =>
    prose('giunta-156-2026').passages.filter(({ kind, path }) => kind === 'point' && path.at(-2) === section);

  it('go on over pages and over the lists inside them', () => {
    expect(points('PREMESSE').map(({ lines }) => lines[0])).toEqual([
      88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 108, 115, 117, 119, 125,
    ]);
    expect(points('MOTIVAZIONE').map(({ lines }) => lines[0])).toEqual([129, 131, 133, 146, 148, 150, 152]);
    expect(points('PRE-VERIFICHE').map(({ lines }) => lines[0])).toEqual([154, 156]);
    expect(points('NORMATIVA').map(({ lines }) => lines[0])).toEqual([158, 160, 162, 164]);
    expect(points('DECISIONE').map(({ lines }) => lines[0])).toEqual([168, 183, 184, 185, 191, 196]);
    expect(points('DELIBERA').map(({ lines }) => lines[0])).toEqual([56, 60]);
    for (const section of ['PREMESSE', 'DECISIONE']) {
      expect(new Set(points(section).map(({ list }) => list?.id)).size).toBe(1);
    }
  });

  it('know the items that they introduce', () => {
    const [point] = passagesAt('giunta-156-2026', 108);
    const actions = prose('giunta-156-2026').passages.filter(({ list }) => list?.id === point?.introduces);
    expect(actions.map(({ text }) => text.slice(0, 8))).toEqual([
      'Azione 1',
      'Azione 2',
      'Azione 3',
      'Azione 4',
    ]);
    expect(actions.map(({ lines }) => lines[0])).toEqual([110, 111, 112, 113]);
  });

  it('keep the names of those who signed, under no heading of their own', () => {
    expect(passagesAt('giunta-156-2026', 64)[0]?.text).toBe('IL PRESIDENTE VIRGILIO LEONARDO');
    expect(passagesAt('giunta-156-2026', 68)[0]?.text).toBe('IL SEGRETARIO GENERALE DI GIROLAMO GABRIELLA');
  });
});

describe('a passage', () => {
  it.each<[DocumentId, number, number, RegExp]>([
    ['cremonese-2026', 44, 48, /difficoltà del nucleo familiare in modo da essere in grado nell'arco/],
    ['cremonese-2026', 76, 80, /con la DGR 2527\/2019, successivamente/],
    ['cremonese-2026', 244, 246, /Pieve S\. Giacomo, , Pozzaglio ed Uniti/],
    ['cremonese-2026', 531, 535, /Qualità dell'Abitare \(P\.I\.N\.Qu\.A\.\)/],
    ['cremonese-2026', 573, 577, /fondi PR Lombardia FSE\+ 2021-2027\. I due progetti/],
    ['cremonese-2026', 589, 593, /in situazione di autosufficienza/],
    ['cremasco-2019', 74, 88, /All'interno di detto accordo è stata costituita l'EISA/],
    ['cremasco-2019', 120, 134, /n\. 27 Comuni hanno un grado di urbanizzazione alta/],
    ['oglio-po-2021', 248, 250, /un percorso di vita indipendente\)/],
    ['oglio-po-2021', 687, 689, /abbandono da parte dei servizi\. La vulnerabilità/],
    ['cremasco-2021', 4, 9, /^Agendo nell’ottica .* in condizioni di svantaggio\.$/],
    ['cremasco-2021', 10, 12, /^Tali novità legislative .* politiche sociali\.$/],
    ['giunta-156-2026', 200, 201, /TECNICA \(impronta: 87F68C48154F6E0A/],
  ])('%s, lines %i-%i is whole where lines and pages cut it', (id, first, last, text) => {
    const [passage] = passagesAt(id, first);
    expect(passage?.lines).toEqual([first, last]);
    expect(passage?.text).toMatch(text);
  });

  it('loses the marks of Markdown in its text, and keeps them in its lines', () => {
    const [passage] = passagesAt('oglio-po-2021', 40);
    expect(passage?.text).toContain(
      'LA Corte d’appello di Milano, ha fissato la data dell’udienza il 22 ottobre 2021 per',
    );
    expect(passage?.raw).toContain('**LA Corte d’appello');
    expect(passagesAt('oglio-po-2021', 755)[0]?.text).toContain('modelli di governance atti');
    for (const id of DOCUMENTS) {
      for (const { text } of prose(id).passages) expect(text).not.toMatch(/\*\*|<\/?[a-z]+>|\s{2}|^[-✓]/);
    }
  });

  it.each(DOCUMENTS)('%s: lines are the file as it stands, ids are unique, paths end somewhere', (id) => {
    const { passages } = prose(id);
    expect(new Set(passages.map((passage) => passage.id)).size).toBe(passages.length);
    for (const { id: own, lines, raw, text, path, list, introduces } of passages) {
      expect(raw).toBe(
        source(id)
          .lines.slice(lines[0] - 1, lines[1])
          .join('\n'),
      );
      expect(text).not.toBe('');
      expect(own).toMatch(new RegExp(`^${id}/prosa/[a-z0-9-]+/[a-z0-9-]+$`));
      if (lines[0] > 8) expect(path.length).toBeGreaterThan(0);
      if (introduces) expect(passages.some((other) => other.list?.id === introduces)).toBe(true);
      if (list) expect(list.order).toBeGreaterThan(0);
    }
  });

  it('keeps its id when a paragraph is added in another section', () => {
    const before = source('cremonese-2026');
    const lines = [...before.lines];
    lines.splice(34, 0, '', 'Un capoverso in più, messo qui per prova.', '');
    const ids = (from: typeof before) =>
      new Set(
        proseOf(from)
          .passages.filter(({ path }) => path[0] !== 'PREMESSA')
          .map(({ id }) => id),
      );
    expect(ids({ ...before, lines })).toEqual(ids(before));
  });
});

describe('a list', () => {
  it('of short lines that lost their marks is a list still', () => {
    const items = [196, 198, 200].flatMap((line) => passagesAt('oglio-po-2021', line));
    expect(items.map(({ kind }) => kind)).toEqual(['list_item', 'list_item', 'list_item']);
    expect(new Set(items.map(({ list }) => list?.id)).size).toBe(1);
    expect(items[0]?.list?.introduction).toBe('ALLOGGI PROTETTI PER ANZIANI:');
  });

  it.each<[DocumentId, number, readonly number[]]>([
    ['cremonese-2026', 36, [38, 39, 40, 41, 42, 43, 44]],
    ['cremonese-2026', 72, [74, 75, 76, 82]],
    ['cremonese-2026', 232, [234, 235, 236]],
    ['cremasco-2019', 435, [437, 438, 439, 440, 441, 442, 443, 444, 445, 446, 447]],
    ['cremasco-2021', 24, [26, 27, 28]],
    ['oglio-po-2021', 59, Array.from({ length: 27 }, (_, index) => (index < 6 ? 61 : 62) + index)],
    ['oglio-po-2021', 214, [216, 223, 228]],
    ['oglio-po-2021', 741, [743, 745, 746, 747, 748]],
  ])('%s, introduced on line %i, is whole', (id, line, lines) => {
    const lead = passagesAt(id, line)[0];
    const items = prose(id).passages.filter(({ list }) => list?.id === lead?.introduces);
    expect(items.map((item) => item.lines[0])).toEqual(lines);
    expect(items[0]?.list?.introduction).toBe(lead?.text);
  });

  it('goes on after a page: the five measures of 2019 (lines 384-401)', () => {
    const items = [384, 385, 386, 387, 401].flatMap((line) => passagesAt('cremasco-2019', line));
    expect(new Set(items.map(({ list }) => list?.id)).size).toBe(1);
    expect(items.map(({ list }) => list?.order)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('words that the extraction cut', () => {
  it.each([
    ['patrimonio abitativo pubblico e soc iale', 'patrimonio abitativo pubblico e sociale'],
    ['in carenza manut entiva assegnabili', 'in carenza manutentiva assegnabili'],
    ['nuova edific azione, in', 'nuova edificazione, in'],
    ['saranno asseg nabili', 'saranno assegnabili'],
    ['unità abitative destina te a SAP', 'unità abitative destinate a SAP'],
    ['soglia percentu ale eccedente', 'soglia percentuale eccedente'],
    ['categorie aggiuntiv e di', 'categorie aggiuntive di'],
    ['Polizia e Cor po Nazionale', 'Polizia e Corpo Nazionale'],
    ['servizi abitativ i transitori', 'servizi abitativi transitori'],
    ['a SAP ass egnate nel', 'a SAP assegnate nel'],
  ])('%s', (cut, whole) => {
    expect(repair(cut)).toBe(whole);
  });

  it('are the only ones put together: no other line of the documents changes but one', () => {
    const changed = DOCUMENTS.flatMap((id) =>
      source(id).lines.flatMap((line, index) => (repair(line) === line ? [] : [`${id}:${index + 1}`])),
    );
    expect(changed).toEqual([
      ...[82, 145, 169, 170, 229, 261, 267, 278, 290, 300].map((line) => `cremasco-2021:${line}`),
      // "sovra comunale", which the same documents write "sovracomunale".
      'cremasco-2019:419',
    ]);
    expect(repair('8 000 e 16 000')).toBe('8 000 e 16 000');
  });
});

describe('a text of any shape', () => {
  it.each([
    ['blank lines and one word', '\n\n\nPiano\n\n'],
    ['an index without an end', 'Indice\n\nI. PRIMA\n\nSECONDA\n'],
    ['a list without a lead', '- uno\n- due\n\n3. tre\n'],
    ['a parenthesis never closed', 'a) Titolo (\nancora (\nancora\n'],
    ['only uppercase', 'PRIMO\n\nSECONDO\n\nTERZO\n'],
  ])('gives passages and no error: %s', (_, text) => {
    const { passages, outline } = proseOf(decodeSource('prova', new TextEncoder().encode(text)));
    expect(passages.length + outline.sections.length).toBeGreaterThan(0);
    for (const { lines } of passages) expect(lines[0]).toBeLessThanOrEqual(lines[1]);
  });
});

/** Lines that are neither heading, nor passage, nor row with tabs: which, between which lines, and why. */
const EXCLUSIONS: readonly {
  document: DocumentId;
  lines: RegExp;
  from?: number;
  to?: number;
  count: number;
  why: string;
}[] = [
  { document: 'cremonese-2026', lines: /^Indice generale$/, count: 1, why: 'title of the index' },
  { document: 'cremasco-2019', lines: /^Sommario$/, count: 1, why: 'title of the index' },
  { document: 'oglio-po-2021', lines: /^INDICE:$/, count: 1, why: 'title of the index' },
  {
    document: 'oglio-po-2021',
    lines:
      /^(?:I\.- LA NORMATIVA IN MATERIA,.*|II\.- LE DIM.*|III\.- L'ANALISI.*:|A\. LA RES.*|B\. GLI ALL.*|IV\.- MISURE DI.*|V\.- PRIMI INDIRIZZI GENERALI.*|- Le realtà presenti.*|- Il piano annuale dei.*|- Comunicazione dell'offerta.*)$/,
    to: 33,
    count: 10,
    why: 'entries of the index, without page numbers (lines 15-32)',
  },
  {
    document: 'cremasco-2019',
    lines: /^(?:\*\*)?Ambito$|^Distrettuale$|^Cremasco(?:\*\*)?$/,
    count: 36,
    why: 'letterhead, left side, on 12 pages',
  },
  {
    document: 'cremasco-2019',
    lines: /^Comune di Crema$|^Ente Capofila$|^per il Piano di Zona$/,
    count: 36,
    why: 'letterhead, right side, on 12 pages',
  },
  {
    document: 'giunta-156-2026',
    lines: /^(?:DELIBERAZIONE DELLA GIUNTA COMUNALE N\. 156|COME APPROVATA NELLA SEDUTA.*)$/,
    from: 41,
    count: 10,
    why: 'title repeated on five further pages; the first stays as heading',
  },
  {
    document: 'giunta-156-2026',
    lines: /^(?:Documento informatico firmato.*|Responsabile del Procedimento.*|Pratica trattata.*)$/,
    from: 41,
    count: 13,
    why: 'stamp repeated at the foot of the pages; the first stays as passage (lines 37-40)',
  },
  {
    document: 'cremasco-2021',
    lines:
      /^(?:Ragione Sociale.*|unità +immobiliari|Comune|Comune +(?:Categoria|Numero.*)|N\. alloggi SAP.*|assegnati.*|nel 2020|deroga nel 2020|Totale alloggi|2020|(?:ALER|Comune d).* (?:-|\d[\d. %]*|[A-Z].*)|(?:Totale|TOTALE)[ \d.]+)$/,
    count: 96,
    why: 'headers and rows of tables that the extraction left without tabs',
  },
];

describe('every line of the five documents', () => {
  it.each(DOCUMENTS)('%s: is a heading, a row, part of a passage, or left out with a reason', (id) => {
    const { passages, outline } = prose(id);
    const counts = new Map<string, number>();
    const lost: string[] = [];
    for (const [index, line] of source(id).lines.entries()) {
      const number = index + 1;
      if (line.trim() === '' || line.includes('\t')) continue;
      const exclusion = EXCLUSIONS.find(
        ({ document, lines, from = 1, to = Number.POSITIVE_INFINITY }) =>
          document === id && from <= number && number <= to && lines.test(line.trim()),
      );
      if (exclusion) {
        counts.set(exclusion.why, (counts.get(exclusion.why) ?? 0) + 1);
        continue;
      }
      // The words themselves must be there: to lie between two lines of a passage is not enough.
      const content = squeeze(line);
      const holds = (text: string) => squeeze(text).includes(content);
      const within = ({ lines }: { lines: readonly [number, number] }) =>
        lines[0] <= number && number <= lines[1];
      const inPassages = passages.filter(within).map(({ text }) => text);
      if (inPassages.some(holds) || holds(inPassages.join(' '))) continue;
      const heading = outline.headings.find(({ first, last }) => first <= number && number <= last);
      if (heading && holds(`${heading.title} ${inPassages.join(' ')}`)) continue;
      lost.push(`${number}: ${line}`);
    }
    expect(lost).toEqual([]);
    // An exclusion leaves out what it names and no more.
    for (const { document, count, why } of EXCLUSIONS) {
      if (document === id) expect([why, counts.get(why)]).toEqual([why, count]);
    }
  });

  it.each(DOCUMENTS)('%s: no row of a table is in a passage', (id) => {
    for (const { text } of prose(id).passages) {
      expect(text).not.toMatch(
        /^(?:ALER BS|ALER Brescia-Cremona-Mantova \d|Ragione Sociale|COMUNE DI .* \d+$)/,
      );
    }
  });
});
