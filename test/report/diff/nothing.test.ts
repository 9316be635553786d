import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.js";
import { approvalsName, type UnusedApproval } from "../../../src/diff/approvals/approvals.js";
import { diffReporters, renderPlans } from "../../../src/report/diff/index.js";
import fc from "../../support/fast-check.js";
import { harmful, hostileText } from "../made.js";
import { reportOf } from "./made.js";

const html = (text: string): string =>
  micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

function error(text: string): Diagnostic {
  return {
    ...{
      code: "unknown-type",
      origin: "language",
      level: "error",
      label: undefined,
      related: [],
      context: {},
      path: [],
    },
    message: `There is no type \`${text}\``,
    span: { file: `${text}.yaml`, start: 0, end: 1 },
    help: `Did you mean \`${text}\`?`,
    fix: undefined,
  };
}

it("what a plan says stays text where nothing was compared, and of approvals that nobody needs", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const unused: UnusedApproval = {
        approval: { fingerprint: "c_0123456789ab", reason: text, change: text, by: text, on: text },
        isSpent: text.length % 2 === 0,
        file: `${text}/${approvalsName}`,
        line: 1,
      };
      for (const reporter of diffReporters) {
        const problem = { why: "the plan has 1 error", errors: [error(text), error(text)], sources: new Map() };
        const pages = [
          reporter.nothing(problem, { colour: false }),
          reporter.render({ ...reportOf([]), unused: [unused] }, { colour: false }),
          renderPlans(reporter, [reportOf([])], { colour: false }, [
            { ...problem, of: { name: text, manifest: text } },
          ]),
        ];
        for (const page of pages) {
          expect(page, reporter.id).not.toMatch(harmful);
          const commands = page.split("\n").filter((line) => /^\s*(?:::|##)/.test(line));
          expect(commands.length, page).toBe(reporter.id === "github" ? 1 : 0);
          if (reporter.id !== "markdown") continue;
          const tags = new Set([...html(page).matchAll(/<\/?([a-z0-9]+)/gi)].map(([, tag]) => tag));
          for (const tag of tags) expect(["p", "strong", "code", "ul", "li", "br"], page).toContain(tag);
        }
      }
    }),
  );
});

it("of many errors the first are named and the others counted", () => {
  const errors = Array.from({ length: 50 }, (_, at) => error(`T${at}`));
  for (const reporter of diffReporters) {
    if (reporter.id === "json") continue;
    const page = reporter.nothing({ why: "the plan has 50 errors", errors, sources: new Map() }, { colour: false });
    expect(page).toContain("T9");
    expect(page).not.toContain("T10");
    expect(page).toContain("and 40 more errors");
  }
});
