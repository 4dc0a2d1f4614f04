// SPDX-License-Identifier: EUPL-1.2
import type { Reply } from '../assistant/reply.ts';
import { type CommandLine, UsageError } from './command-line.ts';
import type { Product } from './product.ts';

/** In which way a question was answered, and with what outcome. */
interface AnsweredAs {
  readonly question: string;
  readonly way: string;
  readonly outcome: Reply['outcome'];
}

/** How a turn was read and answered, for whoever asks why. */
interface Explained {
  readonly reading: Record<string, unknown>;
  readonly ways: readonly AnsweredAs[];
}

/** `ask`: the replies to a conversation given as arguments, one for each turn. */
export async function ask(line: CommandLine, product: Product, print: (text: string) => void): Promise<void> {
  if (line.rest.length === 0)
    throw new UsageError(
      'Manca la domanda. Esempio: chiedicasa ask "quanti alloggi SAP liberi a Vescovato?"',
    );
  const assistant = await product.assistant();
  try {
    for (const index of line.rest.keys()) {
      const turns = line.rest.slice(0, index + 1);
      const ways: AnsweredAs[] = [];
      const reply = await assistant.reply(turns, {
        voice: line.voice,
        onAnswered: (question, way, outcome) => ways.push({ question, way, outcome }),
      });
      const explained = line.explain ? { reading: await assistant.explain(turns), ways } : null;
      if (line.json) print(JSON.stringify(explained ? { ...reply, ...explained } : reply));
      else print(readable(reply, explained));
    }
  } finally {
    await assistant.close();
  }
}

/** A reply for a terminal: the text, its tables, its sources. */
function readable(reply: Reply, explained: Explained | null): string {
  const parts = [reply.text.replaceAll('**', '')];
  for (const table of reply.tables) {
    const widths = table.columns.map((column, index) =>
      Math.max(column.length, ...table.rows.map((row) => row[index]?.length ?? 0)),
    );
    const row = (cells: readonly string[]) =>
      cells
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd();
    parts.push([table.title, row(table.columns), ...table.rows.map(row)].join('\n'));
  }
  if (reply.citations.length > 0) {
    const sources = reply.citations.map(({ document, section, lines, quote }) => {
      const where = lines[0] === lines[1] ? `riga ${lines[0]}` : `righe ${lines[0]}-${lines[1]}`;
      const shown = quote.split('\n').slice(0, 3).join('\n    ').replaceAll('\t', ' | ');
      return `- ${document}, ${where}: ${section}\n    ${shown}`;
    });
    parts.push(['Fonti:', ...sources].join('\n'));
  }
  if (reply.suggestions.length > 0) {
    parts.push(['Si può chiedere:', ...reply.suggestions.map((question) => `- ${question}`)].join('\n'));
  }
  if (explained) {
    const { reading, ways } = explained;
    const read = Object.entries(reading).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`);
    const calls = reply.tool_calls.map((call) => `  ${call.tool} ${JSON.stringify(call.arguments)}`);
    const answered = ways.map(({ question, way, outcome }) => `  «${question}»: ${way} (${outcome})`);
    parts.push(
      [
        'Come è stata letta:',
        ...read,
        'Strumenti chiamati:',
        ...calls,
        'Modo della risposta:',
        ...answered,
        `Esito: ${reply.outcome}`,
      ].join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}
