import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compiled, generated, nodenext, under } from "../typescript/support/client.js";
import { fixture } from "../typescript/support/fixtures.js";
import { checksOf } from "./running.js";

const page = readFileSync(join(import.meta.dirname, "../../../docs/checks.md"), "utf8");
const client = generated(fixture("listening"), { checks: true, sdk: ["segment"] });

test("The page's examples compile.", async () => {
  const examples = [...page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
  expect(examples.length).toBeGreaterThan(2);
  const files = Object.fromEntries(
    examples.map((text, at) => [
      `example${at}.ts`,
      text.replaceAll('"./tracking"', '"./tracking/index.js"').replace(/"(\.\/tracking\/\w+)"/g, '"$1.js"'),
    ]),
  );
  const globals = `declare const window: { analytics?: import("./tracking/sdk.js").SegmentSdk };
declare const process: { env: { NODE_ENV?: string } };
`;
  const told = await compiled(
    "typescript",
    { ...files, ...under("tracking", client), "globals.d.ts": globals },
    nodenext,
  );
  expect(told).toBe("");
});

test("The message that the page shows is the one that is told.", async () => {
  const { violationIn } = await checksOf(client);
  const song = { app_version: "2.4.0", song_id: "s-1", song_name: "Hello", artist: "Adele" };
  const body = { ...song, source: "serch", position_seconds: -1 };
  const text = violationIn({ type: "track", name: "Song Played", body })?.text;
  expect(page).toContain(`\`\`\`\n${text}\n\`\`\``);
});
