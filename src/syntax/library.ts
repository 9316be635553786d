import { Composer, type Document, type Node as YamlNode } from "yaml";
import type { Diagnostic, Result } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { conflictIn } from "../source/conflict.js";
import type { SourceFile } from "../source/span.js";
import { convertDocument } from "./convert.js";
import { explainError, type YamlError } from "./errors.js";
import { controlCharacter, loneSurrogate, mergeConflict } from "./mistakes.js";
import type { SyntaxTree } from "./node.js";
import { readSuppressions } from "./suppressions.js";
import { readTokens } from "./tokens.js";
import { unreadableCharacter } from "./unreadable.js";

/** What `parse.ts` says of a file, by the `yaml` library alone: of any file, with every diagnostic. */
export function parseWithLibrary(file: SourceFile): Result<SyntaxTree> {
  const unreadable = findUnreadable(file);
  if (unreadable) return { value: brokenTree(file), diagnostics: [unreadable] };

  // What YAML makes of the marks says nothing about them.
  const conflict = conflictIn(file);
  if (conflict) return { value: brokenTree(file), diagnostics: [mistaken(mergeConflict, conflict, {})] };

  const read = readTokens(file);
  if (read.broken && !read.sharing) return { value: brokenTree(file), diagnostics: read.diagnostics };

  const composer = new Composer({ schema: "failsafe", uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
  const document = [...composer.compose(read.tokens, true, file.text.length)][0] as Document<YamlNode> | undefined;
  const error = firstError(document?.errors ?? []);
  if (error) {
    const explained = explainError(file, error);
    // What an anchor, an alias or a tag breaks is one mistake with it: `events: [*]`.
    const places = [explained.span?.start ?? 0, skipBlanks(file.text, error.pos[0])];
    const known = read.diagnostics.some(({ span }) =>
      places.some((at) => span && onOneLine(file.text, span.start, at)),
    );
    const diagnostics = known ? read.diagnostics : [explained, ...read.diagnostics];
    return { value: brokenTree(file), diagnostics };
  }

  const diagnostics: Diagnostic[] = [...read.diagnostics];
  const { root, broken } = convertDocument(file, document?.contents ?? null, diagnostics, read.sharing);
  if (broken) return { value: brokenTree(file), diagnostics };
  const suppressions = readSuppressions(file, read.comments, root);
  return { value: { file: file.path, root, suppressions }, diagnostics };
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && /\s/.test(text[next] as string)) next++;
  return next;
}

function onOneLine(text: string, one: number, other: number): boolean {
  return !text.slice(Math.min(one, other), Math.max(one, other)).includes("\n");
}

/** Without its suppressions: none of them could silence anything, which is no finding now. */
function brokenTree(file: SourceFile): SyntaxTree {
  const span = { file: file.path, start: 0, end: 0 };
  return { file: file.path, root: { kind: "empty", span }, broken: true, suppressions: [] };
}

/**
 * The first error by place. That names are longer than 1,024 characters is none: YAML limits them to spare its
 * readers looking ahead, and names are data here.
 */
function firstError(errors: readonly YamlError[]): YamlError | undefined {
  let first: YamlError | undefined;
  for (const error of errors) {
    if (error.code === "KEY_OVER_1024_CHARS") continue;
    if (!first || error.pos[0] < first.pos[0]) first = error;
  }
  return first;
}

function findUnreadable(file: SourceFile): Diagnostic | undefined {
  const match = unreadableCharacter.exec(file.text);
  if (!match) return undefined;
  const code = match[0].charCodeAt(0);
  const hex = code.toString(16).toUpperCase();
  const span = { file: file.path, start: match.index, end: match.index + 1 };
  if (code >= 0xd800 && code <= 0xdfff) return mistaken(loneSurrogate, span, { code: `\\u${hex}` });
  const help = code === 13 ? "Save the file with the line ends of Unix (LF) or of Windows (CRLF)." : undefined;
  return mistaken(controlCharacter, span, { character: `U+${hex.padStart(4, "0")}` }, { help });
}
