// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/assistant/reply.ts';
import { filtersUsed, PLAIN_SETTINGS, readFilters, type Settings } from '../../src/web/chat/settings.ts';
import { smallApp } from './app.ts';
import { cremonesePlan, italianView, smallAssistant } from './stand-ins.ts';

const view = italianView(cremonesePlan());
const FILTERED: Settings = { ...PLAIN_SETTINGS, ambito: 'cremonese', year: 2026 };

/** Reads a place and a year where the question holds them. */
function reader(): Assistant {
  const small = smallAssistant(view.plan);
  return {
    ...small,
    explain: async (turns, scope) => {
      const said = turns.join(' ');
      return {
        places: /Vescovato/.test(said) || scope?.ambito ? [{}] : [],
        years: /\b20\d\d\b/.test(said) || scope?.year ? [2026] : [],
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

  it('hold where a question leaves room for them', async () => {
    expect(await filtersUsed(['quanti alloggi liberi?'], FILTERED, reader())).toEqual({
      ambito: 'cremonese',
      year: 2026,
    });
    expect(await filtersUsed(['alloggi a Vescovato'], FILTERED, reader())).toEqual({
      ambito: null,
      year: 2026,
    });
    expect(await filtersUsed(['alloggi a Vescovato nel 2026'], FILTERED, reader())).toEqual({
      ambito: null,
      year: null,
    });
    expect(await filtersUsed(['alloggi a Vescovato nel 2026', 'e ALER?'], FILTERED, reader())).toEqual({
      ambito: null,
      year: null,
    });
  });

  it('go to the assistant beside the question, which stays as it was asked, and are said', async () => {
    const plan = cremonesePlan();
    const assistant = { ...smallAssistant(plan), explain: reader().explain };
    const page = await (
      await smallApp({ plan, assistant }).request('/?ambito=cremonese&q=quanti+alloggi+liberi%3F')
    ).text();
    expect(assistant.asked).toEqual([['quanti alloggi liberi?']]);
    expect(assistant.scopes).toEqual([{ ambito: 'cremonese', year: null }]);
    expect(page).toContain('Letta con i filtri: Ambito Cremonese.');
    expect(page).toContain('data-filtri="0,cremonese,"');
  });

  it('stay with each question of a conversation', async () => {
    const plan = cremonesePlan();
    const assistant = { ...smallAssistant(plan), explain: reader().explain };
    const app = smallApp({ plan, assistant });
    const address = '/?t=quanti+alloggi%3F&f=0%2Ccremonese%2C2026&t=e+SAT%3F&q=e+ALER%3F&anno=2026';
    const page = await (await app.request(address)).text();
    expect(assistant.scopes).toEqual([
      { ambito: 'cremonese', year: 2026 },
      { ambito: null, year: null },
      { ambito: null, year: 2026 },
    ]);
    expect(page).toContain('<input type="hidden" name="f" value="0,cremonese,2026">');
    expect(page).toContain('<input type="hidden" name="f" value="2,,2026">');
    const form = new FormData();
    for (const turn of ['quanti alloggi?', 'e SAT?']) form.append('t', turn);
    form.append('f', '1,,2026');
    await app.request('/conversazione.txt', { method: 'POST', body: form });
    expect(assistant.scopes.slice(3)).toEqual([
      { ambito: null, year: null },
      { ambito: null, year: 2026 },
    ]);
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
