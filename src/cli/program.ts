// SPDX-License-Identifier: EUPL-1.2
import type { ModelSettings } from '../assistant/model/settings.ts';
import { type CommandLine, readCommandLine, USAGE, UsageError } from './command-line.ts';
import { checkModel, configuredModel, neededModel } from './model.ts';
import { openProduct, type Product, productPaths, productVersion } from './product.ts';

const print = (text: string) => {
  process.stdout.write(`${text}\n`);
};
const tell = (text: string) => {
  process.stderr.write(`${text}\n`);
};

// Whoever reads only the first lines (`chiedicasa eval … | head`) closes the pipe: that is no failure to report.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

/** Exit codes: 0 done, 1 the work failed, 2 the command line was wrong. */
async function run(line: CommandLine): Promise<number> {
  const paths = productPaths(process.env);
  if (line.version) {
    print(productVersion(paths));
    return 0;
  }
  if (line.help || line.command === 'help') {
    print(USAGE);
    return 0;
  }
  if (line.command === 'build') {
    const { rebuildPlan } = await import('../plan/ensure.ts');
    const { documents, facts, dwellings, checks } = rebuildPlan(paths);
    print(
      `Base dati fatta: ${documents} documenti, ${facts} dati, ${dwellings} alloggi, ${checks} verifiche.`,
    );
    return 0;
  }
  if (line.command === 'model') {
    return (await checkModel(process.env, print)) ? 0 : 1;
  }
  if (!['ask', 'batch', 'serve', 'mcp', 'check', 'eval', 'export'].includes(line.command)) {
    throw new UsageError(
      line.command === '' ? 'Manca il comando.' : `Il comando «${line.command}» non esiste.`,
    );
  }
  const report = (error: unknown) => tell(`Errore interno: ${describe(error, line.debug)}`);
  const product = await openProduct(paths, {
    onBuild: ({ documents }) => tell(`Base dati rifatta da ${documents} documenti.`),
    onError: report,
    model: modelFor(line),
  });
  try {
    return await runWith(line, product, report);
  } finally {
    product.close();
  }
}

/** What answers people uses the model that is configured; `eval` only where it is told to, and then it needs one. */
function modelFor({ command, mode }: CommandLine): ModelSettings | null {
  if (command === 'eval' && mode === 'llm') return neededModel(process.env);
  return ['ask', 'batch', 'serve'].includes(command) ? configuredModel(process.env) : null;
}

/** Commands load their room only when called: an answer on the command line starts no web server's code. */
async function runWith(
  line: CommandLine,
  product: Product,
  report: (error: unknown) => void,
): Promise<number> {
  switch (line.command) {
    case 'ask': {
      const { ask } = await import('./ask.ts');
      await ask(line, product, print);
      return 0;
    }
    case 'batch': {
      const { batch } = await import('./batch.ts');
      const failed = await batch(product, process.stdin, print);
      if (failed > 0) tell(`${failed} righe non si sono potute leggere: vedi i campi "error".`);
      return failed > 0 ? 1 : 0;
    }
    case 'serve': {
      const { serve, serveOptions } = await import('./serve.ts');
      await serve(product, serveOptions(process.env, line.host, report), print);
      return 0;
    }
    case 'mcp': {
      const { serveOverStdio } = await import('../mcp/stdio.ts');
      const connection = serveOverStdio(product.serverFactory, { onError: report, unchanging: true });
      process.once('SIGINT', () => void connection.close());
      process.once('SIGTERM', () => void connection.close());
      await connection.closed;
      return 0;
    }
    case 'check': {
      const { check } = await import('./check.ts');
      check(product.context.plan, print);
      return 0;
    }
    case 'eval': {
      const { evaluate } = await import('./eval.ts');
      return (await evaluate(line, product, productPaths(process.env).dataDir, print)) ? 0 : 1;
    }
    default: {
      const { exportRows } = await import('./export.ts');
      exportRows(line, product.context.plan, print);
      return 0;
    }
  }
}

function describe(error: unknown, debug: boolean): string {
  if (!(error instanceof Error)) return String(error);
  return debug ? (error.stack ?? error.message) : error.message;
}

/** Runs the command that the process was started with; `process.exitCode` says how it went. */
async function main(): Promise<void> {
  try {
    process.exitCode = await run(readCommandLine(process.argv.slice(2)));
  } catch (error) {
    if (error instanceof UsageError) {
      tell(`${error.message}\n\n${USAGE}`);
      process.exitCode = 2;
    } else {
      tell(`${describe(error, process.argv.includes('--debug'))}`);
      if (!process.argv.includes('--debug')) tell('Per i dettagli, ripetere il comando con --debug.');
      process.exitCode = 1;
    }
  }
}

void main();
