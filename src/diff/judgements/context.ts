import { message } from "../../diagnostics/message.js";
import { breaking, dangerous, included, type Judgement, listNarrowed, refuted, safe } from "../judgement.js";
import type { FactKind } from "../kinds.js";
import { announced, nothingIsSent, onlyCode, undecided, undecidedProof, untouched } from "./phrases.js";
import { added, changed, madeOptional, madeRequired, removed, renamed } from "./presence.js";

/** What is set once and sent with every event. */
export const ofContext = {
  "context-property-added": added("a context property"),
  "context-property-removed": {
    ...removed("a context property"),
    producers: [
      announced,
      dangerous(
        included,
        message`Every payload that was valid still is, but code that sets ${"thing"} in the context stops compiling.`,
        onlyCode,
      ),
      breaking(refuted, message`Payloads that carry ${"thing"} are refused, and code that sets it stops compiling.`),
      undecided,
    ],
  },
  "context-property-renamed": renamed("a context property"),
  "context-property-made-optional": madeOptional("a context property"),
  "context-property-made-required": madeRequired("a context property"),
  "context-property-type-changed": changed("A context property takes other values."),
  "context-property-sources-changed": {
    what: "A context property is set by other sources.",
    producers: [
      ...untouched,
      breaking(refuted, message`Events of some sources must carry ${"thing"} now, or must no longer.`),
      undecidedProof,
      dangerous(
        listNarrowed,
        message`Every payload that was valid still is, but code of a source that left can't set ${"thing"} any more, and stops compiling.`,
        onlyCode,
      ),
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
