import { expect, test, vi } from "vitest";
import type { Adapter } from "../../../src/emit/typescript/adapters.js";
import { compiled, generated, nodenext, textOf, under } from "./support/client.js";

// What an adapter lacks is a line in its entry; here two have it, whatever the real ones can do.
vi.mock("../../../src/emit/typescript/adapters.js", async (original) => {
  const { adapters } = await original<{ adapters: readonly Adapter[] }>();
  const lacks = (name: string): Adapter["lacks"] =>
    name === "http" ? ["group", "page"] : name === "segment" ? ["group", "screen"] : [];
  return { adapters: adapters.map((adapter) => ({ ...adapter, lacks: lacks(adapter.name) })) };
});

const plan = `
entities:
  user: { kind: user, traits: { plan: string } }
  family_home: { kind: group, traits: { members: integer } }
events: { "Home */ Viewed": { kind: page }, Song Read: { kind: screen }, Song Played: }
`;
const exported = (options: Parameters<typeof generated>[1]) => {
  const files = generated(plan, options);
  return ["events.ts", "entities.ts"].flatMap((path) =>
    [...textOf(files, path).matchAll(/^export function (\w+)/gm)].map((match) => match[1]),
  );
};
const all = ["homeViewed", "songPlayed", "songRead", "groupFamilyHome", "identifyUser"];

test("A call that none of the chosen adapters can make has no function.", () => {
  expect(exported({ sdk: ["http"] })).toEqual(["songPlayed", "songRead", "identifyUser"]);
  expect(exported({ sdk: ["http", "segment"] })).toEqual(all.filter((name) => name !== "groupFamilyHome"));
});

test("What every client has doesn't count, nor does a client that is connected to something else.", () => {
  expect(exported({})).toEqual(all);
  expect(exported({ sdk: ["recording"] })).toEqual(all);
  expect(exported({ sdk: ["http", "recording"] })).toEqual(exported({ sdk: ["http"] }));
});

test("The file that an application imports from says what is missing, and why.", async () => {
  const one = generated(plan, { sdk: ["http"] });
  expect(textOf(one, "index.ts")).toContain(`
/**
 * \`http\` has no group call, so there is no function for \`family_home\`.
 *
 * \`http\` has no page call, so there is no function for \`Home *\\/ Viewed\`.
 */

export {`);
  const two = generated(plan, { sdk: ["http", "segment"] });
  expect(textOf(two, "index.ts")).toContain("None of `http` and `segment` has a group call, so");
  expect(textOf(generated("events: { Song Played: }", { sdk: ["http"] }), "index.ts")).not.toContain("no function");
  expect(await compiled("typescript", under("tracking", one), nodenext)).toBe("");
});
