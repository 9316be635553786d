import type { ContextProperty, Event } from "../../plan/model.js";
import type { FactKind } from "../kinds.js";
import type { FactSide } from "../model.js";
import { type Comparison, withType } from "./comparison.js";
import { Effects } from "./effects.js";
import { type Candidate, renamesAmong } from "./hints.js";
import { type Pairs, pairsOf, renamedSide } from "./pairs.js";
import { type Place, subjectOf } from "./place.js";
import type { Findings } from "./proving.js";
import { listedSide, nameOf, textOf } from "./text.js";
import { Walk } from "./walk.js";

/**
 * Tells what differs in the context, once and not for every event. What it means is worked out on the events that stand on both
 * sides, as they were sent by the sources of the base: what their own changes make of it is told of them.
 */
export function compareContext(comparison: Comparison, events: Pairs<Event>): void {
  const { base, head, worlds } = comparison;
  const pairs = pairsOf(base.plan.context, head.plan.context);
  const candidate = (property: ContextProperty): Candidate => ({
    name: property.name,
    subject: subjectOf(placeOf(property)),
    shape: textOf(property),
  });
  comparison.hints.push(...renamesAmong(pairs.removed.map(candidate), pairs.added.map(candidate)));
  const effects = new Effects(comparison, events.both);
  for (const one of pairs.removed) {
    const findings = (): Findings => effects.of(withType(one, worlds.base), undefined);
    tell(comparison, "context-property-removed", one, undefined, findings);
  }
  for (const one of pairs.added) {
    const findings = (): Findings => effects.of(undefined, withType(one, worlds.head));
    tell(comparison, "context-property-added", undefined, one, findings);
  }
  for (const pair of pairs.both) compareProperty(comparison, effects, pair.base, pair.head, pair.isRenamed);
}

/** One change after the other, each by itself: the name, the sources, whether it must be there, and the type at last. */
function compareProperty(
  comparison: Comparison,
  effects: Effects,
  base: ContextProperty,
  head: ContextProperty,
  isRenamed: boolean,
): void {
  const { worlds } = comparison;
  const before = withType(base, worlds.base);
  const renamed = { ...before, name: head.name };
  const sourced = { ...renamed, sources: head.sources };
  if (isRenamed) {
    const findings = (): Findings => effects.of(before, renamed);
    const side = renamedSide(head.name, comparison.rivals.context(base.name, head));
    comparison.tellValues("context-property-renamed", placeOf(head), base.name, side, findings);
  }
  if (sourcesOf(base) !== sourcesOf(head)) {
    const findings = (): Findings => effects.of(renamed, sourced);
    const sides = [sourceSide(base), sourceSide(head)] as const;
    comparison.tellValues("context-property-sources-changed", placeOf(head), ...sides, findings);
  }
  if (base.required !== head.required) {
    const kind = `context-property-made-${head.required ? "required" : "optional"}` as const;
    tell(comparison, kind, base, head, () => effects.of(sourced, { ...sourced, required: head.required }));
  }
  if (!isRenamed && comparison.same.definition(base, head)) return;
  const step = { kind: "property", base: base.name.value, head: head.name.value } as const;
  const place = { ...placeOf(head), steps: [step], call: effects.callOf(base, head) };
  new Walk(comparison).definitions(place, before, withType(head, worlds.head), isRenamed ? base.name.value : undefined);
}

function tell(
  comparison: Comparison,
  kind: FactKind,
  base: ContextProperty | undefined,
  head: ContextProperty | undefined,
  findings: () => Findings,
): void {
  const side = (one: ContextProperty | undefined, isAlone: boolean): FactSide | undefined =>
    one && { span: one.name.span, ...(isAlone ? listedSide(one) : { definition: nameOf(one) }) };
  const place = placeOf((head ?? base) as ContextProperty);
  comparison.tellValues(kind, place, side(base, !head), side(head, !base), findings);
}

function placeOf(property: ContextProperty): Place {
  return {
    kind: "context-property",
    group: { kind: "context", name: "" },
    path: ["context", property.name.value],
    steps: [],
    // The findings bring the calls in which they are seen.
    call: () => undefined,
    gate: undefined,
    isSettled: false,
  };
}

function sourcesOf({ sources }: ContextProperty): string {
  return JSON.stringify(sources.map(({ value }) => value).sort());
}

function sourceSide({ name, sources }: ContextProperty): FactSide {
  const value = sources.map((source) => source.value);
  return { span: sources[0]?.span ?? name.span, ...(value.length > 0 ? { value } : {}) };
}
