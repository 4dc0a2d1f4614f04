// SPDX-License-Identifier: EUPL-1.2
// The rooms that the web face needs, small: a plan read straight from the real document, an assistant that knows a
// few real figures of it (table g, lines 343, 359 and 367).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Assistant, Citation, Reply, ReplyFact, Scope } from '../../src/assistant/reply.ts';
import { loadContacts } from '../../src/assistant/texts.ts';
import { loadGazetteer } from '../../src/places/gazetteer.ts';
import type { DocumentInfo, SectionInfo } from '../../src/plan/plan.ts';
import { loadBody } from '../../src/web/body/body.ts';
import { shownFact } from '../../src/web/chat/figure-links.ts';
import type { PlanReading } from '../../src/web/documents/plan-reading.ts';
import type { View } from '../../src/web/view.ts';
import { wordingIn } from '../../src/web/wording/wording.ts';

export const TITLE = 'Piano annuale 2026, Ambito Cremonese';

/** The plan of the Cremonese for 2026, from its text file. */
export function cremonesePlan(): PlanReading {
  const texts = readFileSync(new URL('../../data/sources/cremonese-2026.txt', import.meta.url), 'utf8')
    .replace(/\n$/, '')
    .split('\n');
  const info: DocumentInfo = {
    id: 'cremonese-2026',
    title: TITLE,
    kind: 'piano_annuale',
    ambito: 'cremonese',
    year: 2026,
    approved: null,
    lineCount: texts.length,
  };
  const starts = texts.flatMap((text, index) =>
    /^(?:[a-l](?:\.[a-c])?\) |PREMESSA$|PARTE [A-Z]+ |\d - |IL SISTEMA REGIONALE DEI SERVIZI ABITATIVI PUBBLICI E SOCIALI$)/.test(
      text,
    )
      ? [{ title: text.slice(0, 160), line: index + 1 }]
      : [],
  );
  const sections: readonly SectionInfo[] = starts.map((start, index) => ({
    title: start.title,
    level: 1,
    lines: [start.line, (starts[index + 1]?.line ?? texts.length + 1) - 1],
  }));
  return {
    documents: () => [info],
    document: (id) => (id === info.id ? info : undefined),
    plansOf: (ambito) => (ambito === info.ambito ? [info] : []),
    lines: (id, first, last) =>
      id === info.id
        ? texts.slice(first - 1, last).map((text, index) => ({ number: first + index, text }))
        : [],
    sections: (id) => (id === info.id ? sections : []),
    sectionAt: (id, line) =>
      id === info.id ? sections.findLast(({ lines }) => lines[0] <= line && line <= lines[1]) : undefined,
    comune: () => undefined,
    comuniOf: () => [],
    measures: () => [],
    fact: () => undefined,
    facts: () => [],
    countFacts: () => 0,
    dwelling: () => undefined,
    dwellings: () => [],
    countDwellings: () => 0,
    checks: () => [],
    search: () => ({ total: 0, hits: [], unknown: false }),
    passages: () => [],
  };
}

const DATA = fileURLToPath(new URL('../../data/', import.meta.url));

/** What is the same in every view: the real gazetteer, and the configuration that comes with the product. */
export const SURROUNDINGS = {
  gazetteer: loadGazetteer(DATA),
  body: loadBody(join(DATA, 'ente.json')).body,
  contacts: loadContacts(DATA),
};

/** The view of a reader in Italian. */
export function italianView(plan: PlanReading): View {
  return { plan, ...SURROUNDINGS, mode: 'deterministic', language: 'it', words: wordingIn('it') };
}

export const EMPTY_REPLY: Reply = {
  outcome: 'not_available',
  text: 'I documenti non dicono questo dato.',
  spans: [],
  citations: [],
  facts: [],
  tables: [],
  charts: [],
  tool_calls: [],
  suggestions: [],
  mode: 'deterministic',
  took_ms: 1,
};

/** Knows the free SAP dwellings of Vescovato and Cremona; understands "e a …?" only after a question on dwellings. */
export function smallAssistant(
  plan: PlanReading,
): Assistant & { readonly asked: (readonly string[])[]; readonly scopes: (Scope | undefined)[] } {
  const asked: (readonly string[])[] = [];
  const scopes: (Scope | undefined)[] = [];
  return {
    asked,
    scopes,
    async reply(turns, { scope } = {}) {
      asked.push(turns);
      scopes.push(scope);
      const question = turns.at(-1)?.toLowerCase() ?? '';
      const topic = turns.some((turn) => /alloggi/i.test(turn));
      if (topic && question.includes('vescovato')) return vescovato(plan);
      if (topic && question.includes('cremona')) return cremona(plan);
      if (/patente|meteo/.test(question)) {
        return { ...EMPTY_REPLY, outcome: 'out_of_scope', text: 'La domanda non riguarda i piani.' };
      }
      if (question.includes('guasto')) throw new Error('The assistant broke.');
      return EMPTY_REPLY;
    },
    explain: async () => ({}),
    close: async () => {},
  };
}

function vescovato(plan: PlanReading): Reply {
  return withSpans({
    ...EMPTY_REPLY,
    outcome: 'answered',
    text: 'A **Vescovato** il piano 2026 indica **7 alloggi liberi**, tutti di ALER.\n\nNell’Allegato B gli alloggi di Vescovato sono:\n- 6 per servizi abitativi pubblici (SAP)\n- 1 per servizi abitativi transitori (SAT)\n\nÈ il dato del piano, non la disponibilità di oggi: gli alloggi si assegnano con **avviso pubblico**.',
    citations: [cite(plan, 367)],
    facts: [fact('Vescovato', 7, 367)],
    suggestions: ['E a Cremona?', 'Quanti alloggi SAP saranno assegnabili a Vescovato?'],
  });
}

/** A reply whose facts stand in its text in their order, each where its value is written first after the one before. */
export function withSpans(reply: Reply): Reply {
  let from = 0;
  const spans = reply.facts.flatMap((fact) => {
    const shown = shownFact(fact) ?? '-';
    const start = reply.text.indexOf(shown, from);
    if (start < 0) return [];
    from = start + shown.length;
    return [{ start, end: from, fact: fact.id }];
  });
  return { ...reply, spans };
}

function cremona(plan: PlanReading): Reply {
  return {
    ...EMPTY_REPLY,
    outcome: 'partial',
    text: 'A **Cremona** il piano 2026 indica **46 alloggi liberi**: 12 del Comune e 34 di ALER.',
    citations: [343, 359].map((line) => cite(plan, line)),
    facts: [
      { ...fact('Cremona', 12, 343), id: 'c-liberi', owner: 'Comune di Cremona' },
      { ...fact('Cremona', 34, 359), id: 'a-liberi', owner: 'ALER Brescia-Cremona-Mantova' },
    ],
    tables: [
      {
        title: 'Alloggi SAP liberi a Cremona, per ente proprietario',
        columns: [
          'Ente proprietario',
          'Liberi',
          'Da ristrutturazioni',
          'In carenza manutentiva',
          'Totale in previsione',
        ],
        rows: [
          ['Comune di Cremona', '12', '33', '0', '45'],
          ['ALER Brescia-Cremona-Mantova', '34', '28', '0', '62'],
        ],
        facts: [
          [null, 'c-liberi', null, null, null],
          [null, 'a-liberi', null, null, null],
        ],
      },
    ],
  };
}

/** Free SAP dwellings of a comune, as table g gives them. */
export function fact(place: string, value: ReplyFact['value'], line: number, status = 'declared'): ReplyFact {
  return {
    id: `cremonese-2026/previsione/${place.toLowerCase()}/alloggi_liberi`,
    measure: 'alloggi_liberi',
    label: 'alloggi liberi',
    value,
    unit: 'alloggi',
    status,
    place,
    owner: null,
    year: 2026,
    document: 'cremonese-2026',
    lines: [line, line],
  };
}

export function cite(plan: PlanReading, line: number): Citation {
  return {
    document: 'cremonese-2026',
    title: TITLE,
    section: plan.sectionAt('cremonese-2026', line)?.title ?? '',
    lines: [line, line],
    quote: plan.lines('cremonese-2026', line, line)[0]?.text ?? '',
    url: `/documenti/cremonese-2026/righe/${line}`,
  };
}
