import { CST, Lexer, Parser } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { SourceFile, Span } from "../source/span.js";
import { deepNesting, severalDocuments, sharedByYaml, yamlDirective, yamlTag } from "./mistakes.js";

/** A plan that nests deeper is a mistake or an attack; everything after this walks trees by recursion. */
const deepestNesting = 100;

/** What a pass over a file's tokens finds, before they are composed into a document. */
export interface Tokens {
  /** For the library's composer. */
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly Span[];
  /** Mistakes that only tokens show: anchors, tags, directives, a second document, too deep nesting. */
  readonly diagnostics: readonly Diagnostic[];
  /** True when reading was given up, or when the document's meaning depends on what the language does not have. */
  readonly broken: boolean;
  /** True when an anchor or alias was found. */
  readonly sharing: boolean;
}

/** The lexer's own marks among its lexemes; they take no room in the text. */
export const scalarFollows = "\x1f";
export const flowEnds = "\x18";
export const documentStarts = "\x02";

export type TokenType = ReturnType<typeof CST.tokenType>;

/**
 * Reads a file's tokens. Driving the lexer by hand shows what the library's document does not: the nesting before
 * anything recurses, and comments apart from text that looks like one.
 */
export function readTokens(file: SourceFile): Tokens {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const comments: Span[] = [];
  const diagnostics: Diagnostic[] = [];
  let broken = false;
  let sharing = false;
  let isScalar = false;
  let hasContent = false;
  let documentEnded = false;
  let offset = 0;

  for (const lexeme of new Lexer().lex(file.text)) {
    const start = offset;
    if (isScalar) {
      isScalar = false;
      offset += lexeme.length;
    } else if (lexeme === scalarFollows) {
      isScalar = true;
      if (documentEnded) {
        diagnostics.push(mistaken(severalDocuments, { file: file.path, start, end: start + 1 }, {}));
        broken = true;
        break;
      }
      hasContent = true;
    } else if (lexeme !== documentStarts && lexeme !== flowEnds) {
      offset += lexeme.length;
      const type = CST.tokenType(lexeme);
      const isContent = type !== null && !besideContent.has(type);
      if (documentEnded ? isContent : type === "doc-start" && hasContent) {
        const end = start + Math.min(3, lexeme.length);
        diagnostics.push(mistaken(severalDocuments, { file: file.path, start, end }, {}));
        broken = true;
        break;
      }
      hasContent ||= isContent;
      documentEnded ||= type === "doc-end";
      if (type !== null && remarkable.has(type)) {
        const span: Span = { file: file.path, start, end: offset };
        if (type === "comment") comments.push(span);
        else if (type === "tag") {
          diagnostics.push(mistaken(yamlTag, span, { tag: lexeme }));
          // `!name: value`: the tag has taken the name, and what is left would be read as something else.
          broken ||= lexeme.endsWith(":");
        } else if (type === "directive-line") {
          diagnostics.push(mistaken(yamlDirective, span, { directive: lexeme.trimEnd() }));
        } else {
          // One diagnostic for all of a file's anchors and aliases: together they are one attempt to share.
          if (!sharing) diagnostics.push(mistaken(sharedByYaml, span, { written: lexeme }));
          sharing = true;
          broken = true;
        }
      }
    }
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > deepestNesting + 2) {
      const span = { file: file.path, start, end: start + 1 };
      const tooDeep = mistaken(deepNesting, span, { limit: deepestNesting });
      return { tokens: [], comments, diagnostics: [...diagnostics, tooDeep], broken: true, sharing };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens, comments, diagnostics, broken, sharing };
}

/** What may stand around a document without being part of it. */
const besideContent: ReadonlySet<TokenType> = new Set<TokenType>([
  "space",
  "newline",
  "comment",
  "directive-line",
  "doc-end",
  "byte-order-mark",
]);

const remarkable: ReadonlySet<TokenType> = new Set<TokenType>(["comment", "anchor", "alias", "tag", "directive-line"]);
