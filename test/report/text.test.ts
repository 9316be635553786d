import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { phrasesOf } from "../../src/report/phrases.js";
import { text } from "../../src/report/text.js";
import { widthOf } from "../../src/report/visible.js";
import type { SourceFile } from "../../src/source/span.js";
import fc from "../support/fast-check.js";
import { file, finding, placeOf, report } from "./made.js";

const plan = file(
  "plans/plan.yaml",
  `events:
  Song Played:
    description: The first second.
    properties:
      song_id: strin
      position: integer
  Song Skipped:
    properties:
      position: string
`,
);

function shown(diagnostics: readonly Diagnostic[], ...files: readonly SourceFile[]): string {
  return text.render(report(diagnostics, files.length > 0 ? files : [plan]), { colour: false });
}

describe("the text report", () => {
  it("shows the place, marks it and says what to do", () => {
    expect(shown([finding(placeOf(plan, "strin"))])).toBe(`error[unknown-type]: \`strin\` is not a type
  ┌─ plans/plan.yaml:5:16
  │
2 │   Song Played:
  ⋮
5 │       song_id: strin
  │                ^^^^^
  = help: Did you mean \`string\`?

1 error in 12 events (1 file)
`);
  });

  it("shows both places where two are involved, in the order of the file", () => {
    const conflict = finding(placeOf(plan, "string"), {
      code: "property-type-conflict",
      level: "warn",
      message: "`position` is text here and a whole number there",
      label: "text here",
      related: [{ span: placeOf(plan, "integer"), label: "a whole number here" }],
      help: "Give both the same type.",
    });
    expect(shown([conflict])).toBe(`warning[property-type-conflict]: \`position\` is text here and a whole number there
  ┌─ plans/plan.yaml:9:17
  │
2 │   Song Played:
  ⋮
6 │       position: integer
  │                 ------- a whole number here
7 │   Song Skipped:
8 │     properties:
9 │       position: string
  │                 ^^^^^^ text here
  = help: Give both the same type.

1 warning in 12 events (1 file)
`);
  });

  it("shows the line between two marked lines, and two marks in one line", () => {
    const twice = finding(placeOf(plan, "position: integer"), {
      label: "first",
      related: [
        { span: placeOf(plan, "integer"), label: "second" },
        { span: placeOf(plan, "properties", 1), label: "third" },
      ],
    });
    expect(shown([twice])).toContain(`6 │       position: integer
  │       ^^^^^^^^^^^^^^^^^ first
  │                 ------- second
7 │   Song Skipped:
8 │     properties:
  │     ---------- third
`);
  });

  it("puts marks that don't touch into one row, the label of the last beside it and the other below", () => {
    const apart = finding(placeOf(plan, "integer"), {
      label: "of this type",
      related: [{ span: placeOf(plan, "position"), label: "this" }],
    });
    expect(shown([apart])).toContain(`6 │       position: integer
  │       --------  ^^^^^^^ of this type
  │       this
  = help: `);
    const unlabelled = finding(placeOf(plan, "position"), { related: [{ span: placeOf(plan, "integer"), label: "" }] });
    expect(shown([unlabelled])).toContain("  │       ^^^^^^^^  -------\n  = help: ");
  });

  it("shows another file in a block of its own, with line numbers in one column", () => {
    const other = file("plans/other.yaml", `${"\n".repeat(11)}events:\n  Song Played:\n`);
    const duplicate = finding(placeOf(plan, "Song Played"), {
      label: "first here",
      related: [{ span: placeOf(other, "Song Played"), label: "again here" }],
    });
    expect(shown([duplicate], plan, other)).toContain(`   ┌─ plans/plan.yaml:2:3
   │
 2 │   Song Played:
   │   ^^^^^^^^^^^ first here
   ├─ plans/other.yaml:13:3
   │
13 │   Song Played:
   │   ----------- again here
   = help: `);
  });

  it("does without a frame where there is no place, and without lines where there is no text", () => {
    expect(shown([finding(undefined)])).toContain(
      "error[unknown-type]: `strin` is not a type\n  = help: Did you mean `string`?\n",
    );
    expect(shown([finding({ file: "gone.yaml", start: 3, end: 5 })])).toContain("┌─ gone.yaml\n");
  });

  it("marks an empty place with one caret, also at the end of a line and of the file", () => {
    const open = file("a.yaml", "a:\r\nb:");
    expect(shown([finding({ file: "a.yaml", start: 2, end: 2 })], open)).toContain("1 │ a:\n  │   ^\n");
    expect(shown([finding({ file: "a.yaml", start: 6, end: 6 })], open)).toContain("2 │ b:\n  │   ^\n");
  });

  it("marks only the first line of a place that spans several", () => {
    expect(shown([finding({ file: plan.path, start: 0, end: 60 })])).toContain("1 │ events:\n  │ ^^^^^^^\n  = help");
  });

  it("sums up errors, warnings and infos, and says when there is nothing", () => {
    const each = (level: Diagnostic["level"], at: number) =>
      finding({ file: plan.path, start: at, end: at + 1 }, { level });
    expect(shown([each("error", 0), each("error", 1), each("warn", 2), each("info", 3)])).toMatch(
      /\n2 errors, 1 warning, 1 info in 12 events \(1 file\)\n$/,
    );
    expect(shown([])).toBe("No findings in 12 events (1 file)\n");
  });

  it("colours only when asked", () => {
    const one = report([finding(placeOf(plan, "strin"))], [plan]);
    expect(text.render(one, { colour: false })).not.toContain("\u001b");
    expect(text.render(one, { colour: true })).toContain("\u001b[31m");
  });
});

describe("the code frame of a hostile file", () => {
  it("puts carets under wide characters, after tabs and after combining marks", () => {
    const wide = file("a.yaml", "\t曲再生e\u0301: strin");
    expect(shown([finding(placeOf(wide, "strin"))], wide)).toContain(
      `1 │     曲再生e\u0301: strin\n  │ ${" ".repeat(4 + 6 + 1 + 2)}^^^^^\n`,
    );
    expect(shown([finding(placeOf(wide, "再生"))], wide)).toContain(`\n  │ ${" ".repeat(6)}^^^^\n`);
  });

  it("shows escapes and direction marks instead of obeying them, with the caret behind them in place", () => {
    const evil = file("a.yaml", "\u001b[31m\u202e: strin");
    expect(shown([finding(placeOf(evil, "strin"))], evil)).toContain(
      `1 │ ␛[31m\\u202E: strin\n  │ ${" ".repeat(13)}^^^^^\n`,
    );
  });

  it("cuts a line of fifty megabytes to a window around the place", () => {
    const half = "x".repeat(25_000_000);
    const long = file("a.yaml", `${half}strin${half}`);
    const made = shown([finding(placeOf(long, "strin"))], long);
    expect(made.length).toBeLessThan(1000);
    const [code, carets] = made.split("\n").slice(3, 5) as [string, string];
    expect(code).toMatch(/^1 │ …x+strinx+…$/);
    expect(carets.indexOf("^")).toBe(code.indexOf("strin"));
    expect(carets.lastIndexOf("^")).toBe(code.indexOf("strin") + 4);
  });

  it("gives two marks in a long line a window each", () => {
    const long = file("a.yaml", `first${"x".repeat(500)}second`);
    const made = shown(
      [finding(placeOf(long, "second"), { related: [{ span: placeOf(long, "first"), label: "there" }] })],
      long,
    );
    expect(made).toContain("1 │ …");
    expect(made).toMatch(/1 │ firstx+…\n {2}│ -{5} there/);
  });

  it("keeps the words of a long phrase and shortens the names in it", () => {
    const prose = "a sentence of more than eighty characters that stands between two names and is not one of them";
    const reason = `\`${"n".repeat(200)}\` — ${prose} — did you mean \`search\`?`;
    const { message } = phrasesOf({
      code: "example-refused",
      origin: "language",
      level: "error",
      message: `This does not fit: ${reason}`,
      span: undefined,
      label: undefined,
      related: [],
      help: "",
      context: { reason },
      path: [],
      fix: undefined,
    });
    expect(message).toContain(`— ${prose} — did you mean \`search\`?`);
    expect(message.length).toBeLessThan(260);
  });

  it("keeps a command whole, which could not be run otherwise", () => {
    const command = `git fetch origin +refs/heads/${"b".repeat(40)}:refs/remotes/origin/${"b".repeat(40)}`;
    expect(phrasesOf(finding(undefined, { help: `Run \`${command}\`.` })).help).toBe(`Run \`${command}\`.`);
  });

  it("shortens names of ten thousand characters in message and help", () => {
    const name = "n".repeat(10_000);
    const made = shown([
      finding(placeOf(plan, "strin"), {
        message: `\`${name}\` is not a type`,
        help: `Remove \`${name}\`.`,
        context: { name },
        path: [],
        fix: undefined,
      }),
    ]);
    expect(made.length).toBeLessThan(800);
    expect(made).toContain("…");
    expect(made).toContain("` is not a type");
  });

  it("never begins a line like a build server's command, nor holds one", () => {
    const evil = file("::error::x.yaml", "::error::no: ##[error]x ##vso[task]y\n");
    const made = shown(
      [
        finding(placeOf(evil, "error"), {
          message: "\n::error::gone ##[error]",
          help: "::stop-commands::x\n##vso[x]",
          label: "\n::x",
        }),
      ],
      evil,
    );
    for (const line of made.split("\n")) {
      expect(line.trimStart()).not.toMatch(/^(?:::|##\[)/);
      expect(line).not.toMatch(/##(?:vso)?\[/i);
    }
    expect(made).toContain("## [error]x");
  });

  it("marks exactly what is meant, whatever stands before it", () => {
    const anything = fc.string({ unit: "binary", maxLength: 40 }).map((each) => each.replace(/[\r\n]/g, ""));
    fc.assert(
      fc.property(anything, (before) => {
        const made = file("a.yaml", `${before}strin`);
        const start = before.length;
        const lines = shown([finding({ file: "a.yaml", start, end: start + 5 })], made).split("\n");
        const [code, carets] = [lines[3] as string, lines[4] as string];
        // The last five columns of the code are the marked word.
        expect(code.endsWith("strin")).toBe(true);
        expect(widthOf(code) - 5).toBe(widthOf(carets.slice(0, carets.indexOf("^", 4))));
      }),
    );
  });
});
