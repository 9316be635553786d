import { message } from "../../diagnostics/message.js";
import { breaking, type Condition, type Outcome } from "../judgement.js";
import { byName } from "./phrases.js";

// Under which definition a page's call goes, its name decides.

/** Calls of its name were another definition's, or come to be. */
export const takesOver: Condition = {
  says: "a payload of another definition of its name shows it",
  holds: ({ takeover }) => takeover?.kind === "refuted",
};

/** Names that calls may carry are gone from its own list, and other definitions take those calls. */
export const namesLeft: Condition = {
  says: "the names that it allows no longer are taken by other definitions",
  holds: ({ fact, proof }) => proof?.kind === "included" && fact.proofs?.own?.kind === "refuted",
};

/** What comes under a name that another definition had, or leaves its name to one. */
export const takesCalls: { readonly producers: Outcome; readonly consumers: Outcome; readonly leaves: Outcome } = {
  producers: breaking(
    takesOver,
    message`Calls of this name were taken under another definition, and ${"thing"} refuses some of them.`,
    byName,
  ),
  consumers: breaking(
    takesOver,
    message`Calls of this name came under another definition, and ${"thing"} brings payloads that consumers have not seen.`,
    byName,
  ),
  leaves: breaking(
    takesOver,
    message`Calls of this name come under another definition from here on, with payloads that consumers have not seen.`,
    byName,
  ),
};
