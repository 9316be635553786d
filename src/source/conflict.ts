import type { SourceFile, Span } from "./span.js";

/** The marks of git, alone or with a branch behind; the one in the middle always stands alone. */
const mark = /^(?:<{7}|>{7}|\|{7})(?=[ \r]|$)|^={7}(?=\r?$)/m;

/** Where an unresolved merge conflict begins in a file, or what is left of one; `undefined` where there is none. */
export function conflictIn({ path, text }: SourceFile): Span | undefined {
  const conflict = mark.exec(text);
  return conflict ? { file: path, start: conflict.index, end: conflict.index + 7 } : undefined;
}
