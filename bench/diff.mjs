// Compares two states of one plan, by trackc and by `buf breaking` on the same content as protobuf messages, whole processes in
// turn. Ratios within one run. buf is installed from npm into a folder of its own. Usage: npm run bench:diff [-- --quick]
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundleOptions } from "../src/bundle.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const quick = process.argv.includes("--quick");
const bufVersion = "1.75.0";
const peers = join(root, "node_modules/.cache/trackc-bench-peers");
mkdirSync(peers, { recursive: true });
const folder = mkdtempSync(join(root, "node_modules/.cache/trackc-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

if (!existsSync(join(peers, "node_modules/@bufbuild/buf"))) {
  writeFileSync(join(peers, "package.json"), '{ "private": true }\n');
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", `@bufbuild/buf@${bufVersion}`], {
    cwd: peers,
  });
}
// The binary itself, without the script around it that npm's package starts it with.
const packages = join(peers, "node_modules/@bufbuild");
const platform = readdirSync(packages).find((name) => name.startsWith("buf-"));
const buf = join(packages, platform ?? "", "bin", process.platform === "win32" ? "buf.exe" : "buf");

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function bundled(entryPoints) {
  const outdir = join(folder, "scripts");
  await build({ ...bundleOptions, entryPoints, outdir });
  return outdir;
}

function write(place, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), text);
  }
  return place;
}

/** Milliseconds of whole processes, in turn. Each must end with one of the exit codes that it may end with. */
function inTurn(commands, rounds) {
  const times = commands.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [at, { run, args, cwd, exits }] of commands.entries()) {
      const start = process.hrtime.bigint();
      const { status, stderr } = spawnSync(run, args, { cwd, stdio: ["ignore", "ignore", "pipe"] });
      const time = Number(process.hrtime.bigint() - start) / 1e6;
      if (!exits.includes(status)) throw new Error(`${run} ${args.join(" ")} exits with ${status}: ${stderr}`);
      if (round >= 0) times[at].push(time);
    }
  }
  return times.map((of) => ({ milliseconds: median(of), ratio: median(of.map((time, at) => time / times[0][at])) }));
}

console.log(`node ${process.version}, buf ${bufVersion}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}\n`);
const scripts = await bundled({ states: "bench/diff/proto.ts", self: "bench/diff/self.ts" });
const { states } = await import(pathToFileURL(join(scripts, "states.js")).href);
const cli = join(root, "dist/cli.js");
const row = (name, { milliseconds, ratio }) =>
  console.log(`${name.padEnd(44)}${milliseconds.toFixed(0).padStart(10)}${ratio.toFixed(2).padStart(9)}`);

const sizes = quick ? [100, 1_000] : [100, 1_000, 10_000];
const git = (cwd, ...args) =>
  execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.org", ...args], { cwd, stdio: "pipe" });
const ours = [];
for (const events of sizes) {
  // A pull request touches some files; the worst case is one that touches all of them.
  for (const files of [3, 1_000]) {
    const { base, head } = states(events, files);
    const place = join(folder, `${events}-${files}`);
    const plan = write(join(place, "plan"), base.plan);
    git(plan, "init", "--quiet");
    git(plan, "add", "--all");
    git(plan, "commit", "--quiet", "--message=base");
    const before = write(join(place, "proto-base"), base.proto);
    const after = write(join(place, "proto-head"), head.proto);
    const rounds = quick ? 3 : events > 1_000 ? 5 : 15;
    const self = join(scripts, "self.js");
    const [load, compare] = inTurn(
      [
        { run: process.execPath, args: [self, "load"], cwd: plan, exits: [0] },
        { run: process.execPath, args: [self, "compare", "HEAD"], cwd: plan, exits: [0] },
      ],
      files === 3 ? rounds : 1,
    );
    write(plan, head.plan);
    const [theirs, our] = inTurn(
      [
        // Both find changes that break, and say so by their exit code.
        { run: buf, args: ["breaking", after, "--against", before], cwd: place, exits: [100] },
        { run: process.execPath, args: [cli, "diff", "HEAD"], cwd: plan, exits: [1] },
      ],
      rounds,
    );
    const where = files === 3 ? "changes in 3 files" : "changes in all files";
    console.log(`${`${events} events, ${where}`.padEnd(44)}${"median ms".padStart(10)}${"× buf".padStart(9)}`);
    row("  buf breaking", theirs);
    row("  trackc diff HEAD", our);
    if (files === 3) {
      ours.push(our.milliseconds);
      console.log(`${"".padEnd(54)}${"× load".padStart(9)}`);
      row("  loading the plan once", load);
      row("  comparing it with the same commit", compare);
    }
  }
}
for (let at = 1; at < ours.length; at++) {
  console.log(
    `growth from ${sizes[at - 1]} to ${sizes[at]} events`.padEnd(44) +
      `${(ours[at] / ours[at - 1]).toFixed(1)}×`.padStart(19),
  );
}
