import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

const manifest = "name: example\n";
const plan = "events:\n  Song Played:\n    description: The first second of a song reached the listener.\n";

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

/** What reading a baseline can report. */
export const baselineMistakes: readonly DocumentedMistake[] = [baselineUnreadable, baselineConflict];
