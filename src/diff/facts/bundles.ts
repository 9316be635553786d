import type { Bundle } from "../../plan/model.js";
import type { Comparison } from "./comparison.js";
import { Metadata } from "./metadata.js";
import { type Pairs, pairsOf } from "./pairs.js";
import type { Place } from "./place.js";

/** Bundles by name: there is no way to declare that one was renamed. */
export function bundlePairs({ base, head }: Comparison): Pairs<Bundle & { readonly renamedFrom: readonly [] }> {
  const nameable = (bundle: Bundle): Bundle & { readonly renamedFrom: readonly [] } => ({ ...bundle, renamedFrom: [] });
  return pairsOf(base.plan.bundles.map(nameable), head.plan.bundles.map(nameable));
}

/** Tells what bundles say of themselves. Their properties are told of those who include them. */
export function compareBundles(comparison: Comparison): void {
  for (const { base, head } of bundlePairs(comparison).both) {
    const said = new Metadata(comparison.tell, placeOf(head), { span: base.name.span }, { span: head.name.span });
    said.value("description-changed", base.description, head.description);
    said.extensions(base.extensions, head.extensions);
  }
}

function placeOf({ name: { value: name } }: Bundle): Place {
  const [group, path] = [{ kind: "bundle", name } as const, ["bundles", name]];
  return { kind: "bundle", group, path, steps: [], call: undefined, gate: undefined, isSettled: false };
}
