// SPDX-License-Identifier: EUPL-1.2
import { ChiediConversazione } from './conversation.ts';
import { ChiediFonte } from './source-sheet.ts';
import { ChiediTabella } from './tables.ts';

customElements.define('chiedi-conversazione', ChiediConversazione);
customElements.define('chiedi-fonte', ChiediFonte);
customElements.define('chiedi-tabella', ChiediTabella);
