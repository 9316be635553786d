import { describe, expect, it } from "vitest";
import { repositoryPath } from "../../src/report/paths.js";

describe("a file as the repository names it", () => {
  it.each([
    ["plans/plan.yaml", undefined, "plans/plan.yaml"],
    ["plans/plan.yaml", "", "plans/plan.yaml"],
    ["plans/plan.yaml", "apps/web", "apps/web/plans/plan.yaml"],
    ["../shared/plan.yaml", "apps/web", "apps/shared/plan.yaml"],
    ["../../plan.yaml", "apps/web", "plan.yaml"],
    ["./plan.yaml", "", "plan.yaml"],
    [".", "apps/web", "apps/web"],
  ])("%s under %s is %s", (file, prefix, expected) => {
    expect(repositoryPath(file, prefix === undefined ? undefined : { prefix })).toBe(expected);
  });

  it("stays as it is where it leads out of the repository or is absolute", () => {
    for (const path of ["../../../plan.yaml", "/etc/plan.yaml", "C:\\plans\\plan.yaml"]) {
      expect(repositoryPath(path, { prefix: "apps/web" })).toBe(path);
    }
  });
});
