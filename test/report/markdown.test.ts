import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { markdown } from "../../src/report/markdown.js";
import { code, prose } from "../../src/report/markdown-text.js";
import { phrasesOf } from "../../src/report/phrases.js";
import { visible } from "../../src/report/visible.js";
import fc from "../support/fast-check.js";
import { file, finding, harmful, hostileText, manyFindings, placeOf, report, tool } from "./made.js";

/** What a code host makes of Markdown, before it looks for names of people and issues outside of code. */
function html(text: string): string {
  return micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

/** The names of all tags. */
function tags(page: string): ReadonlySet<string> {
  return new Set([...page.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name as string));
}

/** What a person reads. */
function words(page: string): string {
  return page
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** Without white space and the marks around names (`""` for empty ones), which are all that may differ. */
function bare(text: string): string {
  return text.replace(/[\s`"]/g, "");
}

/** What stands outside of code. */
function outsideCode(page: string): string {
  return words(page.replace(/<code>.*?<\/code>/gs, "\u00a7"));
}

const plan = file("plans/plan.yaml", "events:\n  Song Played:\n    owner: growht\n");

describe("the Markdown report", () => {
  it("says the verdict first", () => {
    const first = (...each: ReturnType<typeof finding>[]): string =>
      markdown.render(report(each, [plan]), { colour: true }).split("\n")[0] as string;
    expect(first()).toBe("**The tracking plan is fine**: No findings in 12 events (1 file).");
    expect(first(finding(undefined, { level: "warn" }))).toMatch(
      /^\*\*The tracking plan has warnings\*\*: 1 warning in 12/,
    );
    expect(first(finding(undefined, { fix: { title: "x", safe: true, changes: [] } }))).toMatch(
      /^\*\*The tracking plan has errors\*\*: 1 error in 12 events \(1 file\)\. 1 fixable with `--fix`\.$/,
    );
  });

  it("lists findings by rule, with place and help", () => {
    const each = finding(placeOf(plan, "growht"));
    expect(markdown.render(report([each], [plan]), { colour: false, root: { prefix: "web" } })).toBe(
      `**The tracking plan has errors**: 1 error in 12 events (1 file).

**error** \`unknown-type\`, 1 finding

- \`web/plans/plan.yaml:3\`: \`strin\` is not a type<br>Did you mean \`string\`?
`,
    );
  });

  it("begins with a table where there are many rules, with links to their pages, and folds the long tail", () => {
    const { findings, plan: large } = manyFindings({ "event-description": 20, consent: 2, "key-order": 4, other: 1 });
    const page = html(markdown.render(report(findings, [large]), { colour: false, tool }));
    expect([...tags(page)].sort().join(" ")).toBe(
      "a br code details li p strong summary table tbody td th thead tr ul",
    );
    expect(page).toContain(
      '<a href="https://example.com/trackc/blob/HEAD/docs/rules/consent.md"><code>consent</code></a>',
    );
    expect(page).toContain("<summary>17 more</summary>");
    expect(page.match(/<li>/g)).toHaveLength(27);
    // What loses data comes first, though others are more.
    expect(page.indexOf("<strong>warning</strong> <code>consent</code>")).toBeLessThan(
      page.indexOf("<strong>warning</strong> <code>event-description</code>"),
    );
  });

  it("stays under sixty thousand characters and says how many it left out", () => {
    const { findings, plan: large } = manyFindings({
      "event-description": 1500,
      consent: 700,
      "key-order": 10,
      other: 1,
    });
    const made = markdown.render(report(findings, [large]), { colour: false, tool });
    expect(made.length).toBeLessThan(60_000);
    const page = html(made);
    expect(page).toContain("<summary>1497 more, the first 47 here</summary>");
    const left = Number(/<strong>(\d+) findings are not shown here<\/strong>/.exec(page)?.[1]);
    expect((page.match(/<li>/g) ?? []).length + left).toBe(2211);
    expect(page.match(/<details>/g)?.length).toBe(page.match(/<\/details>/g)?.length);
  });

  it("gives every rule its first findings before any its long tail, however long they are", () => {
    const numbers = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`rule-${at}`, 40]));
    const { findings, plan: large } = manyFindings(numbers, {
      message: `\`${"|`".repeat(300)}\``,
      help: "`*`".repeat(100),
    });
    const made = markdown.render(report(findings, [large]), { colour: false });
    expect(made.length).toBeLessThan(60_000);
    expect(made.length).toBeGreaterThan(55_000);
    const page = html(made);
    const missing = Object.keys(numbers).filter(
      (rule) => !page.includes(`<strong>warning</strong> <code>${rule}</code>`),
    );
    expect(missing).toEqual([]);
    const left = Number(/<strong>(\d+) findings are not shown here<\/strong>/.exec(page)?.[1]);
    expect((page.match(/<li>/g) ?? []).length + left).toBe(1200);
  });

  it("folds infos under their rule's name where there is something graver", () => {
    const { findings, plan: large } = manyFindings({ "event-description": 5 });
    const infos = findings.map((each) => ({ ...each, code: "key-order", level: "info" as const }));
    const both = html(markdown.render(report([...findings, ...infos], [large]), { colour: false }));
    expect(both).toContain("<summary>2 more</summary>");
    expect(both).toContain("<summary>5 findings</summary>");
    const alone = html(markdown.render(report(infos, [large]), { colour: false }));
    expect(alone).toContain("<summary>2 more</summary>");
  });

  it("shows hostile text as text: no link, image, tag or list comes of it, nobody is pinged and nothing closed", () => {
    fc.assert(
      fc.property(hostileText, hostileText, hostileText, (message, help, name) => {
        const each = finding({ file: `a${name}.yaml`, start: 0, end: 1 }, { message, help });
        const made = markdown.render(report([each], []), { colour: false });
        expect(made).not.toMatch(harmful);
        const page = html(made);
        for (const tag of tags(page)) expect(["p", "strong", "code", "ul", "li", "br"]).toContain(tag);
        expect(page.match(/<(?:ul|li|br)>/g)).toEqual(["<ul>", "<li>", "<br>"]);
        const phrases = phrasesOf(each);
        const [shown = "", shownHelp = ""] = words(page.slice(page.indexOf("<li>")).replace("<br>", "\u00a6")).split(
          "\u00a6",
        );
        expect(bare(shown)).toBe(
          bare(
            `${name.includes("/") ? shown.slice(0, shown.indexOf(".yaml")) : visible(`a${name}`)}.yaml: ${phrases.message}`,
          ),
        );
        expect(bare(shownHelp)).toBe(bare(phrases.help));
        // Code hosts look for these in the text outside of code, where entities have become characters.
        expect(outsideCode(page)).not.toMatch(/[@#$~<>&[\]{}|\\*_]|!\d|:\w+:|https?:|www\.|GH-\d|ABC-\d|\bdeadbeef1\b/);
        for (const line of made.split("\n")) expect(line).not.toMatch(/^\s*\//);
      }),
    );
  });
});

describe("text in Markdown", () => {
  it("is code where it is quoted, with a fence that nothing in it closes", () => {
    expect(code("a")).toBe("`a`");
    expect(code("a`b")).toBe("``a`b``");
    expect(code("`a")).toBe("`` `a ``");
    expect(code(" a ")).toBe("`  a  `");
    expect(code("")).toBe('`""`');
    for (const text of ["a`b``c", "`", "``", " ", "  ", " a", "a ", " a ", "a|b", "\\", "`a`"]) {
      expect(html(code(text))).toBe(`<p><code>${text}</code></p>`);
    }
  });

  it("stays prose where it is nothing but words", () => {
    const plain = "Give both the same type, or this one a name of its own: it isn’t 12.5% and/or (really)!";
    expect(prose(plain)).toBe(plain);
    expect(prose("`a`, `b`'s and (`c`)")).toBe("`a`, `b`'s and (`c`)");
  });

  it("is code where a word is more than that", () => {
    expect(prose("Ask @team about #12 at https://a.co")).toBe("Ask `@team` about `#12` at `https://a.co`");
    expect(prose("`a`@team `b`#1")).toBe("`` `a`@team `` `` `b`#1 ``");
    expect(prose("see GH-12, deadbeef1 and www.a.co")).toBe("see `GH-12,` `deadbeef1` and `www.a.co`");
  });
});
