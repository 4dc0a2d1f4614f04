// SPDX-License-Identifier: EUPL-1.2
// Loaded into a server that is measured (`node --expose-gc --import bench/live-heap.mjs …`): asked over the channel to the
// process that started it, it collects what nothing holds any more and answers with what is left, in bytes.
process.on('message', () => {
  // The second collection takes what the first one's finalizers let go of.
  globalThis.gc();
  setImmediate(() => {
    globalThis.gc();
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
    process.send({ rss, heapUsed, external, arrayBuffers });
  });
});
// Nobody who asks is a reason to stay.
process.channel?.unref();
