/**
 * The doors: the only ways in which text can reach generated TypeScript. What a plan says is data that anybody may have
 * written; it becomes a literal, a doc comment or an identifier, and the types below let nothing else through.
 */

declare const door: unique symbol;

/** Generated TypeScript. */
export type Code = string & { readonly [door]: "code" };
/** A string, number, boolean or null as TypeScript writes it. */
export type Literal = string & { readonly [door]: "literal" };
/** A whole comment, with its line ends, or nothing at all. */
export type DocComment = string & { readonly [door]: "comment" };
/** A name that TypeScript takes as one. */
export type Identifier = string & { readonly [door]: "identifier" };
/** A line of a doc comment, already escaped. */
export type DocText = string & { readonly [door]: "text" };

type Hole = Code | Literal | DocComment | Identifier;

/** Generated code: ``code`export type ${name} = ${type};` ``. A plain string in a hole does not compile. */
export function code(strings: TemplateStringsArray, ...holes: readonly Hole[]): Code {
  return String.raw({ raw: strings }, ...holes) as Code;
}

export const nothing: Code = code``;

/** Pieces one after another. */
export function join(pieces: readonly Hole[], separator: "" | " " | "\n" | "\n\n" | ", " | " | " | "; "): Code {
  return pieces.join(separator) as Code;
}

/**
 * Moves code two columns to the right for each level. Every line is moved, which is right since no literal that leaves
 * a door holds a line end.
 */
export function indent(piece: Hole, levels = 1): Code {
  return piece.replace(/^(?=.)/gm, "  ".repeat(levels)) as Code;
}

/** The same for all lines but the first, which stands behind something already. */
export function indentRest(piece: Hole, levels = 1): Code {
  return piece.replace(/\n(?=.)/g, `\n${"  ".repeat(levels)}`) as Code;
}

/**
 * What no eye can see or what changes how others are seen: controls, line separators, formatting characters (zero-width,
 * bidirectional, tags), other ignorable ones, and halves of surrogate pairs. Variation selectors stay: emoji have them.
 */
const UNSEEN = /(?![\uFE00-\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** `\u0007`, and `\u{e0041}` beyond the first plane. */
function escaped(character: string): string {
  const point = (character.codePointAt(0) as number).toString(16);
  return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, "0")}`;
}

// The common case needs no tables of Unicode: that is most of the time that a large plan takes.
const PLAIN = /^[\w .,:/$()[\]-]*$/;
const PLAIN_IDENTIFIER = /^[A-Za-z$_][\w$]*$/;

/** A value as a literal. Whatever the text holds, the program has exactly that text. */
export function literal(value: null | boolean | number | string): Literal {
  if (typeof value !== "string") return String(value) as Literal;
  if (PLAIN.test(value)) return `"${value}"` as Literal;
  return JSON.stringify(value)
    .replace(UNSEEN, escaped)
    .replace(/<(?=[/!])/g, "\\u003c") as Literal;
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** A name from the model's identifiers, or one of our own. That it is one has been settled before: anything else is a bug. */
export function identifier(name: string): Identifier {
  if (PLAIN_IDENTIFIER.test(name)) return name as Identifier;
  if (!IDENTIFIER.test(name) || name.search(UNSEEN) >= 0) throw new Error(`not an identifier: ${JSON.stringify(name)}`);
  return name as Identifier;
}

/** The key of a property in an interface or an object literal: bare where it can be. */
export function key(name: string): Literal | Identifier {
  if (PLAIN_IDENTIFIER.test(name) && name !== "__proto__") return name as Identifier;
  return IDENTIFIER.test(name) && name.search(UNSEEN) < 0 && name !== "__proto__" ? identifier(name) : literal(name);
}

/**
 * The key of an entry in an object literal that is a table. A plain `__proto__` there would set the prototype.
 */
export function tableKey(name: string): Code {
  return name === "__proto__" ? code`[${literal(name)}]` : code`${key(name)}`;
}

/**
 * Text as it stands in a doc comment. The two characters that end a comment can't meet; no `@` begins a tag; what tools look for in any comment
 * (`@license` keeps it in a bundle, `#__PURE__` changes what a bundler drops, a source map's address is opened) is
 * broken up. Line ends stay and begin lines of the comment.
 */
export function docText(text: string): DocText {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[^\n\x20-\x7e]+/g, (run) => run.replace(UNSEEN, escaped))
    .replace(/\*(?=\/)/g, "*\\")
    .replace(/@(?=license|preserve|cc_on|jsx|__|\s*source)/gi, "&#64;")
    .replace(/#(?=__|\s*source)/gi, "&#35;")
    .replace(/@/g, "\\@") as DocText;
}

/** A doc comment's line of our own making: its holes take escaped text, code that goes through {@link docText}, and names. */
export function doc(strings: TemplateStringsArray, ...holes: readonly (DocText | Identifier)[]): DocText {
  return String.raw({ raw: strings }, ...holes) as DocText;
}

/** Wraps text at white space to lines of at most `width` characters. Words that are longer stand alone. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line: string[] = [];
    let length = 0;
    for (const word of paragraph.split(/[ \t]+/)) {
      if (line.length > 0 && length + 1 + word.length > width) {
        lines.push(line.join(" "));
        line = [];
        length = 0;
      }
      length += word.length + (line.length > 0 ? 1 : 0);
      line.push(word);
    }
    lines.push(line.join(" "));
  }
  return lines;
}

function linesOf(kind: DocPart["kind"], text: string, width: number): string[] {
  if (kind === "example") return text.split("\n");
  if (kind !== "list") return wrap(text, width);
  return wrap(text, width - 2).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
}

/** A piece of a doc comment. Paragraphs, items of a list and tags are wrapped; an example keeps its lines. */
export interface DocPart {
  readonly kind: "paragraph" | "list" | "tag" | "example";
  readonly text: DocText;
}

const LINE_WIDTH = 100;

/** The doc comment of something that stands `level` steps in; nothing where there is nothing to say. */
export function docComment(parts: readonly DocPart[], level = 0): DocComment {
  const width = LINE_WIDTH - 3 - 2 * level;
  const lines: string[] = [];
  let previous: DocPart["kind"] | undefined;
  for (const part of parts) {
    const text = part.text.trim();
    if (text === "") continue;
    const follows = part.kind !== "paragraph" && part.kind === previous;
    if (previous !== undefined && !follows) lines.push("");
    lines.push(...linesOf(part.kind, text, width));
    previous = part.kind;
  }
  if (lines.length === 0) return "" as DocComment;
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length + 7 + 2 * level <= LINE_WIDTH) {
    return `/** ${only} */\n` as DocComment;
  }
  const body = lines.map((line) => (line === "" ? " *" : ` * ${line.trimEnd()}`));
  return `/**\n${body.join("\n")}\n */\n` as DocComment;
}
