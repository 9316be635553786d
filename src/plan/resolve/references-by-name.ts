import { mistaken } from "../../diagnostics/mistake.js";
import { didYouMean, type Spelling } from "../../diagnostics/spelling.js";
import type { Text } from "../../source/span.js";
import { renamedFromExisting, unknownEntity, unknownEvent, unknownMetric } from "../mistakes/references.js";
import type { Bound } from "./bind.js";
import { type Resolution, replacing } from "./resolution.js";

const unknown = { entities: unknownEntity, events: unknownEvent, metrics: unknownMetric } as const;
const singular = { entities: "an entity", events: "an event", metrics: "a metric" } as const;

/** Reports names of entities, events or metrics that nobody defined. */
export function checkNames(r: Resolution, names: readonly Text[], section: keyof typeof unknown): void {
  if (!r.whole) return;
  for (const name of names) {
    r.steps.followed++;
    if (!r.binding[section].has(name.value))
      r.report(mistaken(unknown[section], name.span, { name: name.value }, hint(r, name, section)));
  }
}

/** The nearest of the right kind; otherwise, what of another kind has that name. */
function hint(r: Resolution, { value: name, span }: Text, section: keyof typeof unknown): Spelling {
  const suggestion = r.nearest(name, r.binding[section].keys());
  if (suggestion) return didYouMean(suggestion, replacing(span));
  for (const other of ["entities", "events", "metrics"] as const) {
    if (other !== section && r.binding[other].has(name)) {
      return { help: `\`${name}\` is ${singular[other]}; here stands the name of ${singular[section]}.` };
    }
  }
  return {};
}

/** A former name that is still defined. */
export function checkRenames(
  r: Resolution,
  bound: Bound,
  former: readonly Text[],
  section: "entities" | "events" | "types",
): void {
  for (const name of former) {
    const existing = r.binding[section].get(name.value);
    if (!existing) continue;
    reportFormerName(r, bound.name.value, name, existing.name);
  }
}

/** Says that something can't have been renamed from a name that still exists. */
export function reportFormerName(r: Resolution, name: string, former: Text, existing: Text): void {
  const related = [{ span: existing.span, label: "still here" }];
  const help = former.value === name ? "Write the name that it had before, or remove `renamed_from`." : undefined;
  r.report(mistaken(renamedFromExisting, former.span, { former: former.value, name }, { related, help }));
}
