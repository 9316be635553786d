import { nearest } from "../diagnostics/nearest.js";
import type { Judgement } from "../diff/judgement.js";
import { mistakes } from "../mistakes.js";
import { catalogue, explainText } from "../report/explain.js";
import { shortened, visible } from "../report/visible.js";
import { allRules } from "../rules/index.js";
import type { Run } from "./spec.js";

/** `trackc explain`: what a code means, from the object that reports it; and what a kind of change does, from the table that judges it. */
export const run: Run = async ({ arguments: [code], terminal }) => {
  const all = catalogue(allRules, mistakes);
  if (code === undefined) {
    const listed = (kind: "rule" | "mistake"): string =>
      all.codes
        .filter((each) => all.find(each)?.kind === kind)
        .map((each) => `  ${each}\n`)
        .join("");
    const changes = [...(await kindsOfChange()).keys()].map((kind) => `  ${kind}\n`).join("");
    terminal.out(
      `Rules\n${listed("rule")}\nErrors of the language and of a run\n${listed("mistake")}\nKinds of change\n${changes}`,
    );
    return 0;
  }
  const found = all.find(code);
  const changes = found ? undefined : await kindsOfChange();
  const judgement = changes?.get(code);
  const explained = found ?? (judgement && { kind: "change", change: { kind: code, judgement } });
  if (explained) {
    terminal.out(explainText(explained, terminal.color));
    return 0;
  }
  const near = nearest(code, [...all.codes, ...(changes?.keys() ?? [])]);
  terminal.err(
    `error: nothing is called \`${visible(shortened(code, 100))}\`${near ? `; did you mean \`${near}\`?` : ""}\n  Run \`trackc explain\` for the list.\n`,
  );
  return 2;
};

/** Every kind of change, sorted, and what is thought of it; loaded only where no rule and no mistake is asked for. */
async function kindsOfChange(): Promise<ReadonlyMap<string, Judgement>> {
  const { judgements } = await import("../diff/judgements.js");
  return new Map(Object.entries(judgements).sort(([a], [b]) => (a < b ? -1 : 1)));
}
