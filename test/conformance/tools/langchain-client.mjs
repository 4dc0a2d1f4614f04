// SPDX-License-Identifier: EUPL-1.2
// Reaches a server through langchain's adapters, as an agent does, and prints what it got as JSON.
// Usage: langchain-client.mjs stdio COMMAND ARGUMENT… | http URL
import { MultiServerMCPClient } from '@langchain/mcp-adapters';

const [transport, target, ...rest] = process.argv.slice(2);
const client = new MultiServerMCPClient({
  mcpServers: {
    chiedicasa:
      transport === 'http' ? { transport, url: target } : { transport, command: target, args: rest },
  },
  throwOnLoadError: true,
});

const tools = await client.getTools();
const called = (name) => tools.find((tool) => tool.name === name);
const found = await called('alloggi_disponibili').invoke({ comune: 'Vescovato' });
const refused = await called('alloggi_disponibili')
  .invoke({ comune: 'Xyzzy' })
  .catch((error) => error.message);
const misnamed = await called('popolazione')
  .invoke({ citta: 'Soresina' })
  .catch((error) => error.message);
const resources = await client.listResources();
await client.close();
console.log(
  JSON.stringify({
    tools: tools.map(({ name, description }) => ({ name, description })),
    found,
    refused,
    misnamed,
    resources: Object.values(resources).flat().length,
  }),
);
