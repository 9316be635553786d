import type { Fact } from "../../src/diff/model.js";
import type { LoadedPlan } from "../../src/loaded.js";

/** What calls are called on the other side. */
export interface Former {
  readonly now: (call: string, name: string) => string;
  readonly before: (call: string, name: string) => string;
}

/** What facts say about names: of events, and of entities. Of several that became one, the first is the one that was compared. */
export function formerNames(facts: readonly Fact[], { plan: old }: LoadedPlan, { plan }: LoadedPlan): Former {
  const now = new Map<string, string>();
  const before = new Map<string, string>();
  const space = (call: string): string => (call === "identify" || call === "group" ? "entity" : "event");
  for (const { kind, subject, base } of facts) {
    if ((kind !== "event-renamed" && kind !== "entity-renamed") || typeof base?.value !== "string") continue;
    now.set(`${subject.group.kind} ${base.value}`, subject.group.name);
  }
  for (const [kind, things, known] of [
    ["event", plan.events, old.events],
    ["entity", plan.entities, old.entities],
  ] as const) {
    const same = new Set<string>(known.map(({ name }) => name.value));
    for (const { name, renamedFrom } of things) {
      // What had its name before was compared with itself, whatever else became part of it.
      if (same.has(name.value)) continue;
      const first = renamedFrom.find(({ value }) => now.get(`${kind} ${value}`) === name.value);
      if (first) before.set(`${kind} ${name.value}`, first.value);
    }
  }
  return {
    now: (call, name) => now.get(`${space(call)} ${name}`) ?? name,
    before: (call, name) => before.get(`${space(call)} ${name}`) ?? name,
  };
}
