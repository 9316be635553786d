import type { Event } from "../../plan/model.js";

/** The entities that an event names or refers to, worked out once for each event. */
export function rememberReferred(): (event: Event) => ReadonlySet<string> {
  const remembered = new Map<Event, ReadonlySet<string>>();
  return (event) => {
    const found = remembered.get(event);
    if (found) return found;
    const entities = new Set(event.entities.map((entity) => entity.value));
    for (const { origins } of event.properties) {
      for (const origin of origins) if (origin.kind === "trait") entities.add(entityOf(origin.name));
    }
    remembered.set(event, entities);
    return entities;
  };
}

/** The entity of a trait as it is referred to: of `song.song_id`, the `song`. */
export function entityOf(trait: string): string {
  return trait.slice(0, trait.indexOf("."));
}
