import { check, noCache, out, paths, sdks, subset, today, watch } from "./options.js";
import type { CommandSpec } from "./spec.js";

/** Every command, in the order in which `--help` lists them. Adding one is a file and an entry here. */
export const commands: readonly CommandSpec[] = [
  {
    name: "lint",
    arguments: [paths],
    what: "Say what is wrong with a plan, and what to do",
    options: [
      {
        flags: "--format <format[=file]>",
        what: "how to report: text with code frames at a terminal, otherwise one line a finding; several go to the screen or to files of their own",
        choices: ["text", "line", "summary", "json", "github", "gitlab", "sarif", "junit", "markdown"],
        several: true,
      },
      { flags: "--max-warnings <number>", what: "fail when there are more warnings than this" },
      {
        flags: "--level <level>",
        what: "the least level to show and to count",
        choices: ["info", "warn", "error"],
      },
      {
        flags: "--rule <id>",
        what: "run only this rule, also where it is off; may be given several times",
        several: true,
      },
      { flags: "--ignore-rule <id>", what: "run all rules but this; may be given several times", several: true },
      { flags: "--fix", what: "put right what can be without changing what the plan means, and report the rest" },
      { flags: "--fix-unsafe", what: "also what changes the plan: names, types, values. Read the result" },
      { flags: "--dry-run", what: "with --fix or --fix-unsafe: write nothing, show the changes as a patch" },
      { flags: "--write-baseline", what: "record all findings beside the manifest, so that only new ones fail" },
      { flags: "--prune-baseline", what: "take out of the baseline what has been put right" },
      { flags: "--no-baseline", what: "show, count and fix what the baseline records as well" },
      { flags: "--quiet", what: "nothing but findings: no closing lines, no hints" },
      {
        flags: "--stats",
        what: "how long each stage and each rule took, and whether the cache answered, on standard error",
      },
      watch,
      noCache,
      today,
    ],
    examples: [
      { command: "trackc lint", what: "the plan of the working folder" },
      { command: "trackc lint plans/music --max-warnings 0", what: "warnings fail as well, as in CI" },
      { command: "trackc lint --fix-unsafe --dry-run | git apply", what: "look at a patch first, or apply it" },
      {
        command: "trackc lint --format text --format sarif=trackc.sarif",
        what: "a log to read and a file for the host",
      },
      { command: "trackc lint --format summary", what: "which rules find most, on one screen" },
    ],
    load: () => import("./lint.js"),
  },
  {
    name: "diff",
    arguments: [
      {
        usage: "[what...]",
        what: "a ref, A..B, REF:path, or folders; nothing compares the working folder with where its branch began",
      },
    ],
    what: "Say what changed between two states of a plan, and whom it breaks",
    options: [
      { flags: "--base <ref>", what: "what the branch is to be merged into, where that can't be told" },
      {
        flags: "--format <format[=file]>",
        what: "how to report; several go to the screen or to files of their own",
        choices: ["text", "markdown", "json", "github"],
        several: true,
      },
      {
        flags: "--fail-on <what>",
        what: "which changes fail: breaking (the default), dangerous, for one audience as in producers:breaking, with commas; or never",
        offers: [
          "breaking",
          "dangerous",
          "never",
          "producers:breaking",
          "producers:dangerous",
          "consumers:breaking",
          "consumers:dangerous",
        ],
      },
      { flags: "--check-version", what: "fail when the manifest's version did not move as far as the changes demand" },
      {
        flags: "--accept <fingerprints>",
        what: "accept changes, beside the manifest: fingerprints with commas between, with FOLDER: before one that several plans have; may be given several times",
        several: true,
      },
      { flags: "--reason <text>", what: "why it is accepted" },
      today,
    ],
    examples: [
      { command: "trackc diff", what: "what this branch changes" },
      { command: "trackc diff v1.2.0", what: "what has changed since a tag" },
      { command: "trackc diff main..feature plans/music", what: "two refs, one plan" },
      { command: "trackc diff --format markdown=comment.md --format github", what: "in CI: a comment and annotations" },
      { command: 'trackc diff --accept c_0123456789ab --reason "never sent"', what: "let one change pass" },
    ],
    load: () => import("./diff.js"),
  },
  {
    name: "build",
    arguments: [paths],
    what: "Lint the plan and write everything that the manifest's outputs list",
    options: [check, watch, noCache, today],
    examples: [
      { command: "trackc build plans/music", what: "schemas and the TypeScript client, beside the plan" },
      { command: "trackc build --check", what: "in CI: is what is committed what the plan says?" },
      { command: "trackc build --watch", what: "while editing: written again after each change" },
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
      noCache,
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
      {
        flags: "--sdk <adapter>",
        what: "the SDK that sends; may be given several times",
        choices: sdks,
        several: true,
      },
      ...subset,
      {
        flags: "--deny <privacy>",
        what: "keep out personal or sensitive properties; may be given several times",
        choices: ["personal", "sensitive"],
        several: true,
      },
      {
        flags: "--side <side>",
        what: "for a browser or an app, or for a server, where every call says whom it is about",
        choices: ["browser", "server"],
      },
      {
        flags: "--renamed <names>",
        what: "the names under which a renamed event is sent",
        choices: ["new_name", "all_names"],
      },
      { flags: "--checks", what: "also a checks.ts, which compares calls with the plan in tests and in development" },
      check,
      noCache,
    ],
    examples: [
      { command: "trackc generate", what: "the typescript outputs of the manifest" },
      { command: "trackc generate --out src/tracking --sdk segment", what: "one output, here" },
    ],
    load: () => import("./generate.js"),
  },
  {
    name: "rules",
    arguments: [{ usage: "[path]", what: "a folder with a manifest: its own levels are listed as well" }],
    what: "List the rules: what each finds, its level in every preset, and whether it brings a fix",
    options: [
      { flags: "--format <format>", what: "how to list them", choices: ["table", "json"] },
      {
        flags: "--group <group>",
        what: "only the rules of one group",
        choices: [
          "naming",
          "documentation",
          "purpose",
          "ownership",
          "consistency",
          "entities",
          "privacy",
          "destinations",
        ],
      },
    ],
    examples: [
      { command: "trackc rules", what: "all of them, by group" },
      { command: "trackc rules --format json", what: "for programs" },
    ],
    load: () => import("./rules.js"),
  },
  {
    name: "explain",
    arguments: [
      {
        usage: "[code]",
        what: "the code of a diagnostic, the name of a rule or a kind of change; without one, all are listed",
      },
    ],
    what: "Explain a diagnostic, a rule or a kind of change: what, why, what to do, an example of each",
    options: [],
    examples: [{ command: "trackc explain event-owner", what: "what the rule looks for and why" }],
    load: () => import("./explain.js"),
  },
  {
    name: "schema",
    arguments: [{ usage: "[plan|manifest]", what: "of what: plan, by default", choices: ["plan", "manifest"] }],
    what: "Print the JSON Schema (draft-07) by which editors check and complete plan files and manifests",
    options: [],
    examples: [
      { command: "trackc schema > plan.schema.json", what: "of a plan file" },
      { command: "trackc schema manifest", what: "of trackc.yaml" },
    ],
    load: () => import("./schema.js"),
  },
  {
    name: "init",
    arguments: [{ usage: "[folder]", what: "where to begin: the working folder by default" }],
    what: "Begin a plan: a manifest and a small plan to change, in an empty or an existing project",
    options: [
      { flags: "--name <name>", what: "what the plan is called: the package's or the folder's name by default" },
      {
        flags: "--kind <kind>",
        what: "what the first plan is about: an app that people work in (the default), a shop, or media",
        choices: ["app", "shop", "media"],
      },
      { flags: "--yes", what: "ask nothing; without a terminal nothing is asked anyway" },
    ],
    examples: [
      { command: "trackc init", what: "asks for a name and the kind of product" },
      { command: "trackc init --yes --kind shop", what: "in scripts" },
    ],
    load: () => import("./init.js"),
  },
  {
    name: "import",
    arguments: [
      {
        usage: "<segment|json-schema>",
        what: "what the other tool has: a tracking plan of Segment, or JSON Schemas",
        choices: ["segment", "json-schema"],
      },
      {
        usage: "[files...]",
        what: "segment: one file, the plan as Segment's Public API or the older Config API gives it; json-schema: files, folders and patterns, one schema an event; `-` is standard input",
      },
    ],
    what: "Make a plan of another tool's: Segment's tracking plans, JSON Schemas",
    options: [
      {
        flags: "--out <folder>",
        what: "where the plan goes: where the manifest keeps its plan by default, or plans. Nothing is ever overwritten",
      },
      { flags: "--dry-run", what: "write nothing, show what would be written" },
      {
        flags: "--closed",
        what: "refuse properties that aren't listed, where the source doesn't say; JSON Schema lets them through",
      },
      {
        flags: "--name-from <what>",
        what: "json-schema: where events get their names",
        choices: ["title", "id", "file"],
      },
      { flags: "--user <file>", what: "json-schema: the schema of a user's traits" },
      {
        flags: "--group <file>",
        what: "json-schema: the schema of a group's traits; may be given several times",
        several: true,
      },
      { flags: "--context <file>", what: "json-schema: the schema of what every event carries" },
      { flags: "--format <format>", what: "how to list what could not be said", choices: ["text", "json"] },
    ],
    examples: [
      {
        command: "trackc import segment tracking-plan.json",
        what: "plans/events.yaml, and a manifest where there is none",
      },
      { command: "trackc import segment tracking-plan.json --closed --dry-run", what: "look first" },
      {
        command: "trackc import json-schema schemas --user schemas/user.json",
        what: "one event a schema, and the user's traits",
      },
    ],
    load: () => import("./import.js"),
  },
  {
    name: "completion",
    arguments: [{ usage: "<bash|zsh|fish>", what: "the shell", choices: ["bash", "zsh", "fish"] }],
    what: "Print what makes a shell complete commands, options and rules",
    options: [],
    examples: [
      { command: "source <(trackc completion bash)", what: "in ~/.bashrc" },
      { command: "source <(trackc completion zsh)", what: "in ~/.zshrc, behind compinit" },
      { command: "trackc completion fish > ~/.config/fish/completions/trackc.fish", what: "once" },
    ],
    load: () => import("./completion.js"),
  },
];
