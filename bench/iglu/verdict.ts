import { type Audience, type Change, diff, type Severity } from "../../src/diff/index.js";
import { shapeOf, typesOf } from "../../src/formats/json-schema/index.js";
import { subtype } from "../../src/plan/subtype/index.js";
import { type Raw, rawOf } from "./raw.js";
import type { Pair, Version } from "./versions.js";

/** The worst that the diff says to an audience; *not told* where a plan can't say what would decide it. */
export type Told = Severity | "not told";

/** What the diff says of a pair. */
export interface OurVerdict {
  /** Whether both versions describe objects, which is what an event carries. Of others there is no diff. */
  readonly isEvent: boolean;
  readonly producers: Told;
  readonly consumers: Told;
  /** Why it breaks consumers, where it does. */
  readonly forConsumers: string | undefined;
  /** A payload that the old schema takes and the new one refuses, by Ajv and the schemas as they are. As JSON. */
  readonly witness: string | undefined;
  /** What is wrong with the diff: a witness that is none, or another answer than the schemas' types as wholes give. */
  readonly problems: readonly string[];
}

/** Judges two versions of a schema by the diff of their plans. Every witness is tried on the schemas themselves. */
export function judgePair(pair: Pair): OurVerdict {
  const { family, from, to } = pair;
  const isEvent = [from, to].every(({ read }) => shapeOf(read).objects > 0);
  if (!isEvent) {
    return {
      isEvent,
      producers: "not told",
      consumers: "not told",
      forConsumers: undefined,
      witness: undefined,
      problems: [],
    };
  }
  const { changes } = diff(from.plan.loaded, to.plan.loaded, { today: "2026-01-01" });
  const judging: Judging = { changes, raw: rawOf(pair), isSame: unsaid(from) === unsaid(to) };
  const [producers, consumers] = [told(judging, "producers"), told(judging, "consumers")];
  const problems = [
    ...(isExact(from) && isExact(to) ? falseWitnesses(judging) : []),
    ...(agreesWithTypes(pair, worst(changes, "producers")) ? [] : ["another answer than the types give as wholes"]),
  ];
  const shown = changes.find((one) => isBorneOut(judging.raw, "producers", one))?.producers.witness?.payload;
  const first = changes.find((one) => one.consumers.severity === "breaking");
  return {
    isEvent,
    producers,
    consumers,
    forConsumers: consumers === "breaking" ? first?.consumers.reason : undefined,
    witness: shown === undefined ? undefined : JSON.stringify(shown),
    problems: problems.map((problem) => `${family} ${from.number} → ${to.number}: ${problem}`),
  };
}

interface Judging {
  readonly changes: readonly Change[];
  readonly raw: Raw;
  /** Whether what the plans don't say is the same in both versions. */
  readonly isSame: boolean;
}

function told({ changes, raw, isSame }: Judging, audience: Audience): Told {
  const severity = worst(changes, audience);
  if (severity === "breaking") {
    // What a plan lets through beyond its schema may be all that breaks.
    const isShown = changes.some((one) => one[audience].severity === "breaking" && isBorneOut(raw, audience, one));
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

function isBorneOut(raw: Raw, audience: Audience, change: Change): boolean {
  const payload = change[audience].witness?.payload;
  if (payload === undefined) return false;
  return audience === "producers" ? raw.breaksProducers(payload) : raw.breaksConsumers(payload);
}

function falseWitnesses({ changes, raw }: Judging): readonly string[] {
  return (["producers", "consumers"] as const).flatMap((audience) =>
    changes
      .filter((one) => one[audience].severity === "breaking" && !isBorneOut(raw, audience, one))
      .map((one) => `${JSON.stringify(one[audience].witness?.payload)} shows nothing to ${audience}`),
  );
}

/** Whether the diff says what a proof about the schemas as wholes says, where the plans are whole as well. */
function agreesWithTypes({ from, to }: Pair, producers: Severity): boolean {
  if (![from, to].every(({ plan, read }) => plan.notSaid.length === read.notSaid.length)) return true;
  const whole = subtype(from.read.root.type, typesOf(from.read), to.read.root.type, typesOf(to.read));
  return { included: ["safe"], refuted: ["breaking"], undecided: ["breaking", "dangerous"] }[whole.kind].includes(
    producers,
  );
}

/** Whether the plan takes no more than the schema. */
function isExact({ plan }: Version): boolean {
  return plan.notSaid.every(({ widens }) => !widens);
}

const texts: ReadonlySet<string> = new Set(["description", "title", "$comment"]);

/** Keywords that say what they say whatever stands beside them: all others are held against the schema that they stand in. */
const independent: ReadonlySet<string> = new Set([
  ...["not", "if", "then", "else", "oneOf", "format", "contains", "dependencies", "minProperties", "maxProperties"],
]);

/** What the plan does not say of a schema: where that changed, it does not tell the whole. */
function unsaid({ file, plan }: Version): string {
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
