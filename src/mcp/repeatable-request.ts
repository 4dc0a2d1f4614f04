// SPDX-License-Identifier: EUPL-1.2
import { isRecord } from '../tools/text.ts';
import type { RequestId } from './kept-responses.ts';

/** A request whose result can be given again. */
export interface RepeatableRequest {
  readonly id: RequestId;
  /** All that the result depends on, save what the transport knows: the method and its parameters. */
  readonly key: string;
}

/** The methods that read and change nothing. What shakes hands, or opens a stream, is not among them. */
const READING: ReadonlySet<unknown> = new Set([
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'prompts/list',
  'prompts/get',
  'completion/complete',
]);
const MEMBERS: ReadonlySet<string> = new Set(['jsonrpc', 'id', 'method', 'params']);

/** Longer parameters are a text of somebody's own: nobody else will ask the same. */
export const MOST_KEY_CHARACTERS = 1_000;

/**
 * A message as a request that can be repeated; undefined for any other, and for one that wants to hear of its progress.
 * Whether it is one that the server answers is not decided here: only what it answered is kept.
 */
export function repeatable(message: unknown): RepeatableRequest | undefined {
  if (!isRecord(message) || message.jsonrpc !== '2.0' || !READING.has(message.method)) return undefined;
  const { id, method, params } = message;
  if (typeof id !== 'string' && !(typeof id === 'number' && Number.isSafeInteger(id))) return undefined;
  if (params !== undefined && (!isRecord(params) || wantsProgress(params))) return undefined;
  if (Object.keys(message).some((member) => !MEMBERS.has(member))) return undefined;
  const key = `${method} ${JSON.stringify(params) ?? ''}`;
  // A number past what JavaScript holds (1e999) is written as null too.
  return key.length > MOST_KEY_CHARACTERS || key.includes('null') ? undefined : { id, key };
}

const wantsProgress = ({ _meta }: Record<string, unknown>) => isRecord(_meta) && 'progressToken' in _meta;
