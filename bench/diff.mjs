// Compares two states of one plan, by trackc and by `buf breaking` on the same content as protobuf messages, whole processes in
// turn. Ratios within one run. buf is installed from npm into a folder of its own. Usage: npm run bench:diff [-- --quick]
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bufBinary, install } from "./support/peers.mjs";
import { bundled, inTurn, machine, ratio, root, workFolder, write } from "./support/processes.mjs";

const quick = process.argv.includes("--quick");
const folder = workFolder();
const peer = install("@bufbuild/buf");
if (peer.error !== undefined) throw new Error(`there is no buf: ${peer.error}`);
const buf = bufBinary(peer);

/** The commands in turn, with the ratio to the first one. All of them must run. */
function compared(commands, rounds) {
  const results = inTurn(commands, rounds);
  for (const [at, { error }] of results.entries()) {
    if (error !== undefined) throw new Error(`${commands[at].run} ${commands[at].args.join(" ")} ${error}`);
  }
  return results.map((result) => ({ ...result, ratio: ratio(result, results[0]) }));
}

console.log(`${machine()}, buf ${peer.version}\n`);
const scripts = await bundled({ states: "bench/diff/proto.ts", self: "bench/diff/self.ts" }, join(folder, "scripts"));
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
    const [load, itself, commit] = compared(
      [
        { run: process.execPath, args: [self, "load"], cwd: plan, exits: [0] },
        { run: process.execPath, args: [self, "compare", ".", "."], cwd: plan, exits: [0] },
        { run: process.execPath, args: [self, "compare", "HEAD"], cwd: plan, exits: [0] },
      ],
      files === 3 ? rounds : 1,
    );
    write(plan, head.plan);
    const [theirs, our] = compared(
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
      row("  comparing it with itself", itself);
      row("  comparing it with the same commit", commit);
    }
  }
}
for (let at = 1; at < ours.length; at++) {
  console.log(
    `growth from ${sizes[at - 1]} to ${sizes[at]} events`.padEnd(44) +
      `${(ours[at] / ours[at - 1]).toFixed(1)}×`.padStart(19),
  );
}
