// How long an editor waits for what it offers inside a call.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../support/processes.mjs";
import { compilers, projects } from "./types.mjs";

const script = fileURLToPath(new URL("completions.mjs", import.meta.url));

export async function measureEditor({ folder, plans, quick }) {
  const { client, plan } = plans;
  const rows = [];
  const targets = [];
  // The newest has no service inside Node: its editors talk to a server.
  for (const events of quick ? [1_000] : [100, 1_000]) {
    const ours = client(plan(events), {});
    const { functions, track } = projects(join(folder, `editor/${events}`), ours);
    const [call, other] = [ours.calls[events / 2], ours.calls[events / 2 + 1]];
    const property = Object.keys(call.all).find((name) => !(name in other.all));
    const foreign = Object.keys(other.all).find((name) => !(name in call.all));
    const properties = { expected: [property], not: [foreign] };
    const questions = {
      track: {
        names: { typed: 'track("|")', expected: [call.name] },
        properties: { typed: `track(${JSON.stringify(call.name)}, { | })`, ...properties },
      },
      functions: {
        names: { typed: `${call.camel.slice(0, 6)}|`, expected: [call.camel] },
        properties: { typed: `${call.camel}({ | })`, ...properties },
      },
    };
    for (const { name, version, folder: typescript } of compilers.filter(({ name }) => name !== "typescript")) {
      for (const [form, project] of Object.entries({ track, functions })) {
        const args = [script, typescript, project, quick ? "5" : "15", JSON.stringify(questions[form])];
        const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
        if (status !== 0) throw new Error(`${name}: ${stderr}`);
        for (const [what, { first, milliseconds, cpu, offered }] of Object.entries(JSON.parse(stdout))) {
          const title = form === "track" ? `\`track\`, ${what}` : `${form}, ${what}`;
          const of = [milliseconds, cpu, first].map((one) => one.toFixed(0));
          rows.push([events.toLocaleString("en"), version, title, ...of, String(offered)]);
          if (events === 1_000 && form === "track")
            targets.push([
              `processor ms to complete the ${what} of \`track\`, TypeScript ${version}`,
              "< 200",
              cpu.toFixed(0),
              cpu < 200,
            ]);
        }
      }
    }
  }
  const head = ["events", "TypeScript", "", "ms", "ms of processor", "the first time", "offered"];
  console.log(`\n### Completion in a file with 1,000 calls, after each change of it\n\n${table(head, rows)}`);
  return targets;
}
