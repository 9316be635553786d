import path from "node:path";
import type { ReportOptions } from "../report/index.js";
import { repositoryTop } from "../write/repository.js";
import type { Terminal } from "./spec.js";

/** Where the working folder lies in its repository, for reports that name files from its top. */
export function rootOf({ cwd }: Pick<Terminal, "cwd">): NonNullable<ReportOptions["root"]> {
  return { prefix: path.relative(repositoryTop(cwd), cwd).split(path.sep).join("/") };
}
