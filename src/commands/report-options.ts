import path from "node:path";
import { mistakes } from "../mistakes.js";
import { catalogue } from "../report/explain.js";
import type { ReportOptions, Tool } from "../report/index.js";
import { allRules } from "../rules/index.js";
import { homepage, version } from "../version.js";
import { repositoryTop } from "../write/repository.js";
import type { Terminal } from "./spec.js";

/** What a report needs to know of the world: the working folder's place in its repository, and the tool's own pages. */
export function worldOf({ cwd }: Terminal): Pick<ReportOptions, "root" | "tool"> {
  const prefix = path.relative(repositoryTop(cwd), cwd).split(path.sep).join("/");
  const tool: Tool = { version, homepage, catalogue: catalogue(allRules, mistakes) };
  return { root: { prefix }, tool };
}
