import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import type { Span } from "../../source/span.js";
import type { Node } from "../../syntax/node.js";
import { exampleRefused } from "../mistakes/definitions.js";
import type { Json } from "../model.js";
import { accepts, type Rejection, rejections } from "../values/accepts.js";
import { foldRepeated } from "./repeated.js";
import type { Resolution } from "./resolution.js";
import { namedTypes } from "./types.js";

/** Holds every example against what it exemplifies; those that came along to a refined type drop out silently. */
export function checkExamples(r: Resolution): void {
  const { types } = namedTypes(r);
  for (const { type, examples } of r.inheritedExamples) {
    const kept = examples.filter(({ value }) => accepts(type(), value, types));
    if (kept.length < examples.length) examples.splice(0, examples.length, ...kept);
  }
  const inside = new Set<Diagnostic>();
  const refused: Diagnostic[] = [];
  for (const { type, node, value } of r.pendingExamples) {
    if (accepts(type(), value, types)) continue;
    for (const rejection of rejections(type(), value, types)) {
      const diagnostic = refusedFor(node, rejection);
      refused.push(diagnostic);
      // A property that changed is told once, however many examples have it; a value that doesn't fit is its own mistake.
      if (rejection.path.length > 0 || isObject(value)) inside.add(diagnostic);
    }
  }
  for (const diagnostic of foldRepeated(refused, (one) => inside.has(one))) r.report(diagnostic);
}

function isObject(value: Json): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refusedFor(node: Node, { path, reason, key }: Rejection): Diagnostic {
  const last = path[path.length - 1];
  const where = last === undefined ? "it" : typeof last === "number" ? `item ${last + 1}` : `\`${last}\``;
  const values = { reason: key === undefined ? `${where} ${reason}` : reason };
  return mistaken(exampleRefused, placeIn(node, path, key), values);
}

/** The place of a value inside an example; of a key of it, where that is to blame. */
function placeIn(node: Node, path: readonly (string | number)[], key: string | undefined): Span {
  let at = node;
  for (const step of path) {
    const next: Node | undefined =
      at.kind === "mapping"
        ? at.entries.find((entry) => entry.key.text === step)?.value
        : at.kind === "sequence" && typeof step === "number"
          ? at.items[step]
          : undefined;
    if (!next) break;
    at = next;
  }
  if (key !== undefined && at.kind === "mapping") {
    const entry = at.entries.find((candidate) => candidate.key.text === key);
    if (entry) return entry.key.span;
  }
  return at.span;
}
