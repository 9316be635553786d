import { message } from "../../diagnostics/message.js";
import {
  both,
  breaking,
  called,
  dangerous,
  included,
  type Judgement,
  listNarrowed,
  lost,
  mayBeCalled,
  mayBeLost,
  type Outcome,
  refuted,
  safe,
  uncalled,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import { announced, nothingIsSent, onlyCode, undecided, undecidedProof, untouched } from "./phrases.js";
import { added, changed, madeOptional, madeRequired, removed, renamed } from "./presence.js";

/** What becomes of code that sets something by a name that is gone, where payloads show nothing. */
const unset = (name: "thing" | "before"): readonly Outcome[] => [
  breaking(
    both(included, called),
    message`Every payload that was valid still is, but code that sets ${name} in the context stops compiling.`,
    onlyCode,
  ),
  dangerous(
    both(included, mayBeCalled),
    message`Every payload that was valid still is, but where code is generated, what sets ${name} in the context stops compiling.`,
    onlyCode,
  ),
];

/** What is set once and sent with every event. */
export const ofContext = {
  "context-property-added": added("a context property"),
  "context-property-removed": {
    ...removed("a context property"),
    producers: [
      announced,
      ...unset("thing"),
      breaking(both(uncalled, refuted), message`Payloads that carry ${"thing"} are refused.`),
      breaking(refuted, message`Payloads that carry ${"thing"} are refused, and code that sets it stops compiling.`),
      undecided,
    ],
  },
  "context-property-renamed": {
    ...renamed("a context property"),
    producers: [...unset("before"), ...renamed("a context property").producers],
  },
  "context-property-made-optional": madeOptional("a context property"),
  "context-property-made-required": madeRequired("a context property"),
  "context-property-type-changed": changed("A context property takes other values."),
  "context-property-sources-changed": {
    what: "A context property is set by other sources.",
    producers: [
      breaking(refuted, message`Events of some sources must carry ${"thing"} now, or must no longer.`),
      breaking(
        lost,
        message`An output for a source that left has ${"thing"} no longer, so that code which sets it in the context stops compiling.`,
        onlyCode,
      ),
      undecidedProof,
      dangerous(
        mayBeLost,
        message`Every payload that was valid still is, but where code is generated for a source that left, what sets ${"thing"} in the context stops compiling.`,
        onlyCode,
      ),
      ...untouched,
      safe(included, message`Every payload that was valid still is.`),
      undecided,
    ],
    consumers: [
      ...untouched,
      breaking(refuted, message`${"thing"} was in every payload of some events; now it may be missing.`),
      undecidedProof,
      dangerous(
        listNarrowed,
        message`${"thing"} no longer comes from everywhere that it came from: what reads it there finds nothing.`,
        nothingIsSent,
      ),
      safe(included, message`Every payload that is sent is one that consumers have seen.`),
      undecided,
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
