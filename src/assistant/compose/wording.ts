// SPDX-License-Identifier: EUPL-1.2

import { formatEuro, formatNumber, formatPercent } from '../../italian/numbers.ts';
import { shortened } from '../../italian/shortened.ts';
import type { Segment } from '../draft.ts';
import type { Texts } from '../texts.ts';
import type { Figure, PlanInfo, Source } from '../tool-results.ts';

/** A figure as a person reads it: "7", "9.738,48 €", or what the document prints in its place. */
export function show(figure: Figure): string {
  if (typeof figure.valore === 'number') {
    if (figure.unita === 'EUR') return figure.valore === 0 ? '0 €' : formatEuro(figure.valore);
    if (figure.unita === '%') return formatPercent(figure.valore);
    return formatNumber(figure.valore);
  }
  if (figure.stato === 'dash') return figure.unita === 'EUR' ? '- €' : '-';
  return typeof figure.valore === 'string' ? `«${figure.valore}»` : '(vuoto)';
}

/** True where a figure can be said as a number. */
export const isNumber = (figure: Figure | undefined): figure is Figure & { valore: number } =>
  typeof figure?.valore === 'number';

/** "7 alloggi SAP liberi" as segments. */
export function counted(figure: Figure, texts: Texts, strong = false): Segment[] {
  const names = texts.misure[figure.misura];
  const name = figure.valore === 1 ? names?.uno : names?.molti;
  return [{ figure, strong }, ` ${name ?? figure.etichetta}`];
}

/** " (dato del 2025)", where a figure speaks of another year than its plan's. */
export const ofYear = (figure: Figure, plan: PlanInfo): Segment[] =>
  figure.anno === plan.anno
    ? []
    : [' (dato del ', { quoted: String(figure.anno), from: { kind: 'figure_year', figure } }, ')'];

/** "a Vescovato", "ad Annicco". */
export const at = (place: string): Segment[] => [
  /^a/i.test(place) ? 'ad ' : 'a ',
  { quoted: place, from: { kind: 'place' } },
];

/** "a Vescovato", "nell'area Viadanese", "nell'ambito Cremasco". */
export function placed(place: { readonly tipo: string; readonly nome: string }): Segment[] {
  if (place.tipo === 'comune') return at(place.nome);
  const name: Segment = { quoted: place.nome, from: { kind: 'territory' } };
  return [place.tipo === 'area' ? "nell'area " : place.tipo === 'ambiti' ? 'in ' : "nell'ambito ", name];
}

/** "a Vescovato", "nell'area Viadanese", "in tutto l'ambito". */
export const throughout = (place: { readonly tipo: string; readonly nome: string }): Segment[] =>
  place.tipo === 'ambito' ? ["in tutto l'ambito"] : placed(place);

/** "del Comune di Cremona", "di ALER". */
export function byOwner(owner: string | null): string {
  if (owner === null) return '';
  if (owner === 'comuni') return 'dei Comuni';
  if (/^ALER/.test(owner))
    return `di ${/U\.O\./.test(owner) ? owner.replace(/^ALER [^–]*– /, 'ALER ') : 'ALER'}`;
  return /^Comune /.test(owner) ? `del ${owner}` : `di ${owner}`;
}

/** "Secondo il piano annuale 2026 dell'ambito Cremonese". */
export function accordingTo(plan: PlanInfo, ambito: string): Segment[] {
  return ['Secondo il piano annuale ', year(plan), ` dell'ambito ${ambito}`];
}

export function year(plan: PlanInfo): Segment {
  return { quoted: String(plan.anno), from: { kind: 'plan', year: plan.anno, title: plan.titolo } };
}

const LONGEST_HEADING = 60;

/** The heading of a section, shortened to its first words: "g) Numero complessivo delle unità abitative…". */
export function heading(source: Source): Segment {
  const [name = source.sezione] = source.sezione.split(': ');
  return { quoted: shortened(name, LONGEST_HEADING), from: { kind: 'source', source } };
}

/** "a, b e c". */
export function enumerate(items: readonly (readonly Segment[])[]): Segment[] {
  return items.flatMap((item, index) => [
    ...(index === 0 ? [] : [index === items.length - 1 ? ' e ' : ', ']),
    ...item,
  ]);
}
