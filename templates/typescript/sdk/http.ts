import type { Message, Sink } from "../core.js";

/** How calls travel to a collector. */
export interface HttpOptions {
  /**
   * Who it is, asked at every call that doesn't say so itself, as all calls of a server do. Without
   * it, calls after an identify call carry that call's `userId`, until the page is left.
   */
  readonly identity?: () => { readonly userId?: string; readonly anonymousId?: string };
  /** Headers of every request, asked at every request. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Milliseconds that a call waits for others to travel with: 1,000 unless given. */
  readonly wait?: number;
}

/** One call as the collector gets it: Segment's fields, and which traits are set once or added. */
type Wire = Readonly<Record<string, unknown>>;

/** Together below the 64 KiB that a browser still takes along when a page is left. */
const LARGEST_BATCH = 60_000;
const LONGEST_QUEUE = 1_000;
const LONGEST_PAUSE = 60_000;

interface Response {
  readonly ok: boolean;
  readonly status: number;
}
interface Request {
  readonly method: "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly keepalive: boolean;
}
declare function fetch(url: string, request: Request): Promise<Response>;
declare function setTimeout(call: () => void, milliseconds: number): unknown;
declare const crypto: { randomUUID?(): string } | undefined;
declare const document: { readonly visibilityState: string } | undefined;
declare const addEventListener:
  | ((event: string, listener: () => void, capture: boolean) => void)
  | undefined;
declare class TextEncoder {
  encode(text: string): { readonly length: number };
}

/**
 * Sends to a collector of your own: `connect(http("https://collect.example.com/v1/batch"))`.
 *
 * A request is a POST of `{ "sentAt": …, "batch": [ … ] }` in JSON. A collector answers with a
 * status below 300 to what it has taken; to 429 and to 500 and above, and where there is no answer,
 * the batch is sent again, later and later, with the same `messageId`s, by which the collector can
 * tell that it has them. Any other status means that the batch will never be taken, and drops it.
 * When the page is hidden or left, everything that waits is sent at once, with `keepalive`, so that
 * the browser finishes it without the page. On a server what waits keeps the process running, until
 * `process.exit` ends it. At most 1,000 calls wait; the oldest are kept.
 *
 * A call has Segment's fields: `type`, `messageId`, `timestamp`, `userId`, `anonymousId`, `context`
 * and `integrations`, and
 *
 * - track: `event` and `properties`.
 * - page, screen: `name` and `properties`.
 * - identify: the id as `userId`, and `traits`.
 * - group: `groupId`, the plan's name of the entity as `groupType`, and `traits`.
 *
 * Beside `traits` stand the lists `setOnce` and `increment`: names of those that are set once and
 * those that hold an amount to add. What becomes of them is the collector's to decide.
 *
 * Segment's page on the fields: https://www.twilio.com/docs/segment/connections/spec/common
 */
export function http(url: string, options: HttpOptions = {}): Sink {
  const { identity, headers, wait = 1_000 } = options;
  const queue: string[] = [];
  let userId: string | undefined;
  let pause = wait;
  let scheduled = false;
  let sending = false;

  const schedule = (): void => {
    if (scheduled || sending) return;
    scheduled = true;
    setTimeout(() => {
      scheduled = false;
      void sendNext();
    }, pause);
  };

  /** Sends one batch; what can't be delivered goes back to where it was. */
  const deliver = async (batch: readonly string[]): Promise<boolean> => {
    const body = `{"sentAt":${JSON.stringify(new Date())},"batch":[${batch.join(",")}]}`;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers?.() },
        body,
        keepalive: bytes(body) < LARGEST_BATCH + 1_000,
      });
      if (response.status !== 429 && response.status < 500) return true;
    } catch {
      // No network, or the browser carries too much already: as if the collector didn't answer.
    }
    queue.unshift(...batch);
    return false;
  };

  const sendNext = async (): Promise<void> => {
    if (sending || queue.length === 0) return;
    sending = true;
    const delivered = await deliver(takeBatch(queue));
    sending = false;
    pause = delivered ? wait : Math.min(Math.max(pause, 500) * 2, LONGEST_PAUSE);
    if (queue.length > 0) schedule();
  };

  const sendAll = (): void => {
    const batches: string[][] = [];
    while (queue.length > 0) batches.push(takeBatch(queue));
    for (const batch of batches) {
      void deliver(batch).then((delivered) => {
        if (!delivered) schedule();
      });
    }
  };

  if (typeof addEventListener === "function") {
    addEventListener("pagehide", sendAll, true);
    addEventListener(
      "visibilitychange",
      () => {
        if (document?.visibilityState === "hidden") sendAll();
      },
      true,
    );
  }

  return (message) => {
    // On a server the next call may be about somebody else.
    if (message.type === "identify" && !message.identity) userId = message.name;
    if (queue.length >= LONGEST_QUEUE) return;
    const who = message.identity ?? identity?.() ?? { userId };
    queue.push(JSON.stringify(wire(message, who)));
    schedule();
  };
}

function wire(message: Message, who: { readonly userId?: string | undefined }): Wire {
  const { type, name, body, groupType, setOnce, increment, options } = message;
  const common = {
    type,
    ...who,
    ...options,
    messageId: options?.messageId ?? makeId(),
    timestamp: options?.timestamp ?? new Date(),
  };
  switch (type) {
    case "track":
      return { ...common, event: name, properties: body };
    case "page":
    case "screen":
      return { ...common, name, properties: body };
    case "identify":
      return { ...common, userId: name, traits: body, setOnce, increment };
    case "group":
      return { ...common, groupId: name, groupType, traits: body, setOnce, increment };
  }
}

/** Takes as many calls off the queue as travel in one request, at least one. */
function takeBatch(queue: string[]): string[] {
  let size = 0;
  let count = 0;
  for (const call of queue) {
    size += bytes(call) + 1;
    if (count > 0 && size > LARGEST_BATCH) break;
    count++;
  }
  return queue.splice(0, count);
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

function makeId(): string {
  const random = typeof crypto === "object" ? crypto.randomUUID?.() : undefined;
  return random ?? `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}
