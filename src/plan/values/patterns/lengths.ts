import type { Pattern } from "./syntax.js";

/** From the least to the most, both included; the most may be infinite. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

/** How long texts are, in code points, in which a pattern matches somewhere. No text outside these lengths does. */
export function lengthsMatching(pattern: Pattern): Lengths {
  if (pattern.kind === "choice") return either(pattern.branches.map(lengthsMatching));
  const { least, most } = lengthsOfMatch(pattern);
  const parts = pattern.kind === "sequence" ? pattern.parts : [pattern];
  const whole = parts[0]?.kind === "start" && parts[parts.length - 1]?.kind === "end";
  return { least, most: whole ? most : Number.POSITIVE_INFINITY };
}

/** How long the part of a text is that a pattern matches. */
function lengthsOfMatch(pattern: Pattern): Lengths {
  switch (pattern.kind) {
    case "start":
    case "end":
      return { least: 0, most: 0 };
    case "character":
      return { least: 1, most: 1 };
    case "sequence": {
      let [least, most] = [0, 0];
      for (const part of pattern.parts.map(lengthsOfMatch)) [least, most] = [least + part.least, most + part.most];
      return { least, most };
    }
    case "choice":
      return either(pattern.branches.map(lengthsOfMatch));
    case "repeat": {
      const { least, most } = lengthsOfMatch(pattern.of);
      return { least: least * pattern.min, most: most === 0 || pattern.max === 0 ? 0 : most * pattern.max };
    }
  }
}

function either(lengths: readonly Lengths[]): Lengths {
  return lengths.reduce((a, b) => ({ least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) }));
}
