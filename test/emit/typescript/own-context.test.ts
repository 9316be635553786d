import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/emit/json-schema/index.js";
import type { GenerateOptions } from "../../../src/emit/typescript/index.js";
import { loadText } from "../../../src/load/text.js";
import { checksOf } from "../checks/running.js";
import { collector } from "../end-to-end/schemas.js";
import { bundled, compiled, generated, nodenext, recorded, running, textOf, under } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

// An event that lists a property of the context passes its own value: the context doesn't fill it in.

const plan = fixture("own-context");
const quoted = "quote\"s 'and' `ticks` */";
const context = { plan: ["a"], experiment: "b", [quoted]: true, build: 7, ip: "192.0.2.1", city: "Bonn" };
const around = { experiment: "b", [quoted]: true, city: "Bonn" };
const consent = { analytics: true, marketing: true };

/** Calls of a client with that context: `call` is a function's, `track` the same by the event's name. */
async function calling(side: "browser" | "server", options: GenerateOptions = {}) {
  const { api, messages } = await recorded(generated(plan, { ...options, side }));
  if (side === "browser") {
    api.setContext(context);
    api.setConsent(consent);
  } else {
    const { plan, experiment, ...shared } = context;
    api.setContext(shared);
  }
  const who = { userId: "1231", consent, context: { plan: context.plan, experiment: context.experiment } };
  const last = side === "server" ? [who] : [];
  return {
    messages,
    call: (name: string, ...values: unknown[]) => api[name]?.(...values, ...last),
    track: (name: string, properties: object) => api.track(name, properties, ...last),
  };
}

describe.each(["browser", "server"] as const)("In a client for a %s", (side) => {
  test("the context fills in no property that an event lists itself, through its function and through track.", async () => {
    const { call, track, messages } = await calling(side);
    call("planShown", {});
    track("Plan Shown", {});
    call("planShown", { plan: "free" });
    track("Plan Shown", { plan: "free" });
    const rest = { ...around, build: 7, ip: "192.0.2.1" };
    for (const { body } of messages.slice(0, 2)) expect(Object.keys(body).sort()).toEqual(Object.keys(rest).sort());
    expect(messages.map(({ body }) => body)).toEqual([
      rest,
      rest,
      { ...rest, plan: "free" },
      { ...rest, plan: "free" },
    ]);
  });

  test("what belongs to other sources, or is listed whole, is not filled in either.", async () => {
    const { call, track, messages } = await calling(side);
    call("webShown", {});
    track("Web Shown", {});
    call("everythingListed", { plan: "free" });
    track("Everything Listed", { plan: "free" });
    const web = { ...around, plan: ["a"], ip: "192.0.2.1" };
    expect(messages.map(({ body }) => body)).toEqual([web, web, { plan: "free" }, { plan: "free" }]);
  });

  test("nor is it under any of an event's names.", async () => {
    const { call, track, messages } = await calling(side, { renamed: "all_names" });
    call("planSeen", {});
    track("Plan Seen", {});
    const rest = { experiment: "b", city: "Bonn", build: 7, ip: "192.0.2.1" };
    const names = ["Plan Seen", "constructor", "Plan Looked At"];
    expect(messages.map(({ name, body }) => [name, body])).toEqual([...names, ...names].map((name) => [name, rest]));
  });

  test("what consent or privacy takes out of a call is not filled in.", async () => {
    const { call, track, messages } = await calling(side, { deny: ["sensitive"] });
    const asked = { plan: "free", city: "Köln" };
    call("webAsked", asked);
    track("Web Asked", asked);
    const own = { experiment: "b", [quoted]: true, plan: "free" };
    expect(messages.map(({ body }) => body)).toEqual([own, own]);
    // This one is required, and what the context has under its name is denied.
    call("keepingOwn", {});
    track("Keeping Own", {});
    expect(messages.slice(2).map(({ body }) => body)).toEqual([
      { ...around, build: 7 },
      { ...around, build: 7 },
    ]);
  });

  test("pages and screens are like track calls.", async () => {
    const { call, messages } = await calling(side);
    call("offerSeen", "Home", {});
    call("offerSeen", "Home", { experiment: 1 });
    call("aScreenWithMuchToTell", {});
    const rest = { [quoted]: true, build: 7, ip: "192.0.2.1", city: "Bonn" };
    expect(messages.map(({ body }) => body)).toEqual([rest, { ...rest, experiment: 1 }, { ...rest, experiment: "b" }]);
  });
});

test("Names are data here too, the event's and its properties'.", async () => {
  const names = [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
    "`${x}`",
    "*/ alert(1) /*",
    "line\nbreak",
    "\u2028",
    "404",
    "__proto",
    "constructor name",
    "</script>",
  ];
  const keys = (type: string, mark: string) =>
    `{ ${names.map((name) => `${JSON.stringify(name + mark)}: ${type}`).join(", ")} }`;
  const hostile = `context: ${keys("integer", "")}
events:
  A Sent:
  __proto__: { identifier: proto, properties: ${keys("string", "?")} }
  constructor: { properties: { other?: string, 404?: string } }
`;
  const { api, messages } = await recorded(generated(hostile));
  api.setContext(Object.fromEntries(names.map((name) => [name, 1])));
  const own = { [names[0] as string]: "a" };
  for (const properties of [{}, own]) {
    api.proto?.(properties);
    api.track("__proto__", properties);
  }
  api.constructor_?.();
  api.track("constructor");
  expect(messages.slice(0, 4).map(({ body }) => body)).toEqual([{}, {}, own, own]);
  for (const { body } of messages.slice(4))
    expect(body).toEqual(Object.fromEntries(names.filter((name) => name !== "404").map((name) => [name, 1])));
  expect(messages).toHaveLength(6);
});

test("A call that waits for consent is filled in no more than one that doesn't.", async () => {
  const { api, sdk } = await running(generated(plan));
  api.setContext(context);
  api.webAsked?.({});
  api.offerSeen?.("Home", { experiment: 1 });
  api.setConsent({ analytics: true, marketing: false });
  const calls = sdk.recording();
  api.connect(calls);
  const rest = { [quoted]: true };
  expect(calls.messages.map(({ body }) => body)).toEqual([
    { ...rest, experiment: "b" },
    { ...rest, build: 7, ip: "192.0.2.1", city: "Bonn" },
  ]);
});

test("Schemas and checks take what is sent: the context under a name would be of another type.", async () => {
  const text = "context: { coa: array, b?: string }\nevents: { A Sent: { properties: { coa?: string } } }\n";
  const schemas = collector(compile(loadText({ "plans/plan.yaml": text }).value).value);
  const files = generated(text, { checks: true });
  const { violationIn } = await checksOf(files);
  const { api, messages } = await recorded(files);
  api.setContext({ coa: [1], b: "x" });
  for (const properties of [{}, { coa: "y" }]) {
    api.aSent?.(properties);
    api.track("A Sent", properties);
  }
  const filled = { type: "track", name: "A Sent", body: { coa: [1], b: "x" } } as const;
  expect([schemas.body("events/aSent.json", filled.body), violationIn(filled)?.problems.length]).toEqual([
    "data/coa must be string",
    1,
  ]);
  expect(messages).toHaveLength(4);
  for (const message of messages)
    expect([schemas.body("events/aSent.json", message.body), violationIn(message)]).toEqual(["", undefined]);
});

test("The context's type and the event's are apart.", async () => {
  const usage = `
import { planShown, setContext, track, webShown } from "./browser/index.js";
import * as server from "./server/index.js";

setContext({ plan: ["a"] });
planShown();
planShown({ plan: "free" });
track("Plan Shown");
track("Web Shown", { build: "7" });
webShown({ build: "7" });
server.planShown({}, { userId: "1231", consent: {}, context: { plan: ["a"] } });
// @ts-expect-error The event has its own.
planShown({ plan: ["a"] });
// @ts-expect-error The context has its own.
setContext({ plan: "free" });
// @ts-expect-error What the event requires, the context doesn't give.
server.planChosen({}, { userId: "1231", consent: {}, context: { plan: ["a"] } });
`;
  const clients = {
    ...under("browser", generated(plan)),
    ...under("server", generated(plan, { side: "server" })),
  };
  expect(await compiled("typescript", { ...clients, "usage.ts": usage }, nodenext)).toBe("");
});

test("A plan whose events list none of the context, or require what they list, has nothing of this.", () => {
  const none = "context: { plan: string }\nevents: { A Sent: { properties: { b?: string } } }\n";
  const required = "context: { plan?: string, b?: string }\nevents: { A Sent: { properties: { plan: string } } }\n";
  for (const text of [none, required]) {
    const files = generated(text);
    for (const path of ["keeping-own.ts", "without.ts"]) expect(files.map((file) => file.path)).not.toContain(path);
    expect(textOf(files, "events.ts")).toContain("body: inContext(properties)");
    expect(textOf(files, "track.ts")).toContain("body: inContext(properties)");
  }
});

test("It costs an application little, and nothing where such an event is not used.", async () => {
  const of = (own: string) =>
    generated(
      `context: { plan: string, b?: string }\nevents: { A Sent: { properties: { c?: string } }, B Sent: { properties: { ${own}?: string } } }\n`,
    );
  const size = async (files: ReturnType<typeof generated>, name: string) =>
    gzipSync(
      await bundled(
        files,
        `import { connect, setContext, ${name} } from "./tracking";\nconnect(console.log);\nsetContext({});\n${name}({});`,
      ),
      { level: 9 },
    ).length;
  expect((await size(of("plan"), "bSent")) - (await size(of("d"), "bSent"))).toBeLessThan(130);
  // Minifiers hand out names by how often they are used, so a byte or two is noise.
  expect(Math.abs((await size(of("plan"), "aSent")) - (await size(of("d"), "aSent")))).toBeLessThan(3);
});
