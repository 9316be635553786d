import { mistaken } from "../../diagnostics/mistake.js";
import { didYouMean } from "../../diagnostics/spelling.js";
import type { Text } from "../../source/span.js";
import { type Fields, readFields, readText, refuse } from "../../syntax/mapping.js";
import { bundleCycle, unknownBundle } from "../mistakes/references.js";
import type { Bundle, Property } from "../model.js";
import type { Bound } from "./bind.js";
import { resolveListing } from "./listings.js";
import { type BundleShape, type Resolution, replacing } from "./resolution.js";
import { bundleTable } from "./tables.js";

const brokenBundle: BundleShape = { bundle: undefined, included: [], broken: true };

/** The bundle that an `include` names. */
export function findBundle(r: Resolution, name: Text): BundleShape | "broken" {
  r.steps.followed++;
  const known = r.bundles.get(name.value);
  if (known === "open") {
    const open = [...r.bundles].filter(([, state]) => state === "open").map(([other]) => other);
    const path = [...open.slice(open.indexOf(name.value)), name.value].map((step) => `\`${step}\``).join(" → ");
    r.report(mistaken(bundleCycle, name.span, { name: name.value, path }));
    return "broken";
  }
  if (known) return known;
  const bound = r.binding.bundles.get(name.value);
  if (!bound) {
    const help = didYouMean(r.nearest(name.value, r.binding.bundles.keys()), replacing(name.span));
    if (r.whole) r.report(mistaken(unknownBundle, name.span, { name: name.value }, help));
    return "broken";
  }
  r.bundles.set(name.value, "open");
  const shape = r.down(name.value, name.span, () => resolveBundle(r, bound)) ?? brokenBundle;
  r.bundles.set(name.value, shape);
  return shape;
}

function resolveBundle(r: Resolution, bound: Bound): BundleShape {
  const { name, value, span } = bound;
  if (value.kind !== "mapping" && value.kind !== "empty") {
    r.report(refuse(name.value, value, "a mapping with `properties`"));
    return brokenBundle;
  }
  const fields = value.kind === "mapping" ? readFields(value, bundleTable, r.diagnostics) : undefined;
  const listing = resolveListing(
    r,
    fields?.entries.get("include"),
    fields?.entries.get("properties"),
    fields?.faulty ?? false,
  );
  const bundle: Bundle = {
    ...namedParts(r, bound, fields),
    include: listing.include,
    properties: listing.properties,
    span,
  };
  return {
    bundle,
    included: listing.properties.map((property) => asIncluded(property, name)),
    broken: listing.broken,
  };
}

/** A bundle's property as those see it who include the bundle. */
function asIncluded(property: Property, bundle: Text): Property {
  return {
    ...property,
    origins: [{ kind: "bundle", name: bundle.value, span: property.name.span }, ...property.origins],
  };
}

/** What every named thing at the top level has. */
export function namedParts<Key extends string>(
  r: Resolution,
  bound: Bound,
  fields: Fields<Key | "description"> | undefined,
): Pick<Bundle, "name" | "description" | "extensions" | "span" | "keys"> {
  return {
    name: bound.name,
    description: readText(fields?.entries.get("description"), r.diagnostics),
    extensions: fields?.extensions ?? [],
    span: bound.span,
    keys: fields?.keys ?? [],
  };
}

/** The bundles as the model shows them. */
export function resolveBundles(r: Resolution): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (const { name } of r.binding.bundles.values()) {
    const shape = findBundle(r, name);
    if (shape !== "broken" && shape.bundle) bundles.push(shape.bundle);
  }
  return bundles;
}
