import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type Inputs, notesOn, type Side } from "../load-git.js";

/**
 * Adds what is wrong with the outputs of the manifests, which loading a plan does not look at: by such an output nothing can be judged. Of
 * a base only what stands in its manifest counts. That something required is denied there leaves the plan as readable as it was.
 */
export async function withOutputErrors(inputs: Inputs): Promise<Inputs> {
  const sides = inputs.pairs.flatMap(({ base, head }) => [base, head]);
  if (sides.every(({ loaded }) => loaded.project.outputs.length === 0)) return inputs;
  const { resolveOutputs } = await import("../emit/outputs.js");
  const adding = (side: Side, counts: (diagnostic: Diagnostic) => boolean): Side => {
    const found = resolveOutputs(side.loaded).diagnostics.filter((one) => one.level === "error" && counts(one));
    if (found.length === 0) return side;
    return { ...side, loaded: { ...side.loaded, diagnostics: [...side.loaded.diagnostics, ...found] } };
  };
  const pairs = inputs.pairs.map((pair) => {
    const base = adding(pair.base, ({ span }) => span?.file === pair.base.loaded.project.file);
    const head = adding(pair.head, () => true);
    return base === pair.base ? { ...pair, head } : { base, head, notes: notesOn(base, head) };
  });
  return { ...inputs, pairs };
}
