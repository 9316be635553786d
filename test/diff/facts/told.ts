import { decidingProof } from "../../../src/diff/deciding-proof.js";
import { compareFacts } from "../../../src/diff/facts/index.js";
import type { Fact } from "../../../src/diff/model.js";
import { loadText } from "../../../src/load/text.js";
import type { LoadedPlan } from "../../../src/loaded.js";

/** A plan from one text, which must be right; with `---` on a line, what stands before it is the manifest. */
export function planOf(text: string): LoadedPlan {
  const [manifest, plan] = text.includes("\n---\n") ? text.split("\n---\n") : ["name: example", text];
  const { value, diagnostics } = loadText({ "trackc.yaml": `${manifest}\n`, "plans/plan.yaml": plan ?? "" });
  const wrong = diagnostics.filter(({ level }) => level === "error");
  if (wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join("\n"));
  return value;
}

/** The facts of two plans, a line for each. */
export function told(base: string, head: string): readonly string[] {
  return compareFacts(planOf(base), planOf(head)).facts.map(lineOf);
}

/** A fact on one line: what, where, both sides, both proofs with their payloads. */
export function lineOf({ kind, subject, base, head, proofs, witnesses, also, shared }: Fact): string {
  const side = (one: Fact["base"]): string =>
    one === undefined ? "∅" : (one.definition ?? (one.value === undefined ? "–" : JSON.stringify(one.value)));
  const proof = (direction: "producers" | "consumers"): string => {
    const found = decidingProof(proofs, direction);
    if (!found || found.kind === "included") return found ? "ok" : "";
    if (found.kind === "undecided") return `undecided: ${found.reason}`;
    const witness = witnesses?.[direction];
    return witness ? JSON.stringify(witness.payload) : `no payload around ${JSON.stringify(found.witness)}`;
  };
  const proven = proofs ? ` | ${proof("producers")} | ${proof("consumers")}` : "";
  const others = also.length > 0 ? ` | also ${also.map(({ path }) => path.join(" / ")).join(", ")}` : "";
  const from = shared ? ` | of ${shared.path.join(" / ")}` : "";
  return `${kind} ${subject.path.join(" / ")}: ${side(base)} → ${side(head)}${proven}${others}${from}`;
}
