import type { Sink } from "../core.js";
import type { Destination } from "./destinations.js";

/**
 * Passes every call on to several sinks, each under the name that the plan has for the destination:
 * `connect(fanout({ amplitude: …, segment: … }))`. An event that names its destinations reaches
 * only those. A sink that throws keeps no other from getting the call.
 */
export function fanout(sinks: { readonly [Name in Destination]?: Sink }): Sink {
  const byName = Object.entries<Sink | undefined>(sinks);
  return (message) => {
    const failures: unknown[] = [];
    for (const [name, sink] of byName) {
      if (!sink || (message.destinations && !message.destinations.includes(name))) continue;
      try {
        sink(message);
      } catch (failure) {
        failures.push(failure);
      }
    }
    if (failures.length > 0) throw failures[0];
  };
}
