import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bearsHeader } from "../../../src/emit/header.js";
import { generated, textOf } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

const expected = join(import.meta.dirname, "expected/listening");
const options = { sdk: ["segment"], source: "web", deny: ["personal"] } as const;

test("The client of a small plan is, byte for byte, the one that was reviewed.", async () => {
  const files = generated(fixture("listening"), options);
  for (const { path, text } of files) await expect(text).toMatchFileSnapshot(join(expected, path));
  const reviewed = readdirSync(expected, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  expect(files.map(({ path }) => path).sort()).toEqual(reviewed.map((path) => path.replaceAll("\\", "/")).sort());
});

test("Every file says that it is generated and from what.", () => {
  for (const { text } of generated(fixture("listening"), options)) {
    expect(bearsHeader(text)).toBe(true);
    expect(text).toContain('Made from the plan "listening".');
    expect(text.endsWith("\n") && !text.endsWith("\n\n")).toBe(true);
  }
});

test("The same plan in other files and in another order gives the same bytes.", () => {
  const { "trackc.yaml": manifest = "", "plans/plan.yaml": plan = "" } = fixture("listening");
  const sections = plan.split(/^(?=[a-z]+:$)/m);
  const scattered = Object.fromEntries(sections.reverse().map((section, at) => [`plans/${String(at)}.yaml`, section]));
  expect(generated({ ...scattered, "trackc.yaml": manifest }, options)).toEqual(
    generated(fixture("listening"), options),
  );
});

test("A plan that needs none of consent, context, privacy or types gets none of their files.", () => {
  const files = generated("events:\n  App Opened:\n");
  expect(files.map(({ path }) => path)).toEqual([
    "core.ts",
    "events.ts",
    "index.ts",
    "sdk.ts",
    "sdk/console.ts",
    "sdk/destinations.ts",
    "sdk/fanout.ts",
    "sdk/recording.ts",
    "track.ts",
  ]);
  expect(textOf(files, "sdk.ts")).not.toContain("segment");
});

test("A plan with nothing in it gives a client that can be connected.", () => {
  const files = generated("");
  expect(textOf(files, "index.ts")).toContain("connect");
  expect(files.map(({ path }) => path)).not.toContain("events.ts");
});
