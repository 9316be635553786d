import path from "node:path";
import { inTheWay, isInstalled, type Planned, planProject } from "../init/index.js";
import { nextSteps } from "../init/next-steps.js";
import { readPackage } from "../init/sdks.js";
import { kindTexts, type ProductKind, productKinds } from "../init/templates.js";
import { writeProject } from "../init/write.js";
import { visible } from "../report/visible.js";
import { manifestName } from "../source/select.js";
import { writeText } from "../syntax/edits/scalars.js";
import type { Run, Terminal } from "./spec.js";

/** `trackc init`: a manifest and a small plan to begin with. Asks at a terminal, never overwrites, writes all or nothing. */
export const run: Run = async ({ arguments: [given = "."], options, terminal }) => {
  const folder = path.resolve(terminal.cwd, given);
  const found = await inTheWay(folder);
  if (found.length > 0) {
    terminal.err(`error: ${blockers(found)} there already: nothing was written\n`);
    if (found.every((name) => name.startsWith("plans/"))) terminal.err(await missingManifest(folder));
    return 2;
  }
  const facts = await readPackage(folder);
  const ask = options.yes === true ? undefined : terminal.ask;
  const name = textOf(options.name) ?? (await askName(facts.name ?? path.basename(folder), ask));
  const kind = name === undefined ? undefined : (kindOf(options.kind) ?? (await askKind(ask)));
  if (name === undefined || kind === undefined) {
    terminal.err("\nNothing was written.\n");
    return 2;
  }
  const planned = await planProject({ folder, name, kind, sdk: facts.sdk });
  const refused = await writeProject(folder, planned.files);
  if (refused !== undefined) {
    terminal.err(`error: \`${visible(refused.path)}\` can't be written: ${refused.reason}; nothing is left behind\n`);
    return 2;
  }
  terminal.out(written(planned));
  terminal.out(nextSteps(folder, given, { client: planned.client, installed: await isInstalled(folder) }));
  return 0;
};

/** What is left to do where there is a plan: one line. */
async function missingManifest(folder: string): Promise<string> {
  const { name = path.basename(folder) } = await readPackage(folder);
  const line = visible(`name: ${writeText(name, { inFlow: false })}`);
  return `  help: what is in \`plans\` is a plan that lacks a manifest: put the line \`${line}\` into \`${manifestName}\`\n`;
}

function blockers(found: readonly string[]): string {
  const shown = found.slice(0, 5).map((name) => `\`${visible(name)}\``);
  const others = found.length - shown.length;
  if (others > 0) shown.push(others === 1 ? "another file" : `${others} more files`);
  return `${shown.join(", ")} ${found.length === 1 ? "is" : "are"}`;
}

function written({ files, advice }: Planned): string {
  const lines = files.map(({ path: file, before }) => `${before === undefined ? "wrote  " : "added to"} ${file}\n`);
  return [...lines, ...advice.map((line) => `yours to change: ${line}\n`)].join("");
}

/** The name of the plan: what the person says, or what is found. */
async function askName(found: string, ask: Terminal["ask"]): Promise<string | undefined> {
  // The root of a disk has no name.
  const suggestion = found.trim() === "" ? "my-product" : found;
  if (!ask) return suggestion;
  const answer = await ask(`What is your plan called? [${visible(suggestion)}] `);
  return answer === undefined || answer.trim() !== "" ? answer?.trim() : suggestion;
}

async function askKind(ask: Terminal["ask"]): Promise<ProductKind | undefined> {
  if (!ask) return productKinds[0];
  const kinds = productKinds.map((kind) => `  ${kind.padEnd(6)} ${kindTexts[kind]}\n`).join("");
  let question = `What kind of product is it? The first plan is about that.\n${kinds}[${productKinds[0]}] `;
  for (;;) {
    const answer = await ask(question);
    if (answer === undefined) return undefined;
    const word = answer.trim().toLowerCase();
    const kind = word === "" ? productKinds[0] : kindOf(word);
    if (kind !== undefined) return kind;
    question = `Please say ${productKinds.slice(0, -1).join(", ")} or ${productKinds.at(-1)}: `;
  }
}

function kindOf(given: unknown): ProductKind | undefined {
  return productKinds.find((kind) => kind === given);
}

/** The text of an option; one that is empty says nothing. */
function textOf(given: unknown): string | undefined {
  return typeof given === "string" && given.trim() !== "" ? given.trim() : undefined;
}
