// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../../src/assistant/reply.ts';
import type { Expectation, ExpectedFigure } from '../../src/cli/eval/gold.ts';
import { sameValue } from '../../src/cli/eval/said.ts';
import { fold, words } from '../../src/italian/fold.ts';
import { parseNumber } from '../../src/italian/numbers.ts';
import { stem } from '../../src/italian/stem.ts';
import type { FactRow, Plan } from '../../src/plan/plan.ts';
import { type ChatRequest, type ModelStep, textOf } from './scripted-server.ts';

/**
 * A model that knows what a gold question is about, as a good one would understand it, and answers it honestly: it calls the
 * tools that have what is asked, reads their results as any model gets them, and says it in sentences with their tokens.
 */
export interface FaithfulModel {
  /** What it does when it is called about a turn. */
  script(expected: Expectation | undefined, plain: Reply): (request: ChatRequest) => ModelStep;
}

interface Call {
  readonly name: string;
  readonly arguments: Record<string, unknown>;
}

interface Sentence {
  readonly testo: string;
  readonly fonti: readonly string[];
}

/** A figure as a result shows it: "[F1] Vescovato · ALER · 2026 · alloggi liberi = 7 alloggi". */
interface FigureLine {
  readonly token: string;
  readonly about: readonly string[];
  readonly value: number | null;
}

interface PassageLine {
  readonly token: string;
  readonly document: string;
  readonly text: string;
}

export function faithfulModel(plan: Plan): FaithfulModel {
  const measures = plan.measures().map(({ id }) => id);
  const facts = new Map(plan.documents().map(({ id }) => [id, plan.facts({ document: id, measures })]));
  const placesOf = ({ at, from }: ExpectedFigure) => (at ? [at] : (from ?? []));

  /** The facts of a plan that an expected figure is, or comes of. */
  const factsOf = (figure: ExpectedFigure): FactRow[] =>
    placesOf(figure).flatMap(([document, line]) =>
      (facts.get(document) ?? []).filter(
        ({ lines, value }) =>
          lines[0] <= line && line <= lines[1] && typeof value === 'number' && sameValue(value, figure.value),
      ),
    );

  /** What is measured at the lines that a figure is computed from. */
  const labelsOf = (figure: ExpectedFigure): string[] =>
    placesOf(figure).flatMap(([document, line]) =>
      (facts.get(document) ?? [])
        .filter(({ lines }) => lines[0] <= line && line <= lines[1])
        .map(({ label }) => fold(label)),
    );

  const yearOf = (figure: ExpectedFigure) => {
    const [document] = placesOf(figure)[0] ?? [];
    return document === undefined ? undefined : plan.document(document)?.year;
  };

  const callFor = ({ measure, territory, document }: FactRow): Call => ({
    name: 'dati_del_piano',
    arguments: {
      misura: measure,
      ...(territory?.kind === 'comune' ? { comune: territory.name } : {}),
      ...ambitoAndYear(document),
    },
  });
  const ambitoAndYear = (document: string) => {
    const known = plan.document(document);
    return known ? { ambito: known.ambito, anno: known.year } : {};
  };

  /** The lines that are to be read: expected passages, and lines to be cited that hold no figure. */
  const rangesOf = ({ passage, passages, cites }: Expectation) => [
    ...(passage ? [passage] : (passages?.slice(0, 1) ?? [])),
    ...(cites ?? []),
  ];

  /** Cells without a number on the lines that are to be cited. */
  const blanksOf = ({ cites, figures }: Expectation): FactRow[] =>
    (figures ?? []).length > 0
      ? []
      : (cites ?? []).flatMap(([document, from, to]) =>
          (facts.get(document) ?? [])
            .filter(({ lines, value }) => from <= lines[0] && lines[1] <= to && typeof value !== 'number')
            .slice(0, 3),
        );

  const callsFor = (expected: Expectation, plain: Reply): Call[] => {
    const known = new Set(plain.facts.map(({ id }) => id));
    const needed = (expected.figures ?? []).flatMap((figure) => {
      const found = factsOf(figure);
      const [first] = found;
      return first === undefined || found.some(({ id }) => known.has(id)) ? [] : [callFor(first)];
    });
    const read = rangesOf(expected).map(([documento, da, a]) => ({
      name: 'leggi_documento',
      arguments: { documento, da, a },
    }));
    const asked = plain.tool_calls.map(({ tool, arguments: args }) => ({ name: tool, arguments: args }));
    const unique = new Map([...asked, ...needed, ...read].map((call) => [JSON.stringify(call), call]));
    return [...unique.values()];
  };

  const write = (expected: Expectation, request: ChatRequest): { esito: string; frasi: Sentence[] } => {
    const answerable = expected.outcome.some((outcome) => outcome === 'answered' || outcome === 'partial');
    if (expected.outcome.includes('clarification') && !answerable) return { esito: 'chiarimento', frasi: [] };
    const [first] = expected.outcome;
    const silent = first !== 'answered' && first !== 'partial' && (expected.figures ?? []).length === 0;
    if (!answerable || silent) return { esito: 'non_trovato', frasi: [] };
    const { figures, passages } = readResults(request);
    const frasi: Sentence[] = [];
    const say = (testo: string, token: string) => {
      if (!frasi.some((frase) => frase.testo === testo)) frasi.push({ testo, fonti: [token] });
    };
    for (const figure of expected.figures ?? []) {
      const line = lineOf(figure, factsOf(figure), labelsOf(figure), figures, questionOf(request));
      if (line) say(sentenceOn(line, yearOf(figure), plan), line.token);
    }
    for (const fact of blanksOf(expected)) {
      const line = figures.find((each) => each.value === null && isAbout(each, fact));
      if (line) say(sentenceOn(line, plan.document(fact.document)?.year, plan), line.token);
    }
    for (const name of expected.names ?? []) {
      const line = figures.find(({ about }) => about[0] !== undefined && fold(about[0]) === fold(name));
      if (line && frasi.length < 12) say(`A ${name} risultano [${line.token}].`, line.token);
    }
    const wanted = (expected.words ?? []).map((word) => (typeof word === 'string' ? [word] : word));
    for (const [document, first] of rangesOf(expected)) {
      const passage = passages.find(
        (each) => each.document === document && each.text === textAt(document, first, request),
      );
      const [sentence] = passage ? sentencesWith(passage.text, wanted) : [];
      const holds = (any: readonly string[]) => any.some((word) => fold(sentence ?? '').includes(fold(word)));
      if (passage && sentence && (wanted.length === 0 || wanted.some(holds))) say(sentence, passage.token);
    }
    for (const any of wanted) {
      const said = fold(frasi.map(({ testo }) => testo).join(' '));
      if (any.some((word) => said.includes(fold(word)))) continue;
      for (const { token, text } of passages) {
        const [sentence] = sentencesWith(text, [any]).filter((each) =>
          any.some((word) => fold(each).includes(fold(word))),
        );
        if (sentence === undefined) continue;
        say(sentence, token);
        break;
      }
    }
    // Without a figure, an answer that lacks what is asked is none: a faithful model says that it found nothing.
    const all = fold(frasi.map(({ testo }) => testo).join(' '));
    const lacks = wanted.some((any) => !any.some((word) => all.includes(fold(word))));
    if (frasi.length === 0 || (lacks && (expected.figures ?? []).length === 0 && !expected.names))
      return { esito: 'non_trovato', frasi: [] };
    return { esito: expected.outcome.includes('answered') ? 'risposta' : 'parziale', frasi };
  };

  return {
    script: (expected, plain) => {
      const calls = expected ? callsFor(expected, plain) : [];
      return (request) => {
        const answered = request.messages.some(({ role }) => role === 'tool');
        if (!answered && calls.length > 0) return { call: calls };
        const said = expected ? write(expected, request) : { esito: 'non_trovato', frasi: [] };
        return { call: [{ name: request.tools?.at(-1)?.function.name ?? '', arguments: { ...said } }] };
      };
    },
  };
}

/** The result that has an expected figure: of the very fact where one is printed, else any of that value. */
function lineOf(
  { value, unit }: ExpectedFigure,
  facts: readonly FactRow[],
  labels: readonly string[],
  lines: readonly FigureLine[],
  question: string,
): FigureLine | undefined {
  const same = lines.filter((line) => line.value !== null && isSame(line.value, value, unit));
  const exact = same.filter((line) => facts.some((fact) => isAbout(line, fact)));
  const near = same.filter(({ about }) => labels.some((label) => fold(about.at(-1) ?? '').includes(label)));
  // Of lines that hold no figure of the database, the count of a list is one: the one that the question speaks of.
  const asked = new Set(words(question).map(({ text }) => stem(text)));
  const shared = ({ about }: FigureLine) =>
    words(about.join(' ')).filter(({ text }) => asked.has(stem(text))).length;
  const counts = labels.length > 0 ? [] : same.sort((a, b) => shared(b) - shared(a));
  return exact[0] ?? near[0] ?? counts[0];
}

function isAbout({ about }: FigureLine, { label, territory, owner }: FactRow): boolean {
  const said = about.map(fold);
  return [label, territory?.name, owner?.name].every((name) => name == null || said.includes(fold(name)));
}

const isSame = (said: number, wanted: number, unit: string | undefined) =>
  unit === '%' ? Math.abs(said - wanted) < 0.06 : sameValue(said, wanted);

/** What is asked, as the model is given it. */
function questionOf(request: ChatRequest): string {
  const text = textOf(request.messages.find(({ role }) => role === 'user') ?? { role: 'user' });
  return /<domanda>([^<]*)<\/domanda>$/.exec(text)?.[1] ?? '';
}

/** "A Vescovato, secondo il piano 2026, risultano [F1]." */
function sentenceOn({ token, about }: FigureLine, year: number | undefined, plan: Plan): string {
  const according = year === undefined ? 'secondo il piano' : `secondo il piano ${year}`;
  const [place = ''] = about;
  const ambiti = plan.documents().map(({ ambito }) => ambito);
  if (about.length < 3) return `${according.replace('s', 'S')} risultano [${token}].`;
  if (ambiti.some((ambito) => fold(ambito) === fold(place)))
    return `Nell’ambito ${place}, ${according}, risultano [${token}].`;
  return /^(?:comune|aler|at )/i.test(place)
    ? `${according.replace('s', 'S')} risultano [${token}].`
    : `A ${place}, ${according}, risultano [${token}].`;
}

/** The figures and the passages that the tools gave, as the model reads them. */
function readResults(request: ChatRequest): { figures: FigureLine[]; passages: PassageLine[] } {
  const figures: FigureLine[] = [];
  const passages: PassageLine[] = [];
  for (const message of request.messages) {
    if (message.role !== 'tool') continue;
    const text = textOf(message);
    for (const [, token = '', about = '', shown = ''] of text.matchAll(/\[(F\d+)\] (.*?) = (.*)$/gm)) {
      const written = /^-?[\d.,]+/.exec(shown)?.[0];
      figures.push({
        token,
        about: about.split(' · '),
        value: written === undefined ? null : parseNumber(written, 'italian'),
      });
    }
    for (const [, token = '', rest = ''] of text.matchAll(
      /\[(P\d+)\] ([\s\S]*?)(?=\n(?:- )*(?:\w+: )?\[[FP]\d+\]|\n<\/dati>|\n\w+:\n|$)/g,
    )) {
      const [, document = '', said = rest] = /^([\w-]+): ([\s\S]*)$/.exec(rest) ?? [];
      passages.push({ token, document, text: said });
    }
  }
  return { figures, passages };
}

/** What was read at a line, as the result of the call that read it shows it. */
function textAt(document: string, first: number, request: ChatRequest): string | undefined {
  const calls = request.messages.flatMap((message) => callsOf(message));
  const index = calls.findIndex(
    ({ name, args }) =>
      name === 'leggi_documento' && args.includes(`"${document}"`) && args.includes(`"da":${first},`),
  );
  const results = request.messages.filter(({ role }) => role === 'tool');
  const result = results[index];
  return result === undefined ? undefined : readResults({ ...request, messages: [result] }).passages[0]?.text;
}

function callsOf(message: ChatRequest['messages'][number]): { name: string; args: string }[] {
  const calls: unknown = Reflect.get(message, 'tool_calls');
  if (!Array.isArray(calls)) return [];
  return calls.map((call) => ({
    name: String(call?.function?.name ?? ''),
    args: String(call?.function?.arguments ?? ''),
  }));
}

/** The sentences of a text, those first that hold most of the words wanted; one too long is cut between words. */
function sentencesWith(text: string, wanted: readonly (readonly string[])[]): string[] {
  const sentences = text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.;:])\s+/)
    .map((sentence) => (sentence.length > 600 ? sentence.slice(0, sentence.lastIndexOf(' ', 600)) : sentence))
    .filter((sentence) => /\p{L}{3}/u.test(sentence));
  const held = (sentence: string) =>
    wanted.filter((any) => any.some((word) => fold(sentence).includes(fold(word)))).length;
  return sentences.sort((a, b) => held(b) - held(a));
}
