import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { generated } from "../typescript/support/client.js";
import { fixture } from "../typescript/support/fixtures.js";
import { checksOf } from "./running.js";

const page = readFileSync(join(import.meta.dirname, "../../../docs/checks.md"), "utf8");
const client = generated(fixture("listening"), { checks: true, sdk: ["segment"] });

test("The message that the page shows is the one that is told.", async () => {
  const { violationIn } = await checksOf(client);
  const song = { app_version: "2.4.0", song_id: "s-1", song_name: "Hello", artist: "Adele" };
  const body = { ...song, source: "serch", position_seconds: -1 };
  const text = violationIn({ type: "track", name: "Song Played", body })?.text;
  expect(page).toContain(`\`\`\`\n${text}\n\`\`\``);
});
