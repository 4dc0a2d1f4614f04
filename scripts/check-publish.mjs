// SPDX-License-Identifier: EUPL-1.2
// What npm runs before it publishes: it refuses while a name or an address is still the one that stands for the publisher's.
// `node scripts/check-publish.mjs [folder]`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runScript, SetupError } from './setup.mjs';

/** Names that are reserved for examples (RFC 2606, RFC 6761): nobody's repository is there. */
const RESERVED = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$/;

await runScript(() => {
  const folder = process.argv[2] ?? ROOT;
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  const faults = [
    ...repositoryFaults(read('publiccode.yml')),
    ...nameFaults([
      ['server.json', JSON.parse(read('server.json')).name],
      ['package.json', JSON.parse(read('package.json')).mcpName],
      ['Dockerfile', /io\.modelcontextprotocol\.server\.name="([^"]*)"/.exec(read('Dockerfile'))?.[1]],
    ]),
    ...(JSON.parse(read('package.json')).private === true
      ? ['package.json: "private" è true. Va tolto quando nome e indirizzo sono quelli di chi pubblica.']
      : []),
  ];
  if (faults.length > 0) {
    throw new SetupError(
      `Non si pubblica ancora (docs/pubblicare.md):\n${faults.map((fault) => `- ${fault}`).join('\n')}`,
    );
  }
  console.log('Nome e indirizzo sono di chi pubblica.');
  return 0;
});

/** The standard wants the address of the repository: one that is reserved for examples is none. */
function repositoryFaults(publiccode) {
  const written = /^url:\s*"?([^"\s]*)"?\s*$/m.exec(publiccode)?.[1] ?? '';
  if (!URL.canParse(written)) return [`publiccode.yml: «url» non è un indirizzo: «${written}».`];
  const { protocol, hostname } = new URL(written);
  if (protocol !== 'https:') return [`publiccode.yml: «url» deve cominciare con https: «${written}».`];
  return RESERVED.test(hostname)
    ? [`publiccode.yml: «url» è ancora un indirizzo d’esempio (${written}): qui va quello del repository.`]
    : [];
}

/** The registry of MCP servers asks that the publisher owns the domain that the name begins with, reversed. */
function nameFaults(names) {
  const [[, first]] = names;
  return names.flatMap(([file, name = '']) => {
    const domain = name.split('/')[0].split('.').reverse().join('.');
    if (name === '' || RESERVED.test(domain))
      return [`${file}: il nome «${name}» è ancora quello d’esempio: va messo un dominio proprio.`];
    return name === first ? [] : [`${file}: il nome «${name}» non è quello di server.json, «${first}».`];
  });
}
