import { mistakeCodes } from "../mistakes.js";
import { shortened, visible } from "../report/visible.js";
import { allRules } from "../rules/index.js";
import { bashScript } from "./completion/bash.js";
import { type Completable, completable } from "./completion/completable.js";
import { fishScript } from "./completion/fish.js";
import { zshScript } from "./completion/zsh.js";
import { commands } from "./index.js";
import type { Run } from "./spec.js";

const scripts: ReadonlyMap<string, (completable: Completable) => string> = new Map([
  ["bash", bashScript],
  ["zsh", zshScript],
  ["fish", fishScript],
]);

/** `trackc completion`: a script in which all there is to complete stands, so that a shell never starts trackc for it. */
export const run: Run = async ({ arguments: [shell = ""], terminal }) => {
  const script = scripts.get(shell);
  if (!script) {
    const known = [...scripts.keys()].join(", ");
    terminal.err(
      `error: \`${visible(shortened(shell, 100))}\` is none of the shells that can be completed: ${known}\n`,
    );
    return 2;
  }
  const rules = allRules.map(({ id }) => id);
  const { judgements } = await import("../diff/judgements.js");
  const codes = [...rules, ...mistakeCodes, ...Object.keys(judgements)].sort();
  terminal.out(script(completable(commands, { rules, codes })));
  return 0;
};
