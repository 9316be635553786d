import { compareLines, type LineRun } from "./lines.js";
import { paintFor } from "./paint.js";
import { visible } from "./visible.js";

/** A file's text before and after. */
export interface ChangedText {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** How many unchanged lines stand around a change. */
const around = 3;

/**
 * Shows changed files as a patch, which `git apply` and `patch` take (GNU diffutils, "Detailed Description of Unified
 * Format"). What a terminal or a build server would act on is shown as something that does nothing; a text that holds such
 * characters gives a patch to look at, not one to apply.
 */
export function renderDiff(files: readonly ChangedText[], { colour }: { readonly colour: boolean }): string {
  const paint = paintFor(colour);
  return files
    .map(({ path, before, after }) => {
      const hunks = hunksOf(compareLines(linesOf(before), linesOf(after)));
      if (hunks.length === 0) return "";
      const shown = visible(path);
      // A tab behind a name with spaces says where it ends.
      const end = shown.includes(" ") ? "\t" : "";
      const heads = [`--- a/${shown}${end}`, `+++ b/${shown}${end}`].map((line) => `${paint.strong(line)}\n`);
      const lines = hunks.flatMap((hunk) => [
        `${paint.second(headOf(hunk))}\n`,
        ...hunk.lines.map(({ kind, line }) => {
          const written = `${marks[kind]}${kind === "same" ? quiet(shownLine(line)) : shownLine(line)}`;
          const painted =
            kind === "added" ? paint.added(written) : kind === "removed" ? paint.removed(written) : written;
          return `${painted}\n${line.endsWith("\n") ? "" : "\\ No newline at end of file\n"}`;
        }),
      ]);
      return [...heads, ...lines].join("");
    })
    .join("");
}

const marks: Readonly<Record<LineRun["kind"], string>> = { same: " ", removed: "-", added: "+" };

/** The lines of a text, each with its line end: whether the last has one is part of what it is. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** A line without its line end. Tabs stay, and so does the return of a file from Windows: a patch needs them. */
function shownLine(line: string): string {
  const [, text = "", end = ""] = /^(.*?)(\r?)\n?$/s.exec(line) ?? [];
  return text.split("\t").map(visible).join("\t") + end;
}

/** A line that begins with `::`, be it behind blanks, is a command to GitHub. */
function quiet(line: string): string {
  return line.replace(/^(\s*:):/, "$1 :");
}

interface Hunk {
  before: number;
  after: number;
  readonly lines: { readonly kind: LineRun["kind"]; readonly line: string }[];
}

function headOf({ before, after, lines }: Hunk): string {
  const count = (kind: LineRun["kind"]): number => lines.filter((each) => each.kind !== kind).length;
  const range = (start: number, length: number): string => {
    // An empty range is said to stand behind the line before it.
    const first = length === 0 ? start - 1 : start;
    return length === 1 ? String(first) : `${first},${length}`;
  };
  return `@@ -${range(before, count("added"))} +${range(after, count("removed"))} @@`;
}

/** Changes with the lines around them; those that are near one another in one piece. */
function hunksOf(runs: readonly LineRun[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let open: Hunk | undefined;
  let before = 1;
  let after = 1;
  runs.forEach((run, at) => {
    if (run.kind === "same") {
      const isLast = at === runs.length - 1;
      if (open && (isLast || run.lines.length > 2 * around)) {
        for (const line of run.lines.slice(0, around)) open.lines.push({ kind: "same", line });
        open = undefined;
      } else if (open) {
        for (const line of run.lines) open.lines.push({ kind: "same", line });
      }
      before += run.lines.length;
      after += run.lines.length;
      if (!open && !isLast) {
        const lead = run.lines.slice(-around);
        open = {
          before: before - lead.length,
          after: after - lead.length,
          lines: lead.map((line) => ({ kind: "same", line })),
        };
        hunks.push(open);
      }
      return;
    }
    if (!open) {
      open = { before, after, lines: [] };
      hunks.push(open);
    }
    for (const line of run.lines) open.lines.push({ kind: run.kind, line });
    if (run.kind === "removed") before += run.lines.length;
    else after += run.lines.length;
  });
  return hunks;
}
