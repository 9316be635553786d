import type { Draw } from "../../generators/draw.js";

// Changes of texts as editors and accidents make them: of characters, of lines, of indentation, of line ends.

const fragments = [
  ...[" ", "  ", "\n", "\n\n", "\t", "\r\n", "\r", " \n", "\n ", "\n  "],
  ...["#", " #", "# ", " # ", "#x", " #x", " # trackc-ignore any-type: why\n", "\n# trackc-ignore: x\n", "\n#c\n"],
  ...[":", ": ", " :", " : ", "::", ":\n", ":x", "?", "? ", "\n? ", "-", "- ", "\n- ", "- - ", "-\n", "--", "---\n"],
  ...["\n---\n", "\n...\n", "...", ",", ", ", ",,", " ,", "{", "}", "[", "]", "{}", "[]", "{ ", " }", "\n}", "\n]"],
  ...["{ a, b }", "{a: b}", "{a:b}", '{"a":b}', "[a: b]", "[a,]", "{a: }", "{ a:, b }", "[\n", "{\n", "{ #", "[ # c\n"],
  ...["'", "''", '"', '""', "'x'", '"x"', "'x':", '"x": ', "\\", "\\n", "\\u00e9", "\\x41", "\\ud83d", "\\q", "\\\n"],
  ...["|", ">", "|-", ">-", "|+", ">2", "|\n", ">\n", " |\n", " >-\n", "|  \n", "| # c\n"],
  ...["&a ", "*a", "!t ", "!", "%", "@", "`", "~", "=", "<<", "<<: ", "<<: *a\n", "&", "*"],
  ...[
    "\u0085",
    "\u00a0",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u200b",
    "\u{1f3b5}",
    "é",
    "\u0000",
    "\u001b",
    "\ud800",
    "\ufffe",
  ],
  ...["a", "key: value\n", "\n  key: value", "description: ", "properties:\n", "null", "true", "1.10"],
];

/** A text with a few things changed. */
export function changedText(draw: Draw, text: string): string {
  let changed = text;
  for (let left = 1 + draw.number(3); left > 0; left--) changed = changedOnce(draw, changed);
  return changed;
}

function changedOnce(draw: Draw, text: string): string {
  const kind = draw.number(11);
  if (kind <= 3) {
    const at = place(draw, text);
    return text.slice(0, at) + draw.pick(fragments) + text.slice(at);
  }
  if (kind === 4) {
    const at = place(draw, text);
    return text.slice(0, at) + text.slice(at + 1 + draw.number(3));
  }
  if (kind === 5) {
    const at = place(draw, text);
    return text.slice(0, at) + draw.pick(fragments) + text.slice(at + 1 + draw.number(2));
  }
  if (kind === 6) {
    const at = place(draw, text);
    const piece = text.slice(at, at + 1 + draw.number(20));
    return text.slice(0, at) + piece + text.slice(at);
  }
  return changedLines(draw, text);
}

/** An offset, more often than chance would have it beside something that means something to YAML. */
function place(draw: Draw, text: string): number {
  const at = draw.number(text.length);
  if (draw.chance(50)) return at;
  const found = /[\n:#,[\]{}'"|>-]/.exec(text.slice(at));
  return found ? at + found.index + draw.number(1) : at;
}

function changedLines(draw: Draw, text: string): string {
  const lines = text.split("\n");
  const at = draw.number(lines.length - 1);
  const line = lines[at] ?? "";
  switch (draw.number(10)) {
    case 0:
      return lines.toSpliced(at, 1).join("\n");
    case 1:
      return lines.toSpliced(draw.number(lines.length - 1), 0, line).join("\n");
    case 2:
      return lines.with(at, " ".repeat(1 + draw.number(3)) + line).join("\n");
    case 3:
      return lines.with(at, line.slice(Math.min(line.search(/\S|$/), 1 + draw.number(3)))).join("\n");
    case 4:
      return lines
        .with(at, line + draw.pick([" ", "  ", "\t", " # c", "  # c", " #c", ":", ",", " \t", "\r"]))
        .join("\n");
    case 5:
      // Broken at a space, with any indentation.
      return lines.with(at, line.replace(/(?<=\S) (?=\S)/, `\n${" ".repeat(draw.number(12))}`)).join("\n");
    case 6:
      return lines.toSpliced(at, 2, `${line} ${(lines[at + 1] ?? "").trim()}`).join("\n");
    case 7:
      return lines
        .toSpliced(at, 0, draw.pick(["", "  ", " ".repeat(9), "\t", "# c", "  # c", "        # c", "#"]))
        .join("\n");
    case 8:
      return text.replaceAll("\n", "\r\n");
    case 9:
      return draw.chance(50) ? text.trimEnd() : `${text}${draw.pick(["\n", "  ", "\n  ", "# end", "\n  # end", "\t"])}`;
    default:
      // A name longer than the 1,024 characters that YAML grants.
      return lines
        .with(
          at,
          line.replace(/[a-z](?=[a-z]*\??:)/, (letter) => letter.repeat(1100)),
        )
        .join("\n");
  }
}
