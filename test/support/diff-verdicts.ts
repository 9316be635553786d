import { decidingProof } from "../../src/diff/deciding-proof.js";
import type { Change, Verdict } from "../../src/diff/model.js";
import type { Definition, ObjectType, Plan, Type } from "../../src/plan/model.js";
import { callsOf, isAbout, keyOf, type Pair, sideOf } from "./diff-laws.js";

/**
 * The laws of verdicts:
 *
 * - while nothing has come to its end, only what is proved is safe;
 * - what is not safe has a witness, or says why there is none;
 * - another day changes a verdict only where a date is said to decide;
 * - on a day on which all is safe for producers, every payload that holds nothing which was announced to be gone by then is still valid.
 */

const audiences = ["producers", "consumers"] as const;

/** What is against the verdicts of a day on which nothing has come to its end. */
export function objectionsToVerdicts(changes: readonly Change[]): readonly string[] {
  return each(changes, (change, audience) => {
    const { severity, witness, withoutWitness } = change[audience];
    const proof = decidingProof(change.proofs, audience)?.kind ?? "included";
    if (severity === "safe") return proof === "included" ? undefined : "is called safe";
    return witness || withoutWitness ? undefined : `is ${severity} without saying why nothing shows it`;
  });
}

/** What is against the verdicts of two days. */
export function objectionsToDays(early: readonly Change[], late: readonly Change[]): readonly string[] {
  const then = new Map(late.map((change) => [change.fingerprint, change]));
  return each(early, (change, audience) => {
    const other = then.get(change.fingerprint);
    if (!other) return "has another fingerprint on another day";
    const [before, after]: readonly Verdict[] = [change[audience], other[audience]];
    if (before?.severity === after?.severity) return undefined;
    const isDated = change.decidedBy === "date" && other.decidedBy === "date";
    return isDated ? undefined : "is judged otherwise on another day without a date's deciding it";
  });
}

function each(
  changes: readonly Change[],
  problem: (change: Change, audience: (typeof audiences)[number]) => string | undefined,
): readonly string[] {
  return changes.flatMap((change) =>
    audiences.flatMap((audience) => {
      const found = problem(change, audience);
      return found ? [`${change.kind} ${change.subject.path.join("/")} ${found} (${audience})`] : [];
    }),
  );
}

/** Payloads that stay within what was not to be gone by a day, and that the head refuses although all is safe for producers by then. */
export function objectionsInTime(pair: Pair, changes: readonly Change[], today: string): readonly string[] {
  const { base, head } = pair;
  if (!isEndingIn(base.loaded.plan, today)) return [];
  const kept = sideOf({ ...base.loaded, plan: withoutEnded(base.loaded.plan, today) });
  const after = new Set(callsOf(head).map(keyOf));
  const left = new Set(callsOf(kept).map(keyOf));
  return callsOf(base).flatMap((call) => {
    const about = changes.filter((change) => isAbout(change, call, new Set([call.name])));
    const isKept = left.has(keyOf(call)) && after.has(keyOf(call));
    if (!isKept || about.some(({ producers }) => producers.severity !== "safe")) return [];
    const bad = pair
      .payloads(call)
      .find((one) => base.schemas.takes(call, one) && kept.schemas.takes(call, one) && !head.schemas.takes(call, one));
    return bad ? [`all is safe for producers on ${today}: ${call.call} ${call.name} ${JSON.stringify(bad)}`] : [];
  });
}

interface Ending {
  readonly deprecated: unknown;
  readonly expires: { readonly value: string } | undefined;
}

const ending: ReadonlySet<string> = new Set(["deprecated", "retired"]);

function isEndingIn(plan: Plan, today: string): boolean {
  return JSON.stringify(plan) !== JSON.stringify(withoutEnded(plan, today));
}

/** A plan in which nothing holds what was announced to be gone. */
function withoutEnded(plan: Plan, today: string): Plan {
  const isOver = ({ deprecated, expires }: Partial<Ending>): boolean =>
    deprecated !== undefined && expires !== undefined && expires.value < today;
  const left = <T extends Definition>(one: T): T => ({ ...one, type: within(one.type) });
  const rest = (additional: boolean | Definition): boolean | Definition =>
    typeof additional === "boolean" ? additional : left(additional);
  /** What is over can still be named, or an open object would take it; there is just no value of it. */
  const listed = <T extends ObjectType["properties"][number]>(one: T): T =>
    isOver(one) ? { ...one, type: nothing, required: false } : left(one);
  const within = (type: Type): Type => {
    switch (type.kind) {
      case "object":
        return { ...type, properties: type.properties.map(listed), additional: rest(type.additional) };
      case "array":
        return { ...type, items: type.items && left(type.items) };
      case "union": {
        const members = type.members.filter((member) => !isOver(member)).map(left);
        return members.length > 0 ? { ...type, members } : nothing;
      }
      case "enum": {
        const members = type.members.filter((member) => !isOver(member));
        return members.length > 0 ? { ...type, members } : nothing;
      }
      default:
        return type;
    }
  };
  return {
    ...plan,
    types: plan.types.map((type) => ({ ...type, definition: left(type.definition) })),
    context: plan.context.map(listed),
    entities: plan.entities.map((one) => ({
      ...one,
      traits: one.traits.map(listed),
      additional: rest(one.additional),
    })),
    events: plan.events
      .filter(({ status, expires }) => !(ending.has(status) && isOver({ deprecated: true, expires })))
      .map((one) => ({ ...one, properties: one.properties.map(listed), additional: rest(one.additional) })),
  };
}

/** A value that nobody sends. */
const nothing: Type = {
  kind: "enum",
  constant: true,
  members: [{ value: "\u0000 nobody sends this", span: { file: "", start: 0, end: 0 } }],
};
