// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reply, ReplyFact } from '../../src/assistant/reply.ts';
import data from '../gold/cremonese-2026.json' with { type: 'json' };
import { assistantForTest } from '../product.ts';

/** Every comune of the Cremonese, asked in many ways, against a transcription of the plan made by hand. */

type OwnerKind = 'comune' | 'aler';
interface Cell {
  readonly owner: OwnerKind;
  readonly value: number | 'inconsistent' | null;
  readonly status: string;
  readonly line: number;
}
type Amount = number | 'dash';
interface Listed {
  readonly numero: number;
  readonly lines: readonly number[];
}
interface Gold {
  readonly nome: string;
  readonly liberi: readonly Cell[];
  readonly ristrutturazioni: readonly Cell[];
  readonly carenza: readonly Cell[];
  readonly previsti: readonly Cell[];
  readonly sat: readonly { readonly owner: string; readonly value: number; readonly line: number }[];
  readonly sat_elencati: Listed;
  readonly elencati_aler_liberi: Listed;
  readonly contributo: {
    readonly printed: string;
    readonly line: number;
    readonly riparto: Amount;
    readonly residuo: Amount;
    readonly totale: Amount;
  };
}

// The literal types of the data file are wider than what was transcribed.
const comuni = data.comuni as unknown as readonly Gold[];
const { totali_g: totals, totali_contributo: contributionTotals, contributo_aler: aler } = data.ambito;
const PLAN = 2026;

const source = readFileSync('data/sources/cremonese-2026.txt', 'utf8').split('\n');
const contacts = readFileSync('data/contatti.json', 'utf8');
const allComuni = new Set(
  [...readFileSync('data/comuni-italia.json', 'utf8').matchAll(/[^",]+/g)].map(([name]) =>
    name.trim().toLowerCase(),
  ),
);

/** Of the comuni that no row of table g) names: those with no public stock (line 234), with ALER's only (line 235). */
const NO_STOCK = ['Cappella Cantone', 'Casalmorano', 'Cicognolo', "Crotta d'Adda", 'Gabbioneta-Binanuova'];
const ONLY_ALER = ['Acquanegra Cremonese', 'Ostiano', 'Pescarolo ed Uniti', 'San Daniele Po'];

const { assistant } = await assistantForTest();
const suggestions = new Set<string>();
/** Numbers that a table shows and no cited line has, with the start of one such reply. */
const uncited = new Map<string, string>();

function gold(nome: string): Gold {
  const found = comuni.find((comune) => comune.nome === nome);
  if (!found) throw new Error(`"${nome}" is not in the transcription`);
  return found;
}

/** What a reply fails; none if it is as the plan has it. */
type Faults = string[];
type Expectation = (reply: Reply) => Faults;
interface Case {
  readonly turns: readonly string[];
  readonly expected: Expectation;
}

/** Asks every case, and fails once, with a line for each fault that names the question. */
async function askAll(cases: readonly Case[]): Promise<void> {
  const report: string[] = [];
  for (const { turns, expected } of cases) {
    const reply = await assistant.reply(turns);
    for (const suggestion of reply.suggestions) suggestions.add(suggestion);
    const faults = [...traceable(reply), ...expected(reply)];
    if (faults.length === 0) continue;
    report.push(
      `«${turns.join(' → ')}» ${faults.join('; ')}\n   [${reply.outcome}] ${reply.text.replace(/\n+/g, ' / ').slice(0, 260)}`,
    );
  }
  expect(report, `${report.length} of ${cases.length} failed`).toEqual([]);
}

const ask = (question: string, expected: Expectation): Case => ({ turns: [question], expected });

// ---- what holds for every reply

const euro = (value: number) =>
  value.toLocaleString('it-IT', { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: true });
const count = (value: number) => value.toLocaleString('it-IT', { useGrouping: true });
const numbersIn = (text: string): string[] =>
  [...text.matchAll(/\d+(?:[.,/]\d+)*/g)].map(([number]) => number);
const covers = (lines: readonly [number, number], line: number) => lines[0] <= line && line <= lines[1];
const cites = (reply: Reply, line: number) =>
  reply.citations.some((citation) => covers(citation.lines, line));

/** Citations are the document's own lines; facts stand in cited lines; numbers come from one or the other. */
function traceable(reply: Reply): Faults {
  const faults: Faults = [];
  if (reply.outcome === 'error') faults.push('error');
  for (const { document, lines, quote, url } of reply.citations) {
    if (document !== data.documento) faults.push(`cites ${document}`);
    if (quote !== source.slice(lines[0] - 1, lines[1]).join('\n'))
      faults.push(`quote of ${lines} is not the text`);
    const path = lines[0] === lines[1] ? `${lines[0]}` : `${lines[0]}-${lines[1]}`;
    if (url !== `/documenti/${document}/righe/${path}`) faults.push(`url ${url} of lines ${lines}`);
  }
  const byId = new Map(reply.facts.map((fact) => [fact.id, fact]));
  if (byId.size !== reply.facts.length) faults.push('two facts with one id');
  for (const fact of reply.facts) {
    if (!cites(reply, fact.lines[0]) || !cites(reply, fact.lines[1]))
      faults.push(`${fact.id}: lines ${fact.lines} are not cited`);
    const year = fact.measure.startsWith('contributo') ? data.anno_contributo : PLAN;
    if (fact.year !== year) faults.push(`${fact.id}: year ${fact.year}, not ${year}`);
    if (fact.status !== 'declared' && fact.value === 0) faults.push(`${fact.id}: ${fact.status} given as 0`);
    if (fact.operation !== undefined && !fact.operands?.length) faults.push(`${fact.id}: no operands`);
    if (fact.operation === 'somma') {
      const operands = (fact.operands ?? []).map((id) => byId.get(id)?.value);
      if (operands.every((value) => typeof value === 'number')) {
        const sum = operands.reduce((total, value) => total + value, 0);
        if (Math.abs(sum - Number(fact.value)) > 0.005)
          faults.push(`${fact.id}: ${fact.value} is not ${sum}`);
      }
    }
    if (fact.operation === 'conteggio' && fact.operands?.length !== fact.value)
      faults.push(`${fact.id}: ${fact.value} counted of ${fact.operands?.length}`);
  }
  const shown = new Set<string>();
  for (const { value } of reply.facts) {
    if (typeof value === 'number') for (const form of [count(value), euro(value)]) shown.add(form);
  }
  const printed = reply.citations
    .map(({ quote, section, title }) => `${title}\n${section}\n${quote}`)
    .join('\n');
  const inCitations = new Set(numbersIn(printed));
  const sourced = (number: string) =>
    shown.has(number) ||
    inCitations.has(number) ||
    /^20\d\d$/.test(number) ||
    /^\d{6,8}$/.test(number) ||
    contacts.includes(`"${number}"`);
  const stray = numbersIn(reply.text).filter((number) => !sourced(number));
  if (stray.length > 0) faults.push(`numbers of no fact in the text: ${stray.join(' ')}`);
  const inTables = reply.tables.flatMap(({ rows }) => rows.flat());
  const strayCells = inTables.flatMap(numbersIn).filter((number) => !sourced(number));
  if (strayCells.length > 0) uncited.set(strayCells.join(' '), reply.text.slice(0, 160));
  return faults;
}

/** The text less its quotations, and less "that does not mean zero". */
const without = (text: string) =>
  text.replace(/«[^»]*»/g, '').replace(/\bnon (?:vuol dire|significa|equivale|è)(?=\s)[^.;]*\bzero\b/gi, '');
/** Says that there are none, in digits or words, outside quotations. */
const SAYS_ZERO =
  /(?<![\d.,/])0(?:,0+)?(?![\d/]|[.,]\d)|\bzero\b|\bnessun alloggio\b|\bnon (?:ci sono|risultano|c'è) alloggi/i;

function names(reply: Reply, ...wanted: readonly (string | RegExp)[]): Faults {
  return wanted
    .filter((want) =>
      typeof want === 'string'
        ? !reply.text.toLowerCase().includes(want.toLowerCase())
        : !want.test(reply.text),
    )
    .map((want) => `the text does not name ${want}`);
}

const outcomeIs = (reply: Reply, ...allowed: readonly Reply['outcome'][]): Faults =>
  allowed.includes(reply.outcome) ? [] : [`outcome ${reply.outcome}, not ${allowed.join('/')}`];

const ofOwner = (fact: ReplyFact, owner: OwnerKind) =>
  owner === 'aler' ? /^ALER/i.test(fact.owner ?? '') : /^Comune/i.test(fact.owner ?? '');

const show = (facts: readonly ReplyFact[]) =>
  facts.map((fact) => `${fact.measure}=${fact.value}(${fact.status})@${fact.lines[0]}`).join(' ') ||
  'no facts';

/** The transcribed cells of one measure: one headline, and a fact for each owner, at its line. */
function figures(reply: Reply, comune: Gold, measure: string, cells: readonly Cell[]): Faults {
  const faults: Faults = [];
  const facts = reply.facts.filter((fact) => fact.measure === measure);
  for (const cell of cells) {
    const value = cell.status === 'declared' ? cell.value : null;
    const found = facts.some(
      (fact) =>
        fact.operation === undefined &&
        ofOwner(fact, cell.owner) &&
        fact.place === comune.nome &&
        (typeof value === 'number' ? fact.value === value : typeof fact.value !== 'number') &&
        fact.status === cell.status &&
        covers(fact.lines, cell.line),
    );
    if (!found) faults.push(`no ${measure} of ${cell.owner}, ${value} at line ${cell.line}: ${show(facts)}`);
    if (!cites(reply, cell.line)) faults.push(`line ${cell.line} is not cited`);
  }
  const sum = cells.reduce((total, cell) => total + Number(cell.value), 0);
  const headline = reply.facts[0];
  if (headline?.measure !== measure) faults.push(`the headline is ${headline?.measure}, not ${measure}`);
  if (cells.every((cell) => cell.status === 'declared')) {
    if (headline?.value !== sum) faults.push(`the headline is ${headline?.value}, not ${sum}`);
    if (cells.length > 1 && (headline?.operation !== 'somma' || headline.operands?.length !== cells.length))
      faults.push('the sum over owners is not a derived fact with its operands');
    if (sum !== 0 && !numbersIn(reply.text).includes(count(sum))) faults.push(`the text does not say ${sum}`);
    if (sum === 0 && !SAYS_ZERO.test(reply.text)) faults.push('the text does not say the declared 0');
  }
  return faults;
}

/** A table that does not name the place: the plan does not say, which is not zero. */
function silent(reply: Reply, comune: Gold, measure: string): Faults {
  const faults = [...outcomeIs(reply, 'not_available'), ...names(reply, comune.nome, String(PLAN))];
  const invented = reply.facts.filter(
    (fact) => fact.measure === measure && fact.place === comune.nome && fact.value !== null,
  );
  if (invented.length > 0) faults.push(`a figure that the plan has not: ${show(invented)}`);
  if (SAYS_ZERO.test(without(reply.text))) faults.push('silence said as zero');
  return faults;
}

// ---- what the plan says of a comune

const inconsistent = (reply: Reply, comune: Gold, measure: string, cells: readonly Cell[]): Faults => [
  ...outcomeIs(reply, 'not_available'),
  ...names(reply, comune.nome, String(PLAN), /non inserito|non coerenti/i),
  ...figures(reply, comune, measure, cells),
  ...(SAYS_ZERO.test(without(reply.text)) ? ['NON INSERITO said as zero'] : []),
];

function free(comune: Gold, owner?: OwnerKind): Expectation {
  const cells = comune.liberi.filter((cell) => owner === undefined || cell.owner === owner);
  return (reply) => {
    if (cells.length === 0)
      return [
        ...silent(reply, comune, 'alloggi_liberi'),
        // Where the table has a row of the other owner, it is this owner's row that is missing, not any.
        ...(comune.liberi.length > 0
          ? names(reply, owner === 'aler' ? /ALER/ : /\b(?:del|dal|al) Comune\b|comunal/)
          : []),
      ];
    if (cells.some((cell) => cell.status === 'inconsistent'))
      return inconsistent(reply, comune, 'alloggi_liberi', cells);
    const faults = [
      ...outcomeIs(reply, 'answered'),
      ...names(reply, comune.nome, String(PLAN)),
      ...figures(reply, comune, 'alloggi_liberi', cells),
    ];
    // Table g) calls SAP what Allegato B lists in part as SAT: the answer says both.
    if (comune.sat_elencati.numero > 0 && owner !== 'comune') {
      for (const { numero, lines } of [comune.elencati_aler_liberi, comune.sat_elencati]) {
        if (!numbersIn(reply.text).includes(String(numero)))
          faults.push(`the text does not say ${numero} of B`);
        if (!lines.every((line) => cites(reply, line)))
          faults.push(`Allegato B, lines ${lines}, is not cited`);
      }
      faults.push(...names(reply, 'SAT'));
    }
    const listed = reply.facts.filter((fact) => fact.measure === 'alloggi_elencati');
    const known = [comune.elencati_aler_liberi.numero, comune.sat_elencati.numero];
    if (listed.some((fact) => !known.includes(Number(fact.value))))
      faults.push(`listed, not ${known}: ${show(listed)}`);
    return faults;
  };
}

const expectedTotal =
  (comune: Gold): Expectation =>
  (reply) => {
    const { previsti } = comune;
    if (previsti.length === 0) return silent(reply, comune, 'alloggi_previsti');
    if (previsti.some((cell) => cell.status === 'inconsistent'))
      return [
        ...outcomeIs(reply, 'not_available'),
        ...names(reply, comune.nome, /non inserito|non coerenti/i),
        ...(SAYS_ZERO.test(without(reply.text)) ? ['NON INSERITO said as zero'] : []),
        ...(cites(reply, previsti[0]?.line ?? 0) ? [] : ['the row is not cited']),
      ];
    if (previsti.some((cell) => cell.status === 'blank')) {
      const faults = [
        ...outcomeIs(reply, 'not_available', 'partial'),
        ...names(
          reply,
          comune.nome,
          String(PLAN),
          /vuot|bianc|non (?:indica|riporta|è (?:indicat|riportat))/i,
        ),
        ...figures(reply, comune, 'alloggi_previsti', previsti),
      ];
      if (
        /(?:previst|prevision|totale)[^.\n]{0,40}\b(?:0|zero|nessuno)\b|\*\*0\*\*/i.test(without(reply.text))
      )
        faults.push('a blank total said as zero');
      return faults;
    }
    const faults = [
      ...outcomeIs(reply, 'answered'),
      ...names(reply, comune.nome, String(PLAN)),
      ...figures(reply, comune, 'alloggi_previsti', previsti),
    ];
    // The expected total, with its parts: those that are not zero are said.
    for (const part of ['liberi', 'ristrutturazioni', 'carenza'] as const) {
      const value = comune[part].reduce((total, cell) => total + Number(cell.value), 0);
      if (value > 0 && !numbersIn(reply.text).includes(String(value)))
        faults.push(`the part ${part}, ${value}, is not said`);
    }
    return faults;
  };

const transitional =
  (comune: Gold): Expectation =>
  (reply) => {
    const faults: Faults = [];
    // ALER's row of table j) is for the whole U.O., never for one comune.
    if (reply.facts.some((fact) => fact.value === 4 && fact.place === comune.nome))
      faults.push("ALER's 4 for the whole ambito given to the comune");
    const { sat, sat_elencati: listed } = comune;
    if (sat.length > 0) {
      for (const row of sat) {
        const headline = reply.facts[0];
        if (headline?.value !== row.value || headline.measure !== 'alloggi_sat')
          faults.push(`the headline is ${show(reply.facts.slice(0, 1))}, not ${row.value}`);
        if (headline && !covers(headline.lines, row.line))
          faults.push(`the headline is not line ${row.line}`);
        if (!cites(reply, row.line)) faults.push(`line ${row.line} is not cited`);
      }
      faults.push(...outcomeIs(reply, 'answered'));
    } else if (listed.numero > 0) {
      faults.push(...outcomeIs(reply, 'answered', 'partial'));
      const found = reply.facts.some(
        (fact) =>
          fact.value === listed.numero &&
          fact.place === comune.nome &&
          covers(fact.lines, listed.lines[0] ?? 0),
      );
      if (!found)
        faults.push(
          `no fact of the ${listed.numero} SAT of Allegato B, lines ${listed.lines}: ${show(reply.facts)}`,
        );
    } else {
      faults.push(...silent(reply, comune, 'alloggi_sat'));
    }
    return [...faults, ...names(reply, comune.nome, String(PLAN))];
  };

type Part = 'totale' | 'riparto' | 'residuo';

const contribution =
  (comune: Gold, headline: Part): Expectation =>
  (reply) => {
    const { line } = comune.contributo;
    const amount = comune.contributo[headline];
    const faults = [
      ...(amount === 'dash'
        ? outcomeIs(reply, 'answered', 'partial', 'not_available')
        : outcomeIs(reply, 'answered')),
      ...names(reply, comune.nome, String(PLAN), amount === 'dash' ? '- €' : `${euro(amount)} €`),
    ];
    if (!cites(reply, line)) faults.push(`line ${line} is not cited`);
    if (reply.facts[0]?.measure !== `contributo_${headline}`)
      faults.push(`the headline is ${show(reply.facts.slice(0, 1))}, not ${headline}`);
    const parts: readonly Part[] = headline === 'totale' ? ['totale', 'riparto', 'residuo'] : [headline];
    for (const part of parts) {
      const value = comune.contributo[part];
      const facts = reply.facts.filter((fact) => fact.measure === `contributo_${part}`);
      const found = facts.some(
        (fact) =>
          ofOwner(fact, 'comune') &&
          covers(fact.lines, line) &&
          (value === 'dash'
            ? fact.status === 'dash' && fact.value === null
            : fact.status === 'declared' && fact.value === value),
      );
      if (!found) faults.push(`no ${part} ${value} at line ${line}: ${show(facts)}`);
    }
    if (SAYS_ZERO.test(without(reply.text))) faults.push('a dash said as zero');
    const row = reply.tables
      .flatMap(({ rows }) => rows)
      .find((cells) => cells[0] === `Comune di ${comune.nome}`);
    if (row?.some((cell) => /^0\b/.test(cell))) faults.push('a dash shown as 0 in the table');
    return faults;
  };

// ---- ways of writing

const to = (name: string) => (/^a/i.test(name) ? `ad ${name}` : `a ${name}`);
const bare = (name: string) => name.toLowerCase().replace(/['’-]/g, ' ').replace(/\s+/g, ' ');
const glued = (name: string) => name.toLowerCase().replace(/['’]/g, '');

const each = (...ways: readonly ((comune: Gold) => Case)[]) =>
  comuni.flatMap((comune) => ways.map((way) => way(comune)));

/** Mulberry32: the same errors at every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Another comune's name, or a word that is one, is not a slip. */
const isComune = (written: string, name: string) =>
  [written, ...written.split(' ').filter((word) => !name.includes(word))].some((word) =>
    allComuni.has(word.toLowerCase()),
  );

/** One slip of the fingers in the longest word: a letter left out, doubled, swapped or changed; never the first. */
function slip(name: string, next: () => number): string {
  const longest = [...name.matchAll(/\p{L}{5,}/gu)].sort((a, b) => b[0].length - a[0].length)[0];
  if (!longest) throw new Error(`no word to err in: ${name}`);
  for (;;) {
    const at = longest.index + 1 + Math.floor(next() * (longest[0].length - 2));
    const [before, letter = '', after] = [name.slice(0, at), name[at], name.slice(at + 1)];
    const changed = 'aeiorstln'[Math.floor(next() * 9)] ?? 'a';
    const written = [
      before + after,
      before + letter + letter + after,
      before + (after[0] ?? '') + letter + after.slice(1),
      before + changed + after,
    ][Math.floor(next() * 4)];
    if (written && written !== name && !isComune(written, name)) return written;
  }
}

describe('the transcription', () => {
  it('has the 48 comuni, and its rows add up to the totals that the plan prints', () => {
    expect(new Set(comuni.map(({ nome }) => nome)).size).toBe(48);
    const sum = (cells: readonly Cell[]) =>
      cells.reduce((total, { value }) => total + (typeof value === 'number' ? value : 0), 0);
    for (const part of ['liberi', 'ristrutturazioni', 'carenza', 'previsti'] as const) {
      expect(sum(comuni.flatMap((comune) => comune[part])), part).toBe(totals[part]);
    }
    const paid = (part: Part) =>
      comuni.reduce(
        (total, { contributo }) => total + (contributo[part] === 'dash' ? 0 : contributo[part]),
        0,
      );
    expect(paid('riparto')).toBeCloseTo(contributionTotals.riparto, 2);
    expect(paid('residuo')).toBeCloseTo(contributionTotals.residuo, 2);
    expect(paid('totale') + aler.totale).toBeCloseTo(contributionTotals.totale, 2);
  });

  it("agrees with Allegato B: what table g) gives as ALER's is listed there as SAP or SAT", () => {
    for (const comune of comuni) {
      const stated = comune.liberi.find(({ owner }) => owner === 'aler')?.value ?? 0;
      const { elencati_aler_liberi: sap, sat_elencati: sat } = comune;
      expect([sap.lines.length, sat.lines.length], comune.nome).toEqual([sap.numero, sat.numero]);
      expect(sap.numero + sat.numero, comune.nome).toBe(stated);
    }
  });

  it('stands at the lines that it names', () => {
    for (const { nome, contributo, liberi } of comuni) {
      expect(source[contributo.line - 1], nome).toContain(`\t${contributo.printed}\t`);
      for (const { line, owner, value } of liberi) {
        const cells = source[line - 1]?.split('\t') ?? [];
        expect(cells[0], nome).toBe(owner === 'aler' ? 'ALER BS-CR-MN' : 'COMUNE');
        expect(cells[2], nome).toContain(typeof value === 'number' ? String(value) : 'NON COERENTI');
      }
    }
  });
});

describe('each of the 48 comuni', () => {
  it(
    'free dwellings, asked plainly',
    () =>
      askAll(
        each(
          (comune) => ask(`quanti alloggi SAP liberi ${to(comune.nome)}?`, free(comune)),
          (comune) => ask(`quanti alloggi sap liberi a ${bare(comune.nome)}`, free(comune)),
        ),
      ),
    20_000,
  );

  it(
    'free dwellings, in capitals, without a verb, of the comune',
    () =>
      askAll(
        each(
          (comune) => ask(`QUANTI ALLOGGI SAP LIBERI A ${comune.nome.toUpperCase()}?`, free(comune)),
          (comune) => ask(`liberi ${glued(comune.nome)}`, free(comune)),
          (comune) => ask(`alloggi liberi del comune di ${comune.nome.toLowerCase()}`, free(comune)),
        ),
      ),
    20_000,
  );

  it(
    'free dwellings of one owner',
    () =>
      askAll(
        each(
          (comune) => ask(`quanti alloggi liberi di aler ${to(comune.nome)}?`, free(comune, 'aler')),
          (comune) => ask(`alloggi comunali liberi ${to(comune.nome)}`, free(comune, 'comune')),
        ),
      ),
    20_000,
  );

  it(
    'expected dwellings',
    () =>
      askAll(
        each(
          (comune) => ask(`quanti alloggi sono previsti ${to(comune.nome)}?`, expectedTotal(comune)),
          (comune) => ask(`quanti alloggi sono disponibili a ${bare(comune.nome)}`, expectedTotal(comune)),
        ),
      ),
    20_000,
  );

  it(
    'SAT',
    () =>
      askAll(
        each(
          (comune) => ask(`sat ${bare(comune.nome)}`, transitional(comune)),
          (comune) =>
            ask(
              `quanti alloggi sono destinati ai servizi transitori ${to(comune.nome)}?`,
              transitional(comune),
            ),
        ),
      ),
    20_000,
  );

  it(
    'contributo di solidarietà',
    () =>
      askAll(
        each(
          (comune) => ask(`contributo di solidarietà ${to(comune.nome)}`, contribution(comune, 'totale')),
          (comune) => ask(`residuo contributo ${bare(comune.nome)}`, contribution(comune, 'residuo')),
          (comune) => ask(`riparto contributo ${comune.nome.toUpperCase()}`, contribution(comune, 'riparto')),
        ),
      ),
    20_000,
  );

  it('one typing error in the name', () => {
    const next = random(2026);
    const right =
      (comune: Gold): Expectation =>
      (reply) =>
        reply.outcome === 'clarification' ? names(reply, comune.nome) : free(comune)(reply);
    return askAll(
      each(
        (comune) => ask(`quanti alloggi SAP liberi a ${slip(comune.nome, next)}?`, right(comune)),
        (comune) => ask(`alloggi liberi ${slip(bare(comune.nome), next)}`, right(comune)),
        (comune) => ask(`liberi a ${slip(glued(comune.nome), next)}?`, right(comune)),
      ),
    );
  }, 20_000);

  it(
    'as a follow-up',
    () =>
      askAll(
        each((comune) => ({
          turns: ['quanti alloggi SAP liberi a Vescovato?', `e ${to(comune.nome)}?`],
          expected: free(comune),
        })),
      ),
    20_000,
  );

  it(
    'a year that the plan is of, and one that has no plan',
    () =>
      askAll(
        each(
          (comune) => ask(`quanti alloggi liberi ${to(comune.nome)} nel 2026?`, free(comune)),
          (comune) => ask(`quanti alloggi liberi ${to(comune.nome)} nel 2024?`, noPlanOf),
        ),
      ),
    20_000,
  );

  it('why the plan is silent, where it says so (lines 234 and 235)', () =>
    askAll(
      [...NO_STOCK, ...ONLY_ALER].map((nome) =>
        ask(`quanti alloggi SAP liberi ${to(nome)}?`, (reply) => [
          ...silent(reply, gold(nome), 'alloggi_liberi'),
          ...(cites(reply, NO_STOCK.includes(nome) ? 234 : 235)
            ? []
            : ['the reason, line 234 or 235, is not cited']),
          ...names(reply, NO_STOCK.includes(nome) ? /patrimonio/i : /ALER/),
        ]),
      ),
    ));
});

const noPlanOf: Expectation = (reply) => [
  ...outcomeIs(reply, 'not_available'),
  ...names(reply, '2026'),
  ...(reply.facts.length > 0 ? [`figures of another year: ${show(reply.facts)}`] : []),
];

/** A figure of the whole ambito: headline value, and lines to be cited. */
const whole =
  (measure: string, value: number, lines: readonly number[], ...said: readonly string[]): Expectation =>
  (reply) => {
    const headline = reply.facts[0];
    const faults = [...outcomeIs(reply, 'answered'), ...names(reply, 'Cremonese', String(PLAN), ...said)];
    if (headline?.value !== value || headline.measure !== measure)
      faults.push(`the headline is ${show(reply.facts.slice(0, 1))}, not ${measure}=${value}`);
    for (const line of lines) if (!cites(reply, line)) faults.push(`line ${line} is not cited`);
    return faults;
  };

describe('other words', () => {
  it('for the owner, and for the dwellings', () =>
    askAll(
      ['Cremona', 'Casalbuttano ed Uniti', 'Pozzaglio ed Uniti'].flatMap((nome) => [
        ask(`alloggi aler liberi ${nome}`, free(gold(nome), 'aler')),
        ask(`liberi aler ${bare(nome)}`, free(gold(nome), 'aler')),
        ask(`quanti alloggi liberi ha l'Aler a ${nome}?`, free(gold(nome), 'aler')),
        ask(`alloggi liberi di proprietà del Comune di ${nome}`, free(gold(nome), 'comune')),
        ask(`quanti alloggi liberi di proprietà comunale a ${nome}`, free(gold(nome), 'comune')),
        ask(`case popolari libere a ${nome}`, free(gold(nome))),
        ask(`ci sono case popolari libere a ${bare(nome)}?`, free(gold(nome))),
      ]),
    ));
});

describe('the whole ambito', () => {
  const { line } = totals;
  it('totals of table g)', () =>
    askAll([
      ask("quanti alloggi SAP liberi nell'ambito Cremonese?", whole('alloggi_liberi', 76, [line], '76')),
      ask('quanti alloggi liberi ci sono in tutto nel cremonese?', whole('alloggi_liberi', 76, [line], '76')),
      ask("alloggi liberi in tutto l'ambito cremonese", whole('alloggi_liberi', 76, [line], '76')),
      ask(
        "quanti alloggi da ristrutturazioni nell'ambito cremonese?",
        whole('alloggi_da_ristrutturazione', 61, [line], '61'),
      ),
      ask(
        "quanti alloggi in carenza manutentiva nell'ambito cremonese?",
        whole('alloggi_carenza_manutentiva', 3, [line], '3'),
      ),
      ask(
        "quanti alloggi sono previsti nell'ambito cremonese?",
        whole('alloggi_previsti', 140, [line], '140', '76', '61', '3'),
      ),
      ask(
        'quanti alloggi sono disponibili in totale nel cremonese?',
        whole('alloggi_previsti', 140, [line], '140', '76', '61', '3'),
      ),
    ]));

  it('by owner: 25 of comuni and 51 of ALER, summed from the rows', () =>
    askAll([
      ask("quanti alloggi liberi di aler nell'ambito cremonese?", (reply) => [
        ...whole('alloggi_liberi', 51, [359, 367], '51')(reply),
        ...(reply.facts[0]?.operation === 'somma' ? [] : ['51 is not a derived sum']),
      ]),
      ask("quanti alloggi comunali liberi nell'ambito cremonese?", (reply) => [
        ...whole('alloggi_liberi', 25, [343, 358], '25')(reply),
        ...(reply.facts[0]?.operation === 'somma' ? [] : ['25 is not a derived sum']),
      ]),
    ]));

  it("SAT: 1, 5 and ALER's 4, by row", () =>
    askAll(
      ["quanti alloggi SAT nell'ambito cremonese?", "servizi transitori nell'ambito cremonese"].map(
        (question) =>
          ask(question, (reply) => [
            ...outcomeIs(reply, 'answered', 'partial'),
            ...[
              { value: 1, line: 407 },
              { value: 5, line: 408 },
              { value: 4, line: 409 },
            ]
              .filter(
                ({ value, line: at }) => !reply.facts.some((f) => f.value === value && covers(f.lines, at)),
              )
              .map(({ value, line: at }) => `no ${value} at line ${at}: ${show(reply.facts)}`),
          ]),
      ),
    ));

  it('contributo: the printed total includes ALER, the printed riparto does not', () =>
    askAll([
      ask(
        "contributo di solidarietà nell'ambito Cremonese",
        whole('contributo_totale', contributionTotals.totale, [504], '2.034.140,74 €'),
      ),
      ask("residuo del contributo di solidarietà nell'ambito cremonese", (reply) =>
        whole('contributo_residuo', contributionTotals.residuo, [504], '91.532,38 €')(reply),
      ),
      ask(
        "riparto del contributo di solidarietà nell'ambito cremonese",
        whole(
          'contributo_riparto',
          contributionTotals.riparto,
          [504, 453],
          '101.421,81 €',
          '1.841.186,55',
          'ALER',
        ),
      ),
      ask("contributo di solidarietà di ALER nell'ambito cremonese", (reply) => [
        ...whole('contributo_totale', aler.totale, [453], '1.841.186,55 €')(reply),
        ...(reply.facts.some(
          (f) => f.measure === 'contributo_residuo' && f.value === 0 && f.status === 'declared',
        )
          ? []
          : ['the residuo printed as 0 € is not a declared 0']),
      ]),
    ]));
});

describe('years', () => {
  it('names the years that there are', () =>
    askAll([
      ask('quanti alloggi SAP liberi a Vescovato nel 2019?', noPlanOf),
      ask('alloggi liberi a Cremona 2025', noPlanOf),
      ask('alloggi liberi a Cremona nel 2027', noPlanOf),
      ask("quanti alloggi previsti nell'ambito cremonese nel 2024?", noPlanOf),
      ask('sat a Bordolano nel 2024', noPlanOf),
    ]));

  it('contributo: its figures are of 2025, in the plan of 2026', () =>
    askAll([
      ask(
        "contributo di solidarietà a Gerre de' Caprioli nel 2025",
        contribution(gold("Gerre de' Caprioli"), 'totale'),
      ),
      ask('riparto contributo soresina 2025', contribution(gold('Soresina'), 'riparto')),
      ask('contributo di solidarietà a Soresina nel 2019', (reply) => [
        ...outcomeIs(reply, 'not_available'),
        ...names(reply, /2025|2026/),
        ...(reply.facts.length > 0 ? [`figures of another year: ${show(reply.facts)}`] : []),
      ]),
    ]));
});

describe('names as the plan writes them', () => {
  const WRITTEN: readonly (readonly [string, string])[] = [
    ['gadesco p.d.', 'Gadesco-Pieve Delmona'],
    ['gadesco pd', 'Gadesco-Pieve Delmona'],
    ['gadesco pieve delmona', 'Gadesco-Pieve Delmona'],
    ['scandolara r.o.', "Scandolara Ripa d'Oglio"],
    ['scandolara ro', "Scandolara Ripa d'Oglio"],
    ["scandolara ripa d'oggio", "Scandolara Ripa d'Oglio"],
    ['corte de cortesi', "Corte de' Cortesi con Cignone"],
    ["corte de' cortesi c.", "Corte de' Cortesi con Cignone"],
    ['corte de frati', "Corte de' Frati"],
    ['sesto', 'Sesto ed Uniti'],
    ['pozzaglio', 'Pozzaglio ed Uniti'],
    ['pozzaglio uniti', 'Pozzaglio ed Uniti'],
    ['grumello', 'Grumello Cremonese ed Uniti'],
    ['grumello cremonese e uniti', 'Grumello Cremonese ed Uniti'],
    ['gabbioneta b.n.', 'Gabbioneta-Binanuova'],
    ['gabbioneta b', 'Gabbioneta-Binanuova'],
    ['isola dov', 'Isola Dovarese'],
    ['stagno lomb', 'Stagno Lombardo'],
    ['gerre de caprioli', "Gerre de' Caprioli"],
    ['casalbuttano', 'Casalbuttano ed Uniti'],
    ['pescarolo', 'Pescarolo ed Uniti'],
    ['pessina', 'Pessina Cremonese'],
    ['robecco oglio', "Robecco d'Oglio"],
    ['torre dé picenardi', "Torre de' Picenardi"],
    ['cappella dé picenardi', "Cappella de' Picenardi"],
    ["persico d'osimo", 'Persico Dosimo'],
    ['castelviscanti', 'Castelvisconti'],
    ['castelvevisconti', 'Castelvisconti'],
    ['castelveverde', 'Castelverde'],
    ['s. daniele po', 'San Daniele Po'],
    ['pieve s. giacomo', 'Pieve San Giacomo'],
  ];

  it('are understood', () =>
    askAll(
      WRITTEN.flatMap(([written, nome]) => [
        ask(`alloggi liberi a ${written}`, free(gold(nome))),
        ask(`contributo solidarietà ${written}`, contribution(gold(nome), 'totale')),
      ]),
    ));

  it('acquanegra, which is also in the province of Mantova, is answered or asked back', () =>
    askAll([
      ask('contributo solidarietà acquanegra', (reply) =>
        reply.outcome === 'clarification'
          ? names(reply, 'Acquanegra Cremonese')
          : contribution(gold('Acquanegra Cremonese'), 'totale')(reply),
      ),
    ]));
});

describe('conversations', () => {
  const free7 = 'quanti alloggi SAP liberi a Vescovato?';

  it('keep the measure, the place and the owner of the turns before', () =>
    askAll([
      { turns: [free7, 'e a Cremona?'], expected: free(gold('Cremona')) },
      { turns: [free7, 'e a Cremona?', 'e aler?'], expected: free(gold('Cremona'), 'aler') },
      { turns: ['alloggi liberi a Cremona', 'e aler?'], expected: free(gold('Cremona'), 'aler') },
      {
        turns: ['alloggi liberi a Cremona', 'e quelli comunali?'],
        expected: free(gold('Cremona'), 'comune'),
      },
      { turns: ['alloggi liberi a Cremona', 'e i sat?'], expected: transitional(gold('Cremona')) },
      { turns: ['alloggi liberi a Bordolano', 'e i sat?'], expected: transitional(gold('Bordolano')) },
      { turns: [free7, 'e i sat?'], expected: transitional(gold('Vescovato')) },
      { turns: [free7, 'e nel 2019?'], expected: noPlanOf },
      { turns: [free7, 'e nel 2026?'], expected: free(gold('Vescovato')) },
      {
        turns: ['contributo di solidarietà a Soresina', 'e a Volongo?'],
        expected: contribution(gold('Volongo'), 'totale'),
      },
      { turns: ['sat a Cremona', 'e a Bordolano?'], expected: transitional(gold('Bordolano')) },
      {
        turns: ['quanti alloggi sono previsti a Cremona?', 'e ad Annicco?'],
        expected: expectedTotal(gold('Annicco')),
      },
    ]));

  it('«quali?» lists the dwellings that were counted', async () => {
    for (const nome of ['Vescovato', 'Isola Dovarese', 'Cremona', 'Pizzighettone']) {
      const turns = [`quanti alloggi SAP liberi di aler ${to(nome)}?`, 'quali?'];
      const reply = await assistant.reply(turns);
      const shown = `${reply.text}\n${JSON.stringify(reply.tables)}`;
      const codes = gold(nome).elencati_aler_liberi.lines.map(
        (line) =>
          /\t(3\d{6})\t/.exec(source[line - 1] ?? '')?.[1] ?? (source[line - 1] ?? '').split('\t')[5] ?? '',
      );
      expect.soft(reply.outcome, turns.join(' → ')).toBe('answered');
      expect
        .soft(
          codes.filter((code) => code === '' || !shown.includes(code)),
          `${turns.join(' → ')}: codes not listed`,
        )
        .toEqual([]);
      expect.soft(traceable(reply), turns.join(' → ')).toEqual([]);
    }
  });
});

describe('ambiguous names', () => {
  const AMBIGUOUS: readonly (readonly [string, readonly string[]])[] = [
    ['corte', ["Corte de' Cortesi con Cignone", "Corte de' Frati"]],
    ['cappella', ['Cappella Cantone', "Cappella de' Picenardi"]],
    ['pieve', ["Pieve d'Olmi", 'Pieve San Giacomo']],
  ];
  const ASKED: readonly (readonly [string, (comune: Gold) => Expectation])[] = [
    ['quanti alloggi SAP liberi a', free],
    ['contributo di solidarietà a', (comune) => contribution(comune, 'totale')],
    ['sat', transitional],
  ];

  it('are asked back, and each suggestion is answered', async () => {
    for (const [written, candidates] of AMBIGUOUS) {
      for (const [words, expected] of ASKED) {
        const question = `${words} ${written}`;
        const reply = await assistant.reply([question]);
        const faults = [
          ...outcomeIs(reply, 'clarification'),
          ...reply.facts.slice(0, 1).map((fact) => `a figure: ${show([fact])}`),
          ...names(reply, ...candidates),
        ];
        expect.soft(faults, question).toEqual([]);
        if (reply.outcome !== 'clarification') continue;
        for (const nome of candidates) {
          const suggestion = reply.suggestions.find((text) =>
            text.toLowerCase().includes(nome.toLowerCase()),
          );
          expect.soft(suggestion, `${question}: a suggestion for ${nome}`).toBeDefined();
          if (suggestion === undefined) continue;
          const answer = await assistant.reply([suggestion]);
          expect.soft([...traceable(answer), ...expected(gold(nome))(answer)], suggestion).toEqual([]);
          // The bare name is enough, as the reply to the question asked back.
          const named = await assistant.reply([question, nome]);
          expect
            .soft([...traceable(named), ...expected(gold(nome))(named)], `${question} → ${nome}`)
            .toEqual([]);
        }
      }
    }
  });
});

describe('what the plan is not about', () => {
  it('is said to be out of scope, with no figure', async () => {
    for (const question of [
      'che tempo fa a Cremona?',
      'chi è il sindaco di Soresina?',
      'ricetta della torta',
      'ricetta della torta di Vescovato',
      'orari dei treni per Pizzighettone',
    ]) {
      const reply = await assistant.reply([question]);
      expect.soft(reply.outcome, question).toBe('out_of_scope');
      expect.soft(reply.facts, question).toEqual([]);
      expect.soft(traceable(reply), question).toEqual([]);
    }
  });

  it('a place of no loaded plan is said to be outside', async () => {
    for (const place of ['Milano', 'Lodi', 'Brescia', 'Mantova', 'Casalmoro', 'Torino']) {
      for (const question of [
        `alloggi liberi a ${place}`,
        `contributo di solidarietà a ${place.toLowerCase()}`,
      ]) {
        const reply = await assistant.reply([question]);
        expect.soft(['not_available', 'out_of_scope'], question).toContain(reply.outcome);
        expect.soft(reply.facts, question).toEqual([]);
        expect.soft(names(reply, place, 'Cremonese'), `${question}: ${reply.text}`).toEqual([]);
        expect.soft(reply.text, question).not.toMatch(SAYS_ZERO);
      }
    }
  });

  it('the province is not the comune', async () => {
    const reply = await assistant.reply(['alloggi liberi in provincia di Cremona']);
    expect(reply.facts.map(({ value }) => value)).not.toContain(46);
  });
});

describe('tables', () => {
  it('of all the replies above show only numbers of facts and of cited lines', () => {
    expect([...uncited].map(([numbers, text]) => `${numbers} in: ${text}`)).toEqual([]);
  });
});

describe('suggestions', () => {
  it('of all the replies above are answered when sent back', async () => {
    for (const suggestion of suggestions) {
      const reply = await assistant.reply([suggestion]);
      expect.soft(['answered', 'partial', 'not_available'], suggestion).toContain(reply.outcome);
      expect.soft(traceable(reply), suggestion).toEqual([]);
    }
  }, 20_000);
});
