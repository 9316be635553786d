import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { filesOf } from "../../../src/build.js";
import { resolveOutputs } from "../../../src/emit/outputs.js";
import { loadPlan } from "../../../src/load.js";
import type { Event } from "../../../src/plan/model.js";
import { eventsIn } from "../../../src/plan/sent.js";
import type { Message, Sink } from "../../../templates/typescript/core.js";
import { http } from "../../../templates/typescript/sdk/http.js";
import { segment } from "../../../templates/typescript/sdk/segment.js";
import { segmentNode } from "../../../templates/typescript/sdk/segment-node.js";
import { running } from "../typescript/support/client.js";
import { collector } from "./schemas.js";
import { segmentWire, stubPage } from "./segment.js";

/** What an application of each example plan sets, and who its people are. */
const applications = {
  music: {
    context: { app_version: "2.4.0", family_id: "f-7", experiments: { home: "b" } },
    people: [
      ["identifyUser", "u-1", { plan: "free" }],
      [
        "identifyUser",
        "u-2",
        {
          plan: "family",
          email: "ada@example.com",
          favourite_genres: ["jazz", "pop"],
          number_of_playlists: 1,
          acquisition_channel: "advert",
        },
      ],
      ["groupFamily", "f-7", { number_of_members: 6 }],
    ],
  },
  shop: {
    context: { store: "de", app_version: "3.1.0" },
    people: [
      ["identifyCustomer", "c00000001", { loyalty_level: "none" }],
      [
        "identifyCustomer",
        "c00000002",
        {
          loyalty_level: "gold",
          email: "ada@example.com",
          number_of_orders: 1,
          first_store: "de",
          preferred_categories: ["games"],
        },
      ],
    ],
  },
  saas: {
    context: { organization_id: "0b9a6f2e-6f0e-4c59-9d9c-3a0f9d2f8a11", api_client: "reports-cli/2.1.0" },
    people: [
      ["identifyUser", "0b9a6f2e-6f0e-4c59-9d9c-3a0f9d2f8a11", { email: "ada@example.com", signup_method: "sso" }],
      [
        "identifyUser",
        "0b9a6f2e-6f0e-4c59-9d9c-3a0f9d2f8a11",
        { email: "ada@example.com", full_name: "Ada", job: "engineer", signup_method: "password" },
      ],
      [
        "groupOrganization",
        "0b9a6f2e-6f0e-4c59-9d9c-3a0f9d2f8a11",
        { organization_name: "Acme", plan: "team", seats: 4, number_of_reports: 1 },
      ],
    ],
  },
} as const;

type Application = keyof typeof applications;

beforeAll(stubPage);
afterAll(() => void vi.unstubAllGlobals());

/** The clients that the manifests list, by the folder that each goes to. */
const clients = [
  ["music", "src/tracking"],
  ["music", "src/server/tracking"],
  ["shop", "src/tracking"],
  ["saas", "src/tracking"],
] as const;

/** A plan, its schemas as a collector has them, one of its clients, and the events that the client sends. */
async function built(name: Application, out: string) {
  const { value: loaded } = await loadPlan(join(import.meta.dirname, "../../../plans", name));
  if (!loaded) throw new Error(`there is no plan ${name}`);
  const [schemas, ...others] = resolveOutputs(loaded).value;
  const typescript = others.filter(({ target }) => target.name === "typescript");
  const client = typescript.find(({ shown }) => shown.endsWith(`${name}/${out}`));
  if (schemas?.target.name !== "json-schema" || !client) throw new Error("other outputs");
  expect(typescript).toHaveLength(clients.filter(([plan]) => plan === name).length);
  const files = (await filesOf(loaded, schemas)).value;
  const { api, sdk } = await running((await filesOf(loaded, client)).value);
  const subset = { source: client.options.source as string | undefined };
  const events = eventsIn(loaded.plan, subset).filter(({ status }) => status !== "retired");
  api.setContext(applications[name].context);
  const consent = loaded.project.vocabulary.consent?.map(({ value }) => [value, true] as const);
  const isServer = (client.options.sdk as readonly string[]).includes("segment-node");
  if (consent && !isServer) api.setConsent(Object.fromEntries(consent));
  // On a server every call says whom it is about, and what they agreed to.
  const who = isServer ? [{ userId: "u-1", ...(consent && { consent: Object.fromEntries(consent) }) }] : [];
  return { api, sdk, events, loaded, who, schemas: collector(files) };
}

type Built = Awaited<ReturnType<typeof built>>;

/** Every call that the plan's own examples show, and those of its people. */
function callsOf(
  name: Application,
  { api, events, who }: Built,
): { readonly event?: Event; readonly call: () => void }[] {
  const calls: { readonly event?: Event; readonly call: () => void }[] = [];
  for (const event of events) {
    const { camel } = event.identifier;
    const names = event.callName?.type.kind === "enum" ? event.callName.type.members.map(({ value }) => value) : [];
    const first = names.length > 1 ? [names] : [];
    for (const { value: example } of event.examples) {
      const before = first.map((each) => each[calls.length % each.length]);
      calls.push({ event, call: () => api[camel]?.(...before, example, ...who) });
      if (event.kind === "track") calls.push({ event, call: () => api.track(event.name.value, example, ...who) });
    }
  }
  for (const [call, id, traits] of applications[name].people)
    calls.push({ call: () => api[call]?.(id, traits, ...who) });
  return calls;
}

/** An adapter, and the message that its next call becomes. */
interface Wire {
  readonly sink: Sink;
  next(): Promise<Record<string, unknown>>;
}

async function browserWire(): Promise<Wire> {
  const { sdk, next } = await segmentWire();
  return { sink: segment(() => sdk), next };
}

/** What Segment's SDK for servers is given is the message: it adds only what Segment needs besides. */
function nodeWire(): Wire {
  let take: (message: Record<string, unknown>) => void = () => undefined;
  const taking = (type: string) => (call: object) => take(JSON.parse(JSON.stringify({ type, ...call })));
  const sdk = {
    track: taking("track"),
    page: taking("page"),
    screen: taking("screen"),
    identify: taking("identify"),
    group: taking("group"),
  };
  const next = () =>
    new Promise<Record<string, unknown>>((resolve) => {
      take = resolve;
    });
  return { sink: segmentNode(() => sdk), next };
}

/** What an in-house collector gets of a message. */
async function overHttp(messages: readonly Message[]): Promise<Record<string, unknown>[]> {
  const requests: string[] = [];
  vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
    requests.push(body);
    return { ok: true, status: 200 };
  });
  const sink = http("https://collect.example.com", { identity: () => ({ userId: "u-1" }), wait: 0 });
  for (const message of messages) sink(message);
  await vi.waitFor(() => expect(requests.flatMap((body) => JSON.parse(body).batch)).toHaveLength(messages.length));
  return requests.flatMap((body) => JSON.parse(body).batch);
}

describe.each(clients)("What the client of `%s` in `%s` sends", (name, out) => {
  test("is what the schemas of its plan say, body and whole message, for every example", async () => {
    const plan = await built(name, out);
    const { api, sdk, schemas, who } = plan;
    const recording = sdk.recording();
    const wire = who.length > 0 ? nodeWire() : await browserWire();
    const messages: Message[] = [];
    const complaints: string[] = [];
    const complain = (about: Message, where: string, complaint: string): void => {
      if (complaint !== "") complaints.push(`${where} of ${about.type} ${about.name}: ${complaint}`);
    };
    const calls = callsOf(name, plan);
    api.connect(recording);
    for (const { event, call } of calls) {
      recording.clear();
      call();
      const [message, another] = recording.messages;
      if (!message || another) throw new Error(`${event?.name.value}: sent ${recording.messages.length} messages`);
      if (event)
        complain(message, "the body", schemas.body(schemas.fileOf(event.kind, event.name.value), message.body));
      const next = wire.next();
      wire.sink(message);
      const sent = await next;
      complain(message, "Segment's message", schemas.message(sent));
      const body = message.type === "identify" || message.type === "group" ? "traits" : "properties";
      const spoiled = { ...sent, [body]: { ...message.body, "not in the plan": 1 } };
      if (schemas.message(spoiled) === "") complain(message, "the message", "anything is taken");
      messages.push(message);
    }
    const posted = await overHttp(messages);
    messages.forEach((message, at) => void complain(message, "the posted message", schemas.message(posted[at])));
    expect(complaints).toEqual([]);
    expect(calls.length).toBeGreaterThan(plan.events.length);
    for (const event of plan.events)
      expect(
        calls.some((each) => each.event === event),
        event.name.value,
      ).toBe(true);
  });
});
