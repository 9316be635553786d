import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { github } from "../../src/report/github.js";
import { phrasesOf } from "../../src/report/phrases.js";
import { visible } from "../../src/report/visible.js";
import fc from "../support/fast-check.js";
import { file, finding, harmful, hostileText, manyFindings, placeOf, report, tool } from "./made.js";

interface Command {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

const known = ["error", "warning", "notice", "group", "endgroup"];

/**
 * What the runner of GitHub Actions makes of a log, after its own rules: a command is a line that begins with `::`, ends its
 * head at the next `::`, has its properties between commas; escapes are undone one kind after the other, `%25` last.
 */
function runnerReads(log: string): { readonly commands: readonly Command[]; readonly lines: readonly string[] } {
  const commands: Command[] = [];
  const lines: string[] = [];
  for (const line of log.split(/\r\n|\n|\r/)) {
    const end = line.trimStart().indexOf("::", 2);
    const head = line.trimStart().slice(2, Math.max(2, end));
    const [name = ""] = head.split(" ", 1);
    if (!line.trimStart().startsWith("::") || end < 0 || !known.includes(name)) {
      lines.push(line);
      continue;
    }
    const undo = (text: string, more: readonly (readonly [string, string])[]): string =>
      [["%0D", "\r"] as const, ["%0A", "\n"] as const, ...more, ["%25", "%"] as const].reduce(
        (made, [escaped, token]) => made.replaceAll(escaped, token),
        text,
      );
    const properties = head
      .slice(name.length)
      .trim()
      .split(",")
      .filter((each) => each !== "")
      .map((each): [string, string] => {
        const at = each.indexOf("=");
        return [
          each.slice(0, at),
          undo(each.slice(at + 1), [
            ["%3A", ":"],
            ["%2C", ","],
          ]),
        ];
      });
    commands.push({ name, properties: new Map(properties), data: undo(line.trimStart().slice(end + 2), []) });
  }
  return { commands, lines };
}

const plan = file("plans/plan.yaml", "events:\n  Song Played:\n    owner: growht\n");

describe("the report for GitHub Actions", () => {
  it("is an annotation for each finding, with the file as the repository names it", () => {
    const owner = finding(placeOf(plan, "growht"), { level: "warn", code: "unknown-owner" });
    const made = github.render(report([owner], [plan]), { colour: true, root: { prefix: "apps/web" } });
    const { commands, lines } = runnerReads(made);
    expect(commands).toHaveLength(1);
    expect(commands[0]?.name).toBe("warning");
    expect(Object.fromEntries(commands[0]?.properties ?? [])).toEqual({
      file: "apps/web/plans/plan.yaml",
      line: "3",
      endLine: "3",
      col: "12",
      endColumn: "18",
      title: "trackc: unknown-owner",
    });
    expect(commands[0]?.data).toBe("`strin` is not a type\nDid you mean `string`?");
    expect(lines).toEqual(["1 warning in 12 events (1 file)", ""]);
  });

  it("gives no columns for what spans lines, no place where there is none, and names the other places", () => {
    const long = finding(
      { file: plan.path, start: 0, end: 20 },
      { related: [{ span: placeOf(plan, "growht"), label: "there" }] },
    );
    const { commands } = runnerReads(
      github.render(report([finding(undefined), long, finding({ file: "gone.yaml", start: 3, end: 5 })], [plan]), {
        colour: false,
      }),
    );
    expect(commands.map(({ properties }) => [...properties.keys()])).toEqual([
      ["title"],
      ["file", "line", "endLine", "title"],
      ["file", "title"],
    ]);
    expect(commands[1]?.data).toMatch(/\nSee plans\/plan\.yaml, line 3: there$/);
  });

  it("says which level each is", () => {
    const each = (["error", "warn", "info"] as const).map((level) => finding(undefined, { level }));
    const { commands } = runnerReads(github.render(report(each, []), { colour: false }));
    expect(commands.map(({ name }) => name)).toEqual(["error", "warning", "notice"]);
  });

  it("keeps to ten of each level, those of different rules first, folds the others and says so", () => {
    const { findings, plan: large } = manyFindings({ "event-description": 40, consent: 3, "key-order": 1 });
    const infos = Array.from({ length: 12 }, (_, at) => finding(undefined, { level: "info", message: `info ${at}` }));
    const { commands, lines } = runnerReads(
      github.render(report([...infos, ...findings], [large]), { colour: false, tool }),
    );
    const named = (name: string): readonly Command[] => commands.filter((each) => each.name === name);
    expect(named("warning")).toHaveLength(10);
    expect(named("warning").filter(({ properties }) => properties.get("title") === "trackc: consent")).toHaveLength(3);
    expect(named("warning").filter(({ properties }) => properties.get("title") === "trackc: key-order")).toHaveLength(
      1,
    );
    // Nine findings, and the one that tells of the others.
    expect(named("notice")).toHaveLength(10);
    expect(named("group").map(({ data }) => data)).toEqual(["37 findings without an annotation"]);
    expect(named("notice").at(-1)?.data).toBe(
      'GitHub shows 10 annotations of a level for a step, so 37 findings have none: unfold "37 findings without an annotation" in this step\'s log.',
    );
    // Each of the others is a line of the log.
    expect(lines.filter((each) => /: warning\[|^info\[/.test(each))).toHaveLength(37);
  });

  it("shows all ten infos where nothing is left out", () => {
    const infos = Array.from({ length: 10 }, (_, at) => finding(undefined, { level: "info", message: `info ${at}` }));
    const { commands } = runnerReads(github.render(report(infos, []), { colour: false }));
    expect(commands.map(({ data }) => data.split("\n")[0])).toEqual(infos.map(({ message }) => message));
  });

  it("is read back as it was meant, whatever plan and path hold, and obeys no command of theirs", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (message, help, name) => {
        const path = `plans/${name}x.yaml`;
        const each: Diagnostic = finding({ file: path, start: 0, end: 1 }, { message, help, label: help });
        const made = github.render(report([each], [file(path, `${message}\n`)]), { colour: false });
        expect(made).not.toMatch(harmful);
        const { commands, lines } = runnerReads(made);
        expect(commands).toHaveLength(1);
        expect(lines).toEqual(["1 error in 12 events (1 file)", ""]);
        const phrases = phrasesOf(each);
        expect(commands[0]?.data).toBe(`${phrases.message}\n${phrases.help}`);
        expect(commands[0]?.properties.get("title")).toBe("trackc: unknown-type");
        const parts = path.split("/").filter((part) => part !== "." && part !== "");
        if (!parts.includes("..")) expect(commands[0]?.properties.get("file")).toBe(visible(parts.join("/")));
      }),
    );
  });

  it("folds nothing that could be a command", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 15, maxLength: 15 }), (messages) => {
        const each = messages.map((message, at) => finding({ file: `${message}${at}`, start: 0, end: 1 }, { message }));
        const made = github.render(report(each, []), { colour: false });
        expect(made).not.toMatch(harmful);
        const { commands } = runnerReads(made);
        expect(commands.map(({ name }) => name)).toEqual([...Array(10).fill("error"), "group", "endgroup", "notice"]);
      }),
      { numRuns: 50 },
    );
  });
});
