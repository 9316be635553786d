import { type Root, repositoryPath } from "../paths.js";
import { regionOf } from "../region.js";
import { few } from "./few.js";
import type { NothingCompared, Uncompared } from "./report.js";
import { quoted } from "./subjects.js";

/** Of many errors the first are told: they stand in the log of the run, whole. */
const mostErrors = 10;

/** An error that kept a comparison from being made, as people read it. */
export interface ErrorText {
  /** `plans/listening.yaml:12`; `undefined` for what stands in no file. */
  readonly place: string | undefined;
  /** Plan text stands between backticks. */
  readonly message: string;
  readonly help: string | undefined;
}

/** The first errors, and how many are left. */
export function errorTexts(
  { errors, sources }: Pick<NothingCompared, "errors" | "sources">,
  root: Root | undefined,
): {
  readonly shown: readonly ErrorText[];
  readonly left: number;
} {
  const { shown, left } = few(errors, mostErrors);
  return {
    left,
    shown: shown.map(({ span, message, help }) => {
      const line = span && regionOf(span, sources)?.line;
      const file = span && repositoryPath(span.file, root);
      const place = file !== undefined && line !== undefined ? `${file}:${line}` : file;
      return { place, message, help };
    }),
  };
}

/** The whole in a line, without a point. */
export function nothingLine({ why, isRefusal = false }: NothingCompared): string {
  return `${isRefusal ? "Not accepted" : "Nothing was compared"}: ${why}`;
}

/** The same of one plan among others: `` `music` was not compared: it has 1 error``. Plan text stands between backticks. */
export function uncomparedLine({ of: { name, manifest }, why }: Uncompared): string {
  return `${quoted(name || manifest)} was not compared: ${why}`;
}
