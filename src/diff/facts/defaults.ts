import type { LoadedPlan } from "../../loaded.js";
import type { Defaults } from "../../project/model.js";
import type { FactKind } from "../kinds.js";
import type { FactSide, Subject } from "../model.js";
import type { Comparison } from "./comparison.js";
import type { Found } from "./found.js";

/** What the manifest says for all events that don't say it themselves. */
export const defaults: Subject = { kind: "plan", group: { kind: "plan", name: "" }, path: ["defaults"] };

/** What of an event the manifest may say. */
const keys: ReadonlyMap<FactKind, keyof Defaults> = new Map<FactKind, keyof Defaults>([
  ["event-sources-changed", "sources"],
  ["event-destinations-changed", "destinations"],
  ["consent-loosened", "consent"],
  ["consent-tightened", "consent"],
  ["owner-changed", "owner"],
]);

/**
 * A fact of an event as it stands in the manifest, the same for every event, when it is the manifest's default that came, went or
 * changed; `undefined` when an event says on either side what it has.
 */
export function asDefault({ base, head }: Comparison, fact: Found): Found | undefined {
  const key = fact.place.kind === "event" ? keys.get(fact.kind) : undefined;
  if (!key || (fact.base?.value === undefined && fact.head?.value === undefined)) return undefined;
  const [before, after] = [sideIn(base, key, fact.base), sideIn(head, key, fact.head)];
  return before && after && { ...fact, base: before, head: after };
}

/** A side that the manifest says, or where neither it nor an event says anything. One that lists nothing says so where there is a default. */
function sideIn({ project }: LoadedPlan, key: keyof Defaults, side: FactSide | undefined): FactSide | undefined {
  if (!side) return undefined;
  if (side.value !== undefined) return side.span.file === project.file ? side : undefined;
  const said = project.defaults[key];
  const isSilent = said === undefined || ("length" in said && said.length === 0);
  return isSilent ? { ...side, span: project.name.span } : undefined;
}
