// SPDX-License-Identifier: EUPL-1.2
import type { Readable, Writable } from 'node:stream';
import { isJSONRPCRequest, serializeMessage, type Transport } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { KeptResponses } from './kept-responses.ts';
import { type RepeatableRequest, repeatable } from './repeatable-request.ts';

type Message = Parameters<Transport['send']>[0];

/**
 * The SDK's transport over two streams, which gives again what the server of this connection answered once, before the
 * server is asked. It keeps only what was asked while no other request waited, so that there is no doubt what an answer
 * belongs to and under which revision it was made; and it answers only while none waits, so that answers come in order.
 */
export class RepeatingStdioTransport implements Transport {
  onclose?: Transport['onclose'];
  onerror?: Transport['onerror'];
  onmessage?: Transport['onmessage'];
  readonly #wire: StdioServerTransport;
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #kept = new KeptResponses<undefined>();
  /** Requests that the server has not answered. One that it never answers leaves all that follow to it. */
  readonly #waiting = new Set<unknown>();
  /** The request whose answer is kept when it comes. */
  #alone: RepeatableRequest | undefined;
  /** A client that names two requests alike: whose answer is whose is for the server to know. */
  #ambiguous = false;
  /** Whether reading waits until what was written is gone. */
  #held = false;

  constructor(input: Readable, output: Writable) {
    this.#input = input;
    this.#output = output;
    this.#wire = new StdioServerTransport(input, output);
    this.#wire.onmessage = (message) => this.#receive(message);
    this.#wire.onerror = (error) => this.onerror?.(error);
    this.#wire.onclose = () => {
      this.#alone = undefined;
      this.onclose?.();
    };
  }

  start(): Promise<void> {
    return this.#wire.start();
  }

  close(): Promise<void> {
    return this.#wire.close();
  }

  async send(message: Message): Promise<void> {
    if (!('method' in message)) this.#waiting.delete(message.id);
    const asked = this.#alone;
    if (asked === undefined || !('result' in message) || message.id !== asked.id) {
      return this.#wire.send(message);
    }
    this.#alone = undefined;
    const line = Buffer.from(serializeMessage(message));
    const sent = new Promise<void>((resolve, reject) => {
      this.#output.write(line, (error) => (error ? reject(error) : resolve()));
    });
    // The client has its answer before it is kept.
    this.#kept.keep(asked.key, line, asked.id, undefined);
    return sent;
  }

  #receive(message: Message): void {
    if (isJSONRPCRequest(message)) {
      // From here on the same request may have another answer.
      if (message.method === 'initialize') this.#kept.clear();
      const asked = this.#waiting.size === 0 && !this.#ambiguous ? repeatable(message) : undefined;
      const known = asked && this.#kept.repeat(asked.key, asked.id);
      if (known) {
        this.#write(known.bytes);
        return;
      }
      this.#alone = asked;
      this.#ambiguous ||= this.#waiting.has(message.id);
      this.#waiting.add(message.id);
    }
    this.onmessage?.(message);
  }

  /** A client that does not read what it asked for is not read either. */
  #write(line: Buffer): void {
    if (this.#output.write(line) || this.#held) return;
    this.#held = true;
    this.#input.pause();
    this.#output.once('drain', () => {
      this.#held = false;
      this.#input.resume();
    });
  }
}
