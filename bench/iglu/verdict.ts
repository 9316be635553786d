import { type Audience, type Change, diff, type Severity } from "../../src/diff/index.js";
import {
  carriedAs,
  type PlanOfSchema,
  planOfSchema,
  planOfValues,
  shapeOf,
  typesOf,
} from "../../src/formats/json-schema/index.js";
import type { Json } from "../../src/plan/model.js";
import { subtype } from "../../src/plan/subtype/index.js";
import { ownType, payloads, typesOf as typesIn } from "../../test/generators/payload.js";
import fc from "../../test/support/fast-check.js";
import { type Raw, rawOf, withEverydayTexts, withLongAddresses } from "./raw.js";
import type { Pair, Version } from "./versions.js";

/** The worst that the diff says to an audience; *not told* where a plan can't say what would decide it. */
export type Told = Severity | "not told";

/** What the diff says of a pair. */
export interface OurVerdict {
  /** Whether both versions describe objects, which is what an event carries. Others are compared as the type of a property. */
  readonly isEvent: boolean;
  readonly producers: Told;
  readonly consumers: Told;
  /** Why it breaks consumers, where it does. */
  readonly forConsumers: string | undefined;
  /** A value that the old schema takes and the new one refuses, by Ajv and the schemas as they are. */
  readonly witness: Json | undefined;
  /** Whether the plans say all that the schemas do, or leave out the same in both versions. */
  readonly isExact: boolean;
  /** How many values that were valid the new schema was tried on, where the diff says that it takes all of them. */
  readonly tried: number;
  /** Whether a checker that sets e-mail addresses no length finds one that was valid and is refused, where the diff finds nothing. */
  readonly refusesLongAddresses: boolean;
  /** What is wrong with the diff: a witness that is none, or another answer than the schemas' types as wholes give. */
  readonly problems: readonly string[];
}

/** Judges two versions of a schema by the diff of their plans. Every witness is tried on the schemas themselves. */
export function judgePair(pair: Pair): OurVerdict {
  const { family, from, to } = pair;
  const isEvent = [from, to].every(({ read }) => shapeOf(read).objects > 0);
  const [base, head] = [comparedAs(from, isEvent), comparedAs(to, isEvent)];
  const { changes } = diff(base.plan.loaded, head.plan.loaded, { today: "2026-01-01" });
  const isSame = unsaid(base) === unsaid(head);
  const judging: Judging = { changes, isEvent, raw: rawOf(pair), usual: rawOf(pair, "ajv-formats"), isSame };
  const [producers, consumers] = [told(judging, "producers"), told(judging, "consumers")];
  const valid = producers === "safe" ? validIn(base, judging) : [];
  const refused = valid.find(
    (value) => judging.raw.breaksProducers(value) || judging.usual.breaksProducers(withEverydayTexts(value)),
  );
  const whole = isExact(base) && isExact(head);
  const problems = [
    ...(whole ? falseWitnesses(judging) : []),
    ...(agreesWithTypes(base, head, worst(changes, "producers"))
      ? []
      : ["another answer than the types give as wholes"]),
    ...(refused === undefined ? [] : [`${JSON.stringify(refused)} was valid and is refused`]),
  ];
  const shown = changes.find((one) => isBorneOut(judging, "producers", one));
  const first = changes.find((one) => one.consumers.severity === "breaking");
  return {
    isEvent,
    producers,
    consumers,
    forConsumers: consumers === "breaking" ? first?.consumers.reason : undefined,
    witness: shown && shownBy(judging, "producers", shown),
    isExact: whole,
    tried: valid.length,
    refusesLongAddresses: valid.some((value) => judging.usual.breaksProducers(withLongAddresses(value))),
    problems: problems.map((problem) => `${family} ${from.number} → ${to.number}: ${problem}`),
  };
}

/** A version and the plan by which it is compared. */
interface Compared extends Version {
  readonly plan: PlanOfSchema;
}

function comparedAs(version: Version, isEvent: boolean): Compared {
  const { read, file } = version;
  return { ...version, plan: isEvent ? planOfSchema(read, file) : planOfValues(read, file) };
}

interface Judging {
  readonly changes: readonly Change[];
  readonly isEvent: boolean;
  readonly raw: Raw;
  /** The same by the formats of ajv-formats. */
  readonly usual: Raw;
  /** Whether what the plans don't say is the same in both versions. */
  readonly isSame: boolean;
}

function told(judging: Judging, audience: Audience): Told {
  const { changes, isSame } = judging;
  const severity = worst(changes, audience);
  if (severity === "breaking") {
    // What a plan lets through beyond its schema may be all that breaks.
    const isShown = changes.some((one) => one[audience].severity === "breaking" && isBorneOut(judging, audience, one));
    return isShown ? "breaking" : "not told";
  }
  const isOpen = changes.some(({ proofs }) => proofs?.[audience].kind === "undecided");
  return isOpen || !isSame ? "not told" : severity;
}

function worst(changes: readonly Change[], audience: Audience): Severity {
  return (
    (["breaking", "dangerous"] as const).find((severity) =>
      changes.some((one) => one[audience].severity === severity),
    ) ?? "safe"
  );
}

function isBorneOut(judging: Judging, audience: Audience, change: Change): boolean {
  const value = shownBy(judging, audience, change);
  if (value === undefined) return false;
  const { raw, usual } = judging;
  return audience === "producers"
    ? raw.breaksProducers(value) && usual.breaksProducers(withEverydayTexts(value))
    : raw.breaksConsumers(value) && usual.breaksConsumers(withEverydayTexts(value));
}

/** What a witness shows, as the schemas have it. */
function shownBy({ isEvent }: Judging, audience: Audience, change: Change): Json | undefined {
  const payload = change[audience].witness?.payload;
  return payload === undefined ? undefined : schemaValue(payload, isEvent);
}

/** The value of a schema in the payload of an event. */
function schemaValue(payload: unknown, isEvent: boolean): Json | undefined {
  const plain = JSON.parse(JSON.stringify(payload));
  return isEvent ? plain : plain[carriedAs];
}

/** How many values are made for the old version of a pair; some half of them are valid. */
const mostMade = 60;

function validIn({ plan }: Compared, { isEvent, raw }: Judging): readonly Json[] {
  const [event] = plan.loaded.plan.events;
  if (event === undefined) return [];
  const made = fc.sample(payloads(ownType(event), typesIn(plan.loaded.plan)), { numRuns: mostMade, seed: 20261122 });
  return made.flatMap((payload) => {
    const value = schemaValue(payload, isEvent);
    return value !== undefined && raw.wasValid(value) ? [value] : [];
  });
}

function falseWitnesses(judging: Judging): readonly string[] {
  return (["producers", "consumers"] as const).flatMap((audience) =>
    judging.changes
      .filter((one) => one[audience].severity === "breaking" && !isBorneOut(judging, audience, one))
      .map((one) => `${JSON.stringify(one[audience].witness?.payload)} shows nothing to ${audience}`),
  );
}

/** Whether the diff says what a proof about the schemas as wholes says, where the plans are whole as well. */
function agreesWithTypes(from: Compared, to: Compared, producers: Severity): boolean {
  if (![from, to].every(({ plan, read }) => plan.notSaid.length === read.notSaid.length)) return true;
  const whole = subtype(from.read.root.type, typesOf(from.read), to.read.root.type, typesOf(to.read));
  return { included: ["safe"], refuted: ["breaking"], undecided: ["breaking", "dangerous"] }[whole.kind].includes(
    producers,
  );
}

/** Whether the plan takes no more than the schema. */
function isExact({ plan }: Compared): boolean {
  return plan.notSaid.every(({ widens }) => !widens);
}

const texts: ReadonlySet<string> = new Set(["description", "title", "$comment"]);

/** Keywords that say what they say whatever stands beside them: all others are held against the schema that they stand in. */
const independent: ReadonlySet<string> = new Set([
  ...["not", "if", "then", "else", "oneOf", "format", "contains", "dependencies", "minProperties", "maxProperties"],
]);

/** What the plan does not say of a schema: where that changed, it does not tell the whole. */
function unsaid({ file, plan }: Compared): string {
  const { self: _, ...schema }: Record<string, unknown> = JSON.parse(file.text, (key, value: unknown) =>
    texts.has(key) && typeof value === "string" ? undefined : value,
  );
  const at = (pointer: string): unknown => {
    let found: unknown = schema;
    for (const step of pointer.split("/").slice(1)) {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
    }
    return found;
  };
  const parts = plan.notSaid
    .filter(({ widens }) => widens)
    .map(({ keyword, pointer }) => {
      const place = independent.has(keyword) ? pointer : pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
      return [pointer, at(place)];
    });
  const text = JSON.stringify(parts);
  // What is referred to stands elsewhere.
  return text.includes('"$ref"') ? JSON.stringify(schema) : text;
}
