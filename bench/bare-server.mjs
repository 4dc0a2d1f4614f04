// SPDX-License-Identifier: EUPL-1.2
// The least that serves MCP over HTTP on the same SDK, with the same database open: one tool, one statement.
// Usage: node bench/bare-server.mjs DATABASE. Prints its address.
import { createAdaptorServer } from '@hono/node-server';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { z } from 'zod';

const db = new Database(process.argv[2], { readonly: true });
const facts = db.prepare('SELECT * FROM facts WHERE document = ? AND measure = ? AND territory_istat = ?');

const handler = createMcpHandler(() => {
  const mcp = new McpServer({ name: 'bare', version: '1' });
  mcp.registerTool(
    'facts',
    { inputSchema: z.object({ document: z.string(), measure: z.string(), istat: z.string() }) },
    ({ document, measure, istat }) => ({
      content: [{ type: 'text', text: JSON.stringify(facts.all(document, measure, istat)) }],
    }),
  );
  return mcp;
});

const app = new Hono();
app.all('/mcp', (context) => handler.fetch(context.req.raw));
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
