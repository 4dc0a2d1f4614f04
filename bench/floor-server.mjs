// SPDX-License-Identifier: EUPL-1.2
// The floor: the least that gives the product's own answers on the same SDK. One tool under the product's schemas, one
// prepared statement that reads the answer, already made. Usage: node bench/floor-server.mjs ANSWERS [http]
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import Database from 'better-sqlite3';

const [, , answers, transport] = process.argv;
const db = new Database(answers, { readonly: true, fileMustExist: true });
const { listing } = db.prepare('SELECT listing FROM tool').get();
const tools = { tools: [JSON.parse(listing)] };
const answer = db.prepare('SELECT result FROM answers WHERE comune = ?');

function create() {
  const mcp = new McpServer({ name: 'floor', version: '1' });
  mcp.server.registerCapabilities({ tools: {} });
  mcp.server.setRequestHandler('tools/list', () => tools);
  mcp.server.setRequestHandler('tools/call', ({ params }) =>
    JSON.parse(answer.get(params.arguments.comune).result),
  );
  return mcp;
}

if (transport === 'http') {
  const { createAdaptorServer } = await import('@hono/node-server');
  const handler = createMcpHandler(create);
  const server = createAdaptorServer({ fetch: handler.fetch });
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
} else {
  serveStdio(create);
}
