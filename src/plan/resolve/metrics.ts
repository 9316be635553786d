import { mistaken } from "../../diagnostics/mistake.js";
import type { Text } from "../../source/span.js";
import { readFields, readFlag, readText, readTexts, refuse } from "../../syntax/mapping.js";
import { twoNorthStars } from "../mistakes/references.js";
import type { Event, Metric } from "../model.js";
import { namedParts } from "./bundles.js";
import { checkNames } from "./references-by-name.js";
import type { Resolution } from "./resolution.js";
import { metricTable } from "./tables.js";

/** The metrics as they are written; what events say of them comes in by {@link joinAnswers}. */
export function resolveMetrics(r: Resolution): readonly Metric[] {
  const metrics: Metric[] = [];
  let star: Metric | undefined;
  for (const bound of r.binding.metrics.values()) {
    const { value, name } = bound;
    if (value.kind !== "mapping" && value.kind !== "empty") {
      r.report(refuse(name.value, value, "a mapping with `question` and the like"));
      continue;
    }
    const fields = value.kind === "mapping" ? readFields(value, metricTable, r.diagnostics) : undefined;
    const events = readTexts(fields?.entries.get("events"), r.diagnostics);
    checkNames(r, events, "events");
    const owner = readText(fields?.entries.get("owner"), r.diagnostics);
    if (owner) r.checkVocabulary([owner], "owners");
    const metric: Metric = {
      ...namedParts(r, bound, fields),
      question: readText(fields?.entries.get("question"), r.diagnostics),
      northStar: readFlag(fields?.entries.get("north_star"), r.diagnostics),
      owner,
      events,
    };
    metrics.push(metric);
    if (!metric.northStar?.value) continue;
    if (star?.northStar) {
      const values = { first: star.name.value, second: metric.name.value };
      const related = [{ span: star.northStar.span, label: "the first" }];
      r.report(mistaken(twoNorthStars, metric.northStar.span, values, { label: "the second", related }));
    } else {
      star = metric;
    }
  }
  return metrics;
}

/**
 * Joins what metrics say of events and events of metrics: either end suffices, both ends then say it. `known` are events and what
 * became of them the last time: where that is the same again, it is the same object.
 */
export function joinAnswers(
  r: Resolution,
  metrics: readonly Metric[],
  events: readonly Event[],
  known?: WeakMap<Event, Event>,
): { readonly metrics: readonly Metric[]; readonly events: readonly Event[] } {
  const eventsOf = new Map<string, Map<string, Text>>();
  const metricsOf = new Map<string, Map<string, Text>>();
  const join = (metric: string, event: string, span: Text["span"]): void => {
    r.steps.followed++;
    if (!r.binding.metrics.has(metric) || !r.binding.events.has(event)) return;
    put(eventsOf, metric, event, span);
    put(metricsOf, event, metric, span);
  };
  for (const metric of metrics) for (const { value, span } of metric.events) join(metric.name.value, value, span);
  for (const event of events) for (const { value, span } of event.answers) join(value, event.name.value, span);
  return {
    metrics: metrics.map((metric) => ({ ...metric, events: sorted(eventsOf.get(metric.name.value)) })),
    events: events.map((event) => {
      if (!metricsOf.has(event.name.value) && event.answers.length === 0) return event;
      const answers = sorted(metricsOf.get(event.name.value));
      const before = known?.get(event);
      if (before && same(before.answers, answers)) return before;
      const joined = { ...event, answers };
      known?.set(event, joined);
      return joined;
    }),
  };
}

function same(one: readonly Text[], other: readonly Text[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ value, span }, at) => {
      const there = other[at];
      return (
        value === there?.value &&
        span.file === there.span.file &&
        span.start === there.span.start &&
        span.end === there.span.end
      );
    })
  );
}

function put(of: Map<string, Map<string, Text>>, key: string, value: string, span: Text["span"]): void {
  const texts = of.get(key) ?? new Map<string, Text>();
  of.set(key, texts);
  // The place where the thing itself says it comes first in both directions: a metric's before an event's.
  if (!texts.has(value)) texts.set(value, { value, span });
}

function sorted(texts: ReadonlyMap<string, Text> | undefined): readonly Text[] {
  return [...(texts?.values() ?? [])].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}
