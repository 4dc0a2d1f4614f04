// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { listen } from '../../src/web/listen.ts';
import { smallApp } from '../web/app.ts';

export interface Service {
  /** What is being tested: the product itself, or the web room on its stand-ins where the product is not built. */
  readonly name: string;
  readonly url: string;
  close(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Starts the built product as a person would; without a build, the web room on its stand-ins. */
export async function startService(): Promise<Service> {
  return existsSync(MAIN) ? startProduct() : startStandIn();
}

async function startProduct(): Promise<Service> {
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const address = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const found = /https?:\/\/[\w.[\]:-]+:\d+/.exec(line)?.[0];
      if (found !== undefined) return found;
    }
    throw new Error('`chiedicasa serve` ended without printing its address.');
  })();
  const url = await address;
  child.stdout.resume();
  return {
    name: 'chiedicasa serve',
    url,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function startStandIn(): Promise<Service> {
  const { url, close } = await listen(smallApp(), { port: 0, host: '127.0.0.1' });
  return { name: 'the web room on its stand-ins', url, close };
}
