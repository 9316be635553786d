import type { Definition, Property } from "../../plan/model.js";
import type { Owner } from "../rule.js";

/** The halves of a place on the map, by the last word of a name. `long` means too much else. */
const axes: ReadonlyMap<string, "latitude" | "longitude"> = new Map([
  ["latitude", "latitude"],
  ["lat", "latitude"],
  ["longitude", "longitude"],
  ["lng", "longitude"],
  ["lon", "longitude"],
]);

/** Which half of a place a name holds, if it does. */
export function axisOf(words: readonly string[]): "latitude" | "longitude" | undefined {
  return axes.get(words.at(-1) ?? "");
}

/** Coordinates by the place that they belong to: `home_lat` and `home_lng` of one event are one place. */
export class Coordinates {
  readonly #places = new Map<string, Property[]>();

  /** Remembers a coordinate. `inside` are the definitions around it. */
  add(property: Property, owner: Owner, inside: readonly Definition[], words: readonly string[]): void {
    const around = inside.at(-1)?.span;
    const key = [ownerKey(owner), around?.file, around?.start, ...words.slice(0, -1)].join("\n");
    const known = this.#places.get(key);
    if (known) known.push(property);
    else this.#places.set(key, [property]);
  }

  /** What is known of each place: one coordinate, or both. */
  values(): Iterable<readonly Property[]> {
    return this.#places.values();
  }
}

function ownerKey(owner: Owner): string {
  switch (owner.kind) {
    case "event":
      return `event ${owner.event.name.value}`;
    case "entity":
      return `entity ${owner.entity.name.value}`;
    case "bundle":
    case "type":
      return `${owner.kind} ${owner.name}`;
    default:
      return owner.kind;
  }
}
