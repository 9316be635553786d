import type { OptionKind, Target } from "../emit/options.js";
import { targets } from "../emit/targets.js";
import type { Option, OptionValue } from "../lint/option.js";
import type { PresetName } from "../lint/presets.js";
import type { Rule } from "../lint/rule.js";
import { lintKeys, overrideKeys } from "../project/lint.js";
import type { NameCase, Naming, RuleLevel } from "../project/model.js";
import { defaultsKeys, manifestKeys, namingKeys, vocabularyKeys } from "../project/read.js";
import { allRules } from "../rules/index.js";
import {
  count,
  flag,
  type KeyOf,
  type KeySchemas,
  mapping,
  reference,
  type Schema,
  text,
  texts,
  words,
} from "./keywords.js";

const levels: Readonly<Record<RuleLevel, string>> = {
  off: "Reports nothing.",
  info: "Worth knowing; never fails.",
  warn: "Worth a look; fails with `--max-warnings`.",
  error: "Fails.",
};

const presets: Readonly<Record<PresetName, string>> = {
  minimal: "What is almost surely wrong and costs data.",
  recommended: "What a reviewer would ask for as well, as warnings. The default.",
  strict: "All of it, as errors.",
};

const cases: Readonly<Record<NameCase, string>> = {
  "Title Case": "Song Played",
  "Sentence case": "Song played",
  snake_case: "song_played",
  camelCase: "songPlayed",
  PascalCase: "SongPlayed",
  "kebab-case": "song-played",
};

const orders: Readonly<Record<NonNullable<Naming["order"]>["value"], string>> = {
  "object-action": "Song Played",
  "action-object": "Played Song",
  off: "Either.",
};

const vocabulary: KeySchemas<KeyOf<typeof vocabularyKeys>> = {
  owners: texts("The teams that can own something."),
  sources: texts("Where events are caused."),
  destinations: texts("Where events are sent."),
  consent: texts("The categories that people consent to."),
  objects: texts("The things that names of events are made of, such as `Song`."),
  actions: texts("The actions that names of events are made of, such as `Played`."),
};

const defaults: KeySchemas<KeyOf<typeof defaultsKeys>> = {
  sources: texts("Where events are caused that don't say."),
  destinations: texts("Where events are sent that don't say."),
  consent: texts("The categories of consent that events need that don't say."),
  owner: text("Whom to ask about events that don't say."),
};

const naming: KeySchemas<KeyOf<typeof namingKeys>> = {
  events: words("The case of events' names.", cases),
  order: words("What comes first in events' names.", orders),
  properties: words("The case of properties' names.", cases),
};

/** What an option of a rule takes. Its default tells what it is. */
function ruleOption({ what, takes, default: byDefault }: Option<OptionValue>): Schema {
  const description = `${what} Takes ${takes}.`;
  if (typeof byDefault === "boolean") return { ...flag(description), default: byDefault };
  if (typeof byDefault === "number") return { ...count(description), default: byDefault };
  return { description, type: ["string", "array"], items: { type: "string" }, default: [...byDefault] };
}

/** A rule's level, or a list of it and the rule's options. */
function ruleSetting({ id, what, options }: Rule, withOptions: boolean): Schema {
  const keys = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, ruleOption(option)]));
  const alone = reference("level");
  // A rule without options takes an empty mapping.
  const taken = { type: "object", properties: keys, additionalProperties: false };
  return {
    description: `${what} [${id}]`,
    anyOf: [
      alone,
      {
        type: "array",
        items: withOptions ? [alone, taken] : [alone],
        additionalItems: false,
        minItems: 1,
      },
    ],
  };
}

const rules = (withOptions: boolean, description: string): Schema => ({
  description,
  type: "object",
  properties: Object.fromEntries(allRules.map((rule) => [rule.id, ruleSetting(rule, withOptions)])),
  additionalProperties: false,
});

const overrides: KeySchemas<KeyOf<typeof overrideKeys>> = {
  events: texts("Patterns of event names; `*` stands for any run of characters."),
  rules: reference("levels", "The levels of single rules for these events."),
  description: text("Why these events are judged otherwise."),
};

const lint: KeySchemas<KeyOf<typeof lintKeys>> = {
  extends: words("The levels to begin with.", presets),
  rules: rules(true, "Levels of single rules: `event-owner: error`, or `[level, { options }]`."),
  overrides: {
    description: "Other levels for some events.",
    type: "array",
    items: mapping(overrideKeys, overrides, "Other levels for some events.", { required: ["events", "rules"] }),
  },
};

/** What an option of an output takes. */
function optionSchema(description: string, takes: OptionKind): Schema {
  switch (takes.kind) {
    case "word":
      return {
        description,
        enum: [...takes.words],
        ...(takes.default === undefined ? {} : { default: takes.default }),
      };
    case "words":
      return someOf(description, takes.words);
    case "deny":
      return someOf(description, ["personal", "sensitive"]);
    case "flag":
      return flag(description);
    case "text":
      return text(description);
    case "sources":
    case "destinations":
      return {
        description,
        anyOf: [{ type: "string" }, { type: "array", items: { type: "string" }, uniqueItems: true }],
      };
  }
}

function someOf(description: string, known: readonly string[]): Schema {
  const one: Schema = { enum: [...known] };
  return { description, anyOf: [one, { type: "array", items: one, uniqueItems: true }] };
}

/** An output of one target. */
function outputOf({ name, what, options }: Target): Schema {
  const own = Object.fromEntries(options.map((option) => [option.name, optionSchema(option.what, option.takes)]));
  return {
    title: name,
    description: what,
    type: "object",
    properties: {
      target: { description: "What to make of the plan.", const: name },
      out: text("The folder to write, relative to the manifest. It belongs to trackc.", {
        pattern: "^(?![/\\\\]|[A-Za-z]:)[^\\\\]+$",
      }),
      ...own,
    },
    patternProperties: { "^x-": {} },
    additionalProperties: false,
    required: ["target", "out"],
    defaultSnippets: [
      {
        label: name,
        description: what,
        body: { target: name, out: name === "typescript" ? "src/tracking" : "schemas" },
      },
    ],
  };
}

const manifest: KeySchemas<KeyOf<typeof manifestKeys>> = {
  name: text("What the plan is called.", { pattern: "\\S" }),
  description: text("What the plan is about."),
  version: {
    description: "The plan's version, such as `1.0.0`.",
    type: "string",
    pattern: "^(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)){2}$",
  },
  plans: texts("Folders and patterns of the plan's files, relative to the manifest. Without it: `plans`."),
  vocabulary: mapping(
    vocabularyKeys,
    vocabulary,
    "Closed lists: any other word is a mistake. A list that isn't given is open.",
  ),
  defaults: mapping(defaultsKeys, defaults, "What events have that don't say."),
  naming: mapping(namingKeys, naming, "How names are written."),
  lint: mapping(lintKeys, lint, "What the linter looks for."),
  outputs: {
    description: "What `trackc build` makes: one output or a list.",
    anyOf: [reference("output"), { type: "array", items: reference("output") }],
  },
};

/** The schema of the manifest, for editors. */
export function manifestSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:trackc:manifest:1",
    title: "A manifest of trackc: trackc.yaml",
    ...mapping(manifestKeys, manifest, "Says what a plan is called, what it may say, and what to make of it.", {
      required: ["name"],
    }),
    definitions: {
      level: words("Whether and how a rule reports.", levels),
      levels: rules(false, "Levels of single rules for these events. Options of rules hold for the whole plan."),
      output: { description: "A target, a folder, and the target's options.", anyOf: targets.map(outputOf) },
    },
  };
}
