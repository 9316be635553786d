import type { DocumentedMistake } from "./diagnostics/mistake.js";
import { diffMistakes } from "./diff/mistakes.js";
import { emitMistakes } from "./emit/mistakes.js";
import { lintMistakes } from "./lint/mistakes.js";
import { planMistakes } from "./plan/mistakes/index.js";
import { baselineMistakes } from "./project/baseline-mistakes.js";
import { projectMistakes } from "./project/mistakes.js";
import { gitMistakes } from "./source/git/mistakes.js";
import { sourceMistakes } from "./source/mistakes.js";
import { syntaxMistakes } from "./syntax/mistakes.js";
import { readingMistakes } from "./syntax/reading-mistakes.js";
import { writeMistakes } from "./write/mistakes.js";

/** Every mistake that trackc can report, by the room that knows it. */
export const mistakes: readonly DocumentedMistake[] = [
  ...sourceMistakes,
  ...gitMistakes,
  ...syntaxMistakes,
  ...readingMistakes,
  ...projectMistakes,
  ...baselineMistakes,
  ...planMistakes,
  ...lintMistakes,
  ...emitMistakes,
  ...writeMistakes,
  ...diffMistakes,
];

/** Their codes. */
export const mistakeCodes: readonly string[] = mistakes.map(({ code }) => code);
