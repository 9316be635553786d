import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

// A link that leads nowhere is a promise that was forgotten.

const pages = [
  "README.md",
  "ARCHITECTURE.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name))
    .sort(),
];

/** The prose of a page: without blocks of code, and without what stands between backticks in a line. */
function proseOf(text: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const mark = /^ *(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined && mark) fence = mark;
    else if (fence !== undefined && mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    else if (fence === undefined) lines.push(line);
  }
  return lines.join("\n");
}

/** The targets of a page's links, its own reference definitions included. */
function linksIn(text: string): string[] {
  const prose = proseOf(text).replaceAll(/(`+)[^`\n]*?\1(?!\])/g, (code) => (code.includes("](") ? "" : code));
  const inline = [...prose.matchAll(/\]\(<?([^()\s<>]+)>?(?: "[^"]*")?\)/g)];
  const defined = [...prose.matchAll(/^ *\[[^\]]+\]: +(\S+)/gm)];
  return [...inline, ...defined].map(([, target]) => target as string);
}

/** The anchors of a page, made from its headings as GitHub and GitLab make them. */
function anchorsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of proseOf(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const bare = (heading as string).replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = bare.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, "").replaceAll(" ", "-");
    let anchor = slug;
    for (let again = 1; anchors.has(anchor); again++) anchor = `${slug}-${again}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** What is wrong with a relative link, if anything is. */
function broken(page: string, link: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return undefined;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path)));
  if (target.startsWith("..")) return `${page}: ${link} leads out of the repository`;
  if (!existsSync(target)) return `${page}: ${link} leads nowhere`;
  if (anchor === undefined || !target.endsWith(".md")) return undefined;
  return anchorsIn(readFileSync(target, "utf8")).has(anchor) ? undefined : `${page}: there is no heading for ${link}`;
}

test("there are pages with links", () => {
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.flatMap((page) => linksIn(readFileSync(page, "utf8"))).length).toBeGreaterThan(50);
});

test.each(pages)("every relative link of %s leads somewhere", (page) => {
  const links = new Set(linksIn(readFileSync(page, "utf8")));
  expect([...links].flatMap((link) => broken(page, link) ?? [])).toEqual([]);
});

test("a link that leads nowhere is found, and one in code is none", () => {
  expect(linksIn("See [it](a.md#b), `[no](c.md)` and [`x`](d.md).\n```md\n[no](e.md)\n```\n[r]: f.md\n")).toEqual([
    "a.md#b",
    "d.md",
    "f.md",
  ]);
  expect([...anchorsIn("# `a-b`: C's, d_e\n## Same\n## Same\n```sh\n# no heading\n```\n")]).toEqual([
    "a-b-cs-d_e",
    "same",
    "same-1",
  ]);
  expect(broken("README.md", "docs/gone.md")).toContain("leads nowhere");
  expect(broken("README.md", "README.md#gone")).toContain("no heading");
  expect(broken("README.md", "../gone.md")).toContain("out of the repository");
  expect(broken("README.md", "https://example.com/gone")).toBeUndefined();
});
