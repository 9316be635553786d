import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

const plan = "events:\n  Song Played:\n    description: A song started.\n";

/** A version that isn't three numbers. */
export const notAVersion = defineMistake({
  code: "not-a-version",
  message: message`\`${"text"}\` is not a version`,
  what: "The plan's `version` is not three numbers with dots between.",
  why: "Outputs and `since` compare versions, so they all have one form.",
  fix: message`Write three numbers, as \`1.0.0\`.`,
  bad: { "trackc.yaml": "name: music\nversion: 1.0\n", "plans/plan.yaml": plan },
  good: { "trackc.yaml": "name: music\nversion: 1.0.0\n", "plans/plan.yaml": plan },
});

/** A default that the vocabulary does not have. */
export const defaultNotInVocabulary = defineMistake({
  code: "default-not-in-vocabulary",
  message: message`\`${"word"}\` is not among the ${"list"} of the vocabulary`,
  what: "A default names a word that the manifest's own vocabulary does not have.",
  why: "Every event that says nothing would carry the word, and each would be wrong.",
  fix: message`Correct it, or add \`${"word"}\` to the ${"list"} under \`vocabulary\`.`,
  bad: {
    "trackc.yaml": "name: music\nvocabulary:\n  sources: [web, ios]\ndefaults:\n  sources: wbe\n",
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml": "name: music\nvocabulary:\n  sources: [web, ios]\ndefaults:\n  sources: web\n",
    "plans/plan.yaml": plan,
  },
});

/** No manifest for a path. */
export const noManifest = defineMistake({
  code: "no-manifest",
  message: message`There is no \`trackc.yaml\` in \`${"folder"}\`, above it or below it`,
  what: "No manifest was found, from the given or the working folder upwards to the repository's top, or below it.",
  why: "The manifest says which plan a file belongs to and what it is called.",
  fix: message`Create \`trackc.yaml\` beside the folder \`plans\`, with one line in it: \`name: my-product\`. Or give the folder that has one.`,
});

/** A path that was given and doesn't exist. */
export const pathNotFound = defineMistake({
  code: "path-not-found",
  message: message`\`${"path"}\` does not exist`,
  what: "A file or folder that was asked for does not exist.",
  why: "Nothing would be checked, which would look like success.",
  fix: message`Check the spelling and the folder you are in. Without a path, the plan of the working folder is taken.`,
});

/** A file that was given and that no plan takes. */
export const notOfPlan = defineMistake({
  code: "not-of-the-plan",
  message: message`\`${"path"}\` is not a file of the plan`,
  what: "A file that was asked for is there, and no plan reads it: the manifest's `plans` don't take it, or it is no YAML.",
  why: "Nothing in it would be checked, which would look like success.",
  fix: message`Give a plan file, the manifest or a folder. \`plans\` in \`trackc.yaml\` says which files the plan has.`,
});

/** A path that leads to several manifests, where one plan is wanted. */
export const severalPlans = defineMistake({
  code: "several-plans",
  message: message`There are several plans in \`${"folder"}\`: ${"plans"}`,
  what: "One plan was asked for, and the folder holds several manifests.",
  why: "Which of them is meant can't be guessed.",
  fix: message`Give the folder of one of them.`,
});

/** A name with nothing in it. */
export const namelessPlan = defineMistake({
  code: "nameless-plan",
  message: message`The plan's name is empty`,
  what: "The manifest's `name` has nothing in it.",
  why: "Outputs carry the plan's name, and other plans refer to it.",
  fix: message`Write a name, as \`name: music\`.`,
  bad: { "trackc.yaml": "name: ''\n", "plans/plan.yaml": plan },
  good: { "trackc.yaml": "name: music\n", "plans/plan.yaml": plan },
});

/** The mistakes of the manifest and of finding it. */
export const projectMistakes: readonly DocumentedMistake[] = [
  notAVersion,
  defaultNotInVocabulary,
  namelessPlan,
  noManifest,
  pathNotFound,
  notOfPlan,
  severalPlans,
];
