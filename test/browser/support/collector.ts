import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** A request that a page made. */
export interface Received {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** What it carried: JSON's value, out of gzip, base64 and a form's `data` where it is in them; else the text. */
  readonly body: unknown;
}

/** An answer other than `200 {}`. */
export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

export type Answering = (request: Received) => Answer | undefined;

/** A server on loopback that takes everything. */
export interface Collector {
  readonly port: number;
  readonly received: readonly Received[];
  /** Waits for the first request, made already or to come, that is as wanted. */
  until(wanted: (request: Received) => boolean, milliseconds?: number): Promise<Received>;
  close(): void;
}

/** Starts a collector. `own` are the files it serves, which are no requests to it. */
export async function collector(
  own: (path: string) => (Answer & { readonly headers?: Readonly<Record<string, string>> }) | undefined,
  answering: Answering = () => undefined,
): Promise<Collector> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const file = request.method === "GET" ? own(pathname) : undefined;
    if (file) {
      response.writeHead(200, { "content-type": file.type ?? "text/html", ...file.headers }).end(file.body);
      return;
    }
    const open = {
      "access-control-allow-origin": request.headers.origin ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-allow-methods": "GET, POST, PUT, DELETE",
      "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
    };
    if (request.method === "OPTIONS") {
      response.writeHead(204, open).end();
      return;
    }
    const one: Received = {
      method: request.method ?? "",
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      body: decoded(await bytesOf(request)),
    };
    received.push(one);
    const { status = 200, type = "application/json", body } = answering(one) ?? { body: "{}" };
    response.writeHead(status, { ...open, "content-type": type }).end(body);
    for (const look of waiting) look();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const until: Collector["until"] = (wanted, milliseconds = 10_000) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = received.find(wanted);
        if (!found) return;
        done();
        resolve(found);
      };
      const timer = setTimeout(() => {
        done();
        const list = received.map(({ method, path, body }) => `\n  ${method} ${path} ${JSON.stringify(body)}`);
        reject(new Error(`No such request within ${milliseconds} ms, but these:${list.join("") || " none"}`));
      }, milliseconds);
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });

  return {
    port: (server.address() as AddressInfo).port,
    received,
    until,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    // A page that is left takes its requests with it.
  }
  return Buffer.concat(chunks);
}

function decoded(bytes: Buffer): unknown {
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString("utf8");
  const data = /^[\w.-]+=/.test(text) ? new URLSearchParams(text).get("data") : null;
  return fromJson(data ?? text) ?? fromJson(Buffer.from(data ?? text, "base64").toString("utf8")) ?? text;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
