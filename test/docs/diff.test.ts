import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// The page on `trackc diff` shows the report that the story of test/report/diff gives. `npm run docs` writes it.

const page = "docs/diff.md";

test("the page on comparing shows the comment as it is", async () => {
  const comment = readFileSync("test/report/diff/story/expected/markdown.md", "utf8");
  // The mark by which a comment is found has no business in a page; a rule stands before and behind it.
  const shown = `---\n\n${comment.replace(/^<!--.*-->\n/, "").trim()}\n\n---`;
  const text = readFileSync(page, "utf8").replace(
    /(<!-- generated:story -->\n)[\s\S]*?(<!-- \/generated -->)/,
    (_, open: string, close: string) => `${open}${shown}\n${close}`,
  );
  expect(text).toContain(shown);
  await expect(text).toMatchFileSnapshot(`../../${page}`);
});

test("the fingerprint that the page accepts is one of the story", () => {
  const text = readFileSync(page, "utf8");
  const [, accepted] = /--accept (c_[0-9a-f]{12})/.exec(text) ?? [];
  const story = JSON.parse(readFileSync("test/report/diff/story/expected/json.json", "utf8"));
  const fingerprints = story.plans[0].changes.map(({ fingerprint }: { readonly fingerprint: string }) => fingerprint);
  expect(fingerprints).toContain(accepted);
});
