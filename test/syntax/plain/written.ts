import type { Draw } from "../../generators/draw.js";

// Random YAML in every layout that people and formatters write, and in some that nobody does. Mostly, not always, it is sound.

/** A file. */
export function writtenFile(draw: Draw): string {
  const mark = draw.chance(10) ? draw.pick(["---\n", "--- # plan\n", "--- ", " ---\n", "---\n---\n", "...\n"]) : "";
  const head = (draw.chance(30) ? lines(draw, 0) : "") + mark + (draw.chance(10) ? lines(draw, 0) : "");
  const body = draw.chance(80) ? mapping(draw, 0, 3) : draw.chance(50) ? sequence(draw, 0, 3) : `${flow(draw, 3, 0)}\n`;
  const text = head + body;
  const ended = draw.chance(10) ? text.trimEnd() : text;
  return draw.chance(10) ? ended.replaceAll("\n", "\r\n") : ended;
}

/** Empty lines and comments. */
function lines(draw: Draw, column: number): string {
  let text = "";
  while (draw.chance(50)) {
    const indent = draw.chance(70) ? column : draw.number(10);
    text += draw.chance(50)
      ? `${" ".repeat(indent)}${comment(draw)}\n`
      : `${draw.chance(80) ? "" : " ".repeat(indent)}\n`;
  }
  return text;
}

function comment(draw: Draw): string {
  return draw.pick([
    "# why",
    "#",
    "#x",
    "## x: y",
    "# { a",
    "# trackc-ignore any-type: why",
    "# trackc-ignore event-owner",
  ]);
}

/** What may stand behind a value, and the line's end. */
function lineEnd(draw: Draw): string {
  const space = draw.pick(["", "", "", "", "", " ", "   "]);
  return draw.chance(15) ? `${space} ${comment(draw)}\n` : `${space}\n`;
}

function mapping(draw: Draw, column: number, depth: number): string {
  let text = "";
  for (let left = 1 + draw.number(3); left > 0; left--) {
    const name = key(draw);
    const between = text !== "" && draw.chance(20) ? lines(draw, column) : "";
    text += `${between}${" ".repeat(column)}${name}:${value(draw, column, depth)}`;
  }
  return text;
}

function sequence(draw: Draw, column: number, depth: number): string {
  let text = "";
  for (let left = 1 + draw.number(3); left > 0; left--) {
    const gap = draw.chance(85) ? 1 : 1 + draw.number(3);
    const between = text !== "" && draw.chance(15) ? lines(draw, column) : "";
    text += `${between}${" ".repeat(column)}-${" ".repeat(gap)}`;
    const inner = column + 1 + gap;
    if (depth > 0 && draw.chance(35)) text += mapping(draw, inner, depth - 1).slice(inner);
    else if (depth > 0 && draw.chance(5)) text += sequence(draw, inner, depth - 1).slice(inner);
    else text += valueOnLine(draw, column, depth);
  }
  return text;
}

/** What stands behind a name's colon, to the end of its last line. */
function value(draw: Draw, column: number, depth: number): string {
  const deeper = column + (draw.chance(80) ? 2 : 1 + draw.number(5));
  if (depth > 0 && draw.chance(35)) {
    const inner = draw.chance(50)
      ? mapping(draw, deeper, depth - 1)
      : sequence(draw, draw.chance(40) ? column : deeper, depth - 1);
    return `${lineEnd(draw)}${draw.chance(15) ? lines(draw, deeper) : ""}${inner}`;
  }
  if (draw.chance(15)) return lineEnd(draw);
  if (draw.chance(10)) return `${lineEnd(draw)}${" ".repeat(deeper)}${valueOnLine(draw, column, depth)}`;
  return `${draw.pick([" ", " ", " ", "  "])}${valueOnLine(draw, column, depth)}`;
}

function valueOnLine(draw: Draw, column: number, depth: number): string {
  if (depth > 0 && draw.chance(25)) return `${flow(draw, depth - 1, column + 1)}${lineEnd(draw)}`;
  if (draw.chance(12)) return block(draw, column);
  if (draw.chance(15)) return `${severalLines(draw, column)}${lineEnd(draw)}`;
  return `${scalar(draw, words)}${lineEnd(draw)}`;
}

function key(draw: Draw): string {
  return scalar(draw, names);
}

const names = [
  "a",
  "artist?",
  "Song Played",
  "description",
  "properties",
  "404",
  "a.b",
  "x-y",
  "What's up, doc?",
  "<<",
  "a:b",
];
const words = [
  ...[
    "string",
    "string | null",
    "1.10",
    "-5",
    "a b c",
    "it's",
    "song.song_id[]",
    "http://x.y/z",
    "~",
    "null",
    "<<",
    "a#b",
  ],
  ...[
    "Who sings, or plays",
    "a b, c d",
    "a - b",
    "x?y",
    "-a",
    "?b",
    ":c",
    "é",
    "\u2028x",
    "x\u00a0",
    "a\tb",
    "[x",
    "a: b",
    "a #b",
  ],
];

function scalar(draw: Draw, plain: readonly string[]): string {
  const word = draw.chance(90) ? draw.pick(plain) : draw.text();
  const kind = draw.number(9);
  if (kind === 0) return `'${word.replaceAll("'", "''")}'`;
  if (kind === 1) return JSON.stringify(word);
  if (kind === 2)
    return draw.pick(['"\\u00e9\\x41\\t"', '"\\ud83d\\udfb5"', "''", '""', '"a \\\\ b"', "'a \" b'", '"\\/"']);
  return word;
}

function severalLines(draw: Draw, column: number): string {
  let text = draw.pick(["One line", "a", "A text, with a comma", "'quoted", "x - y"]);
  for (let left = 1 + draw.number(2); left > 0; left--) {
    const indent = draw.chance(85) ? column + 1 + draw.number(4) : draw.number(column + 1);
    const empty = draw.chance(15) ? draw.pick(["", "  ", " ".repeat(12), "\t"]) : undefined;
    text += `${draw.pick(["", "", " "])}\n${empty === undefined ? "" : `${empty}\n`}${" ".repeat(indent)}`;
    text += draw.pick(["another one", "b", "and more: x", "- c", "# d", "e # f", "'", "{ g", "-h", "ends:", '"i"']);
  }
  return text;
}

function block(draw: Draw, column: number): string {
  let text = `${draw.pick(["|", ">", "|-", ">-", "|", ">", "|+", ">+", "|2", ">1-"])}${draw.pick(["", "", "", " ", " # c"])}\n`;
  const indent = column + 1 + draw.number(3);
  for (let left = 1 + draw.number(3); left > 0; left--) {
    if (draw.chance(20)) text += `${draw.chance(50) ? "" : " ".repeat(draw.number(indent + 2))}\n`;
    else {
      const more = draw.chance(85) ? 0 : draw.number(3);
      text += `${" ".repeat(indent + more)}${draw.pick(["a line", "b ", "# no comment", "c: d", "- e", "\tf", "\u00a0"])}\n`;
    }
  }
  return text;
}

/** A collection in braces or brackets. */
function flow(draw: Draw, depth: number, least: number): string {
  const isMapping = draw.chance(60);
  const gap = (): string => {
    if (!draw.chance(12)) return draw.pick(["", " ", " ", "  "]);
    const before = draw.chance(25) ? ` ${comment(draw)}` : "";
    const empty = draw.chance(15) ? "\n" : "";
    return `${before}${empty}\n${" ".repeat(draw.chance(90) ? least + draw.number(3) : draw.number(least + 1))}`;
  };
  let text = isMapping ? "{" : "[";
  const count = draw.number(3);
  for (let at = 0; at < count; at++) {
    text += gap();
    if (isMapping) {
      text += key(draw);
      if (draw.chance(80))
        text += `:${draw.chance(90) ? " " : gap()}${draw.chance(90) ? item(draw, depth, least) : ""}`;
    } else text += item(draw, depth, least);
    text += draw.chance(10) ? gap() : "";
    if (at < count - 1 || draw.chance(10)) text += ",";
  }
  return text + gap() + (isMapping ? "}" : "]");
}

function item(draw: Draw, depth: number, least: number): string {
  return depth > 0 && draw.chance(35) ? flow(draw, depth - 1, least) : scalar(draw, words);
}
