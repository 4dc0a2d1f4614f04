// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/assistant/reply.ts';
import { applyFilters, PLAIN_SETTINGS, readFilters, type Settings } from '../../src/web/chat/settings.ts';
import { smallApp } from './app.ts';
import { cremonesePlan, italianView, smallAssistant } from './stand-ins.ts';

const view = italianView(cremonesePlan());
const FILTERED: Settings = { ...PLAIN_SETTINGS, ambito: 'cremonese', year: 2026 };

/** Reads a place and a year where the question holds them. */
function reader(): Assistant {
  const small = smallAssistant(view.plan);
  return {
    ...small,
    explain: async (turns) => {
      const said = turns.join(' ');
      return {
        places: /Vescovato|ambito/.test(said) ? [{}] : [],
        years: /\b20\d\d\b/.test(said) ? [2026] : [],
      };
    },
  };
}

describe('the filters', () => {
  it('are those of the plans that are loaded; others are none', () => {
    expect(readFilters(view, 'cremonese', '2026')).toEqual({ ambito: 'cremonese', year: 2026 });
    expect(readFilters(view, 'milanese', '1999')).toEqual({ ambito: null, year: null });
    expect(readFilters(view, undefined, undefined)).toEqual({ ambito: null, year: null });
  });

  it('say in words where and when a question is meant, if it does not', async () => {
    expect(await applyFilters(['quanti alloggi liberi?'], FILTERED, reader(), view)).toEqual([
      'quanti alloggi liberi (ambito Cremonese, anno 2026)?',
    ]);
    expect(await applyFilters(['alloggi a Vescovato'], FILTERED, reader(), view)).toEqual([
      'alloggi a Vescovato (anno 2026)',
    ]);
    expect(await applyFilters(['alloggi a Vescovato nel 2026'], FILTERED, reader(), view)).toEqual([
      'alloggi a Vescovato nel 2026',
    ]);
    expect(await applyFilters(['alloggi a Vescovato nel 2026', 'e ALER?'], FILTERED, reader(), view)).toEqual(
      ['alloggi a Vescovato nel 2026', 'e ALER?'],
    );
  });

  it('show on the page, each with its way off', async () => {
    const page = await (await smallApp().request('/?ambito=cremonese&anno=2026')).text();
    expect(page).toContain('<option value="cremonese" selected>Cremonese</option>');
    expect(page).toContain(
      'href="/?anno=2026" data-filtro="ambito" aria-label="Togli il filtro: Ambito Cremonese"',
    );
    expect(page).toContain('href="/?ambito=cremonese" data-filtro="anno"');
  });

  it('start from the ambito of the body', async () => {
    const body = { ...view.body, ambito: 'cremonese' };
    expect(await (await smallApp({ body }).request('/')).text()).toContain('value="cremonese" selected');
  });
});

describe('personal data in a question', () => {
  it('are taken out before the assistant sees it, and that is said', async () => {
    const plan = cremonesePlan();
    const assistant = smallAssistant(plan);
    const asked = new URLSearchParams({ q: 'alloggi a Vescovato per RSSMRA80A01D150X' });
    const page = await (await smallApp({ plan, assistant }).request(`/?${asked}`)).text();
    expect(assistant.asked).toEqual([['alloggi a Vescovato per [codice fiscale]']]);
    expect(page).toContain('Dalla domanda sono stati tolti dati personali');
    expect(page).not.toContain('RSSMRA');
  });
});
