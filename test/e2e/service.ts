// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface Service {
  readonly url: string;
  close(): Promise<void>;
}

export const OPERATOR_TOKEN = 'gettone-dei-test-0123456789';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Starts the built product as a person would. */
export async function startService(): Promise<Service> {
  // What the tests send must not end up with what people said of answers.
  const folder = mkdtempSync(join(tmpdir(), 'chiedicasa-e2e-'));
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    env: {
      ...process.env,
      PORT: '0',
      CHIEDICASA_VAR: folder,
      CHIEDICASA_GETTONE: OPERATOR_TOKEN,
      CHIEDICASA_RICHIESTE_AL_MINUTO: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const url = await printedAddress(child.stdout);
  child.stdout.resume();
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The judgements that a service has kept, as its operator reads them. */
export async function judgements(url: string) {
  const response = await fetch(`${url}/api/riscontri`, {
    headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
  });
  const kept = z.object({ verdict: z.string(), comment: z.string(), fact: z.string().nullable() });
  return z.object({ riscontri: z.array(kept) }).parse(await response.json()).riscontri;
}

async function printedAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const found = /https?:\/\/[\w.[\]:-]+:\d+/.exec(line)?.[0];
    if (found !== undefined) return found;
  }
  throw new Error('`chiedicasa serve` ended without printing its address.');
}
