import fc from "../support/fast-check.js";

/** How a person might have written the same YAML. */
export interface Formatting {
  readonly newline: "\n" | "\r\n";
  /** By how many blanks a level is indented, in place of two. */
  readonly indent: number;
  readonly isEnded: boolean;
  /** Every so many lines a comment above, and one behind. */
  readonly above: number;
  readonly behind: number;
  readonly blank: number;
}

export const formattings: fc.Arbitrary<Formatting> = fc.record({
  newline: fc.constantFrom("\n", "\r\n"),
  indent: fc.constantFrom(2, 2, 3, 4),
  isEnded: fc.boolean(),
  above: fc.integer({ min: 2, max: 9 }),
  behind: fc.integer({ min: 2, max: 9 }),
  blank: fc.integer({ min: 2, max: 9 }),
});

/** Texts as the generators write them, which is one line for each entry of a block, in another hand. */
export function formatted(texts: Readonly<Record<string, string>>, how: Formatting): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, reformatted(text, how)]));
}

function reformatted(text: string, { newline, indent, isEnded, above, behind, blank }: Formatting): string {
  const lines: string[] = [];
  text.split("\n").forEach((line, at) => {
    const depth = (/^ */.exec(line)?.[0].length ?? 0) / 2;
    const lead = " ".repeat(depth * indent);
    // Behind a dash a mapping goes on where it began.
    const own = line.trimStart();
    const wide = own.startsWith("- ") && indent > 2 ? `-${" ".repeat(indent - 1)}${own.slice(2)}` : own;
    if (line !== "" && at % above === 0) lines.push(`${lead}# above ${at}`);
    const isKey = /[:}\]\w]$/.test(wide);
    lines.push(line === "" ? "" : lead + wide + (isKey && at % behind === 0 ? `  # behind ${at}` : ""));
    if (at % blank === 0) lines.push("");
  });
  const joined = lines.join(newline).trimEnd();
  return isEnded && joined !== "" ? joined + newline : joined;
}
