import { sendingTargets } from "../project/sending-targets.js";
import { baseProblem } from "./json-schema/ids.js";
import type { CompileOptions } from "./json-schema/index.js";
import type { OptionSpec, Target } from "./options.js";
import { checkSide } from "./sides.js";
import { adapters } from "./typescript/adapters.js";
import type { GenerateOptions } from "./typescript/index.js";

/** What every target takes: which part of the plan it is about. */
const subset: readonly OptionSpec[] = [
  {
    name: "source",
    what: "Only the events and the context that this source sends, or any of a list.",
    takes: { kind: "sources" },
  },
  {
    name: "destination",
    what: "Only the events that go to this destination, or to any of a list.",
    takes: { kind: "destinations" },
  },
  { name: "proposed", what: "Also the events whose status is `proposed`.", takes: { kind: "flag" } },
];

/** Every target there is, sorted by name. Adding one is its folder and an entry here. */
export const targets: readonly Target[] = [
  {
    name: "json-schema",
    what: "JSON Schema: a file per event and per entity's traits, a bundle, a whole message, and an index.",
    options: [
      {
        name: "draft",
        what: "The draft of JSON Schema.",
        takes: { kind: "word", words: ["2020-12", "draft-07"], default: "2020-12" },
      },
      {
        name: "id",
        what: "What every `$id` begins with: a URI that ends in `/`, or a `urn:` that ends in `:`.",
        takes: { kind: "text", problem: baseProblem },
      },
      {
        name: "unknown",
        what: "Whether `envelope.json` refuses or allows messages that are not in the plan.",
        takes: { kind: "word", words: ["refuse", "allow"], default: "refuse" },
      },
      ...subset,
    ],
    sends: sendingTargets.has("json-schema"),
    load: async () => {
      const { compile } = await import("./json-schema/index.js");
      // The options were read by the table above, which says the same as the type.
      return (loaded, options) => compile(loaded, options as CompileOptions);
    },
  },
  {
    name: "typescript",
    what: "TypeScript: a typed function per event, and what sends it.",
    options: [
      {
        name: "sdk",
        what: "What the client sends through.",
        takes: { kind: "words", words: adapters.map((adapter) => adapter.name) },
      },
      {
        name: "side",
        what: "Whether the client runs in a browser or an app, for one person, or on a server, where every call says whom it is about. What `sdk` is made for, unless given; `browser` where that runs anywhere.",
        takes: { kind: "word", words: ["browser", "server"], default: undefined },
      },
      { name: "deny", what: "Privacy classes that may never leave through this client.", takes: { kind: "deny" } },
      {
        name: "renamed",
        what: "Under which names a renamed event is sent: its name alone, or also those in `renamed_from`.",
        takes: { kind: "word", words: ["new_name", "all_names"], default: undefined },
      },
      {
        name: "checks",
        what: "Also a `checks.ts`, which compares calls with the plan in tests and in development.",
        takes: { kind: "flag" },
      },
      ...subset,
    ],
    sends: sendingTargets.has("typescript"),
    check: ({ sdk, side }, spanOf) => checkSide({ sdk, side } as GenerateOptions, spanOf),
    load: async () => {
      const { generate } = await import("./typescript/index.js");
      return (loaded, options) => generate(loaded, options as GenerateOptions);
    },
  },
];
