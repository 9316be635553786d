import type { RuleLevel } from "../project/model.js";

/**
 * A set of levels to begin with, `extends` in the manifest. `minimal` reports what is almost surely wrong and costs data.
 * `recommended` adds what a reviewer would ask for, as warnings. `strict` makes all of it errors: a team that turns it on
 * wants the plan to stay as clean as it is.
 */
export type PresetName = "minimal" | "recommended" | "strict";

/** From the loosest to the strictest. */
export const presetNames: readonly PresetName[] = ["minimal", "recommended", "strict"];

/** The preset of a manifest that names none. */
export const defaultPreset: PresetName = "recommended";

/** The level of a rule in each preset; none is looser than the one before. */
export type PresetLevels = Readonly<Record<PresetName, RuleLevel>>;
