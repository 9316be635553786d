import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

const manifest = "name: example\n";
const plan = "events:\n  Song Played:\n    description: The first second of a song reached the listener.\n";

const undescribed = "events:\n  Song Paused: {}\n  Song Played: {}\n";

/** A baseline that nobody can read. */
export const baselineUnreadable = defineMistake({
  code: "baseline-unreadable",
  message: message`The baseline can't be read: ${"problem"}`,
  what: "`.trackc-baseline.json` beside the manifest is not what `trackc lint --write-baseline` writes.",
  why: "Without it, every finding that it records would come back at once; taken for empty, a damaged file would hide that.",
  fix: message`Restore the file from version control, or write it anew with \`trackc lint --write-baseline\`.`,
  bad: { "trackc.yaml": manifest, ".trackc-baseline.json": '{ "findings": [] }\n', "plans/plan.yaml": plan },
  good: {
    "trackc.yaml": manifest,
    ".trackc-baseline.json": '{\n  "version": 1,\n  "findings": {}\n}\n',
    "plans/plan.yaml": plan,
  },
});

/** A baseline with a merge conflict in it. */
export const baselineConflict = defineMistake({
  code: "baseline-conflict",
  message: message`The baseline holds an unresolved merge conflict`,
  what: "`.trackc-baseline.json` has the marks in it that git leaves where two branches changed the same lines.",
  why: "Which findings are known can't be told as long as both sides stand there.",
  fix: message`Take either side, then run \`trackc lint --prune-baseline\`; what the other side had recorded shows up as new, and \`--write-baseline\` records it.`,
  bad: {
    "trackc.yaml": manifest,
    ".trackc-baseline.json":
      '{\n  "version": 1,\n<<<<<<< ours\n  "findings": {}\n=======\n  "findings": { "event-owner": {} }\n>>>>>>> theirs\n}\n',
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml": manifest,
    ".trackc-baseline.json": '{\n  "version": 1,\n  "findings": {}\n}\n',
    "plans/plan.yaml": plan,
  },
});

/** A baseline that records one thing twice. */
export const baselineRepeated = defineMistake({
  code: "baseline-repeated",
  message: message`The baseline has \`${"key"}\` twice in the same place`,
  what: "A rule, or a place under it, stands twice in `.trackc-baseline.json`, as two branches can leave it that each record some.",
  why: "Only the last one would count, and the findings under the other come back.",
  fix: message`Make one of the two, with all that stands under both; \`trackc lint --prune-baseline\` then takes out what is not found any more.`,
  bad: {
    "trackc.yaml": manifest,
    ".trackc-baseline.json":
      '{\n  "version": 1,\n  "findings": {\n    "event-description": { "/events/Song Played": 1 },\n    "event-description": { "/events/Song Paused": 1 }\n  }\n}\n',
    "plans/plan.yaml": undescribed,
  },
  good: {
    "trackc.yaml": manifest,
    ".trackc-baseline.json":
      '{\n  "version": 1,\n  "findings": {\n    "event-description": { "/events/Song Paused": 1, "/events/Song Played": 1 }\n  }\n}\n',
    "plans/plan.yaml": undescribed,
  },
});

/** What reading a baseline can report. */
export const baselineMistakes: readonly DocumentedMistake[] = [baselineUnreadable, baselineConflict, baselineRepeated];
