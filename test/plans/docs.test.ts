import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadText } from "../../src/load/text.js";
import { positionAt } from "../../src/source/span.js";

/**
 * The plans in the language reference. A fenced block of YAML whose first line is `# plan` is a whole plan, one with
 * `# manifest` a whole manifest; others are fragments.
 */
const page = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");

const files = { "# plan": "plans/plan.yaml", "# manifest": "trackc.yaml" };

interface Block {
  readonly heading: string;
  readonly line: number;
  readonly path: string;
  readonly text: string;
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let heading = "";
  let fence: { readonly line: number; readonly lines: string[] } | undefined;
  markdown.split("\n").forEach((text, at) => {
    if (fence && text === "```") {
      const path = files[fence.lines[0] as keyof typeof files];
      if (path) blocks.push({ heading, line: fence.line, path, text: `${fence.lines.join("\n")}\n` });
      fence = undefined;
    } else if (fence) fence.lines.push(text);
    else if (text === "```yaml") fence = { line: at + 2, lines: [] };
    else if (/^#+ /.test(text)) heading = text.replace(/^#+ /, "");
  });
  return blocks;
}

const blocks = blocksOf(page);

describe("the language reference", () => {
  it("shows enough plans to be worth testing", () => {
    expect(blocks.length).toBeGreaterThan(15);
  });

  it.each(blocks)("$heading, line $line: is free of mistakes", ({ path, text, line }) => {
    // A manifest stands beside a plan, if only an empty one.
    const loaded = loadText({ "plans/plan.yaml": "", [path]: text });
    const mistakes = loaded.diagnostics.map((diagnostic) => {
      const source = diagnostic.span && loaded.value.sources.get(diagnostic.span.file);
      const place = source && diagnostic.span ? line + positionAt(source, diagnostic.span.start).line - 1 : line;
      return `docs/language.md:${place} ${diagnostic.code}: ${diagnostic.message}`;
    });
    expect(mistakes).toEqual([]);
  });

  it.each(blocks.filter((block) => block.path !== "trackc.yaml"))(
    "$heading, line $line: defines something",
    ({ path, text }) => {
      const { plan } = loadText({ [path]: text }).value;
      const sizes = Object.values(plan).map((definitions) => definitions.length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(0);
    },
  );

  it("says what generated names really are", () => {
    const section = page.slice(page.indexOf("## Generated names"), page.indexOf("## Keys of your own"));
    const rows = [...section.matchAll(/^\| `(.+)` \| `(.+)` \| `(.+)` \|$/gm)].map(([, ...cells]) => cells);
    expect(rows.length).toBeGreaterThan(3);
    const { plan } = loadText({ "plans/plan.yaml": `events:\n${rows.map(([name]) => `  ${name}:\n`).join("")}` }).value;
    const made = plan.events.map(({ name, identifier }) => [name.value, identifier.camel, identifier.pascal]);
    expect(made).toEqual(expect.arrayContaining(rows));
  });

  it("leaves no heading out of its contents", () => {
    const contents = page.slice(0, page.indexOf("## A plan in one minute"));
    const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1] as string);
    for (const heading of headings) {
      const anchor = heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, "")
        .replaceAll(" ", "-");
      expect(contents).toContain(`(#${anchor})`);
    }
  });
});
