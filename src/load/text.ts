import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { LoadedPlan } from "../loaded.js";
import { resolvePlan } from "../plan/resolve.js";
import { baselineName, readBaseline } from "../project/baseline.js";
import { emptyProject } from "../project/empty.js";
import type { Project } from "../project/model.js";
import { readProject } from "../project/read.js";
import { isGlob } from "../source/glob.js";
import { noPlanFiles, plansNotFound } from "../source/mistakes.js";
import { manifestName, selects } from "../source/select.js";
import type { SourceFile } from "../source/span.js";
import type { SyntaxTree } from "../syntax/node.js";
import { parse } from "../syntax/parse.js";
import { finish, saysNoPlans } from "./manifest.js";

/**
 * Loads a plan from texts by their path, relative to the folder of its manifest. Without a `trackc.yaml` the
 * plan is called `example`. For tests, documentation and programs that have no files.
 */
export function loadText(files: Readonly<Record<string, string>>): Result<LoadedPlan> {
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceFile>();
  for (const name of Object.keys(files).sort()) {
    const text = files[name] as string;
    sources.set(name, { path: name, text: text.startsWith("\uFEFF") ? text.slice(1) : text, linted: true });
  }
  const manifest = sources.get(manifestName);
  let project: Project = emptyProject("example");
  if (manifest) {
    const tree = parse(manifest);
    const read = readProject(tree.value, "/");
    project = read.value;
    diagnostics.push(...tree.diagnostics, ...read.diagnostics);
  }
  const trees: SyntaxTree[] = [];
  const taken = [...sources.values()].filter((file) => project.plans.some((entry) => selects(entry.value, file.path)));
  for (const file of taken) {
    const { value: tree, diagnostics: found } = parse(file);
    trees.push(tree);
    diagnostics.push(...found);
  }
  for (const entry of saysNoPlans(project) ? [] : project.plans) {
    if (taken.some((file) => selects(entry.value, file.path))) continue;
    const mistake = isGlob(entry.value) ? noPlanFiles : plansNotFound;
    diagnostics.push(mistaken(mistake, entry.span, { plans: entry.value }));
  }
  const written = sources.get(baselineName);
  const baseline = written && readBaseline(written);
  diagnostics.push(...(baseline?.diagnostics ?? []));
  const resolved = resolvePlan(trees, project);
  return finish({ project, sources, baseline: baseline?.value }, trees, resolved, diagnostics);
}
