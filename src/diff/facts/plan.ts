import { listsValues } from "../../plan/identifiers.js";
import type { Metric, NamedType } from "../../plan/model.js";
import type { FactSide, Group } from "../model.js";
import { type Comparison, withType } from "./comparison.js";
import { Metadata } from "./metadata.js";
import { pairsOf } from "./pairs.js";
import type { Place } from "./place.js";
import { typeSide } from "./text.js";
import { Walk } from "./walk.js";

/** Tells what differs in the named types: that they are there and how generated code calls them, and what nobody uses of them. */
export function compareTypes(comparison: Comparison): void {
  const { base, head, tell, worlds } = comparison;
  const nameable = (type: NamedType): NamedType & NamedType["definition"] => ({ ...type.definition, ...type });
  const pairs = pairsOf(base.plan.types.map(nameable), head.plan.types.map(nameable));
  for (const type of pairs.removed) {
    const side = { span: type.name.span, ...typeSide(type.definition.type) };
    tell("type-removed", placeOf("type", type.name.value), side, undefined);
  }
  for (const type of pairs.added) {
    const side = { span: type.name.span, ...typeSide(type.definition.type) };
    tell("type-added", placeOf("type", type.name.value), undefined, side);
  }
  for (const { base: before, head: after, isRenamed } of pairs.both) {
    const place = placeOf("type", after.name.value);
    if (before.identifier.pascal !== after.identifier.pascal || before.identifier.camel !== after.identifier.camel) {
      const a = { span: before.identifier.pinned ?? before.name.span, value: before.identifier.pascal };
      const b = { span: after.identifier.pinned ?? after.name.span, value: after.identifier.pascal };
      tell("type-identifier-changed", place, a, b);
    }
    if (listsValues(before.definition) !== listsValues(after.definition)) {
      tell("type-list-changed", place, listSide(before), listSide(after));
    }
    if (!isRenamed && comparison.same.definition(before.definition, after.definition)) continue;
    // What is said of it stands where its uses see it: at its name.
    const a = { ...withType(before.definition, worlds.base), span: before.name.span };
    const b = { ...withType(after.definition, worlds.head), span: after.name.span };
    new Walk(comparison).definitions(place, a, b, isRenamed ? before.name.value : undefined);
  }
}

/** How generated code calls the list of a type's values, where it has one. */
function listSide({ name: { span }, identifier: { camel }, definition }: NamedType): FactSide {
  return { span, ...(listsValues(definition) ? { value: `${camel}Values` } : {}) };
}

/** Tells what differs in the metrics. Which events answer them is told of the events. */
export function compareMetrics({ base, head, tell }: Comparison): void {
  const nameable = (metric: Metric): Metric & { readonly renamedFrom: readonly [] } => ({ ...metric, renamedFrom: [] });
  const pairs = pairsOf(base.plan.metrics.map(nameable), head.plan.metrics.map(nameable));
  const place = (metric: Metric): Place => placeOf("metric", metric.name.value);
  const value = ({ question, name }: Metric): { readonly span: Metric["span"]; readonly value?: string } =>
    question ?? { span: name.span };
  for (const metric of pairs.removed) tell("metric-removed", place(metric), value(metric), undefined);
  for (const metric of pairs.added) tell("metric-added", place(metric), undefined, value(metric));
  for (const { base: before, head: after } of pairs.both) {
    const said = new Metadata(tell, place(after), { span: before.name.span }, { span: after.name.span });
    said.value("description-changed", before.description, after.description);
    said.value("question-changed", before.question, after.question);
    said.value("owner-changed", before.owner, after.owner);
    const isNorthStar = (metric: Metric): Metric["northStar"] =>
      metric.northStar?.value ? metric.northStar : undefined;
    said.value("north-star-changed", isNorthStar(before), isNorthStar(after));
    said.extensions(before.extensions, after.extensions);
  }
}

/** Tells what differs in the manifests: the plan's name, description and version, and the keys of its own. */
export function compareProjects({ base, head, tell }: Comparison): void {
  const place = placeOf("plan", "");
  const said = new Metadata(tell, place, { span: base.project.name.span }, { span: head.project.name.span });
  said.value("plan-renamed", base.project.name, head.project.name);
  said.value("description-changed", base.project.description, head.project.description);
  said.value("version-changed", base.project.version, head.project.version);
  said.extensions(base.project.extensions, head.project.extensions);
}

function placeOf(kind: "type" | "metric" | "plan", name: string): Place {
  const group: Group = { kind, name };
  const path = kind === "plan" ? [] : [`${kind}s`, name];
  return { kind, group, path, steps: [], call: undefined, gate: undefined, isSettled: false };
}
