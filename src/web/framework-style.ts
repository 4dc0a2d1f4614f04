// SPDX-License-Identifier: EUPL-1.2

/** The classes of Bootstrap Italia that the pages use; a test finds any that is missing here. */
export const FRAMEWORK_CLASSES: ReadonlySet<string> = new Set([
  'btn',
  'btn-outline-primary',
  'btn-primary',
  'container',
  'it-footer',
  'it-footer-main',
  'it-header-center-wrapper',
  'it-header-slim-wrapper',
  'it-header-slim-wrapper-content',
  'it-header-wrapper',
  'it-nav-wrapper',
  'navbar-brand',
  'skiplinks',
  'table',
  'visually-hidden',
  'visually-hidden-focusable',
]);

interface Rule {
  readonly prelude: string;
  readonly body: string;
}

/**
 * The part of a style sheet that pages with some classes need: rules whose selectors name no other class. Fonts are not
 * part of it, which the pages declare themselves, nor animations that nothing left uses. The licence at the head stays.
 */
export function usedStyle(css: string, classes: ReadonlySet<string>): string {
  const licence = /^\uFEFF?\s*(\/\*![\s\S]*?\*\/)/.exec(css)?.[1] ?? '';
  const animations = new Map<string, string>();
  const kept = keep(css.replace(/\/\*[\s\S]*?\*\//g, ''), classes, animations);
  const used = [...animations].flatMap(([name, rule]) =>
    new RegExp(`animation[^;}]*\\b${name}\\b`).test(kept) ? [rule] : [],
  );
  return `${licence}${kept}${used.join('')}\n`;
}

function keep(css: string, classes: ReadonlySet<string>, animations: Map<string, string>): string {
  let kept = '';
  for (const { prelude, body } of rulesOf(css)) {
    if (/^@(?:media|supports|container|layer)\b/.test(prelude)) {
      const inside = keep(body, classes, animations);
      if (inside !== '') kept += `${prelude}{${inside}}`;
    } else if (prelude.startsWith('@keyframes ')) {
      animations.set(prelude.slice('@keyframes '.length).trim(), `${prelude}{${body}}`);
    } else if (!prelude.startsWith('@')) {
      const selectors = splitSelectors(prelude).filter((selector) => fits(selector, classes));
      if (selectors.length > 0) kept += `${selectors.join(',')}{${body}}`;
    }
  }
  return kept;
}

/** The rules of one level, each with what stands between its braces; statements without a block are passed over. */
function* rulesOf(css: string): Generator<Rule> {
  let start = 0;
  let open = -1;
  let depth = 0;
  for (const { index, sign } of signsOf(css)) {
    if (sign === '{') {
      if (depth === 0) open = index;
      depth += 1;
    } else if (sign === '}') {
      depth -= 1;
      if (depth === 0) {
        yield { prelude: css.slice(start, open).trim(), body: css.slice(open + 1, index) };
        start = index + 1;
      }
    } else if (depth === 0) {
      start = index + 1;
    }
  }
}

/** Braces and semicolons, but those of texts and addresses. */
function* signsOf(css: string): Generator<{ readonly index: number; readonly sign: string }> {
  const token = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|url\([^"')]*\)|[{};]/g;
  for (const match of css.matchAll(token)) {
    if (match[0].length === 1) yield { index: match.index, sign: match[0] };
  }
}

function splitSelectors(prelude: string): readonly string[] {
  if (!prelude.includes('(')) return prelude.split(',');
  const selectors: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, sign] of [...prelude].entries()) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === ',' && depth === 0) {
      selectors.push(prelude.slice(start, index));
      start = index + 1;
    }
  }
  return [...selectors, prelude.slice(start)].map((selector) => selector.trim());
}

/** Whether a selector can match: what stands in parentheses is one of several ways, or is excluded. */
function fits(selector: string, classes: ReadonlySet<string>): boolean {
  let outside = selector.includes('[') ? selector.replace(/\[[^\]]*\]/g, '') : selector;
  for (let before = ''; outside.includes('(') && before !== outside; ) {
    before = outside;
    outside = outside.replace(/\([^()]*\)/g, '');
  }
  const named = outside.match(/\.[^\s.,:#>+~*[\]]+/g) ?? [];
  return named.every((name) => classes.has(name.slice(1)));
}
