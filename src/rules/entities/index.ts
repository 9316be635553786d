import type { Rule } from "../../lint/rule.js";
import entityUnused from "./entity-unused.js";
import entityWithoutId from "./entity-without-id.js";
import eventInTrait from "./event-in-trait.js";
import eventRepeatsTrait from "./event-repeats-trait.js";
import eventTimeAsProperty from "./event-time-as-property.js";
import groupStateOnUser from "./group-state-on-user.js";
import groupWithoutMembers from "./group-without-members.js";
import mutableId from "./mutable-id.js";
import stateInEvent from "./state-in-event.js";

/** The rules of the group, by id. A new one is a file beside this and a line here. */
export const entitiesRules: readonly Rule[] = [
  entityUnused,
  entityWithoutId,
  eventInTrait,
  eventRepeatsTrait,
  eventTimeAsProperty,
  groupStateOnUser,
  groupWithoutMembers,
  mutableId,
  stateInEvent,
];
