import { describe, expect, test } from "vitest";
import fc from "../../support/fast-check.js";
import { isLong } from "../../support/long.js";
import { compiled, generated, nodenext, recorded, textOf, under } from "./support/client.js";
import { fixture } from "./support/fixtures.js";

// `track` takes any text where nobody checks types. What a client must not send doesn't leave by a name that it doesn't know.

const plan = {
  "trackc.yaml": "name: example\nvocabulary: { sources: [web, ios], consent: [analytics, marketing] }\n",
  "plans/plan.yaml": `
context: { version?: string, ip?: { type: ipv4, privacy: sensitive } }
events:
  Song Played: { sources: web, properties: { song_id: string } }
  Song Shared:
    sources: web
    renamed_from: Song Sent
    consent: analytics
    properties: { song_id: string, recipient?: { type: email, privacy: personal }, message?: { type: string, consent: marketing } }
  Home Viewed: { sources: web, kind: page, consent: analytics }
  Tone Bought: { sources: ios, properties: { tone: string, card?: { type: string, privacy: sensitive } } }
  Tone Heard: { sources: ios, status: retired, properties: { ear?: { type: string, privacy: sensitive } } }
`,
};
const options = { source: "web", deny: ["personal"] } as const;
const unknown = ["Song Plaied", "Tone Bought", "Tone Heard", "Home Viewed", "", "constructor", "__proto__", "toString"];
const everything = {
  song_id: "s-1",
  recipient: "a@example.com",
  message: "listen",
  ip: "192.0.2.1",
  card: "4111",
  ear: "left",
};

/** A client that calls itself with whatever consent, on either side. */
async function calling(side: "browser" | "server", text: Parameters<typeof generated>[0], given: object) {
  const { api, messages } = await recorded(generated(text, { ...given, side }));
  return (call: string, values: readonly unknown[], consent: Readonly<Record<string, boolean>>) => {
    const before = messages.length;
    if (side === "browser") api.setConsent?.(consent);
    api[call]?.(...values, ...(side === "server" ? [{ userId: "1231", consent }] : []));
    return messages.slice(before).map(({ name, body, destinations }) => ({ name, body, destinations }));
  };
}

describe.each(["browser", "server"] as const)("In a client for a %s", (side) => {
  test.each(unknown)("what is denied doesn't leave as %j, nor does anything without consent", async (name) => {
    const call = await calling(side, plan, options);
    expect(call("track", [name, everything], {})).toEqual([]);
    expect(call("track", [name, everything], { analytics: false, marketing: true })).toEqual([]);
    const body = { song_id: "s-1" };
    // What waited leaves as well, with what is agreed to then.
    const [sent] = call("track", [name, everything], { analytics: true, marketing: false });
    expect(sent).toEqual({ name, body, destinations: undefined });
    const [whole] = call("track", [name, everything], { analytics: true, marketing: true });
    expect(whole?.body).toEqual({ ...body, message: "listen" });
  });

  test("a former name is sent as the new one, under its policy", async () => {
    const call = await calling(side, plan, options);
    expect(call("track", ["Song Sent", everything], { analytics: false })).toEqual([]);
    const granted = { analytics: true, marketing: false };
    const sent = call("track", ["Song Shared", everything], granted);
    expect(sent.map(({ name }) => name)).toEqual(["Song Shared"]);
    expect(call("track", ["Song Sent", everything], granted)).toEqual(sent);
  });

  test("an event that asks for nothing is sent as it is", async () => {
    const call = await calling(side, plan, options);
    expect(call("track", ["Song Played", { song_id: "s-1" }], {}).map(({ body }) => body)).toEqual([
      { song_id: "s-1" },
    ]);
  });
});

const pool = ["a", "b", "c", "d"];
const property = fc.record({
  name: fc.constantFrom(...pool),
  privacy: fc.constantFrom("none", "none", "sensitive"),
  consent: fc.constantFrom("", "", "analytics", "marketing", "analytics, marketing"),
});
const event = fc.record({
  kind: fc.constantFrom("track", "track", "track", "page"),
  consent: fc.constantFrom("", "", "analytics", "marketing", "analytics, marketing"),
  source: fc.constantFrom("[web, ios]", "web", "ios"),
  additional: fc.boolean(),
  former: fc.constantFrom(undefined, "Former", "Other Former"),
  properties: fc.uniqueArray(property, { maxLength: 3, selector: ({ name }) => name }),
  destination: fc.constantFrom("", "", "amplitude"),
});
const story = fc.record({
  events: fc.uniqueArray(event, { minLength: 1, maxLength: 4, selector: (each) => JSON.stringify(each) }),
  context: fc.uniqueArray(property, { maxLength: 2, selector: ({ name }) => name }),
});

type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

const written = ({ name, privacy, consent }: Story["context"][number]) =>
  `${name}?: { type: string, privacy: ${privacy}, consent: [${consent}] }`;

function textOfStory({ events, context }: Story): Record<string, string> {
  const lines = events.map(({ kind, consent, source, additional, former, properties, destination }, at) => {
    const more = `${former ? `, renamed_from: ${former}` : ""}${additional ? ", additionalProperties: true" : ""}`;
    return `  Thing ${at} Done: { kind: ${kind}, consent: [${consent}], sources: ${source}, destinations: [${destination}], properties: { ${properties.map(written).join(", ")} }${more} }`;
  });
  return {
    "trackc.yaml": "name: example\nvocabulary: { sources: [web, ios], consent: [analytics, marketing] }\n",
    "plans/plan.yaml": `context: { ${context.map(written).join(", ")} }\nevents:\n${lines.join("\n")}\n`,
  };
}

const consents = [{}, { analytics: true, marketing: false }, { analytics: false, marketing: true }].concat([
  { analytics: true, marketing: true },
]);

test("Whatever the plan: track sends an event as its function does, and of other names nothing that any event must not.", async () => {
  await fc.assert(
    fc.asyncProperty(story, fc.constantFrom("browser", "server"), async (given, side) => {
      const text = textOfStory(given);
      const whole = Object.fromEntries([...pool, "extra"].map((name) => [name, name]));
      const refused = [...given.context, ...given.events.flatMap((each) => each.properties)]
        .filter(({ privacy }) => privacy === "sensitive")
        .map(({ name }) => name);
      const own = given.events.filter(({ source }) => source !== "ios");
      for (const consent of consents) {
        // A client for each, so that nothing waits from before.
        const call = await calling(side, text, { source: "web", deny: ["sensitive"] });
        for (const [at, { kind, source, additional, properties }] of given.events.entries()) {
          if (kind !== "track" || source === "ios") continue;
          const passed = properties.filter(({ privacy }) => privacy !== "sensitive").map(({ name }) => [name, name]);
          const body = additional ? whole : Object.fromEntries(passed);
          const called = call(
            `thing${at}Done`,
            properties.length > 0 || additional ? [body] : side === "server" ? [] : [{}],
            consent,
          );
          expect(call("track", [`Thing ${at} Done`, body], consent)).toEqual(called);
        }
        const asked = own.flatMap((each) => each.consent.split(", ").filter(Boolean));
        const isAgreed = asked.every((category) => consent[category as keyof typeof consent] === true);
        for (const { name, body } of call("track", ["Thing 9 Done", whole], consent)) {
          expect([name, isAgreed]).toEqual(["Thing 9 Done", true]);
          expect(Object.keys(body).filter((key) => refused.includes(key))).toEqual([]);
          for (const each of own.flatMap((one) => one.properties)) {
            if (!(each.name in body) || each.consent === "") continue;
            for (const category of each.consent.split(", "))
              expect(consent[category as keyof typeof consent]).toBe(true);
          }
        }
      }
    }),
    { numRuns: isLong ? 300 : 25 },
  );
});

test("Where all events ask for the same there is no table, and where none asks for anything there is nothing.", () => {
  const alike =
    "events: { A: { consent: x, properties: { a?: { type: string, privacy: sensitive } } }, B: { consent: x } }";
  const text = textOf(generated(alike, { deny: ["sensitive"] }), "track.ts");
  expect(text).toContain(`without(properties, ["a"])`);
  expect(text).toContain(`consent: ["x"]`);
  expect(text).not.toMatch(/policies|strictest|formerly/);
  const none = textOf(generated("events: { A: {}, B: {} }", { deny: ["sensitive"] }), "track.ts");
  expect(none).toMatch(/: void \{\n {2}send\(\{\n {4}type: "track",\n {4}name: event,\n {4}body: properties,\n/);
  expect(none).not.toMatch(/policies|strictest|formerly/);
});

test("The table has the events for which less holds than for all together, and those meant for some destinations.", () => {
  const text = textOf(
    generated(`events:
  A: { consent: [x, y] }
  B: { consent: x }
  C: {}
  D: { consent: [x, y], destinations: amplitude }
`),
    "track.ts",
  );
  expect(text).toContain(`= {
  B: { consent: ["x"] },
  C: {},
  D: { consent: ["x", "y"], destinations: ["amplitude"] },
};
`);
  expect(text).toContain(`const strictest: Policy = { consent: ["x", "y"] };`);
});

test("A former name that several events had is nobody's, but for one that kept its identifier.", () => {
  const split = "events: { A: { renamed_from: X }, B: { renamed_from: X } }";
  expect(textOf(generated(split), "track.ts")).not.toContain("X");
  const kept = "events: { A: { renamed_from: X }, B: { renamed_from: X, identifier: x } }";
  expect(textOf(generated(kept), "track.ts")).toContain(`X: "B",`);
  const page = "events: { A: {}, B: { kind: page, renamed_from: X } }";
  expect(textOf(generated(page), "track.ts")).not.toContain("X");
});

test("Former names compile, struck through, and are typed as the event is.", async () => {
  const usage = `
import { track, type EventMap, type PropertiesOf, type SongShared } from "./web/index.js";
import * as server from "./server/index.js";

track("Song Sent", { song_id: "s-1", message: "listen" });
track("Was Opened");
track("Was Opened", {}, { messageId: "m-1" });
server.track("Song Sent", { song_id: "s-1" }, { userId: "1231", consent: {} });
const shared: SongShared = {} as PropertiesOf<"Song Sent">;
const same: EventMap["Song Shared"] = {} as EventMap["Song Sent"];
// @ts-expect-error A required property is missing.
track("Song Sent", {});
// @ts-expect-error Properties are required.
track("Song Sent");
// @ts-expect-error This client refuses personal data.
track("Song Sent", { song_id: "s-1", recipient: "a@example.com" });
// @ts-expect-error No such event.
track("Song Snet", { song_id: "s-1" });
export { same, shared };
`;
  const opened = { ...plan, "plans/more.yaml": "events: { App Opened: { sources: web, renamed_from: Was Opened } }\n" };
  const web = generated(opened, options);
  const files = { ...under("web", web), ...under("server", generated(opened, { ...options, side: "server" })) };
  for (const compiler of ["typescript", "typescript5"] as const)
    expect(await compiled(compiler, { ...files, "usage.ts": usage }, nodenext)).toBe("");
  expect(textOf(web, "track.ts")).toContain(
    `  /** @deprecated Renamed: use "Song Shared". */\n  "Song Sent": SongShared;`,
  );
});

test("Optional context can be taken back, what every call must carry can't.", async () => {
  const usage = `
import { setContext } from "./browser/index.js";
import * as server from "./server/index.js";

setContext({ experiment: undefined });
setContext({ app_version: "2.4.0", experiment: undefined });
server.setContext({ experiment: undefined });
server.appOpened({ userId: "1231", consent: {}, context: { experiment: undefined } });
// @ts-expect-error Every call carries it.
setContext({ app_version: undefined });
// @ts-expect-error No such context.
setContext({ experimint: undefined });
`;
  const browser = generated(fixture("listening"));
  const server = generated(fixture("listening"), { side: "server" });
  const files = { ...under("browser", browser), ...under("server", server), "usage.ts": usage };
  expect(await compiled("typescript", files, nodenext)).toBe("");
  for (const [client, who] of [
    [browser, []],
    [server, [{ userId: "1231", consent: {} }]],
  ] as const) {
    const { api, messages } = await recorded(client);
    api.setContext({ app_version: "2.4.0", experiment: "a" });
    api.appOpened(...who);
    api.setContext({ experiment: undefined });
    api.appOpened(...who);
    api.setContext({ app_version: "2.5.0" });
    api.appOpened(...who);
    expect(messages.map(({ body }) => body)).toStrictEqual([
      { app_version: "2.4.0", experiment: "a" },
      { app_version: "2.4.0" },
      { app_version: "2.5.0" },
    ]);
  }
});
