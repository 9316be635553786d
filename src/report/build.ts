import type { BuiltOutput } from "../build.js";
import { INDEX } from "../write/index-file.js";
import { paintFor } from "./paint.js";
import { counted } from "./phrases.js";
import { visible, visibleStart } from "./visible.js";

/** A plan in short. */
export interface PlanInShort {
  readonly name: string;
  readonly version: string | undefined;
  readonly events: number;
  readonly entities: number;
}

/** The line that heads what became of a plan's outputs. */
export function renderPlan(plan: PlanInShort, colour: boolean): string {
  const paint = paintFor(colour);
  const version = plan.version === undefined ? "" : ` ${visible(plan.version)}`;
  const counts = [counted(plan.events, "event"), counted(plan.entities, "entity", "entities")].join(", ");
  return `${paint.strong(visibleStart(plan.name))}${version}: ${counts}\n`;
}

/** What became of one output, or under `check` how it differs. */
export function renderBuilt(built: BuiltOutput, check: boolean, colour: boolean): string {
  const paint = paintFor(colour);
  const heading = `  ${built.target.padEnd(12)} ${paint.second(visible(built.out))}`;
  const kept = built.kept
    .map((path) => `    kept ${visible(path)}: somebody changed it, so it is trackc's no longer\n`)
    .join("");
  if (!check) {
    const done = [
      built.written.length > 0 ? `${counted(built.written.length, "file")} written` : "",
      built.removed.length > 0 ? `${built.removed.length} removed` : "",
      built.unchanged.length > 0 ? `${built.unchanged.length} unchanged` : "",
    ].filter((part) => part !== "");
    return `${heading}  ${done.join(", ") || "nothing to write"}\n${kept}`;
  }
  if (built.differences.length === 0) return `${heading}  up to date\n${kept}`;
  const { quiet, level } = paint;
  // The index lists the hashes of the others: where these differ, it says nothing new.
  const others = built.differences.filter(({ path }) => path !== INDEX);
  const differences = others.length > 0 ? others : built.differences;
  const lines = [`${heading}  ${level.error(`${counted(differences.length, "file")} out of date`)}\n`];
  for (const { path, kind, line, expected, found } of differences.slice(0, mostShown)) {
    if (kind === "missing") lines.push(`    ${visible(path)} is missing\n`);
    else if (kind === "stale") lines.push(`    ${visible(path)} is left from an earlier build\n`);
    else lines.push(`    ${visible(path)} differs from line ${line}:\n`);
    lines.push(...found.map((text) => `      ${level.error(`- ${visible(text)}`)}\n`));
    lines.push(...expected.map((text) => `      ${quiet("+")} ${visible(text)}\n`));
  }
  if (differences.length > mostShown) lines.push(`    and ${differences.length - mostShown} more\n`);
  return `${lines.join("")}${kept}`;
}

/** How many differing files are shown one by one. */
const mostShown = 10;
