// SPDX-License-Identifier: EUPL-1.2
import { ChiediConversazione } from './conversation.ts';

customElements.define('chiedi-conversazione', ChiediConversazione);
