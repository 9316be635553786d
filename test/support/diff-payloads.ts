import type { LoadedPlan } from "../../src/loaded.js";
import type { Json, JsonObject } from "../../src/plan/model.js";
import { sentTraits } from "../../src/plan/sent.js";
import { smallest } from "../../src/plan/subtype/index.js";
import type { Call, Side } from "./diff-laws.js";

// What the laws of the diff are asked about: payloads, and the messages that carry them.

const who = { userId: "u-1", anonymousId: "a-1", timestamp: "2026-01-01T00:00:00Z" };

/** The whole message of an event with a name, as the client sends it. */
export function messageOf({ call, name }: Pick<Call, "call" | "name">, payload: Json): unknown {
  const named = call === "track" ? { event: name } : { name };
  return { type: call, ...who, ...named, properties: payload };
}

/** Whole messages that carry a payload, as the client sends them. */
export function messagesOf({ call, name }: Call, payload: Json, { loaded: { plan }, types }: Side): readonly unknown[] {
  if (call === "track") return [messageOf({ call, name }, payload)];
  if (call === "identify" || call === "group") {
    const entity = plan.entities.find((one) => one.name.value === name);
    const trait = entity && sentTraits(entity).id;
    const field = call === "identify" ? "userId" : "groupId";
    const ids = [trait && smallest(trait.type, types), "x-1", 7].filter((id) => id !== undefined);
    return [
      ...ids.map((id) => ({ type: call, ...who, [field]: id, traits: payload })),
      { type: call, traits: payload },
    ];
  }
  const event = plan.events.find((one) => one.name.value === name);
  const callName = event?.callName && smallest(event.callName.type, (type) => namedIn(plan, type));
  return [callName, name, "Home"].map((one) =>
    messageOf({ call, name: typeof one === "string" ? one : name }, payload),
  );
}

/** A plan that knows no call but one. */
export function withOnly({ call, name }: Pick<Call, "call" | "name">, loaded: LoadedPlan): LoadedPlan {
  const isEntity = call === "identify" || call === "group";
  const { events, entities } = loaded.plan;
  const plan = {
    ...loaded.plan,
    events: isEntity ? [] : events.filter((event) => event.kind === call && event.name.value === name),
    entities: isEntity ? entities.filter((entity) => entity.name.value === name) : [],
  };
  return { ...loaded, plan };
}

function namedIn({ types }: LoadedPlan["plan"], name: string) {
  return types.find((type) => type.name.value === name)?.definition;
}

/** Payloads of the one side with a key of the other. */
export function mixtures(one: readonly Json[], other: readonly Json[]): readonly Json[] {
  const mixed: Json[] = [];
  for (const [at, payload] of one.entries()) {
    const donor = other[at % Math.max(1, other.length)];
    if (donor === undefined) continue;
    for (const [key, value] of Object.entries(donor as JsonObject).slice(0, 4)) {
      mixed.push({ ...(payload as JsonObject), [key]: value });
      const { [key]: _, ...rest } = { ...(donor as JsonObject), ...(payload as JsonObject) };
      mixed.push(rest);
    }
  }
  return mixed;
}

export function travelled(payload: Json): Json {
  return JSON.parse(JSON.stringify(payload)) as Json;
}

/**
 * Whether a list holds the text `__proto__` twice. Ajv remembers the texts of a list that must be unique as the keys of a plain object,
 * where this one is lost, and takes it: such a witness is beyond what it can judge.
 */
export function repeatsProto(value: Json): boolean {
  if (value === null || typeof value !== "object") return false;
  const inside: readonly Json[] = Array.isArray(value) ? value : Object.values(value as JsonObject);
  const isRepeated = Array.isArray(value) && value.filter((item) => item === "__proto__").length > 1;
  return isRepeated || inside.some(repeatsProto);
}
