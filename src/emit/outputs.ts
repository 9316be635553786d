import { posix, resolve, sep } from "node:path";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { nearest } from "../diagnostics/nearest.js";
import type { LoadedPlan } from "../loaded.js";
import type { WrittenOutput } from "../project/model.js";
import type { Span } from "../source/span.js";
import { listed } from "../syntax/mapping.js";
import type { Entry, MappingNode, Node } from "../syntax/node.js";
import { checkLeftOut, type SendingOutput } from "./left-out.js";
import { badOut, outputHoldsPlan, outputsOverlap, unknownTarget } from "./mistakes.js";
import type { OptionValues, Target } from "./options.js";
import { folded, outProblem, toolsProblem } from "./paths.js";
import { readOptions } from "./read-options.js";
import { targets } from "./targets.js";

/** One output of a manifest, read and checked. */
export interface Output {
  readonly target: Target;
  /** The folder, absolute. */
  readonly folder: string;
  /** The folder as it is shown to people: relative to where the tool was started. */
  readonly shown: string;
  /** Where `out` is written; `undefined` for an output of the command line. */
  readonly span: Span | undefined;
  readonly options: OptionValues;
}

/**
 * Reads the manifest's outputs against the table of targets: targets and options that exist, values they take, folders that can be
 * written without harm, and nothing denied that can't be left out. What is wrong is left out of the value.
 */
export function resolveOutputs(loaded: LoadedPlan): Result<readonly Output[]> {
  return resolveWith(loaded, (output) => checkLeftOut(loaded, output));
}

/** The same without a look at what the plan says of properties: what is wrong with the manifest. */
export function resolveManifest(loaded: LoadedPlan): Result<readonly Output[]> {
  return resolveWith(loaded, () => []);
}

/** Says what is wrong with what an output sends. */
type CheckSent = (output: SendingOutput) => readonly Diagnostic[];

function resolveWith(loaded: LoadedPlan, checkSent: CheckSent): Result<readonly Output[]> {
  const diagnostics: Diagnostic[] = [];
  const outputs = loaded.project.outputs.flatMap(
    (written) => readOutput(written, { loaded, diagnostics, checkSent }) ?? [],
  );
  diagnostics.push(...overlaps(outputs));
  return { value: outputs, diagnostics };
}

/** An output that a command line asks for. */
export interface AskedOutput {
  readonly target: string;
  /** The folder, absolute, and as it is shown to people. */
  readonly folder: string;
  readonly shown: string;
  /** As they would stand in the manifest: `{ draft: "draft-07", sdk: ["segment", "http"] }`. */
  readonly options: Readonly<Record<string, string | boolean | readonly string[]>>;
}

/** Reads an output that stands in no manifest, by the same rules; but its folder may be anywhere. */
export function outputAsked(asked: AskedOutput, loaded: LoadedPlan): Result<Output | undefined> {
  const diagnostics: Diagnostic[] = [];
  const target = findTarget(asked.target, undefined, diagnostics);
  if (target === undefined) return { value: undefined, diagnostics };
  const held = heldBy(asked.folder, loaded);
  if (held !== undefined) diagnostics.push(mistaken(outputHoldsPlan, undefined, { out: asked.shown, held }));
  const problem = toolsProblem(asked.shown.split("/"));
  if (problem !== undefined) diagnostics.push(mistaken(badOut, undefined, { out: asked.shown, problem }));
  const node = mappingOf(asked.options);
  const checkSent: CheckSent = (sending) => checkLeftOut(loaded, sending);
  const output = withOptions(target, node, { ...asked, span: undefined }, { loaded, diagnostics, checkSent });
  // The nodes were made up; nothing that is said of them has a place in a file.
  return {
    value: output,
    diagnostics: diagnostics.map((one) => (isMadeUp(one.span) ? { ...one, span: undefined } : one)),
  };
}

/** What outputs are read against, and where mistakes go. */
interface Reading {
  readonly loaded: LoadedPlan;
  readonly diagnostics: Diagnostic[];
  readonly checkSent: CheckSent;
}

function readOutput(written: WrittenOutput, reading: Reading): Output | undefined {
  const { loaded, diagnostics } = reading;
  const { project } = loaded;
  const target = findTarget(written.target.value, written.target.span, diagnostics);
  const { value: out, span } = written.out;
  const problem = outProblem(out);
  if (problem !== undefined) diagnostics.push(mistaken(badOut, span, { out, problem }));
  if (target === undefined || problem !== undefined) return undefined;
  const shown = posix.join(posix.dirname(project.file), out).replace(/\/$/u, "");
  const folder = resolve(project.folder, out);
  const held = heldBy(folder, loaded);
  if (held !== undefined) {
    diagnostics.push(mistaken(outputHoldsPlan, span, { out, held }));
    return undefined;
  }
  const entries = written.options.map(
    ({ name, value }): Entry => ({
      key: { kind: "scalar", text: name.value, style: "plain", span: name.span },
      value,
      span: name.span,
    }),
  );
  const node: MappingNode = { kind: "mapping", entries, span: written.span };
  return withOptions(target, node, { folder, shown, span }, reading);
}

function withOptions(
  target: Target,
  node: MappingNode,
  place: Pick<Output, "folder" | "shown" | "span">,
  { loaded, diagnostics, checkSent }: Reading,
): Output | undefined {
  const { project } = loaded;
  const { values, entries } = readOptions(target, node, loaded, diagnostics);
  const spanOf = (option: string): Span | undefined => {
    const written = entries.get(option)?.value.span;
    return isMadeUp(written) ? undefined : written;
  };
  if (target.sends) {
    const names = (option: string): string | readonly string[] | undefined => {
      const value = values[option];
      return typeof value === "boolean" ? undefined : value;
    };
    const subset = {
      source: names("source"),
      destination: names("destination"),
      proposed: values.proposed === true,
      allSources: project.vocabulary.sources?.map((source) => source.value),
    };
    const deny = Array.isArray(values.deny) ? values.deny : [];
    const found = checkSent({ out: place.shown, subset, deny, denySpan: spanOf("deny") });
    for (const one of found) diagnostics.push(one);
  }
  const conflicts = target.check?.(values, spanOf) ?? [];
  diagnostics.push(...conflicts);
  if (conflicts.length > 0) return undefined;
  const { folder, shown, span } = place;
  return { target, folder, shown, span, options: values };
}

function findTarget(name: string, span: Span | undefined, diagnostics: Diagnostic[]): Target | undefined {
  const target = targets.find((candidate) => candidate.name === name);
  if (target !== undefined) return target;
  const names = targets.map((candidate) => candidate.name);
  const suggestion = nearest(name, names);
  const help = suggestion === undefined ? undefined : `Did you mean \`${suggestion}\`?`;
  diagnostics.push(mistaken(unknownTarget, span, { target: name, targets: listed(names) }, { help }));
  return undefined;
}

/** The manifest or a file of the plan that a folder holds, as it is shown to people. */
function heldBy(folder: string, { project, sources }: LoadedPlan): string | undefined {
  if (isWithin(project.folder, folder)) return project.file;
  const from = posix.dirname(project.file);
  for (const path of sources.keys()) {
    // Both are relative to where the tool was started, wherever that was.
    if (isWithin(resolve(project.folder, posix.relative(from, path)), folder)) return path;
  }
  return undefined;
}

/** Whether a path is a folder or inside it. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Outputs of which one lies in another, capitals and composition not counting. In order, since neighbours suffice. */
export function overlaps(outputs: readonly Pick<Output, "folder" | "shown" | "span">[]): readonly Diagnostic[] {
  const sorted = outputs
    .map((output) => ({ output, path: folded(output.folder) + sep }))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const diagnostics: Diagnostic[] = [];
  let outer = sorted[0];
  for (const inner of sorted.slice(1)) {
    if (outer === undefined || !inner.path.startsWith(outer.path)) {
      outer = inner;
      continue;
    }
    const related = outer.output.span ? [{ span: outer.output.span, label: "the other" }] : [];
    const values = { out: inner.output.shown, other: outer.output.shown };
    diagnostics.push(mistaken(outputsOverlap, inner.output.span, values, { related }));
  }
  return diagnostics;
}

const NOWHERE: Span = { file: "", start: 0, end: 0 };

function isMadeUp(span: Span | undefined): boolean {
  return span?.file === NOWHERE.file;
}

/** Options of a command line as nodes, so that there is one reader for both. */
function mappingOf(options: AskedOutput["options"]): MappingNode {
  const scalar = (text: string): Entry["key"] => ({ kind: "scalar", text, style: "plain", span: NOWHERE });
  const nodeOf = (value: string | boolean | readonly string[]): Node =>
    typeof value === "string" || typeof value === "boolean"
      ? scalar(String(value))
      : { kind: "sequence", items: value.map(scalar), span: NOWHERE };
  const entries = Object.entries(options).map(([name, value]) => ({
    key: scalar(name),
    value: nodeOf(value),
    span: NOWHERE,
  }));
  return { kind: "mapping", entries, span: NOWHERE };
}
