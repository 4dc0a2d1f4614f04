// SPDX-License-Identifier: EUPL-1.2
// What npm runs before it packs: a package holds the compiled product, whatever state the clone is in.
import { build, runScript } from './setup.mjs';

await runScript(() => {
  build();
  return 0;
});
