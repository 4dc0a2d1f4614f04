// SPDX-License-Identifier: EUPL-1.2
import { HtmlValidate, StaticConfigLoader } from 'html-validate/node';
import { expect, it } from 'vitest';
import { assistantForTest } from '../product.ts';
import { smallApp } from './app.ts';

const { product, assistant } = await assistantForTest();
const app = smallApp({ plan: product.context.plan, assistant });

const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));

const asked = (question: string) => `/?q=${encodeURIComponent(question)}`;

it.each([
  '/',
  asked('quanti alloggi SAP liberi a Vescovato?'),
  asked('quali comuni hanno più alloggi liberi?'),
  asked("alloggi liberi a Robecco d'Oglio?"),
  asked('chi può fare domanda per un alloggio?'),
  asked('quanti alloggi a Sesto?'),
  asked('ho diritto a una casa?'),
  asked('mi sfrattano domani'),
  asked('che tempo fa?'),
  asked('<script>alert(1)</script> & "virgolette"'),
  '/comuni',
  '/comuni/019113',
  '/piani',
  '/piani/cremonese-2026',
  '/piani/cremasco-2019',
  '/documenti',
  '/documenti/cremonese-2026/righe/340-368',
  '/fatti/cremonese-2026/previsione/aler-vescovato/alloggi_liberi',
  '/cerca?parole=vescovato',
  '/dati',
  '/informazioni',
  '/contatti',
  '/protezione-dati',
  '/accessibilita',
  '/pagina-che-non-esiste',
])('%s is valid HTML, in both languages of the interface', async (path) => {
  for (const address of [path, `/en${path}`]) {
    const page = await (await app.request(address)).text();
    expect(page).toContain('</html>');
    const { results } = await validator.validateString(page);
    const faults = results.flatMap(({ messages }) =>
      messages.map(({ message, line, ruleId }) => `${address} ${line}: ${message} (${ruleId})`),
    );
    expect(faults).toEqual([]);
  }
});
