import type { Diagnostic, Level } from "../diagnostics/diagnostic.js";
import type { Sources, Span } from "../source/span.js";
import { docsUrl } from "./docs.js";
import { type Explained, explainMarkdown, explainText } from "./explain.js";
import { fingerprints } from "./fingerprint.js";
import { jsonText } from "./json-text.js";
import { type Root, repositoryPath } from "./paths.js";
import { phrasesOf } from "./phrases.js";
import { regionOf } from "./region.js";
import type { Report, Reporter, ReportOptions, Tool } from "./report.js";

const levels: Readonly<Record<Level, "error" | "warning" | "note">> = { error: "error", warn: "warning", info: "note" };
const root = "%SRCROOT%";

/**
 * SARIF 2.1.0, as code hosts and editors read it. It holds neither times nor absolute paths: the same plan gives the same
 * file. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarif: Reporter = {
  id: "sarif",
  what: "for code scanning and editors: SARIF 2.1.0 with the documentation of every rule it names",
  render(report: Report, options: ReportOptions): string {
    const codes = [...new Set(report.diagnostics.map(({ code }) => code))].sort();
    const placed = new Map(codes.map((code, at) => [code, at]));
    const prints = fingerprints(report.diagnostics, options.root);
    const results = report.diagnostics.flatMap((each, at) =>
      each.span
        ? [resultOf(each, { ...each.span }, prints[at] as string, placed.get(each.code) ?? -1, report, options)]
        : [],
    );
    // Code hosts refuse results without a place. What has none is about the run itself.
    const unplaced = report.diagnostics.filter(({ span }) => span === undefined);
    return jsonText({
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "trackc",
              ...(options.tool ? { semanticVersion: options.tool.version, informationUri: options.tool.homepage } : {}),
              rules: codes.map((code) => descriptorOf(code, options.tool)),
            },
          },
          automationDetails: { id: "trackc/" },
          invocations: [
            {
              executionSuccessful: !unplaced.some(({ level }) => level === "error"),
              ...(options.exitCode === undefined ? {} : { exitCode: options.exitCode }),
              toolExecutionNotifications: unplaced.map((each) => ({
                descriptor: { id: each.code, index: placed.get(each.code) ?? -1 },
                level: levels[each.level],
                message: { text: messageOf(each) },
              })),
            },
          ],
          originalUriBaseIds: { [root]: { description: { text: "The top of the repository." } } },
          columnKind: "utf16CodeUnits",
          newlineSequences: ["\r\n", "\n", "\r"],
          results,
        },
      ],
    });
  },
};

function resultOf(
  diagnostic: Diagnostic,
  span: Span,
  fingerprint: string,
  ruleIndex: number,
  { sources }: Report,
  options: ReportOptions,
) {
  const { related } = phrasesOf(diagnostic);
  const { path } = diagnostic;
  return {
    ruleId: diagnostic.code,
    ruleIndex,
    level: levels[diagnostic.level],
    message: { text: messageOf(diagnostic) },
    locations: [
      {
        physicalLocation: physical(span, sources, options.root),
        ...(path.length > 0 ? { logicalLocations: [{ name: path.at(-1), fullyQualifiedName: pointer(path) }] } : {}),
      },
    ],
    ...(diagnostic.related.length > 0
      ? {
          relatedLocations: diagnostic.related.map((each, at) => ({
            id: at + 1,
            physicalLocation: physical(each.span, sources, options.root),
            message: { text: plainMessage(related[at] ?? "") },
          })),
        }
      : {}),
    partialFingerprints: { "trackcPlace/v1": fingerprint },
  };
}

function physical(span: Span, sources: Sources, from: Root | undefined) {
  const region = regionOf(span, sources);
  const path = repositoryPath(span.file, from);
  return {
    artifactLocation: artifact(path),
    ...(region
      ? {
          region: {
            startLine: region.line,
            startColumn: region.column,
            endLine: region.endLine,
            endColumn: region.endColumn,
          },
        }
      : {}),
  };
}

/** A file as a URI: of the repository where it lies in it, else of the machine. */
function artifact(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  const uri = path.replaceAll("\\", "/").split("/").map(encodeSegment).join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:[\\/]/.test(path)) return { uri: `file:///${uri}` };
  return path.startsWith("../") ? { uri } : { uri, uriBaseId: root };
}

/** `encodeURIComponent` throws at half a surrogate pair, which a file's name may hold. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd"));
}

/** The place in the plan as a JSON pointer, in which no two places are written alike. */
function pointer(path: readonly string[]): string {
  return path.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function messageOf(diagnostic: Diagnostic): string {
  const { message, help } = phrasesOf(diagnostic);
  return plainMessage(`${message}\n${help}`);
}

/** Keeps a viewer from reading plan text as a link, `[text](1)`, or as a place to be filled, `{0}` (§§3.11.5 and 3.11.6). */
function plainMessage(text: string): string {
  const filled = text.replace(/\{(?=\d+\})/g, "{{").replace(/(?<=\{\{\d+)\}/g, "}}");
  return filled.includes("](") ? filled.replace(/[\\[\]]/g, "\\$&") : filled;
}

function descriptorOf(code: string, tool: Tool | undefined) {
  const explained = tool?.catalogue.find(code);
  if (!explained) return { id: code };
  const { what, why } = explained.kind === "rule" ? explained.rule : explained.mistake;
  return {
    id: code,
    shortDescription: { text: plainMessage(what) },
    fullDescription: { text: plainMessage(`${what} ${why}`) },
    helpUri: docsUrl(code, tool),
    help: { text: explainText(explained, false), markdown: explainMarkdown(explained) },
    defaultConfiguration: defaultOf(explained),
    properties: {
      tags: explained.kind === "rule" ? ["tracking-plan", explained.rule.group] : ["tracking-plan", "language"],
    },
  };
}

/** How grave a rule is where a plan says nothing about it. */
function defaultOf(explained: Explained): { readonly enabled?: boolean; readonly level: "error" | "warning" | "note" } {
  if (explained.kind === "mistake") return { level: "error" };
  const { recommended, strict } = explained.rule.levels;
  if (recommended !== "off") return { level: levels[recommended] };
  return { enabled: false, level: strict === "off" ? "note" : levels[strict] };
}
