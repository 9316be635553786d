/** Names that Windows keeps for devices, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu;
/** What some system forbids in names, takes for something else, or passes over (macOS finds `.git` behind `.g\u200Cit`). */
const FORBIDDEN = /[\p{Cc}\p{Cf}<>:"|?*\\]/u;
/** Windows also finds `.git` behind its short name. */
const TOOLS = /^(?:\.git|git~\d+|node_modules)$/iu;
const LONGEST_SEGMENT = 200;

/** Why one part of a path can't be a name of a file or folder everywhere; `undefined` when it can. */
function segmentProblem(segment: string): string | undefined {
  if (segment === "") return "a part of it is empty";
  if (segment === "." || segment === "..") return `\`${segment}\` is a place, not a name`;
  if (FORBIDDEN.test(segment)) return "it holds a character that names of files can't hold everywhere";
  if (/[. ]$/u.test(segment)) return "a part of it ends in a dot or a space, which Windows drops";
  if (DEVICE.test(segment)) return `\`${segment}\` is a device on Windows`;
  if (Buffer.byteLength(segment) > LONGEST_SEGMENT) return `a part of it is longer than ${LONGEST_SEGMENT} bytes`;
  return undefined;
}

/** Why a relative path with `/` can't be one of an output's files; `undefined` when it can. */
export function filePathProblem(path: string): string | undefined {
  if (path.startsWith("/")) return "it is absolute";
  return firstProblem(path.split("/"));
}

/** Why a text can't be an output's `out`: a relative path with `/` which may climb at its beginning. */
export function outProblem(out: string): string | undefined {
  if (out === "") return "it is empty";
  if (out.startsWith("/") || /^[A-Za-z]:/u.test(out)) return "it is absolute";
  if (out.includes("\\")) return "it holds a `\\`: folders are set apart by `/`";
  const parts = out.replace(/\/$/u, "").replace(/^\.\//u, "").split("/");
  while (parts[0] === "..") parts.shift();
  const tools = toolsProblem(parts);
  if (tools !== undefined) return tools;
  return parts.length === 0 || (parts.length === 1 && parts[0] === ".") ? undefined : firstProblem(parts);
}

/** Why a path would lead into a folder that other tools keep; `undefined` when it does not. */
export function toolsProblem(parts: readonly string[]): string | undefined {
  const tools = parts.find((part) => TOOLS.test(part));
  return tools === undefined ? undefined : `\`${tools}\` belongs to another tool`;
}

/** What two paths have in common that are one file where capitals and composition don't count. */
export function folded(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function firstProblem(segments: readonly string[]): string | undefined {
  for (const segment of segments) {
    const problem = segmentProblem(segment);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
