import type { Project } from "./model.js";

/** The project of a manifest that says nothing but its name. */
export function emptyProject(name: string, file = "trackc.yaml", folder = "/"): Project {
  const nowhere = { file, start: 0, end: 0 };
  return {
    name: { value: name, span: nowhere },
    description: undefined,
    version: undefined,
    file,
    folder,
    plans: [{ value: "plans", span: nowhere }],
    vocabulary: {
      owners: undefined,
      sources: undefined,
      destinations: undefined,
      consent: undefined,
      objects: undefined,
      actions: undefined,
    },
    defaults: { sources: [], destinations: [], consent: [], owner: undefined },
    naming: { events: undefined, order: undefined, properties: undefined },
    lint: { extends: undefined, rules: [], overrides: [] },
    outputs: [],
    extensions: [],
  };
}
