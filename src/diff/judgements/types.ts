import { message } from "../../diagnostics/message.js";
import {
  always,
  both,
  breaking,
  dangerous,
  included,
  type Judgement,
  lost,
  mayBeGone,
  mayBeReshaped,
  membersGone,
  refuted,
  reshaped,
  safe,
  uncalled,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import { openedInCode } from "./code.js";
import { announced, compiles, onlyCode, undecided, untouched, untouchedCalls } from "./phrases.js";
import { changed } from "./presence.js";

const memberAdded = changed("A choice of types has one more.", {
  producers: message`Values that were allowed are refused by ${"thing"}.`,
  consumers: message`${"thing"} is new, and consumers have not seen its values.`,
});
const memberRemoved = changed("A choice of types has one less.", {
  producers: message`${"thing"} is gone, so that values of it are refused.`,
  consumers: message`Without ${"thing"}, values may come that consumers have not seen.`,
});

const neverExported = message`What generated code exported of ${"thing"}, if anything, it exports by the same names.`;

/** Inside types, and types by name. */
export const ofTypes = {
  "enum-value-added": {
    what: "A list of values has one more.",
    producers: [
      ...untouchedCalls,
      safe(included, message`Every value that was allowed still is.`),
      breaking(refuted, message`Values that were allowed are refused.`),
      undecided,
    ],
    consumers: [
      ...untouched,
      safe(included, message`The value was possible before.`),
      dangerous(
        refuted,
        message`Consumers have not seen ${"thing"}: what tells the values apart puts it nowhere, or elsewhere.`,
      ),
      undecided,
    ],
    bump: "minor",
  },
  "enum-value-removed": {
    what: "A list of values has one less.",
    producers: [
      ...untouchedCalls,
      announced,
      safe(included, message`The value is still taken.`),
      breaking(both(uncalled, refuted), message`Payloads with ${"thing"} are refused.`),
      breaking(refuted, message`Payloads with ${"thing"} are refused, and calls that pass it stop compiling.`),
      undecided,
    ],
    consumers: [
      ...untouched,
      safe(included, message`Consumers have seen every value that is left.`),
      breaking(refuted, message`Values may come that consumers have not seen.`),
      undecided,
    ],
    bump: "minor",
  },
  "member-added": memberAdded,
  "member-removed": { ...memberRemoved, producers: [announced, ...memberRemoved.producers] },
  "other-properties-changed": {
    what: "What an object, event or entity says of properties that it does not list changed.",
    producers: [
      ...untouchedCalls,
      breaking(
        both(included, reshaped),
        message`Calls take properties now that took none, or the reverse, before what else they pass, so that those that pass anything stop compiling.`,
        onlyCode,
      ),
      dangerous(
        both(included, mayBeReshaped),
        message`Calls take properties now that took none, or the reverse, before what else they pass: where code is generated, those that pass anything stop compiling.`,
        onlyCode,
      ),
      safe(
        both(included, openedInCode),
        message`Everything that could stand beside the listed properties still may; code that passes a value of an interface of its own may have to spread it, as in \`{ ...value }\`, since TypeScript takes no such value where other properties are allowed.`,
      ),
      safe(included, message`Everything that could stand beside the listed properties still may.`),
      breaking(refuted, message`Payloads could carry properties that are not listed, and are refused with them now.`),
      undecided,
    ],
    consumers: [
      ...untouched,
      safe(included, message`Consumers ignore properties that they don't know.`),
      breaking(refuted, message`Properties that are not listed may have values that consumers have not seen.`),
      undecided,
    ],
    bump: "minor",
  },
  "type-added": {
    what: "A type has a name, and generated code exports it.",
    producers: [safe(always, compiles)],
    consumers: [safe(always, message`Payloads don't show what types are called.`)],
    bump: "minor",
  },
  "type-removed": {
    what: "Generated code no longer exports a type by a name.",
    producers: [
      announced,
      dangerous(lost, message`Code that imports the type ${"thing"} stops compiling.`, onlyCode),
      dangerous(
        mayBeGone,
        message`Where code is generated, what imports the type ${"thing"} stops compiling.`,
        onlyCode,
      ),
      safe(always, neverExported),
    ],
    consumers: [safe(always, message`Payloads don't show what types are called.`)],
    bump: "minor",
  },
  "type-identifier-changed": {
    what: "Generated code exports a type by another name.",
    producers: [
      dangerous(lost, message`Code that imports the type ${"thing"} by its former name stops compiling.`, onlyCode),
      dangerous(
        mayBeGone,
        message`Where code is generated, what imports the type ${"thing"} by its former name stops compiling.`,
        onlyCode,
      ),
      safe(always, neverExported),
    ],
    consumers: [safe(always, message`Payloads don't show what types are called.`)],
    bump: "minor",
  },
  "type-list-changed": {
    what: "Generated code exports a list of a type's values, or does no longer.",
    producers: [
      dangerous(both(membersGone, lost), message`Code that imports the list ${"before"} stops compiling.`, onlyCode),
      dangerous(
        both(membersGone, mayBeGone),
        message`Where code is generated, what imports the list ${"before"} stops compiling.`,
        onlyCode,
      ),
      safe(always, message`No code loses a list that it imports.`),
    ],
    consumers: [safe(always, message`Payloads don't show what generated code exports.`)],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
