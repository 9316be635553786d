import { mistakes } from "../mistakes.js";
import { catalogue, explainText } from "../report/explain.js";
import { shortened, visible } from "../report/visible.js";
import { allRules } from "../rules/index.js";
import type { Run } from "./spec.js";

/** `trackc explain`: what a code means, from the object that reports it. */
export const run: Run = async ({ arguments: [code], terminal }) => {
  const all = catalogue(allRules, mistakes);
  if (code === undefined) {
    const listed = (kind: "rule" | "mistake"): string =>
      all.codes
        .filter((each) => all.find(each)?.kind === kind)
        .map((each) => `  ${each}\n`)
        .join("");
    terminal.out(`Rules\n${listed("rule")}\nErrors of the language and of a run\n${listed("mistake")}`);
    return 0;
  }
  const found = all.find(code);
  if (found) {
    terminal.out(explainText(found, terminal.color));
    return 0;
  }
  const near = all.near(code);
  terminal.err(
    `error: nothing is called \`${visible(shortened(code, 100))}\`${near ? `; did you mean \`${near}\`?` : ""}\n  Run \`trackc explain\` for the list.\n`,
  );
  return 2;
};
