import { expect, test } from "vitest";
import { withPage } from "./support/page.js";

const send = `
declare const COLLECTOR: string;
export const send = (body: BodyInit, headers = {}) =>
  fetch(COLLECTOR + "/batch?key=1", { method: "POST", body, headers }).then((answer) => answer.json());
`;

test("A page sends to the collector, across origins, and what it sent is read back.", async () => {
  await withPage(
    async ({ run, requests, until, blocked, errors }) => {
      expect(await run(`app.send('{"a":[1]}', { "content-type": "application/json", "x-mine": "1" })`)).toEqual({});
      await run(`app.send("data=" + encodeURIComponent(btoa('{"b":2}')))`);
      await run(
        `new Response(new Blob(['{"c":3}']).stream().pipeThrough(new CompressionStream("gzip"))).blob().then((blob) => app.send(blob))`,
      );
      await run(`navigator.sendBeacon(COLLECTOR + "/beacon", "plain")`);
      expect(await until(({ path }) => path === "/beacon")).toMatchObject({ method: "POST", body: "plain", query: {} });
      expect(requests().map(({ body }) => body)).toEqual([{ a: [1] }, { b: 2 }, { c: 3 }, "plain"]);
      expect(requests()[0]).toMatchObject({ method: "POST", path: "/batch", query: { key: "1" } });
      expect(requests()[0]?.headers).toMatchObject({ "x-mine": "1" });
      expect(blocked()).toEqual([]);
      expect(errors()).toEqual([]);
    },
    { entry: send },
  );
});

test("Nothing but loopback can be reached, and what was tried is told.", async () => {
  await withPage(
    async ({ run, blocked }) => {
      await expect(run(`fetch("https://example.com/pixel")`)).rejects.toThrow("Failed to fetch");
      expect(blocked()).toEqual(["https://example.com/pixel"]);
    },
    { entry: "" },
  );
});

test("A page's policy holds, also for what a test runs in it.", async () => {
  await withPage(
    async ({ run }) => {
      expect(await run("app.one")).toBe(1);
      await expect(run("new Function('return 1')()")).rejects.toThrow("unsafe-eval");
    },
    { entry: "export const one = 1;", csp: "default-src 'self'" },
  );
});

test("What the collector answers can be chosen, and what is waited for in vain is told with what came instead.", async () => {
  await withPage(
    async ({ run, until, errors }) => {
      expect(await run(`app.send("x")`)).toEqual({ taken: true });
      await expect(until(({ path }) => path === "/other", 10)).rejects.toThrow('POST /batch "x"');
      await run(`void setTimeout(() => { throw new Error("mine"); })`);
      await run("new Promise((resolve) => setTimeout(resolve, 10))");
      expect(errors()).toEqual(["Error: mine"]);
    },
    { entry: send, answer: ({ path }) => (path === "/batch" ? { body: `{"taken":true}` } : undefined) },
  );
});
