import { message } from "../../diagnostics/message.js";
import { always, both, dangerous, included, type Judgement, ofId, safe } from "../judgement.js";
import type { FactKind } from "../kinds.js";
import { demanded, leftToContext, nameLeftToContext, takenFromContext } from "./from-context.js";
import { compiles, onlyHandling, untouched } from "./phrases.js";
import {
  added,
  changed,
  first,
  last,
  madeOptional,
  madeRequired,
  narrowerListed,
  narrowerRenamed,
  nothing,
  removed,
  renamed,
  uncalledGone,
} from "./presence.js";

/** Properties, of events and in objects. */
export const ofProperties = {
  "property-added": added("a property", {
    ...takenFromContext,
    producers: [
      ...takenFromContext.producers.slice(0, 2),
      ...first,
      ...takenFromContext.producers.slice(2),
      ...narrowerListed,
    ],
  }),
  "property-removed": removed(
    "a property",
    { ...leftToContext, producers: [...leftToContext.producers, uncalledGone] },
    [demanded, ...last],
  ),
  "property-renamed": renamed("a property", {
    ...nameLeftToContext,
    producers: [...nameLeftToContext.producers, narrowerRenamed],
  }),
  "property-made-optional": madeOptional("a property"),
  "property-made-required": madeRequired("a property"),
  "property-type-changed": changed("A property takes other values."),
} as const satisfies Partial<Record<FactKind, Judgement>>;

const sameId = safe(
  both(ofId, included),
  message`${"thing"} is the id of its calls, which travels without the trait's name, so that calls and payloads stay as they are.`,
);

const renamedTrait = renamed("a trait", { ...nothing, producers: [narrowerRenamed] });

/** Traits of users and groups. */
export const ofTraits = {
  "trait-added": added("a trait", { ...nothing, producers: [...first, ...narrowerListed] }),
  "trait-removed": removed("a trait", { ...nothing, producers: [uncalledGone] }, last),
  "trait-renamed": {
    ...renamedTrait,
    producers: [sameId, ...renamedTrait.producers],
    consumers: [sameId, ...renamedTrait.consumers],
  },
  "trait-made-optional": madeOptional("a trait"),
  "trait-made-required": madeRequired("a trait"),
  "trait-type-changed": changed("A trait takes other values."),
  "trait-write-changed": {
    what: "A trait is written otherwise: set, set once or counted up.",
    producers: [safe(always, compiles)],
    consumers: [
      ...untouched,
      dangerous(
        always,
        message`The same payload leaves another value behind: ${"thing"} was written with ${"before"} and is written with ${"after"}.`,
        onlyHandling,
      ),
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
