import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { fingerprints } from "./fingerprint.js";
import { jsonText } from "./json-text.js";
import { repositoryPath } from "./paths.js";
import { phrasesOf } from "./phrases.js";
import { regionOf } from "./region.js";
import type { Report, Reporter, ReportOptions } from "./report.js";

/**
 * GitLab's Code Quality report, which the merge request and its diff show.
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlab: Reporter = {
  id: "gitlab",
  what: "for GitLab: a Code Quality report, shown in merge requests and their diffs",
  render(report: Report, options: ReportOptions): string {
    const prints = fingerprints(report.diagnostics, options.root);
    return jsonText(
      report.diagnostics.map((diagnostic, at) => {
        const { message, help } = phrasesOf(diagnostic);
        const { span } = diagnostic;
        return {
          description: `${message} (${help})`,
          check_name: diagnostic.code,
          fingerprint: prints[at],
          severity: severityOf(diagnostic),
          location: {
            // What has no place is about the folder that was linted; GitLab refuses a report without a path.
            path: repositoryPath(span?.file ?? ".", options.root) || ".",
            lines: { begin: (span && regionOf(span, report.sources)?.line) ?? 1 },
          },
        };
      }),
    );
  },
};

/** GitLab has five; with an error of the language nothing can be made of the plan at all. */
function severityOf({ level, origin }: Diagnostic): "info" | "minor" | "major" | "critical" {
  switch (level) {
    case "error":
      return origin === "language" ? "critical" : "major";
    case "warn":
      return "minor";
    case "info":
      return "info";
  }
}
