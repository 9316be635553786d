import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Adapter, adapters } from "../../src/emit/typescript/adapters.js";
import { usages } from "./usages.js";

const folder = join(import.meta.dirname, "../../templates/typescript/sdk");

/** What an adapter's file says of it. */
interface Source {
  /** The function that makes the sink. */
  readonly name: string;
  /** Its doc comment, without the marks of one. */
  readonly comment: string;
  /** The types that its users meet, as they are written. */
  readonly types: string;
}

function sourceOf({ name }: Adapter): Source {
  const text = readFileSync(join(folder, `${name}.ts`), "utf8");
  const functions = [...text.matchAll(/^\/\*\*\n((?: \*.*\n)+?) \*\/\nexport function (\w+)/gm)];
  const oneLiners = [...text.matchAll(/^\/\*\* (.*) \*\/\nexport function (\w+)/gm)];
  const [found, another] = [...functions, ...oneLiners];
  const [, comment, called] = found ?? [];
  if (comment === undefined || called === undefined || another) throw new Error(`${name}: one function, documented`);
  const types = [
    ...text.matchAll(
      /^(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?export (?:interface (?:(?!^\})[\s\S])*^\}|type (?:(?!\n\n)[\s\S])*?;$)/gm,
    ),
  ];
  return {
    name: called,
    comment: comment.replaceAll(/^ \* ?/gm, "").trimEnd(),
    types: types.map(([type]) => type.trimEnd()).join("\n\n"),
  };
}

const RUNS: Readonly<Record<Adapter["runs"], string>> = {
  browser: "in browsers and apps",
  server: "on servers",
  anywhere: "anywhere",
};

/** The page of one adapter: what its own source says. */
export function adapterPage(adapter: Adapter): string {
  const { name, comment, types } = sourceOf(adapter);
  const { lacks } = adapter;
  const setting = adapter.always
    ? "Every client has it."
    : `\`\`\`yaml\noutputs:\n  - { target: typescript, out: src/tracking, sdk: ${adapter.name} }\n\`\`\``;
  const shown = usages[adapter.name];
  if (!shown?.some(({ code }) => code.includes(`${name}(`)))
    throw new Error(`${adapter.name}: say how it is connected`);
  const use = shown.map(({ title, code }) => `${title ? `${title}\n\n` : ""}\`\`\`ts\n${code}\n\`\`\``).join("\n\n");
  const facts = [
    `Runs ${RUNS[adapter.runs]}.`,
    ...(lacks.length === 0
      ? []
      : [
          `It has no ${lacks.join(", no ")} call: a client for it alone has no such functions, so that none is called in vain.`,
        ]),
  ];
  const parts = [
    `# ${adapter.name}`,
    `${adapter.description} ${facts.join(" ")}`,
    setting,
    use,
    comment,
    ...(types === "" ? [] : ["## Its types", `\`\`\`ts\n${types}\n\`\`\``]),
    `All [adapters](../adapters.md). The [source](../../templates/typescript/sdk/${adapter.name}.ts), as it is copied into a client.`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The list of all adapters. */
export function adapterIndex(): string {
  const rows = adapters.map((adapter) => {
    const { name, runs, lacks, always, description } = adapter;
    const cells = [
      `[\`${name}\`](adapters/${name}.md)`,
      `\`${sourceOf(adapter).name}\``,
      description,
      RUNS[runs],
      lacks.length === 0 ? "all" : `all but ${lacks.map((call) => `\`${call}\``).join(", ")}`,
      always ? "always there" : `\`sdk: ${name}\``,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `# Adapters

What a [client](typescript.md) sends through. Each is a real file, copied into the client as it stands, and needs no SDK installed to type-check; each is tested against the SDK itself: its
types, and what it sends.

| adapter | function | sends to | runs | calls | |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

Another SDK takes a function from a message to nothing:

\`\`\`ts
import { connect, type Message } from "./tracking";

connect(({ type, name, body }: Message) => {
  if (type === "track") tracker.push(name, body);
});
\`\`\`
`;
}
