import type { Event, Property } from "../../plan/model.js";
import type { Span } from "../../source/span.js";
import { within } from "../spans.js";

/** A property as one place of the plan defines it, and the events that carry it from there. */
export interface Use {
  readonly property: Property;
  /** The place of its name where it is defined: in the event, in a bundle, or in the dictionary. */
  readonly span: Span;
  readonly events: Event[];
  /** The place of its name in the event, where the event mentions what the dictionary defines; one for each event. */
  readonly mentions: Span[];
  /** How many events carry it from there, also those that were only counted. */
  carriers: number;
}

/**
 * Properties of events by the place that defines them, for rules that judge a property by the event that carries it and
 * still tell of it once, where it is to be changed.
 */
export class Uses {
  readonly #byPlace = new Map<string, Use>();

  /** Counts an event that carries a property, and remembers it if it `isJudged`. */
  add(event: Event, property: Property, isJudged = true): void {
    const span = definedAt(event, property);
    const key = `${span.start} ${span.file}`;
    const use = this.#byPlace.get(key) ?? { property, span, events: [], mentions: [], carriers: 0 };
    use.carriers++;
    if (isJudged) {
      use.events.push(event);
      if (span !== property.name.span && within(event.span, property.name.span)) use.mentions.push(property.name.span);
    }
    this.#byPlace.set(key, use);
  }

  /** Those with an event that was judged, in the order in which their first events were added. */
  *values(): Iterable<Use> {
    for (const use of this.#byPlace.values()) if (use.events.length > 0) yield use;
  }
}

/** `` `Song Played` ``, `` `Song Played` and 3 other events ``: the events of a use, for messages. */
export function eventsOf({ events }: Use): string {
  const first = `\`${events[0]?.name.value ?? ""}\``;
  const others = events.length - 1;
  if (others === 0) return first;
  return others === 1 ? `${first} and another event` : `${first} and ${others} other events`;
}

/** Where a property of an event is defined: what an event only mentions is defined in its bundle or in the dictionary. */
function definedAt(event: Event, { name, origins }: Property): Span {
  const origin = origins[0];
  const isMention = origin !== undefined && (origin.kind === "dictionary" || origin.kind === "bundle");
  return isMention && within(event.span, name.span) ? origin.span : name.span;
}
