// SPDX-License-Identifier: EUPL-1.2
// The browser that the end-to-end tests drive.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './setup.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MACOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of a Chromium: the one that CHROMIUM_PATH names, or one that is installed, or one installed now. */
export function ensureBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new SetupError(`CHROMIUM_PATH indica ${named}, che non è un programma.`);
  }
  const found = findBrowser() ?? (installOnDebian() ? findBrowser() : undefined);
  if (found !== undefined) return found;
  throw new SetupError(
    'I test della pagina web hanno bisogno di Chromium o Chrome, che non si trova.\n' +
      '  Debian: apt-get install chromium    Fedora: dnf install chromium    macOS: brew install --cask google-chrome\n' +
      'oppure indica dove sta: CHROMIUM_PATH=/percorso/di/chromium npm test',
  );
}

function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), MACOS].find(isProgram);
}

/** Only where it can be done without asking: Debian, as root (a container, a CI runner). */
function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log('Installo Chromium (apt-get)…');
  return [['update'], ['install', '-y', '--no-install-recommends', 'chromium']].every((args) => {
    const { status, stdout, stderr } = spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) console.error(`${stdout}${stderr}`);
    return status === 0;
  });
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
