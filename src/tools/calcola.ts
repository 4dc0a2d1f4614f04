// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { rounded } from '../italian/numbers.ts';
import type { MeasureInfo } from '../plan/plan.ts';
import { measureCalled } from './measure-called.ts';
import { type Dato, dato, fonte, luogo, note, piano, toFonte, toPiano } from './rows.ts';
import { resolveScope, scopeInput } from './scope.ts';
import { singleFigure } from './single-figure.ts';
import { defineTool, type ToolContext, ToolError, UNLISTED } from './tool.ts';

const OPERATIONS = ['differenza', 'somma', 'media', 'quota', 'rapporto', 'distanza'] as const;
/** Operations between two figures. */
const OF_TWO: ReadonlySet<string> = new Set(['differenza', 'quota', 'rapporto']);

const termine = z.strictObject({
  misura: z.string().max(60).describe('Es. patrimonio_sap'),
  ...scopeInput,
  area: scopeInput.area.meta(UNLISTED),
  dettaglio: z
    .string()
    .max(60)
    .optional()
    .describe('Di più cifre dello stesso luogo, quale. Es. DGR 3664')
    .meta(UNLISTED),
  unita_operativa: z.string().max(60).optional().describe('Di ALER. Es. Mantova').meta(UNLISTED),
});
type Term = z.infer<typeof termine>;

export const calcola = defineTool({
  name: 'calcola',
  title: 'Calcoli',
  description:
    'Un conto tra cifre; quota, rapporto: la prima sulla seconda. Es. {"operazione":"differenza","termini":[{"misura":"popolazione","comune":"Crema"},{"misura":"popolazione","comune":"Cremona"}]}',
  input: z.strictObject({
    operazione: z.enum(OPERATIONS).describe('Es. differenza'),
    termini: z.array(termine).min(1).max(20).describe('In ordine. Es. [{"misura":"popolazione"}]'),
    ogni: z.number().min(1).max(1_000_000).optional().describe('Es. 1000').meta(UNLISTED),
    traguardo: z.number().optional().describe('Es. 150'),
  }),
  output: z.object({
    termini: z.array(
      z.object({
        piano,
        luogo,
        misura: z.string(),
        etichetta: z.string(),
        dato: dato.nullable(),
        motivo: z.string().nullable(),
        /** The rows of a figure that is a sum. */
        fonti: z.array(fonte).meta(UNLISTED),
      }),
    ),
    risultato: dato.nullable().describe('Di una differenza, senza segno'),
    percentuale: dato.nullable().describe('Sul primo termine'),
    maggiore: z.int().nullable().describe('Quale termine, da 0'),
    minore: z.int().nullable(),
    note,
  }),
  run({ operazione, termini, ogni = 1, traguardo }, context) {
    if (OF_TWO.has(operazione) && termini.length !== 2) {
      throw new ToolError(`L'operazione «${operazione}» vuole due termini.`);
    }
    if (operazione === 'distanza' && (termini.length !== 1 || traguardo === undefined)) {
      throw new ToolError("L'operazione «distanza» vuole un termine e un traguardo.");
    }
    if ((operazione === 'somma' || operazione === 'media') && termini.length < 2) {
      throw new ToolError(`L'operazione «${operazione}» vuole almeno due termini.`);
    }
    const terms = termini.map((term) => figureOf(term, context));
    const units = new Set(terms.map(({ measure }) => measure.unit));
    if (units.has('testo')) throw new ToolError('Una misura fatta di testo non entra in un conto.');
    if (units.size > 1 && operazione !== 'rapporto') {
      throw new ToolError(`Unità diverse non si confrontano: ${[...units].join(', ')}.`);
    }
    const figures = terms.flatMap(({ dato }) =>
      dato && (typeof dato.valore === 'number' || dato.stato === 'dash') ? [dato] : [],
    );
    const whole = figures.length === terms.length;
    const values = figures.map(({ valore }) => Number(valore ?? 0));
    const [first = 0, second = 0] = values;
    const result = whole ? RESULTS[operazione](values, { ogni, traguardo: traguardo ?? 0 }) : null;
    const computed = (what: string, valore: number, unita: string, key = what) =>
      resultOf({ operazione: what, key, valore, unita }, figures, terms[0]?.measure);
    const years = new Set(terms.map(({ scope }) => scope.document.year));
    const definitions = terms.flatMap(({ measure }) => (measure.differences ? [measure.differences] : []));
    return {
      termini: terms.map(({ scope, measure, dato, motivo }) => ({
        piano: toPiano(scope.document),
        luogo: scope.place,
        misura: measure.id,
        etichetta: measure.label,
        dato,
        motivo,
        fonti: rowsOf(dato, context),
      })),
      risultato:
        result === null
          ? null
          : computed(
              operazione,
              result,
              unitOf(operazione, [...units]),
              resultKey(operazione, ogni, traguardo),
            ),
      percentuale:
        whole && operazione === 'differenza' && first !== 0
          ? computed('variazione', rounded((100 * Math.abs(second - first)) / Math.abs(first), 1), '%')
          : null,
      maggiore: whole && terms.length > 1 ? only(values, Math.max(...values)) : null,
      minore: whole && terms.length > 1 ? only(values, Math.min(...values)) : null,
      note: [
        ...(whole ? [] : ['Manca almeno una cifra: il conto non si può fare.']),
        ...(years.size > 1
          ? [
              'Piani di anni diversi possono definire la stessa colonna in modo diverso.',
              ...new Set(definitions),
            ]
          : []),
      ],
    };
  },
});

/** Rows cited of one sum: more than the owners of any comune have. */
const MOST_ROWS = 20;

/** The rows that a sum adds up; none of a figure that is a row itself. */
function rowsOf(figure: Dato | null, { plan }: ToolContext): z.infer<typeof fonte>[] {
  return (figure?.operandi ?? []).slice(0, MOST_ROWS).flatMap((id) => {
    const fact = plan.fact(id);
    return fact ? [toFonte(plan, fact)] : [];
  });
}

/** "rapporto-ogni-1000", "distanza-da-150": what tells results of the same terms apart. */
const resultKey = (operazione: string, ogni: number, traguardo: number | undefined) =>
  operazione === 'rapporto' && ogni !== 1
    ? `rapporto-ogni-${ogni}`
    : traguardo === undefined
      ? operazione
      : `${operazione}-da-${traguardo}`;

/** A share is a percentage; a ratio of like things is a pure number, one of unlike things has both units. */
function unitOf(operazione: string, [first = '', second]: readonly string[]): string {
  if (operazione === 'quota') return '%';
  if (operazione !== 'rapporto') return first;
  return second === undefined ? 'volte' : `${first}/${second}`;
}

interface Parameters {
  readonly ogni: number;
  readonly traguardo: number;
}

/** A missing result is null: nothing divided by zero. */
const RESULTS: Record<
  (typeof OPERATIONS)[number],
  (values: readonly number[], parameters: Parameters) => number | null
> = {
  differenza: ([first = 0, second = 0]) => rounded(Math.abs(first - second), 2),
  somma: (values) => rounded(sum(values), 2),
  media: (values) => rounded(sum(values) / values.length, 2),
  quota: ([part = 0, whole = 0]) => (whole === 0 ? null : rounded((100 * part) / whole, 1)),
  rapporto: ([part = 0, whole = 0], { ogni }) => (whole === 0 ? null : rounded((ogni * part) / whole, 2)),
  distanza: ([value = 0], { traguardo }) => rounded(Math.abs(traguardo - value), 2),
};

/** Position of the one value that is this; null where several are. */
function only(values: readonly number[], value: number): number | null {
  return values.filter((each) => each === value).length === 1 ? values.indexOf(value) : null;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
function figureOf(term: Term, context: ToolContext) {
  const measure = measureCalled(term.misura, context);
  const scope = resolveScope(term, context, [measure.id]);
  return { scope, measure, ...singleFigure(context.plan, scope, measure, term.ente, term) };
}

function resultOf(
  made: { operazione: string; key: string; valore: number; unita: string },
  figures: readonly z.infer<typeof dato>[],
  measure: MeasureInfo | undefined,
): z.infer<typeof dato> | null {
  const [first] = figures;
  const { operazione, key, valore, unita } = made;
  if (!first || !measure) return null;
  return {
    id: `${first.fonte.documento}/calcolo/${key}/${figures.map(({ id }) => id).join('+')}`,
    misura: measure.id,
    etichetta: `${operazione}: ${measure.label}`,
    valore,
    unita,
    stato: 'declared',
    ente: null,
    luogo: null,
    anno: first.anno,
    operazione,
    operandi: figures.map(({ id }) => id),
    fonte: first.fonte,
  };
}
