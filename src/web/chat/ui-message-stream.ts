// SPDX-License-Identifier: EUPL-1.2
import { setImmediate } from 'node:timers/promises';
import type { Reply } from '../../assistant/reply.ts';

/** The parts of an AI SDK UI message stream (version 1, as of `ai` 7) that a reply needs. */
export type UiMessageChunk =
  | { readonly type: 'start'; readonly messageId: string }
  | { readonly type: 'start-step' }
  | { readonly type: 'text-start'; readonly id: string }
  | { readonly type: 'text-delta'; readonly id: string; readonly delta: string }
  | { readonly type: 'text-end'; readonly id: string }
  /** Lines of a document that the reply cites, at their own address. */
  | {
      readonly type: 'source-url';
      readonly sourceId: string;
      readonly url: string;
      readonly title: string;
    }
  | { readonly type: 'data-reply'; readonly data: Reply }
  /** The finished exchange as the page shows it; transient: clients do not keep it in the message. */
  | { readonly type: 'data-html'; readonly data: string; readonly transient: true }
  | { readonly type: 'error'; readonly errorText: string }
  | { readonly type: 'finish-step' }
  | { readonly type: 'finish'; readonly finishReason: 'stop' };

export interface StreamedReply {
  readonly reply: Reply;
  /** Where the service stands, for front ends that stand elsewhere: "https://casa.example.it". */
  readonly origin: string;
  /** What each citation is called, in their order. */
  readonly sources: readonly string[];
  /** The exchange, rendered for the page. */
  readonly html: string;
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-vercel-ai-ui-message-stream': 'v1',
  // Reverse proxies would otherwise hold the events back until the end.
  'x-accel-buffering': 'no',
};

/**
 * Streams a reply as Server-Sent Events. The first event leaves at once; the text follows, cut between words.
 * When the client goes away, nothing more is written. A failure becomes an `error` event with `failureText`.
 */
export function streamReply(
  messageId: string,
  answer: () => Promise<StreamedReply>,
  failureText: (error: unknown) => string,
): Response {
  const encoder = new TextEncoder();
  let clientIsThere = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (data: string) => {
        if (clientIsThere) controller.enqueue(encoder.encode(`data: ${data}\n\n`));
      };
      const sendChunk = (chunk: UiMessageChunk) => send(JSON.stringify(chunk));
      sendChunk({ type: 'start', messageId });
      // The first event leaves before the work begins.
      await setImmediate();
      try {
        const streamed = await answer();
        for (const chunk of chunksOf(streamed)) sendChunk(chunk);
      } catch (error) {
        sendChunk({ type: 'error', errorText: failureText(error) });
      }
      send('[DONE]');
      if (clientIsThere) controller.close();
    },
    cancel() {
      clientIsThere = false;
    },
  });
  return new Response(body, { headers: HEADERS });
}

function* chunksOf({ reply, origin, sources, html }: StreamedReply): Generator<UiMessageChunk> {
  const id = 'testo';
  yield { type: 'start-step' };
  yield { type: 'text-start', id };
  for (const delta of cutBetweenWords(reply.text)) yield { type: 'text-delta', id, delta };
  yield { type: 'text-end', id };
  for (const [index, { url, title }] of reply.citations.entries()) {
    yield {
      type: 'source-url',
      sourceId: url,
      url: new URL(url, origin).href,
      title: sources[index] ?? title,
    };
  }
  yield { type: 'data-reply', data: reply };
  yield { type: 'data-html', data: html, transient: true };
  yield { type: 'finish-step' };
  yield { type: 'finish', finishReason: 'stop' };
}

/** The text in pieces that end after a word and its spaces; joined, they are the text. */
export function cutBetweenWords(text: string): readonly string[] {
  return text.match(/\s*\S+\s*/g) ?? [];
}
