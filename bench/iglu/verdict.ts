import { diff, type Severity } from "../../src/diff/index.js";
import { typesOf } from "../../src/formats/json-schema/index.js";
import { subtype } from "../../src/plan/subtype/index.js";
import type { Pair, Version } from "./versions.js";

/** What we say of a pair. */
export interface OurVerdict {
  /** Whether every value of the old version is one of the new, as far as the types say all that the schemas say. */
  readonly historicalData: "compatible" | "broken" | "undecided";
  /** The worst that the diff says to each audience. */
  readonly producers: Severity;
  readonly consumers: Severity;
  /** The reason of the first change that is worst for producers, else for consumers. */
  readonly reason: string;
  /** A value that was valid and is not. */
  readonly witness: string | undefined;
  /** What is wrong with the diff, which is held against the proof about the schemas as a whole. */
  readonly problem: string | undefined;
}

/** Judges two versions of a schema by the diff of their plans, and by what the types as wholes admit. */
export function judgePair({ family, from, to }: Pair): OurVerdict {
  const { changes } = diff(from.plan.loaded, to.plan.loaded, { today: "2026-01-01" });
  const worst = (audience: "producers" | "consumers"): Severity =>
    (["breaking", "dangerous"] as const).find((severity) =>
      changes.some((one) => one[audience].severity === severity),
    ) ?? "safe";
  const [producers, consumers] = [worst("producers"), worst("consumers")];
  const audience = producers === "safe" ? "consumers" : "producers";
  const first = changes.find((one) => one[audience].severity === (audience === "producers" ? producers : consumers));

  const whole = subtype(from.read.root.type, typesOf(from.read), to.read.root.type, typesOf(to.read));
  const expected = { included: ["safe"], refuted: ["breaking"], undecided: ["breaking", "dangerous"] }[whole.kind];
  const differ = isWhole(from) && isWhole(to) && !expected.includes(producers);
  const isTold = whole.kind === "included" && unsaid(from) !== unsaid(to) ? "undecided" : whole.kind;
  return {
    historicalData: ({ included: "compatible", refuted: "broken", undecided: "undecided" } as const)[isTold],
    producers,
    consumers,
    reason: first?.[audience].reason ?? "Nothing that anybody could notice.",
    witness: whole.kind === "refuted" ? JSON.stringify(whole.witness) : undefined,
    problem: differ
      ? `${family} ${from.number} → ${to.number}: ${whole.kind} as a whole, ${producers} to the diff`
      : undefined,
  };
}

/** Whether the plan's event has all that the schema's type has. */
function isWhole({ plan, read }: Version): boolean {
  return plan.notSaid.length === read.notSaid.length;
}

const texts: ReadonlySet<string> = new Set(["description", "title", "$comment"]);

/** What the types don't say of a schema: where that changed, they don't tell the whole. */
function unsaid({ file, read }: Version): string {
  const schema: unknown = JSON.parse(file.text, (key, value: unknown) =>
    texts.has(key) && typeof value === "string" ? undefined : value,
  );
  const at = (pointer: string): unknown => {
    let found = schema;
    for (const step of pointer.split("/").slice(1)) {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
    }
    return found;
  };
  return JSON.stringify(read.notSaid.filter(({ widens }) => widens).map(({ pointer }) => [pointer, at(pointer)]));
}
