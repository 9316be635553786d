import { expect, it } from "vitest";
import type { Subject } from "../../src/diff/model.js";
import { stepsOf } from "../../src/diff/path.js";

const steps = (kind: Subject["kind"], group: Subject["group"]["kind"], path: string): string =>
  stepsOf({ kind, group: { kind: group, name: "x" }, path: path.split("/") })
    .map((step) => `${step.kind} ${step.name}`)
    .join(", ");

it("leads inwards from the group", () => {
  expect(steps("property", "event", "events/E/properties/cart/items/properties/sku")).toBe(
    "name cart, items items, name sku",
  );
  expect(steps("property", "event", "events/E/properties/from/anyOf/album/additionalProperties/properties/id")).toBe(
    "name from, form album, map-values additionalProperties, name id",
  );
  expect(steps("trait", "entity", "entities/user/traits/plan")).toBe("name plan");
  expect(steps("event", "event", "events/E")).toBe("");
});

it("takes what stands behind a key for a name, whatever it says", () => {
  expect(steps("items", "event", "events/E/properties/items/items")).toBe("name items, items items");
  expect(steps("map-values", "event", "events/E/properties/additionalProperties/additionalProperties")).toBe(
    "name additionalProperties, map-values additionalProperties",
  );
  expect(steps("property", "event", "events/E/properties/properties/properties/traits")).toBe(
    "name properties, name traits",
  );
  expect(steps("context-property", "context", "context/items")).toBe("name items");
  expect(steps("items", "dictionary", "dictionary/items/items")).toBe("name items, items items");
});

it("tells a value from what it is a value of", () => {
  expect(steps("enum-value", "event", "events/E/properties/enum/enum/items")).toBe("name enum, value items");
  expect(steps("enum-value", "type", "types/genre/enum/pop")).toBe("value pop");
  expect(steps("enum-value", "event", "events/E/properties/items/items/enum/a")).toBe(
    "name items, items items, value a",
  );
});
