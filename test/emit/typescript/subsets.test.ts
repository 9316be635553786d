import { expect, test } from "vitest";
import type { OutputFile } from "../../../src/emit/target.js";
import { bundled, compiled, generated, nodenext, recorded, running, textOf, under } from "./support/client.js";

const plan = {
  "trackc.yaml":
    "name: example\nvocabulary: { sources: [web, ios, server], destinations: [amplitude, segment, crm], consent: [analytics] }\n",
  "plans/plan.yaml": `
context:
  app_version: string
  build: { type: integer, sources: ios }
  host?: { type: string, sources: server }
events:
  Everywhere: {}
  On The Web: { sources: web }
  On Phones: { sources: ios }
  On Servers: { sources: server }
  For Amplitude: { destinations: amplitude }
  For Both: { destinations: [amplitude, segment] }
  For The Crm: { destinations: crm }
`,
};

function functions(files: readonly OutputFile[]): readonly string[] {
  return [...textOf(files, "events.ts").matchAll(/^export function (\w+)/gm)].map((match) => match[1] as string);
}

const always = ["everywhere", "forAmplitude", "forBoth", "forTheCrm"];

test("An output takes the events of one source or of several, and those that any source sends.", () => {
  const of = (source: string | readonly string[]) => functions(generated(plan, { source }));
  expect(of("web")).toEqual([...always, "onTheWeb"]);
  expect(of(["web"])).toEqual([...always, "onTheWeb"]);
  expect(of(["web", "ios"])).toEqual([...always, "onPhones", "onTheWeb"]);
  expect(of(["server", "ios", "web"])).toEqual([...always, "onPhones", "onServers", "onTheWeb"]);
});

test("Its context is what these sources set, and each event carries its own sources' alone.", async () => {
  const files = generated(plan, { source: ["web", "ios"] });
  expect(textOf(files, "types.ts")).toMatch(/app_version: string;\n {2}.*\n {2}build: number;\n}/);
  expect(textOf(files, "types.ts")).not.toContain("host");
  const { api, messages } = await recorded(files);
  api.setContext({ app_version: "1", build: 7 });
  api.onTheWeb?.();
  api.onPhones?.();
  api.everywhere?.();
  const both = { app_version: "1", build: 7 };
  expect(messages.map(({ body }) => body)).toEqual([{ app_version: "1" }, both, both]);
});

test("An output of several destinations sends an event to those of its own that the event is for.", async () => {
  const files = generated(plan, { destination: ["amplitude", "crm"] });
  const { api, sdk } = await running(files);
  const [amplitude, crm] = [sdk.recording(), sdk.recording()];
  api.connect(sdk.fanout({ amplitude, crm }));
  for (const call of ["everywhere", "forAmplitude", "forBoth", "forTheCrm"]) api[call]?.();
  expect(amplitude.messages.map(({ name }) => name)).toEqual(["Everywhere", "For Amplitude", "For Both"]);
  expect(crm.messages.map(({ name }) => name)).toEqual(["Everywhere", "For The Crm"]);
});

test("Fanout knows the destinations of the output, and no others.", async () => {
  const usage = `
import { fanout, recording } from "./tracking/sdk.js";
fanout({ amplitude: recording(), crm: recording() });
// @ts-expect-error The output isn't for this one.
fanout({ segment: recording() });
`;
  const files = under("tracking", generated(plan, { destination: ["amplitude", "crm"] }));
  expect(await compiled("typescript", { ...files, "usage.ts": usage }, nodenext)).toBe("");
});

test("Several outputs of one plan in one application share nothing: state, policies, waiting calls.", async () => {
  const shared = `
context: { app_version: string }
events:
  Song Shared: { consent: analytics, properties: { song_id: string, recipient?: { type: email, privacy: personal } } }
  App Opened:
`;
  const outputs = {
    strict: generated(shared, { sdk: ["segment"], deny: ["personal"] }),
    open: generated(shared, { sdk: ["http"] }),
    server: generated(shared, { side: "server" }),
  };
  // One bundle, as an application makes it, with the state of all three in one module.
  const files = Object.entries(outputs).flatMap(([name, output]) =>
    output.map(({ path, text }) => ({ path: `${name}/${path}`, text })),
  );
  const application = Object.keys(outputs)
    .map(
      (name) => `export * as ${name} from "./tracking/${name}";\nexport * as ${name}Sdk from "./tracking/${name}/sdk";`,
    )
    .join("\n");
  const text = await bundled(files, application, false);
  const { strict, open, server, strictSdk, openSdk, serverSdk } = await import(
    `data:text/javascript,${encodeURIComponent(text)}`
  );
  const [toStrict, toOpen, toServer] = [strictSdk.recording(), openSdk.recording(), serverSdk.recording()];
  const song = { song_id: "s-1", recipient: "a@example.com" };

  strict.connect(toStrict);
  strict.setContext({ app_version: "strict" });
  strict.setConsent({ analytics: true });
  for (const client of [strict, open]) {
    client.songShared(song);
    client.appOpened();
  }
  expect(toStrict.messages.map(({ body }: { body: object }) => body)).toEqual([
    { app_version: "strict", song_id: "s-1" },
    { app_version: "strict" },
  ]);
  expect(toOpen.messages).toEqual([]);

  open.connect(toOpen);
  expect(toOpen.messages.map(({ body }: { body: object }) => body)).toEqual([{}]);
  open.setConsent({ analytics: true });
  expect(toOpen.messages.map(({ body }: { body: object }) => body)).toEqual([{}, song]);

  server.connect(toServer);
  server.songShared(song, { userId: "1231", consent: {} });
  expect(toServer.messages).toEqual([]);
  server.songShared(song, { userId: "1231", consent: { analytics: true } });
  expect(toServer.messages.map(({ body }: { body: object }) => body)).toEqual([song]);
  expect(toStrict.messages).toHaveLength(2);
});
