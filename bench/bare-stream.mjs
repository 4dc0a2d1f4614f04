// SPDX-License-Identifier: EUPL-1.2
// The least that can stream an answer: what `web-load.mjs` measures the chat beside.
import { createServer } from 'node:http';

const chunks = [
  { type: 'start', messageId: '1' },
  ...Array.from({ length: 80 }, () => ({ type: 'text-delta', id: 'testo', delta: 'parola ' })),
  { type: 'data-html', data: 'x'.repeat(9_000), transient: true },
  { type: 'finish' },
];
const server = createServer((incoming, response) => {
  incoming.resume();
  incoming.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    response.end('data: [DONE]\n\n');
  });
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
process.on('SIGTERM', () => process.exit(0));
