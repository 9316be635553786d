import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adapters } from "../../src/emit/typescript/adapters.js";
import { knownSdks } from "../../src/init/sdks.js";
import { productKinds } from "../../src/init/templates.js";
import { writeProject } from "../../src/init/write.js";
import { visible } from "../../src/report/visible.js";
import { bundler, compiled } from "../emit/typescript/support/client.js";
import { folderWith, trackc } from "../support/terminal.js";

const init = (folder: string, ...args: string[]) => trackc(folder, ["init", ...args]);
const read = (folder: string, path: string): string => readFileSync(join(folder, path), "utf8");
const packageWith = (...names: string[]): string =>
  JSON.stringify({ name: "@acme/web", dependencies: Object.fromEntries(names.map((name) => [name, "^1.0.0"])) });

/** Everything below a folder, by path. */
function contents(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = paths.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

/** Somebody at the terminal who gives these answers, and then leaves. */
function person(...answers: string[]): { ask: (question: string) => Promise<string | undefined>; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    ask: async (question) => {
      asked.push(question);
      return answers.shift();
    },
  };
}

describe("what init writes", () => {
  test.each(productKinds)("for %s is clean under every preset, and builds", async (kind) => {
    const folder = folderWith({});
    expect((await init(folder, "--kind", kind, "--name", "demo")).exitCode).toBe(0);
    const manifest = read(folder, "trackc.yaml");
    for (const preset of ["minimal", "recommended", "strict"]) {
      writeFileSync(join(folder, "trackc.yaml"), manifest.replace("extends: recommended", `extends: ${preset}`));
      expect(await trackc(folder, ["lint", "--level", "info"])).toMatchObject({
        exitCode: 0,
        out: expect.stringMatching(/^$|No findings/),
      });
    }
    const built = await trackc(folder, ["build"]);
    expect(built, built.err).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(folder, "src/tracking/events.ts"))).toBe(true);
    expect(existsSync(join(folder, "schemas/index.json"))).toBe(true);
    expect((await trackc(folder, ["build", "--check"])).exitCode).toBe(0);
  });

  test("in an empty folder, is shown whole, with three lines of what to do next", async () => {
    const folder = folderWith({});
    const ran = await init(folder, "--name", "demo");
    expect(ran.err).toBe("");
    await expect(ran.out).toMatchFileSnapshot("expected/empty.txt");
    await expect(read(folder, "trackc.yaml")).toMatchFileSnapshot("expected/trackc.yaml");
    expect(Object.keys(contents(folder))).toEqual([".gitattributes", "plans/events.yaml", "trackc.yaml"]);
    expect(ran.out.split("Next:\n")[1]?.trimEnd().split("\n")).toHaveLength(3);
  });

  test("is called like the package, or like the folder", async () => {
    const named = folderWith({ "package.json": packageWith() });
    await init(named);
    expect(read(named, "trackc.yaml")).toContain("\nname: web\n");
    const bare = folderWith({ "package.json": "{ not json" });
    await init(bare, "music shop");
    expect(read(bare, "music shop/trackc.yaml")).toContain("\nname: music shop\n");
  });

  test.each(["yes", "a: b # c", "'\"", "1.0", "ñ", "- x", "{}", "null", "~", "a\nb\u001b"])(
    "takes %s for a name",
    async (name) => {
      const folder = folderWith({});
      await init(folder, "--name", name);
      const ran = await trackc(folder, ["build"]);
      expect(ran, ran.err).toMatchObject({ exitCode: 0, out: expect.stringContaining(`${visible(name)}: 2 events`) });
    },
  );

  test.each(adapters.flatMap(({ name, packages }) => packages.map((each) => [each, name] as const)))(
    "sends through %s, which is in package.json, by the adapter %s, and builds",
    async (sdk, adapter) => {
      const folder = folderWith({ "package.json": packageWith("react", sdk) });
      await init(folder);
      const manifest = read(folder, "trackc.yaml");
      expect(manifest).toContain(`out: src/tracking, sdk: ${adapter} }`);
      expect(manifest).toContain(`It sends through ${sdk}, which is in package.json.`);
      const ran = await trackc(folder, ["build"]);
      expect(ran, ran.err).toMatchObject({ exitCode: 0 });
      expect(existsSync(join(folder, `src/tracking/sdk/${adapter}.ts`))).toBe(true);
    },
  );

  test.each(adapters.filter(({ packages }) => packages.length > 0))(
    "makes a client in which a typed call through $name compiles, as the adapter's page connects it",
    async ({ name, packages: [sdk = ""], runs }) => {
      const folder = folderWith({ "package.json": packageWith(sdk) });
      await init(folder);
      await trackc(folder, ["build"]);
      const page = readFileSync(join(import.meta.dirname, `../../docs/adapters/${name}.md`), "utf8");
      const [connected = "", ...others] = [...page.matchAll(/^```ts\n(.*?)^```/gms)].map(([, text]) => text as string);
      const declared = others.filter((text) => text.startsWith("// ")).map((text, at) => [`declared${at}.d.ts`, text]);
      const person = runs === "server" ? ', { userId: "u-1" }' : "";
      const call = (rest: string): string =>
        `projectCreated({ project_id: "0b6f1d5e-3c7a-4e8e-9a51-2f1f0c7d8e90", template_used: true }${rest});`;
      const app = `${connected.replace("{ connect }", "{ connect, projectCreated }")}
${call(person)}
// @ts-expect-error It is a server that has to say whom a call is about, and a browser that has nobody to name.
${call(runs === "server" ? "" : ', { userId: "u-1" }')}
`;
      expect(connected).toContain(`from "${sdk}"`);
      const installed = join(import.meta.dirname, "../../node_modules");
      const files = Object.entries(contents(join(folder, "src"))).map(([path, text]) => [path, text] as const);
      const said = await compiled(
        "typescript",
        { ...Object.fromEntries([...files, ...declared]), "app.ts": app },
        {
          ...bundler,
          lib: ["ES2022", "DOM"],
          skipLibCheck: true,
          isolatedDeclarations: false,
          paths: { "*": [`${installed}/*`] },
        },
      );
      expect(said).toBe("");
    },
  );

  test.each([
    [["posthog-node"], "server", "sdk: posthog-node"],
    [["@segment/analytics-node"], "server", "sdk: segment-node"],
    [["posthog-js"], "web", "sdk: posthog }"],
    // Browsers first, and what passes everything on before what it passes it on to.
    [["posthog-node", "posthog-js"], "web", "sdk: posthog }"],
    [["@amplitude/analytics-browser", "@segment/analytics-next"], "web", "sdk: segment }"],
    [["@segment/analytics-node", "posthog-node"], "server", "sdk: segment-node"],
  ])("knows for %j that the source is %s", async (sdks, source, sends) => {
    const folder = folderWith({ "package.json": packageWith(...sdks) });
    await init(folder);
    const manifest = read(folder, "trackc.yaml");
    expect(manifest).toContain(`sources: [${source}]\n`);
    expect(manifest).toContain(sends);
    expect(manifest.includes("Every call says whom it is about.")).toBe(source === "server");
  });

  test("says where there is no adapter, and chooses none", async () => {
    const folder = folderWith({ "package.json": packageWith("@snowplow/browser-tracker") });
    await init(folder);
    const manifest = read(folder, "trackc.yaml");
    expect(manifest).toContain("# There is no adapter for @snowplow/browser-tracker:");
    expect(manifest).toContain("{ target: typescript, out: src/tracking }");
  });

  test("knows the package of every adapter that imports one", () => {
    // Their own texts name packages; those that are listed are the ones that `init` looks for.
    for (const { name, packages, always } of adapters) {
      const text = readFileSync(join(import.meta.dirname, `../../docs/adapters/${name}.md`), "utf8");
      const imported = [...text.matchAll(/from "([^."][^"]*)"/g)].map(([, from]) => from as string);
      if (!always) expect(packages).toEqual(expect.arrayContaining(imported));
      expect(knownSdks.filter(({ adapter }) => adapter === name).map((each) => each.package)).toEqual(packages);
    }
  });

  test("names the installed schemas in first lines, seen from each file, also where they are installed above", async () => {
    const schemas = {
      "node_modules/trackc/dist/plan.schema.json": "{}",
      "node_modules/trackc/dist/manifest.schema.json": "{}",
      ".git/HEAD": "ref: refs/heads/main\n",
    };
    const folder = folderWith(schemas);
    await init(folder);
    await init(folder, "packages/web");
    const first = (path: string): string | undefined => read(folder, path).split("\n")[0];
    const line = "# yaml-language-server: $schema=";
    expect(first("trackc.yaml")).toBe(`${line}./node_modules/trackc/dist/manifest.schema.json`);
    expect(first("plans/events.yaml")).toBe(`${line}../node_modules/trackc/dist/plan.schema.json`);
    expect(first("packages/web/plans/events.yaml")).toBe(`${line}../../../node_modules/trackc/dist/plan.schema.json`);
  });

  test("leaves folders alone that hold something", async () => {
    const folder = folderWith({ "schemas/user.json": "{}", "src/tracking/index.ts": "export {};\n" });
    await init(folder);
    const manifest = read(folder, "trackc.yaml");
    expect(manifest).toContain("out: src/generated/tracking }");
    expect(manifest).toContain("out: tracking-schemas }");
    expect((await trackc(folder, ["build"])).exitCode).toBe(0);
  });
});

describe("what other tools should know of generated folders", () => {
  test("is added to files that are there, once, in their line ends", async () => {
    const folder = folderWith({
      ".gitattributes": "* text=auto\r\n*.png binary",
      ".prettierignore": "dist\nschemas/\n",
      "biome.json": "{}",
      "eslint.config.mjs": "export default [];\n",
    });
    const { out } = await init(folder);
    expect(read(folder, ".gitattributes")).toBe(
      "* text=auto\r\n*.png binary\r\nsrc/tracking/** linguist-generated\r\nschemas/** linguist-generated\r\n",
    );
    expect(read(folder, ".prettierignore")).toBe("dist\nschemas/\nsrc/tracking/\n");
    expect(existsSync(join(folder, ".eslintignore"))).toBe(false);
    expect(read(folder, "biome.json")).toBe("{}");
    expect(out).toContain('biome.json: add "!src/tracking" and "!schemas" to `files.includes`');
    expect(out).toContain('eslint.config.mjs: add { ignores: ["src/tracking/", "schemas/"] }');
  });

  test("is told, not written, where a file is not UTF-8", async () => {
    const folder = folderWith({ ".gitattributes": new Uint8Array([0x23, 0xe9, 0x0a]) });
    const { out } = await init(folder);
    expect([...readFileSync(join(folder, ".gitattributes"))]).toEqual([0x23, 0xe9, 0x0a]);
    expect(out).toContain("yours to change: .gitattributes: add");
  });

  test("is told, not written, where a file is a link", async () => {
    const folder = folderWith({ "shared/attributes": "* text=auto\n" });
    symlinkSync("shared/attributes", join(folder, ".gitattributes"));
    const { out } = await init(folder);
    expect(read(folder, "shared/attributes")).toBe("* text=auto\n");
    expect(out).toContain("yours to change: .gitattributes: add");
  });
});

describe("what is there already", () => {
  test.each([
    [{ "trackc.yaml": "name: mine\n" }, "`trackc.yaml` is there already"],
    [{ "plans/mine.yml": "events:\n" }, "`plans/mine.yml` is there already"],
    [{ plans: "a file" }, "`plans` is there already"],
  ])("is never overwritten, and nothing else is written: %j", async (files, said) => {
    const folder = folderWith(files);
    const before = contents(folder);
    const ran = await init(folder);
    expect(ran).toMatchObject({ exitCode: 2, out: "" });
    expect(ran.err).toContain(said);
    expect(contents(folder)).toEqual(before);
  });

  test("is a plan that has no manifest: the one line that is missing is told, and then it lints", async () => {
    const folder = folderWith({
      "package.json": packageWith(),
      "plans/old.yaml": "events:\n  Song Played:\n    description: A song began to play for the listener.\n",
    });
    const { err } = await init(folder);
    expect(err).toBe(
      "error: `plans/old.yaml` is there already: nothing was written\n" +
        "  help: what is in `plans` is a plan that lacks a manifest: put the line `name: web` into `trackc.yaml`\n",
    );
    const [, line = ""] = /put the line `(.*)` into/.exec(err) ?? [];
    writeFileSync(join(folder, "trackc.yaml"), `${line}\n`);
    expect(await trackc(folder, ["lint", "--level", "error"])).toMatchObject({ exitCode: 0 });
    expect((await init(folder)).err).not.toContain("lacks a manifest");
  });

  test("stays as it is when a file can't be written, and what was written before is taken back", async () => {
    const folder = folderWith({ ".gitattributes": "* text=auto\n" });
    const refused = await writeProject(folder, [
      { path: "trackc.yaml", text: "name: demo\n", before: undefined },
      { path: "plans/deep/events.yaml", text: "events:\n", before: undefined },
      { path: ".gitattributes", text: "* text=auto\nschemas/** linguist-generated\n", before: "* text=auto\n" },
      { path: "trackc.yaml/below-a-file", text: "", before: undefined },
    ]);
    expect(refused).toEqual({ path: "trackc.yaml/below-a-file", reason: expect.stringContaining("a file stands") });
    expect(contents(folder)).toEqual({ ".gitattributes": "* text=auto\n" });
    expect(existsSync(join(folder, "plans"))).toBe(false);
  });

  test("stays when it came after the look", async () => {
    const folder = folderWith({ "trackc.yaml": "name: mine\n" });
    const refused = await writeProject(folder, [{ path: "trackc.yaml", text: "name: demo\n", before: undefined }]);
    expect(refused).toEqual({ path: "trackc.yaml", reason: "it has come meanwhile" });
    expect(read(folder, "trackc.yaml")).toBe("name: mine\n");
  });

  test("is not asked about again: a second run changes nothing", async () => {
    const folder = folderWith({});
    await init(folder);
    const before = contents(folder);
    expect((await init(folder)).exitCode).toBe(2);
    expect(contents(folder)).toEqual(before);
  });
});

describe("at a terminal", () => {
  test("asks for a name and the kind of product", async () => {
    const folder = folderWith({ "package.json": packageWith() });
    const { ask, asked } = person("", "Shop");
    expect((await trackc(folder, ["init"], { ask })).exitCode).toBe(0);
    expect(asked).toHaveLength(2);
    expect(asked[0]).toBe("What is your plan called? [web] ");
    expect(read(folder, "plans/events.yaml")).toContain("Order Completed:");
  });

  test("asks again for what it did not understand", async () => {
    const folder = folderWith({});
    const { ask, asked } = person("demo", "game", "media");
    await trackc(folder, ["init"], { ask });
    expect(asked.at(-1)).toBe("Please say app, shop or media: ");
    expect(read(folder, "plans/events.yaml")).toContain("Item Started:");
  });

  test("asks only what options leave open, and nothing with --yes", async () => {
    const one = person("app");
    await trackc(folderWith({}), ["init", "--name", "x"], { ask: one.ask });
    expect(one.asked).toHaveLength(1);
    const none = person();
    expect((await trackc(folderWith({}), ["init", "--yes"], { ask: none.ask })).exitCode).toBe(0);
    expect(none.asked).toEqual([]);
  });

  test.each([[[]], [["demo"]]])("writes nothing when the person leaves after %j", async (answers) => {
    const folder = folderWith({});
    const ran = await trackc(folder, ["init"], { ask: person(...answers).ask });
    expect(ran).toMatchObject({ exitCode: 2, err: expect.stringContaining("Nothing was written.") });
    expect(contents(folder)).toEqual({});
  });
});

test("what to do next speaks of the package manager that the project has", async () => {
  const { out } = await init(folderWith({ "pnpm-lock.yaml": "" }));
  expect(out).toContain("pnpm add --save-dev trackc");
  expect(out).toContain("pnpm trackc build");
});
