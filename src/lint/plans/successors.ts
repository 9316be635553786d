import type { Event, Metric, Plan } from "../../plan/model.js";

/** What becomes of events that end. */
export interface Successors {
  /** Whether any event of the plan is deprecated or retired. */
  readonly anyEnds: boolean;
  /** The event of a name. */
  readonly find: (name: string) => Event | undefined;
  /** The first in an event's row of successors that is neither deprecated nor retired. */
  readonly heirOf: (event: Event) => Event | undefined;
  /** What to do about a metric whose events all end: `Song Saved` replaces one of them, or nothing does. */
  readonly helpFor: (metric: Metric) => string;
}

/** Looks events up by what they are replaced by. */
export function successorsIn(plan: Plan): Successors {
  let events: ReadonlyMap<string, Event> | undefined;
  const find = (name: string): Event | undefined => {
    // Looked for when somebody asks: in most plans nothing ends.
    events ??= new Map(plan.events.map((event) => [event.name.value, event]));
    return events.get(name);
  };
  const next = ({ replacedBy }: Event): Event | undefined => replacedBy && find(replacedBy.value);
  const heirOf = (event: Event): Event | undefined => {
    // Successors may go round in a circle.
    const seen = new Set([event]);
    let found = next(event);
    while (found && !seen.has(found)) {
      if (found.status === "active" || found.status === "proposed") return found;
      seen.add(found);
      found = next(found);
    }
    return undefined;
  };
  return {
    anyEnds: plan.events.some(({ status }) => status === "deprecated" || status === "retired"),
    find,
    heirOf,
    helpFor({ name, events: answering }) {
      for (const { value } of answering) {
        const event = find(value);
        const heir = event && heirOf(event);
        if (heir) return `Add \`answers: ${name.value}\` to \`${heir.name.value}\`, which replaces \`${value}\`.`;
      }
      return `Add \`answers: ${name.value}\` to an event that is there to stay, or remove the metric.`;
    },
  };
}
