// SPDX-License-Identifier: EUPL-1.2
// The floor of a language model: speaks chat completions on the loopback, streamed, and answers at once. Asked about a
// comune it calls one tool, then says one sentence with the token of what it got. `GET /recorded` gives the requests back.
import { createServer } from 'node:http';

const USAGE = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 };
const PIECE = 7;
const recorded = [];

const server = createServer(async (request, response) => {
  if (request.url === '/recorded') {
    response.end(JSON.stringify(recorded.splice(0)));
    return;
  }
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces).toString('utf8');
  const asked = JSON.parse(body);
  if (request.headers['x-replay'] === undefined) recorded.push(body);
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const { name, args } = step(asked);
  const send = (choice, more = {}) =>
    response.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: asked.model, choices: [choice], ...more })}\n\n`,
    );
  const delta = (content, finish_reason = null) => ({ index: 0, delta: content, finish_reason });
  send(delta({ role: 'assistant', content: '' }));
  const call = (part, more = {}) => delta({ tool_calls: [{ index: 0, ...more, function: part }] });
  send(call({ name, arguments: '' }, { id: `call_${asked.messages.length}`, type: 'function' }));
  for (let at = 0; at < args.length; at += PIECE) send(call({ arguments: args.slice(at, at + PIECE) }));
  send(delta({}, 'tool_calls'));
  send(delta({}), { choices: [], usage: USAGE });
  response.end('data: [DONE]\n\n');
});

/** What the model does next: looks the comune up, or says what it found. */
function step({ messages, tools }) {
  const result = messages.findLast(({ role }) => role === 'tool')?.content;
  if (result === undefined) {
    const question = messages.findLast(({ role }) => role === 'user').content;
    const comune = /liberi a ([^?]+)\?/.exec(question)?.[1];
    return { name: 'alloggi_disponibili', args: JSON.stringify({ comune }) };
  }
  const token = /\[(F\d+)\][^\n]*alloggi liberi = /.exec(result)?.[1];
  const esito = token ? 'risposta' : 'non_trovato';
  const frasi = token ? [{ testo: `Secondo il piano risultano [${token}].`, fonti: [token] }] : [];
  return { name: tools.at(-1).function.name, args: JSON.stringify({ esito, frasi }) };
}

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
