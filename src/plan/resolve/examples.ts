import { mistaken } from "../../diagnostics/mistake.js";
import type { Span } from "../../source/span.js";
import type { Node } from "../../syntax/node.js";
import { exampleRefused } from "../mistakes/definitions.js";
import { accepts, type Rejection, rejections } from "../values/accepts.js";
import type { Resolution } from "./resolution.js";
import { namedTypes } from "./types.js";

/** Holds every example against what it exemplifies; those that came along to a refined type drop out silently. */
export function checkExamples(r: Resolution): void {
  const { types } = namedTypes(r);
  for (const { type, examples } of r.inheritedExamples) {
    const kept = examples.filter(({ value }) => accepts(type(), value, types));
    if (kept.length < examples.length) examples.splice(0, examples.length, ...kept);
  }
  for (const { type, node, value } of r.pendingExamples) {
    if (accepts(type(), value, types)) continue;
    for (const rejection of rejections(type(), value, types)) reportRejection(r, node, rejection);
  }
}

function reportRejection(r: Resolution, node: Node, { path, reason, key }: Rejection): void {
  const last = path[path.length - 1];
  const where = last === undefined ? "it" : typeof last === "number" ? `item ${last + 1}` : `\`${last}\``;
  r.report(
    mistaken(exampleRefused, placeIn(node, path, key), { reason: key === undefined ? `${where} ${reason}` : reason }),
  );
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
