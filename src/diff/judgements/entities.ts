import { message } from "../../diagnostics/message.js";
import {
  always,
  both,
  breaking,
  called,
  carriesName,
  dangerous,
  included,
  type Judgement,
  keepsFunction,
  mayBeCalled,
  refuted,
  safe,
  uncalled,
  was,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import {
  forPeople,
  functionRenamed,
  nothingIsSent,
  onlyCode,
  otherSchema,
  payloadsStay,
  undecidedProof,
} from "./phrases.js";

/** Why there is no witness where an id shows it. */
const besideTraits = message`The id travels beside the traits.`;

/** Entities: what becomes of `identify` and `group` calls. */
export const ofEntities = {
  "entity-added": {
    what: "An entity is new.",
    producers: [
      safe(included, message`Nobody has to tell about ${"thing"}, and every call that was taken still is.`),
      breaking(refuted, message`Calls that were taken for anything are refused where they don't fit ${"thing"}.`),
      undecidedProof,
      safe(always, payloadsStay),
    ],
    consumers: [
      safe(included, message`Consumers ignore calls that they don't know.`),
      dangerous(
        refuted,
        message`Calls don't say which entity they are about: the ids and traits of ${"thing"} come where consumers have known others.`,
        besideTraits,
      ),
      undecidedProof,
      safe(always, payloadsStay),
    ],
    bump: "minor",
  },
  "entity-removed": {
    what: "An entity is no longer in the plan.",
    producers: [
      breaking(
        both(uncalled, refuted),
        message`Generated code had no function that tells about ${"thing"}, but what shipped applications send is refused.`,
        besideTraits,
      ),
      safe(
        both(uncalled, included),
        message`Generated code had no function that tells about ${"thing"}; its payloads are taken for those of another entity.`,
      ),
      breaking(
        refuted,
        message`Calls that tell about ${"thing"} stop compiling, and what shipped applications send is refused.`,
        besideTraits,
      ),
      breaking(
        included,
        message`Calls that tell about ${"thing"} stop compiling; its payloads are taken for those of another entity.`,
        onlyCode,
      ),
      undecidedProof,
      safe(always, message`Nothing is sent about ${"thing"} by itself.`),
    ],
    consumers: [
      breaking(refuted, message`Calls come that consumers have not seen while ${"thing"} was in the plan.`),
      dangerous(
        included,
        message`Nothing tells about ${"thing"} any more: its traits stay as they were.`,
        nothingIsSent,
      ),
      undecidedProof,
      safe(always, message`Nothing is sent about ${"thing"} by itself.`),
    ],
    bump: "minor",
  },
  "entity-renamed": {
    what: "An entity has another name, and says which it had (`renamed_from`).",
    producers: [
      safe(uncalled, message`Generated code has no function that tells about ${"thing"}.`),
      safe(keepsFunction, message`Payloads stay as they are, and the functions keep their names.`),
      dangerous(
        mayBeCalled,
        message`Payloads stay as they are, but the functions have new names: where code is generated, calls of the old stop compiling.`,
        onlyCode,
      ),
      breaking(
        always,
        message`Payloads stay as they are, but the functions have new names, so that calls of the old stop compiling.`,
        onlyCode,
      ),
    ],
    consumers: [
      dangerous(
        carriesName,
        message`Calls about a group carry its name: what came as ${"before"} comes as ${"thing"}, so that whatever looks for the former name finds nothing from here on.`,
        message`The name travels beside the traits.`,
      ),
      otherSchema,
      safe(always, message`Calls don't carry the name of ${"thing"}.`),
    ],
    bump: "minor",
  },
  "entity-kind-changed": {
    what: "An entity is a user, a group or an object where it was another of these.",
    producers: [
      breaking(
        refuted,
        message`${"thing"} was of the kind ${"before"} and is of the kind ${"after"}: what shipped applications send is refused.`,
        besideTraits,
      ),
      breaking(
        called,
        message`${"thing"} was of the kind ${"before"} and is of the kind ${"after"}, so that the function that tells about it is gone.`,
        onlyCode,
      ),
      undecidedProof,
      dangerous(
        mayBeCalled,
        message`${"thing"} was of the kind ${"before"} and is of the kind ${"after"}: where code is generated, the function that tells about it is gone.`,
        onlyCode,
      ),
      safe(always, message`Generated code had no function that tells about ${"thing"}.`),
    ],
    consumers: [
      dangerous(
        refuted,
        message`${"thing"} was of the kind ${"before"} and is of the kind ${"after"}: its ids and traits come in calls that had others.`,
        besideTraits,
      ),
      undecidedProof,
      safe(
        was("object"),
        message`Nothing was sent about ${"thing"} by itself, and consumers ignore calls that they don't know.`,
      ),
      dangerous(
        always,
        message`What was told of the kind ${"before"} is no longer sent: what reads those calls finds nothing from here on.`,
        nothingIsSent,
      ),
    ],
    bump: "minor",
  },
  "entity-id-changed": {
    what: "Another trait is the id of an entity, which travels as the id of its calls.",
    producers: [
      breaking(
        refuted,
        message`Calls that tell about ${"thing"} are refused with the id, or the traits, that they had.`,
      ),
      dangerous(
        always,
        message`Calls that tell about ${"thing"} must pass another value as its id.`,
        message`Payloads don't say of which trait their id is.`,
      ),
    ],
    consumers: [
      breaking(refuted, message`Calls come with an id, or without a trait, as consumers have not seen them.`),
      dangerous(
        always,
        message`What joins by the id of ${"thing"} finds other values there.`,
        message`Payloads don't say of which trait their id is.`,
      ),
    ],
    bump: "minor",
  },
  "entity-identifier-changed": {
    what: "Generated code calls an entity by another name, which the payloads don't show.",
    producers: [
      ...functionRenamed(safe(uncalled, message`Generated code has no function that tells about ${"thing"}.`)),
    ],
    consumers: [otherSchema, safe(always, message`Payloads don't show what functions are called.`)],
    bump: "minor",
  },
  "entity-belongs-to-changed": forPeople("What an entity belongs to changed."),
} as const satisfies Partial<Record<FactKind, Judgement>>;
