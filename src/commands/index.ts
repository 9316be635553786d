import type { CommandSpec, OptionSpec } from "./spec.js";

const today: OptionSpec = {
  flags: "--today <date>",
  what: "the day that counts as today (YYYY-MM-DD), for what expires",
};
const check: OptionSpec = {
  flags: "--check",
  what: "write nothing; fail and show where what is on disk differs",
};
const out: OptionSpec = {
  flags: "--out <folder>",
  what: "write one output here, whatever the manifest's outputs say",
};
const subset: readonly OptionSpec[] = [
  { flags: "--source <source>", what: "only this source's events and context" },
  { flags: "--destination <destination>", what: "only events that go to this destination" },
  { flags: "--proposed", what: "also events that are only proposed" },
];
const paths = { usage: "[paths...]", what: "folders with a manifest, or plan files: the working folder by default" };

/** Every command, in the order in which `--help` lists them. Adding one is a file and an entry here. */
export const commands: readonly CommandSpec[] = [
  {
    name: "lint",
    arguments: [paths],
    what: "Say what is wrong with a plan, and what to do",
    options: [
      {
        flags: "--format <format>",
        what: "how to report: text with code frames at a terminal, otherwise one line a finding",
        choices: ["text", "line", "json"],
      },
      { flags: "--max-warnings <number>", what: "fail when there are more warnings than this" },
      today,
    ],
    examples: [
      { command: "trackc lint", what: "the plan of the working folder" },
      { command: "trackc lint plans/music --max-warnings 0", what: "warnings fail as well, as in CI" },
      { command: "trackc lint --format json > findings.json", what: "for programs" },
    ],
    load: () => import("./lint.js"),
  },
  {
    name: "build",
    arguments: [paths],
    what: "Lint the plan and write everything that the manifest's outputs list",
    options: [check, today],
    examples: [
      { command: "trackc build plans/music", what: "schemas and the TypeScript client, beside the plan" },
      { command: "trackc build --check", what: "in CI: is what is committed what the plan says?" },
    ],
    load: () => import("./build.js"),
  },
  {
    name: "compile",
    arguments: [paths],
    what: "Compile the plan to JSON Schema",
    options: [
      out,
      { flags: "--draft <draft>", what: "the draft of JSON Schema", choices: ["2020-12", "draft-07"] },
      { flags: "--id <base>", what: "what every $id begins with: a URL that ends in /, or urn:…:" },
      {
        flags: "--unknown <what>",
        what: "what the envelope does with messages that are not in the plan",
        choices: ["refuse", "allow"],
      },
      ...subset,
      check,
    ],
    examples: [
      { command: "trackc compile", what: "the json-schema outputs of the manifest" },
      { command: "trackc compile --out schemas --draft draft-07", what: "one output, here" },
    ],
    load: () => import("./compile.js"),
  },
  {
    name: "generate",
    arguments: [paths],
    what: "Generate the typed TypeScript client",
    options: [
      out,
      { flags: "--sdk <adapter>", what: "the SDK that sends; may be given several times", several: true },
      ...subset,
      {
        flags: "--deny <privacy>",
        what: "keep out personal or sensitive properties; may be given several times",
        several: true,
      },
      check,
    ],
    examples: [
      { command: "trackc generate", what: "the typescript outputs of the manifest" },
      { command: "trackc generate --out src/tracking --sdk segment", what: "one output, here" },
    ],
    load: () => import("./generate.js"),
  },
  {
    name: "explain",
    arguments: [
      { usage: "[code]", what: "the code of a diagnostic or the name of a rule; without one, all are listed" },
    ],
    what: "Explain a diagnostic or a rule: what, why, what to do, an example of each",
    options: [],
    examples: [{ command: "trackc explain event-owner", what: "what the rule looks for and why" }],
    load: () => import("./explain.js"),
  },
];
