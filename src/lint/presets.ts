import type { RuleLevel } from "../project/model.js";

/** A set of levels to begin with, `extends` in the manifest. */
export type PresetName = "minimal" | "recommended" | "strict";

/** The preset of a manifest that names none. */
export const defaultPreset: PresetName = "recommended";

/** The level of a rule in each preset, and why it is that. */
export interface PresetRow extends Readonly<Record<PresetName, RuleLevel>> {
  readonly reason: string;
}

/**
 * `minimal` reports what is almost surely wrong and costs data. `recommended` adds what a reviewer would ask for, as
 * warnings. `strict` makes all of it errors: a team that turns it on wants the plan to stay as clean as it is.
 */
export const presets: ReadonlyMap<string, PresetRow> = new Map<string, PresetRow>([
  [
    "event-name-case",
    {
      minimal: "off",
      recommended: "warn",
      strict: "error",
      reason: "A matter of order, not of data; but two cases in one plan soon become two events for one thing.",
    },
  ],
  [
    "property-name-case",
    {
      minimal: "off",
      recommended: "warn",
      strict: "error",
      reason: "As for events: `songId` beside `song_id` ends as two columns.",
    },
  ],
  [
    "event-description",
    {
      minimal: "off",
      recommended: "warn",
      strict: "error",
      reason: "Nothing breaks without one today; the plan stops being readable in a year.",
    },
  ],
  [
    "description-says-nothing",
    {
      minimal: "off",
      recommended: "warn",
      strict: "error",
      reason: "An echo is worse than a gap, because it hides that something is missing.",
    },
  ],
  [
    "event-owner",
    {
      minimal: "off",
      recommended: "warn",
      strict: "error",
      reason: "Only asked of plans that name owners at all, where the one event without an owner was forgotten.",
    },
  ],
  [
    "property-type-conflict",
    {
      minimal: "warn",
      recommended: "warn",
      strict: "error",
      reason: "Warehouses take the type they meet first and drop the other: data is lost silently.",
    },
  ],
  [
    "mutable-id",
    {
      minimal: "warn",
      recommended: "warn",
      strict: "error",
      reason: "Every person who changes an address becomes two, and no later clean-up can tell them apart.",
    },
  ],
  [
    "event-repeats-trait",
    {
      minimal: "off",
      recommended: "info",
      strict: "error",
      reason: "A repetition is right until one side changes: worth knowing, rarely urgent.",
    },
  ],
  [
    "personal-undeclared",
    {
      minimal: "off",
      recommended: "warn",
      strict: "error",
      reason: "It goes by names, so it may be mistaken; the answer, `privacy: none`, is short.",
    },
  ],
  [
    "expired",
    {
      minimal: "warn",
      recommended: "warn",
      strict: "error",
      reason: "Somebody wrote the date to be reminded.",
    },
  ],
]);
