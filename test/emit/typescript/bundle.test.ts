import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundled, generated } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

/** 200 events; each hundredth needs consent, each fiftieth has something denied. */
const many = Array.from({ length: 200 }, (_, at) => {
  const more = at % 100 === 99 ? ", consent: marketing" : "";
  return `  Thing ${at} Done: { properties: { thing_id: string, name: string, secret?: { type: string, privacy: sensitive } }${more} }`;
});
const files = generated(`events:\n${many.join("\n")}\n`, { sdk: ["segment"] });
const strict = generated(`events:\n${many.join("\n")}\n`, { sdk: ["segment"], deny: ["sensitive"] });
const connect = `import { segment } from "./tracking/sdk";\nconnect(segment(() => window.analytics));`;
const size = (text: string) => gzipSync(text, { level: 9 }).length;

test("Events that an application does not use are not in its bundle, nor is anything that only they need.", async () => {
  const text = await bundled(
    files,
    `import { connect, thing7Done } from "./tracking";\n${connect}\nthing7Done({ thing_id: "1", name: "a" });`,
  );
  expect(text).toContain("Thing 7 Done");
  for (let at = 0; at < 200; at++) if (at !== 7) expect(text).not.toContain(`Thing ${at} Done`);
  expect(text).not.toContain("marketing");
  expect(text).not.toContain("secret");
  expect(text).not.toContain("fetch");
});

test("One event more costs at most 30 bytes, one that is not used nothing, and the core with segment at most 250.", async () => {
  const using = (names: readonly string[], from = files) =>
    bundled(
      from,
      `import { connect, ${names.join(", ")} } from "./tracking";\n${connect}\n${names.map((name) => `${name}({ thing_id: "1", name: "a" });`).join("\n")}`,
    );
  const none = size(await bundled(files, `import { connect } from "./tracking";\n${connect}`));
  const one = size(await using(["thing1Done"]));
  const five = size(await using(["thing1Done", "thing2Done", "thing3Done", "thing4Done", "thing5Done"]));
  expect((five - one) / 4).toBeLessThan(30);
  expect(none).toBeLessThanOrEqual(250);
  const small = generated("events: { Thing 1 Done: { properties: { thing_id: string, name: string } } }", {
    sdk: ["segment"],
  });
  // Minifiers hand out names by how often they are used, so a byte or two is noise.
  expect(Math.abs(one - size(await using(["thing1Done"], small)))).toBeLessThan(3);
});

test("Context, consent and privacy together stay small.", async () => {
  const all = generated(fixture("listening"), { sdk: ["segment"], deny: ["personal"] });
  const text = await bundled(
    all,
    `import * as client from "./tracking";\n${connect.replace("connect(", "client.connect(")}\n` +
      "client.setContext({});client.setConsent({});client.songShared({});client.songPlayed({});client.identifyUser('', {});client.groupFamily(1, {});client.homeViewed();",
  );
  expect(size(text)).toBeLessThanOrEqual(850);
});

test("The typed track brings no event of its own: only what is true of single events, in one table.", async () => {
  const use = `import { connect, track } from "./tracking";\n${connect}\ntrack("Thing 7 Done", { thing_id: "1", name: "a" });`;
  const text = await bundled(strict, use);
  // Two of the two hundred ask for consent: that the others don't is said of each, in a few bytes.
  expect(text).toContain("Thing 98 Done");
  expect(text).not.toContain("Thing 99 Done");
  const alike = many.map((line) => line.replace(", consent: marketing", "").replace(/ }$/, ", consent: marketing }"));
  const without = await bundled(
    generated(`events:\n${alike.join("\n")}\n`, { sdk: ["segment"], deny: ["sensitive"] }),
    use,
  );
  expect(without).not.toContain("Thing 98 Done");
  expect((size(text) - size(without)) / 198).toBeLessThan(6);
  expect(await bundled(generated("events: { A: {}, B: {} }", { sdk: ["segment"] }), use)).not.toContain('"A"');
});

test("A former name costs nothing where it is not used.", async () => {
  const all = generated(fixture("listening"), { sdk: ["segment"] });
  const text = await bundled(all, `import { connect, homeViewed } from "./tracking";\n${connect}\nhomeViewed();`);
  expect(text).not.toContain("Song Shared");
  expect(text).not.toContain('analytics"');
});
