// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Reply, ReplyFact } from '../../src/assistant/reply.ts';
import { drawChart } from '../../src/web/charts/draw.ts';
import { chartsOfReply } from '../../src/web/charts/reply-charts.ts';
import { wordingIn } from '../../src/web/wording/wording.ts';
import { EMPTY_REPLY, fact } from './stand-ins.ts';

const words = wordingIn('it').answer;
const charts = (reply: Partial<Reply>) => chartsOfReply({ ...EMPTY_REPLY, ...reply }, words);
const barsOf = (reply: Partial<Reply>) =>
  charts(reply).map(({ kind, bars }) => [kind, ...bars.map(({ label, shown }) => `${label} ${shown}`)]);
const table = (columns: string[], rows: string[][]) => ({
  tables: [{ title: 'Liberi', columns, rows, facts: rows.map((row) => row.map(() => null)) }],
});

describe('what a reply is drawn as', () => {
  it('a ranking: a table of names and numbers, from three rows', () => {
    const rows = [
      ['Cremona', '46'],
      ['Vescovato', '7'],
      ['Annicco', '0'],
    ];
    expect(barsOf(table(['Comune', 'Liberi'], rows))).toEqual([
      ['bars', 'Cremona 46', 'Vescovato 7', 'Annicco 0'],
    ]);
    expect(barsOf(table(['Comune', 'Liberi'], rows.slice(1)))).toEqual([]);
    expect(barsOf(table(['Comune', 'Liberi'], [...rows, ['Malagnino', '(vuoto)']]))).toEqual([]);
  });

  it('comuni compared: one measure at several places, the whole rather than its parts', () => {
    const facts: ReplyFact[] = [
      { ...fact('Cremona', 12, 343), owner: 'Comune di Cremona' },
      fact('Cremona', 46, 343),
      { ...fact('Vescovato', 7, 367), owner: 'ALER' },
      fact('Annicco', null, 340, 'blank'),
    ];
    expect(barsOf({ facts })).toEqual([['bars', 'Cremona 46', 'Vescovato 7']]);
    expect(charts({ facts })[0]?.columns).toEqual(['Luogo', 'alloggi liberi']);
  });

  it('plans compared: one measure at one place in several years, with the caution that they may define it otherwise', () => {
    const facts = [
      { ...fact('Crema', 50, 1), document: 'cremasco-2021', year: 2021 },
      { ...fact('Crema', 18, 1), document: 'cremasco-2019', year: 2019 },
    ];
    expect(barsOf({ facts })).toEqual([['bars', 'Piano 2019 18', 'Piano 2021 50']]);
    expect(charts({ facts })[0]?.note).toBe(words.definitionsDiffer);
  });

  it('the parts of a total, where they add up to it', () => {
    const columns = ['Ente', 'Luogo', 'Liberi', 'Da ristrutturazioni', 'Totale'];
    expect(barsOf(table(columns, [['ALER', 'Cremona', '34', '28', '62']]))).toEqual([
      ['parts', 'Liberi 34', 'Da ristrutturazioni 28'],
    ]);
    expect(barsOf(table(columns, [['ALER', 'Cremona', '34', '28', '61']]))).toEqual([]);
    expect(barsOf(table(columns, [['ALER', 'Vescovato', '7', '0', '7']]))).toEqual([]);
    const [chart] = charts(table(columns, [['Comune di Cremona', 'Cremona', '12', '33', '45']]));
    expect([chart?.title, chart?.columns]).toEqual(['Comune di Cremona: le parti del totale, 45', undefined]);
    const many = Array.from({ length: 5 }, () => ['ALER', 'Cremona', '34', '28', '62']);
    expect(barsOf(table(columns, many))).toEqual([]);
  });
});

describe('a drawing', () => {
  const bar = (label: string, value: number) => ({ label, value, shown: String(value) });

  it('says in words what it shows, and styles nothing inline', () => {
    const bars = [bar('Cremona', 46), bar('Vescovato', 7), bar('<b>', 0)];
    const drawn = drawChart({ kind: 'bars', title: 'Liberi', bars }, 'x', words)?.text ?? '';
    expect(drawn).toContain('role="img" aria-labelledby="x-t x-d"');
    expect(drawn).toContain(
      'Grafico a barre. Cremona 46; Vescovato 7; &lt;b&gt; 0. Gli stessi dati sono in tabella.',
    );
    expect(drawn).toContain('width="15.22%"');
    expect(drawn).not.toContain('style=');
  });

  it('of parts fills the whole width, with a key', () => {
    const drawn = drawChart(
      { kind: 'parts', title: 'Parti', bars: [bar('a', 3), bar('b', 1)] },
      'x',
      words,
    )?.text;
    expect(drawn).toContain('x="75.00%" y="0" width="25.00%"');
    expect(drawn).toContain('<ul class="parti" aria-hidden="true">');
  });

  it('shows the first twelve, and says how many there are; nothing where all is zero', () => {
    const many = Array.from({ length: 20 }, (_, index) => bar(`c${index}`, 20 - index));
    expect(drawChart({ kind: 'bars', title: 'Liberi', bars: many }, 'x', words)?.text).toContain(
      'Liberi: i primi 12 di 20',
    );
    expect(drawChart({ kind: 'bars', title: 'Liberi', bars: [bar('a', 0)] }, 'x', words)).toBeNull();
  });
});
