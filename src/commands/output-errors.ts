import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { resolveManifest, resolveOutputs } from "../emit/outputs.js";
import { type Inputs, notesOn, type Side } from "../load-git.js";

/**
 * Adds what is wrong with the outputs of the manifests, which loading a plan does not look at: by such an output nothing can be judged. Of
 * a base only what stands in its manifest counts. That something required is denied there leaves the plan as readable as it was.
 */
export function withOutputErrors(inputs: Inputs): Inputs {
  const sides = inputs.pairs.flatMap(({ base, head }) => [base, head]);
  if (sides.every(({ loaded }) => loaded.project.outputs.length === 0)) return inputs;
  const adding = (side: Side, diagnostics: readonly Diagnostic[]): Side => {
    const found = diagnostics.filter((one) => one.level === "error");
    if (found.length === 0) return side;
    return { ...side, loaded: { ...side.loaded, diagnostics: [...side.loaded.diagnostics, ...found] } };
  };
  const pairs = inputs.pairs.map((pair) => {
    const base = adding(pair.base, resolveManifest(pair.base.loaded).diagnostics);
    const head = adding(pair.head, resolveOutputs(pair.head.loaded).diagnostics);
    return base === pair.base ? { ...pair, head } : { base, head, notes: notesOn(base, head) };
  });
  return { ...inputs, pairs };
}
