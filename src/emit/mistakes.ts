import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

const plan = "events:\n  Song Played:\n    properties:\n      song_id: string\n";

function manifest(outputs: string, before = ""): Readonly<Record<string, string>> {
  return { "trackc.yaml": `name: example\n${before}outputs:\n${outputs}`, "plans/plan.yaml": plan };
}

/** A target that there is none of. */
export const unknownTarget = defineMistake({
  code: "output-unknown-target",
  message: message`There is no target \`${"target"}\`, only ${"targets"}`,
  what: "An output's `target` is nothing that a plan can be turned into.",
  why: "Left out silently, the output would be missing where somebody counts on it.",
  fix: message`Write one of ${"targets"}.`,
  bad: manifest("  - { target: jsonschema, out: schemas }\n"),
  good: manifest("  - { target: json-schema, out: schemas }\n"),
});

/** A folder that can't be one everywhere. */
export const badOut = defineMistake({
  code: "output-bad-out",
  message: message`\`${"out"}\` can't be an output's folder: ${"problem"}`,
  what: "An output's `out` is not a relative path with `/` that every system takes.",
  why: "The same manifest has to write the same files on Linux, macOS and Windows, and nothing outside the repository.",
  fix: message`Write a folder relative to the manifest, such as \`schemas\` or \`../app/src/tracking\`.`,
  bad: manifest("  - { target: json-schema, out: /tmp/schemas }\n"),
  good: manifest("  - { target: json-schema, out: schemas }\n"),
});

/** A folder that holds what the outputs are made from. */
export const outputHoldsPlan = defineMistake({
  code: "output-holds-plan",
  message: message`\`${"out"}\` holds \`${"held"}\`, from which it would be made`,
  what: "An output's folder holds the manifest or files of the plan.",
  why: "A build removes what it no longer makes; it must never look for that among what people write.",
  fix: message`Give the output a folder of its own.`,
  bad: manifest("  - { target: json-schema, out: plans }\n"),
  good: manifest("  - { target: json-schema, out: schemas }\n"),
});

/** Two outputs in one folder, or one inside the other. */
export const outputsOverlap = defineMistake({
  code: "outputs-overlap",
  message: message`\`${"out"}\` and \`${"other"}\` overlap`,
  what: "Two outputs write into one folder, or one into a folder inside the other's.",
  why: "Each output removes what it no longer makes; two in one folder would be in each other's way.",
  fix: message`Give each output a folder of its own.`,
  bad: manifest(
    "  - { target: json-schema, out: schemas }\n  - { target: json-schema, out: schemas/old, draft: draft-07 }\n",
  ),
  good: manifest(
    "  - { target: json-schema, out: schemas }\n  - { target: json-schema, out: schemas-old, draft: draft-07 }\n",
  ),
});

/** A source or destination that the vocabulary does not have. */
export const outputNotInVocabulary = defineMistake({
  code: "output-not-in-vocabulary",
  message: message`\`${"word"}\` is not among the ${"list"} of the vocabulary`,
  what: "An output is for a source or a destination that the manifest's vocabulary does not have.",
  why: "No event can name it, so that the output would hold almost nothing.",
  fix: message`Correct it, or add it to \`${"list"}\` under \`vocabulary\`.`,
  bad: manifest("  - { target: json-schema, out: schemas, source: wbe }\n", "vocabulary:\n  sources: [web, ios]\n"),
  good: manifest("  - { target: json-schema, out: schemas, source: web }\n", "vocabulary:\n  sources: [web, ios]\n"),
});

const fromWeb = (sources: string): Readonly<Record<string, string>> => ({
  "trackc.yaml": `name: example\noutputs:\n  - { target: json-schema, out: schemas, source: ${sources} }\n`,
  "plans/plan.yaml": "events:\n  Song Played:\n    sources: [web, ios]\n",
});

/** A source or destination that nothing in a plan names. */
export const outputNamesNothing = defineMistake({
  code: "output-names-nothing",
  message: message`\`${"word"}\` is not among the ${"list"} that the plan names, such as ${"words"}`,
  what: "An output is for a source or a destination that nothing in the plan names, while every event names others.",
  why: "The output would have none of the events, which looks like success until somebody misses a function or a schema.",
  fix: message`Correct it. If the plan has no event for it yet, list it with all others as \`${"list"}\` under \`vocabulary\`.`,
  bad: fromWeb("wbe"),
  good: fromWeb("web"),
});

const personal = (email: string): string =>
  `events:\n  Song Shared:\n    properties:\n      ${email}: { type: email, privacy: personal }\n`;
const denies = "name: example\noutputs:\n  - { target: typescript, out: tracking, deny: personal }\n";

/** An output refuses what a call can't leave out. */
export const deniesRequired = defineMistake({
  code: "output-denies-required",
  message: message`\`${"property"}\` of ${"holder"} is ${"privacy"}, which the output \`${"out"}\` denies, but it can't be left out`,
  what: "An output denies a privacy class, and something of this class has to be in every call that the output sends.",
  why: "The output leaves such properties out; without this one, its calls would break the plan.",
  fix: message`Make it optional (\`${"property"}?\`), let the output deny less, or keep what it belongs to out of the output with \`sources\` or \`destinations\`.`,
  bad: { "trackc.yaml": denies, "plans/plan.yaml": personal("email") },
  good: { "trackc.yaml": denies, "plans/plan.yaml": personal("email?") },
});

const profile = (name: string): string => `events:
  Song Shared:
    properties:
      ${name}: { type: object, properties: { "email?": { type: email, consent: marketing } } }
`;
const sends = "name: example\noutputs:\n  - { target: typescript, out: tracking }\n";

/** Something inside what a call can't leave out needs consent. */
export const consentInRequired = defineMistake({
  code: "output-consent-in-required",
  message: message`\`${"property"}\` of ${"holder"} holds what needs the consent ${"consent"}, but the output \`${"out"}\` can't leave it out`,
  what: "Something inside a property needs consent, and the property has to be in every call that the output sends.",
  why: "Without the consent, the output leaves out the whole property; its calls would break the plan.",
  fix: message`Make it optional (\`${"property"}?\`), or let the event or entity that it belongs to need the consent.`,
  bad: { "trackc.yaml": sends, "plans/plan.yaml": profile("profile") },
  good: { "trackc.yaml": sends, "plans/plan.yaml": profile("profile?") },
});

/** What runs in browsers together with what runs on servers. */
export const mixedSides = defineMistake({
  code: "output-mixed-sides",
  message: message`${"one"} is for ${"side"} and ${"other"} is for ${"otherSide"}: one output can't be for both`,
  what: "An output is to send through something that runs in browsers and through something that runs on servers.",
  why: "In a browser the SDK knows who it is; on a server every call has to say so, or people would be mixed up.",
  fix: message`Make two outputs of it, each with a folder of its own.`,
  bad: manifest("  - { target: typescript, out: tracking, sdk: [segment, segment-node] }\n"),
  good: manifest(
    "  - { target: typescript, out: web/tracking, sdk: segment }\n  - { target: typescript, out: server/tracking, sdk: segment-node }\n",
  ),
});

/** Nothing to build. */
export const noOutputs = defineMistake({
  code: "no-outputs",
  message: message`The manifest lists no output ${"kind"}`,
  what: "A build was asked for, and the manifest has no output that it could make.",
  why: "Doing nothing would look like success.",
  fix: message`Add one under \`outputs:\`, such as \`- { target: json-schema, out: schemas }\`.`,
});

/** A base of `$id`s that is none. */
export const badSchemaId = defineMistake({
  code: "output-bad-id",
  message: message`\`${"id"}\` can't be what schemas are called by: ${"problem"}`,
  what: "The `id` of a json-schema output is no absolute URI that other parts can be put behind.",
  why: "Every schema's `$id` is this text with the file's own part behind it; a `$ref` to a broken one finds nothing.",
  fix: message`Write something like \`https://schemas.example.com/music/\` or \`urn:example:music:\`, or leave it out.`,
  bad: manifest("  - { target: json-schema, out: schemas, id: 'https://example.com/music' }\n"),
  good: manifest("  - { target: json-schema, out: schemas, id: 'https://example.com/music/' }\n"),
});

/** The mistakes of outputs. */
export const emitMistakes: readonly DocumentedMistake[] = [
  unknownTarget,
  badOut,
  outputHoldsPlan,
  outputsOverlap,
  outputNotInVocabulary,
  outputNamesNothing,
  deniesRequired,
  consentInRequired,
  mixedSides,
  noOutputs,
  badSchemaId,
];
