import { expect, test } from "vitest";
import { generate } from "../../../src/emit/typescript/index.js";
import { loadText } from "../../../src/load/text.js";
import { bundled, generated, recorded } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

const files = generated(fixture("hostile"), { deny: ["sensitive"] });
const { plan } = loadText(fixture("hostile")).value;

/** A value for every property that an event of the fixture has. */
const example = (event: (typeof plan.events)[number]): Record<string, unknown> =>
  event.examples[0]?.value ??
  Object.fromEntries(
    event.properties
      .filter((property) => property.required)
      .map((property) => [property.name.value, property.type.kind === "array" ? ["x"] : "x"]),
  );

test("Every event's function sends exactly the plan's name and the plan's keys.", async () => {
  const { api, messages } = await recorded(files);
  api.setConsent?.({ constructor: true, analytics: true });
  const sent: string[] = [];
  for (const event of plan.events) {
    const properties = example(event);
    const call = api[event.identifier.camel];
    if (call === undefined) throw new Error(`no ${event.identifier.camel}`);
    if (event.kind === "page") call("*/ page", properties);
    else if (event.properties.length > 0) call(properties);
    else call();
    const message = messages.at(-1);
    sent.push(event.name.value);
    expect(message?.name).toBe(event.kind === "page" ? "*/ page" : event.name.value);
    expect(Object.keys(message?.body ?? {})).toEqual(Object.keys(properties));
    expect(message?.body).toEqual(properties);
  }
  expect(messages).toHaveLength(sent.length);
});

test("track takes the same names, and looks nothing up that the plan does not have.", async () => {
  const { api, messages } = await recorded(files);
  api.setConsent?.({ constructor: true, analytics: true });
  const events = plan.events.filter((event) => event.kind === "track");
  for (const event of events) api.track?.(event.name.value, example(event));
  expect(messages.map(({ name, body }) => [name, body])).toEqual(
    events.map((event) => [event.name.value, example(event)]),
  );
});

test("A category called constructor is refused until it is granted.", async () => {
  const { api, messages } = await recorded(files);
  api.send_?.();
  api.gated?.();
  api.setConsent?.({ analytics: true });
  expect(messages.map(({ name }) => name)).toEqual(["gated"]);
  api.setConsent?.({ constructor: true });
  expect(messages.map(({ name }) => name)).toEqual(["gated", "send"]);
});

test("Traits keep their names.", async () => {
  const { api, messages } = await recorded(files);
  const traits = { "*/ alert(1) /*": "a", "quote\"s 'and' `ticks` ${x}": "b" };
  api.identifyUser?.("1", traits);
  expect(messages).toEqual([{ type: "identify", name: "1", body: traits, options: undefined }]);
});

test("Values of enums are what the plan says.", async () => {
  const { api } = await recorded(files);
  expect(api.stringIshValues).toEqual([
    "__proto__",
    "constructor",
    "*/",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
    "`${x}`",
    "a\nb",
    "\u2028",
    "\u202E",
    "</script>",
    "😀",
  ]);
});

test("Nothing that a text says reaches a bundle: no comment is kept, no call is dropped as pure.", async () => {
  const application = `import { constructor_ } from "./tracking";\nimport { connect } from "./tracking";\nconnect(console.log);\nconstructor_({} as never);`;
  const text = await bundled(files, application);
  expect(text).toContain('"constructor"');
  expect(text).not.toMatch(/license|evil|sourceMappingURL/);
});

test("No file holds a character that can't be seen.", () => {
  for (const { text } of files) expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});

test("A name of ten thousand characters is sent whole.", async () => {
  const name = "x".repeat(10_000);
  const long = generated({
    "plans/plan.yaml": `events:\n  ? ${name}\n  : { identifier: long, description: ${name} }\n`,
  });
  const { api, messages } = await recorded(long);
  api.long?.();
  expect(messages[0]?.name).toBe(name);
});

test("A broken plan gives a client of what could be read, and does not throw.", () => {
  const loaded = loadText({
    "plans/plan.yaml": "events:\n  A: { properties: { a: nothing, b: string } }\n  '!': {}\n",
  });
  expect(loaded.diagnostics.length).toBeGreaterThan(0);
  expect(generate(loaded.value).value.length).toBeGreaterThan(0);
});
