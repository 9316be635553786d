import { readdirSync, readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { type Adapter, adapters } from "../../src/emit/typescript/adapters.js";
import type { Message, Sink } from "../../templates/typescript/core.js";

// What every adapter of an SDK keeps, asked of all at once. What becomes of a call in the SDK itself is tested with the real one.

interface Call {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Stands for any SDK: whatever is called or made of it is written down, and gives another of its kind. */
function anySdk(): { readonly sdk: object; readonly calls: Call[] } {
  const calls: Call[] = [];
  const stand = (name: string): object => {
    const write = (values: readonly unknown[]): object => {
      calls.push({ name, values });
      return stand(`${name}()`);
    };
    return new Proxy(class {}, {
      get: (_, key) => (typeof key === "string" && key !== "toJSON" ? stand(`${name}.${key}`) : undefined),
      apply: (_, __, values) => write(values),
      construct: (_, values) => write(values),
    });
  };
  return { sdk: stand("sdk"), calls };
}

const sdkAdapters = adapters
  .filter(({ runs }) => runs !== "anywhere")
  .map((adapter) => [adapter.name, adapter] as const);
const types = ["track", "page", "screen", "identify", "group"] as const;
const options = {
  timestamp: new Date("2020-01-01T00:00:00Z"),
  messageId: "0190b7a0-0000-7000-8000-000000000001",
  context: { locale: "the-context" },
  integrations: { "the-integration": false },
};

type Find = () => object | null | undefined;

/** The adapter's function, in a fresh copy with nothing waiting. */
async function adapt({ name }: Pick<Adapter, "name">, find: Find): Promise<Sink> {
  vi.resetModules();
  const module = await import(`../../templates/typescript/sdk/${name}.ts`);
  return (module as Record<string, (find: Find) => Sink>)[functionName(name)]?.(find) as Sink;
}

function functionName(adapter: string): string {
  return adapter.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function message(type: Message["type"], more: Partial<Message> = {}): Message {
  const groupType = type === "group" ? { groupType: "family" } : {};
  return { type, name: `the-${type}`, body: { size: "the-size" }, ...groupType, identity: { userId: "u-1" }, ...more };
}

const said = (calls: readonly Call[]): string => JSON.stringify(calls);

test("Every file beside the adapters' own two is an adapter in the list, which is sorted.", () => {
  const names = adapters.map(({ name }) => name);
  const files = readdirSync(new URL("../../templates/typescript/sdk/", import.meta.url));
  expect(files.sort()).toEqual([...names, "destinations", "traits"].map((name) => `${name}.ts`).sort());
  expect(names).toEqual([...names].sort());
});

test.each(sdkAdapters)("%s: every kind of call reaches the SDK, or is one that it lacks.", async (_, adapter) => {
  for (const type of types) {
    const { sdk, calls } = anySdk();
    (await adapt(adapter, () => sdk))(message(type));
    if (adapter.lacks.includes(type)) {
      expect([type, calls]).toEqual([type, []]);
    } else {
      expect(said(calls)).toContain("the-size");
      // An SDK may have a form of its own for names, such as words joined by `_`.
      expect(said(calls)).toMatch(new RegExp(`the[-_]${type}`));
    }
  }
});

test.each(sdkAdapters)(
  "%s: traits reach the SDK however they are written, and none that is undefined.",
  async (_, adapter) => {
    for (const type of ["identify", "group"] as const) {
      if (adapter.lacks.includes(type)) continue;
      const { sdk, calls } = anySdk();
      const body = { size: "the-size", since: "the-first", plays: 1234, gone: undefined };
      (await adapt(adapter, () => sdk))(message(type, { body, setOnce: ["since"], increment: ["plays"] }));
      for (const value of ["the-size", "the-first", "1234"]) expect(said(calls)).toContain(value);
      expect(said(calls)).not.toContain("gone");
    }
  },
);

test.each(sdkAdapters)("%s: a call's body is not changed.", async (_, adapter) => {
  const frozen = Object.freeze({ size: "the-size", plays: 1, nested: Object.freeze({ list: Object.freeze([1]) }) });
  for (const type of types) {
    const { sdk } = anySdk();
    (await adapt(adapter, () => sdk))(message(type, { body: frozen, increment: ["plays"], options }));
  }
});

test.each(sdkAdapters)(
  "%s: the SDK is looked up at every call, and calls wait while there is none.",
  async (_, adapter) => {
    const [first, second] = [anySdk(), anySdk()];
    let sdk: object | undefined;
    const sink = await adapt(adapter, () => sdk);
    sink(message("track", { name: "waited" }));
    sdk = first.sdk;
    sink(message("track", { name: "found" }));
    sdk = second.sdk;
    sink(message("track", { name: "replaced" }));
    const order = (calls: readonly Call[]) => said(calls).match(/waited|found|replaced/g);
    expect([order(first.calls), order(second.calls)]).toEqual([["waited", "found"], ["replaced"]]);
  },
);

test.each(sdkAdapters.filter(([, { runs }]) => runs === "server"))(
  "%s: every call says whom it is about.",
  async (_, adapter) => {
    for (const type of types) {
      const [known, unknown] = [anySdk(), anySdk()];
      (await adapt(adapter, () => known.sdk))(message(type, { identity: { userId: "the-user" } }));
      expect(said(known.calls)).toContain(type === "identify" ? "the-identify" : "the-user");
      (await adapt(adapter, () => unknown.sdk))(message(type, { identity: { anonymousId: "the-visitor" } }));
      // PostHog takes nothing that anonymous people say of a group, so the group says it.
      if (adapter.name !== "posthog-node" || type !== "group") expect(said(unknown.calls)).toContain("the-visitor");
      expect(said(unknown.calls)).not.toContain("the-user");
    }
  },
);

test.each(sdkAdapters)(
  "%s: its page says what becomes of every call and option, and by whose word.",
  async (_, adapter) => {
    const page = pageOf(adapter);
    for (const call of types) expect(page).toMatch(new RegExp(`\\b(?:${call}|Every call becomes)\\b`));
    for (const option of Object.keys(options)) expect(page).toContain(`\`${option}\``);
    expect(page).toContain("set once");
    expect(page).toMatch(/\badd(?:s|ed)?\b/);
    expect(page).toContain("https://");
    expect(page).toContain(`connect(${functionName(adapter.name)}(`);
  },
);

test.each(sdkAdapters)(
  "%s: an option that the SDK gets on no call is one that its page excludes.",
  async (_, adapter) => {
    const { sdk, calls } = anySdk();
    (await adapt(adapter, () => sdk))(message("track", { options }));
    const gets = {
      timestamp: /2020-01-01|1577836800/.test(said(calls)),
      messageId: said(calls).includes(options.messageId),
      context: said(calls).includes("the-context"),
      integrations: said(calls).includes("the-integration"),
    };
    const excluded = Object.entries(gets).flatMap(([option, got]) => (got ? [] : [option]));
    const words = pageOf(adapter);
    for (const option of excluded) {
      // In a sentence with a word that denies.
      const sentences = words.split(/(?<=\.)\s|\n/).filter((sentence) => sentence.includes(`\`${option}\``));
      expect(sentences.join(" ")).toMatch(/\b(?:nothing|none|neither|left out|not)\b/);
    }
  },
);

/** The doc comment of an adapter's function, as text. */
function pageOf({ name }: Adapter): string {
  const text = readFileSync(new URL(`../../templates/typescript/sdk/${name}.ts`, import.meta.url), "utf8");
  const found = /\/\*\*\n((?: \*.*\n)+?) \*\/\nexport function (\w+)/.exec(text);
  expect(found?.[2], `${name}.ts has a doc comment above its first function`).toBe(functionName(name));
  return (found?.[1] ?? "").replace(/^ \* ?/gm, "").replaceAll(/\n *(?=[^-\s])/g, " ");
}
