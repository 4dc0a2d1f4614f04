// SPDX-License-Identifier: EUPL-1.2
import { ChiediConversazione } from './conversation.ts';
import { ChiediRiscontro } from './feedback.ts';
import { ChiediFonte } from './source-sheet.ts';
import { ChiediTabella } from './tables.ts';

// First: it takes the answers of the page as the server sent them, before other elements add to them.
customElements.define('chiedi-conversazione', ChiediConversazione);
customElements.define('chiedi-fonte', ChiediFonte);
customElements.define('chiedi-tabella', ChiediTabella);
customElements.define('chiedi-riscontro', ChiediRiscontro);
