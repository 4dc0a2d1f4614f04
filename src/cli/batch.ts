// SPDX-License-Identifier: EUPL-1.2
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Reply } from '../assistant/reply.ts';
import type { Product } from './product.ts';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  persona: z.string().nullish(),
  turns: z.array(z.string()).min(1),
});

/**
 * `batch`: one JSON line in, one out, in order. A line that cannot be read gives a line with `error` in its place, so that
 * none is lost. Returns how many those were.
 */
export async function batch(
  product: Product,
  input: Readable,
  print: (text: string) => void,
): Promise<number> {
  const assistant = await product.assistant();
  let failed = 0;
  let number = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (text.trim() === '') continue;
      const line = readLine(text);
      if (!line) {
        failed++;
        print(
          JSON.stringify({
            id: null,
            error: `La riga ${number} non è un oggetto JSON con "turns", una lista di domande.`,
          }),
        );
        continue;
      }
      const voice = line.persona === 'operatore' ? 'operatore' : 'cittadino';
      const replies: Reply[] = [];
      for (const index of line.turns.keys()) {
        replies.push(await assistant.reply(line.turns.slice(0, index + 1), { voice }));
      }
      print(JSON.stringify({ id: line.id ?? null, replies }));
    }
  } finally {
    await assistant.close();
  }
  return failed;
}

function readLine(text: string): z.infer<typeof lineSchema> | null {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
