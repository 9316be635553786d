import { shortened, visible } from "../report/visible.js";
import { type SchemaName, schemaText } from "../schema/index.js";
import type { Run } from "./spec.js";

const names: readonly SchemaName[] = ["plan", "manifest"];

/** `trackc schema`: what an editor checks and completes plan files and manifests by. */
export const run: Run = async ({ arguments: [asked = "plan"], terminal }) => {
  const name = names.find((each) => each === asked);
  if (name === undefined) {
    terminal.err(
      `error: there is no schema of \`${visible(shortened(asked, 100))}\`: write \`plan\` or \`manifest\`\n`,
    );
    return 2;
  }
  terminal.out(schemaText(name));
  return 0;
};
