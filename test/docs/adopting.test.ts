import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { filesIn } from "../support/folder.js";
import { folderWith, type Ran, trackc } from "../support/terminal.js";

// `docs/adopting.md`, walked through on a small plan that has grown for years.

const page = readFileSync(join(import.meta.dirname, "../../docs/adopting.md"), "utf8");

const grown = {
  "trackc.yaml": "name: shop\nversion: 1.0.0\n",
  "plans/shop.yaml": `events:
  Product Viewed:
    description: Product Viewed
    properties:
      product_id: string
      currency: { type: string, pattern: '^[A-Z]{3}$', description: The code that ISO 4217 gives it. }
      email?: string
  product added: # since the relaunch
    properties:
      product_id: integer
      currency: { type: string, pattern: '^[A-Z]{3}$', description: The code that ISO 4217 gives it. }
  Checkout Started:
    description: The buyer began to pay.
    properties:
      currency: { type: string, pattern: '^[A-Z]{3}$', description: The code that ISO 4217 gives it. }
  Order Completed:
    description: The shop owes the buyer goods.
  Legacy Banner Click:
    description: Somebody clicked a banner of the old shop.
`,
  "plans/partner.yaml": `events:
  Voucher Redeem:
    description: A partner's till took a voucher.
`,
};

/** What stands in the page: commands one by one, and files to write. */
type Step = { readonly command: string } | { readonly file: string; readonly text: string };
const steps: readonly Step[] = [...page.matchAll(/^```(sh|yaml)\n([\s\S]*?)^```/gm)].flatMap(
  ([, of, text = ""]): Step[] => {
    if (of === "sh")
      return text
        .trim()
        .split("\n")
        .map((command) => ({ command }));
    const [, file = ""] = /^# (\S+)\n/.exec(text) ?? [];
    return [{ file, text }];
  },
);

const read = (folder: string, file: string): string => readFileSync(join(folder, file), "utf8");
const baseline = ".trackc-baseline.json";

/** What the page says in words before a command: what people do by hand. */
const byHand: Readonly<Record<string, (folder: string) => void>> = {
  "npx trackc lint --rule property-defined-twice": (folder) => {
    const recorded = JSON.parse(read(folder, baseline));
    expect(recorded.findings).toHaveProperty("property-defined-twice");
    expect(recorded.findings).toHaveProperty("event-name-case");
    delete recorded.findings["property-defined-twice"];
    delete recorded.findings["event-name-case"];
    writeFileSync(join(folder, baseline), JSON.stringify(recorded));
  },
  "npx trackc lint --prune-baseline": (folder) => {
    // Somebody puts something right.
    const text = read(folder, "plans/shop.yaml");
    const better = text.replace("description: Product Viewed", "description: The page of a product was shown.");
    writeFileSync(join(folder, "plans/shop.yaml"), better);
  },
};

/** Writes what a block of the page shows: settings take the place of those in the manifest, a plan file that of a file. */
function write(folder: string, file: string, text: string): void {
  const whole =
    file === "trackc.yaml" ? stringify({ ...parse(read(folder, file)), ...parse(text) }) : text.replace(/^# .*\n/, "");
  writeFileSync(join(folder, file), whole);
}

/** Walks through the page. What each command said, and how the files were afterwards. */
async function walk(): Promise<
  readonly (Ran & { readonly command: string; readonly files: Record<string, string> })[]
> {
  const folder = folderWith(grown);
  const ran = [];
  for (const step of steps) {
    if ("file" in step) {
      write(folder, step.file, step.text);
      continue;
    }
    byHand[step.command]?.(folder);
    const [npx, name, ...args] = step.command.split(" ");
    expect([npx, name]).toEqual(["npx", "trackc"]);
    ran.push({ command: step.command, ...(await trackc(folder, args)), files: filesIn(folder) });
  }
  return ran;
}

test("every command of the page does what the page says", async () => {
  const ran = await walk();
  const [
    summary,
    explained,
    minimal,
    recorded,
    gate,
    onlyTwice,
    fixed,
    patch,
    renamed,
    again,
    pruned,
    settled,
    strict,
  ] = ran;
  expect(ran.map(({ command, exitCode }) => [command, exitCode])).toEqual([
    ["npx trackc lint --format summary", 0],
    ["npx trackc explain property-type-conflict", 0],
    ["npx trackc lint", 0],
    ["npx trackc lint --write-baseline", 0],
    ["npx trackc lint --max-warnings 0", 0],
    ["npx trackc lint --rule property-defined-twice", 0],
    ["npx trackc lint --rule property-defined-twice --fix", 0],
    ["npx trackc lint --rule event-name-case --fix-unsafe --dry-run", 1],
    ["npx trackc lint --rule event-name-case --fix-unsafe", 0],
    ["npx trackc lint --write-baseline", 0],
    ["npx trackc lint --prune-baseline", 0],
    ["npx trackc lint --prune-baseline", 0],
    ["npx trackc lint --format summary", 1],
  ]);

  // 1. Look
  expect(summary?.out).toContain("property-type-conflict");
  expect(summary?.out).toContain("event-name-case");
  expect(summary?.files).toEqual(grown);
  expect(explained?.out).toContain("property-type-conflict");

  // 2. Only what loses data
  expect(minimal?.out).toContain("[property-type-conflict]");
  expect(minimal?.out).not.toContain("[event-description]");

  // 3. Recorded: nothing is told any more, and warnings would fail
  expect(recorded?.out).toMatch(/^No findings/);
  expect(Object.keys(recorded?.files ?? {})).toContain(baseline);
  expect(gate?.out).toMatch(/^No findings/);
  expect(recorded?.files[baseline]).toContain('"/events/Product Viewed/properties/email"');

  // 5. One rule at a time
  expect(onlyTwice?.out).toContain("[property-defined-twice]");
  expect(onlyTwice?.out).not.toContain("[event-name-case]");
  expect(fixed?.out).not.toContain("[property-defined-twice]");
  expect(fixed?.files["plans/shop.yaml"]).toContain("dictionary:");
  expect(patch?.out).toMatch(/^-.*product added/m);
  expect(patch?.out).toMatch(/^\+.*Product Added/m);
  expect(patch?.files).toEqual(fixed?.files);
  expect(renamed?.files["plans/shop.yaml"]).toContain("  Product Added: # since the relaunch\n");
  expect(renamed?.files["plans/shop.yaml"]).toContain("    renamed_from: product added\n");
  expect(again?.out).toMatch(/^No findings/);
  expect(again?.files[baseline]).toContain('"/events/Product Added"');
  expect(again?.files[baseline]).not.toContain('"/events/product added"');
  expect(again?.files[baseline]).toContain("description-says-nothing");
  expect(pruned?.files[baseline]).not.toContain("description-says-nothing");
  expect(pruned?.out).toMatch(/^No findings/);

  // 6. What stays is settled where it stands, and needs no entry
  expect(pruned?.files[baseline]).toContain("event-name-order");
  expect(settled?.files[baseline]).not.toContain("event-name-order");
  expect(settled?.out).toMatch(/^No findings/);

  // 7. Rules that come in with `strict`
  expect(strict?.out).toMatch(/^ +error /m);
  expect(strict?.out).toContain("event-examples");
});

test("a new finding fails the gate; old ones don't, wherever they stand", async () => {
  const folder = folderWith({ ...grown, "trackc.yaml": `${grown["trackc.yaml"]}lint: { extends: recommended }\n` });
  await trackc(folder, ["lint", "--write-baseline"]);
  const gate = (): Promise<Ran> => trackc(folder, ["lint", "--max-warnings", "0"]);
  // The last event of one file moves to the top of another, and everything below it down.
  const text = grown["plans/shop.yaml"];
  const at = text.indexOf("  Legacy Banner Click:");
  writeFileSync(join(folder, "plans/shop.yaml"), `# What buyers do.\n\n${text.slice(0, at)}`);
  const partner = grown["plans/partner.yaml"].replace("events:\n", `events:\n${text.slice(at)}`);
  writeFileSync(join(folder, "plans/partner.yaml"), partner);
  expect(await gate()).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^No findings/) });
  writeFileSync(join(folder, "plans/partner.yaml"), `${partner}  Voucher Returned:\n`);
  expect(await gate()).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining("[event-description] `Voucher Returned` has no description"),
  });
});

test("an entry that matches nothing is told of", async () => {
  const folder = folderWith(grown);
  await trackc(folder, ["lint", "--write-baseline"]);
  byHand["npx trackc lint --prune-baseline"]?.(folder);
  expect((await trackc(folder, ["lint"])).out).toContain("[baseline-outdated]");
});

test("what is recorded is not fixed either", async () => {
  const folder = folderWith(grown);
  await trackc(folder, ["lint", "--write-baseline"]);
  const before = filesIn(folder);
  await trackc(folder, ["lint", "--fix-unsafe"]);
  expect(filesIn(folder)).toEqual(before);
});

test("what the page links to is there", () => {
  for (const [, target = ""] of page.matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
    expect(() =>
      filesIn(join(import.meta.dirname, "../../docs", target, target.endsWith(".md") ? ".." : ".")),
    ).not.toThrow();
  }
});
