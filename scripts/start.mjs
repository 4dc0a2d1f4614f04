// SPDX-License-Identifier: EUPL-1.2
// `npm start`: installs and builds what is missing, then serves. Arguments go to `chiedicasa serve`.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { build, CLI, checkNode, install, runScript, SERVICE_FLAGS } from './setup.mjs';

await runScript(() => {
  checkNode();
  install();
  build();
  return serve(process.argv.slice(2));
});

/** Runs the server in this terminal and settles with its exit code. */
function serve(args) {
  const server = spawn(process.execPath, [...SERVICE_FLAGS, CLI, 'serve', ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // At a terminal Ctrl+C reaches the server by itself: a second SIGINT would cut its shutdown short.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) server.kill(signal);
    });
  }
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
