import { type CharacterSet, complement, digitSet, dotSet, singleton, spaceSet, union, wordSet } from "./characters.js";

/**
 * The regular part of an ECMAScript pattern under the `u` flag, as far as this tool reasons about patterns: to tell
 * those that can't run long, and to make texts that match.
 */
export type Pattern =
  | { readonly kind: "character"; readonly set: CharacterSet }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "sequence"; readonly parts: readonly Pattern[] }
  | { readonly kind: "choice"; readonly branches: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly of: Pattern; readonly min: number; readonly max: number };

const deepest = 50;

/** The code points of a Unicode property escape such as `\p{Lu}`, for whoever is ready to look through all of them. */
export type PropertySet = (escaped: string) => CharacterSet | undefined;

/**
 * Reads a pattern that is known to be valid. `undefined` where it holds what is not regular (look-around,
 * back-references), what is not modelled here (`\b`; `\p{…}` without a `propertySet`), or too many brackets within one
 * another.
 */
export function parsePattern(source: string, propertySet?: PropertySet): Pattern | undefined {
  const reader = new Reader(Array.from(source), propertySet);
  const pattern = reader.choice(0);
  return pattern !== undefined && reader.atEnd() ? pattern : undefined;
}

const controls: ReadonlyMap<string, number> = new Map([
  ["t", 9],
  ["n", 10],
  ["v", 11],
  ["f", 12],
  ["r", 13],
  ["0", 0],
]);

/** A recursive descent over code points; every method gives `undefined` for what it does not model. */
class Reader {
  readonly #text: readonly string[];
  readonly #propertySet: PropertySet | undefined;
  #at = 0;

  constructor(text: readonly string[], propertySet: PropertySet | undefined) {
    this.#text = text;
    this.#propertySet = propertySet;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  choice(depth: number): Pattern | undefined {
    if (depth > deepest) return undefined;
    const branches: Pattern[] = [];
    do {
      const branch = this.#sequence(depth);
      if (branch === undefined) return undefined;
      branches.push(branch);
    } while (this.#take("|"));
    return branches.length === 1 ? branches[0] : { kind: "choice", branches };
  }

  #sequence(depth: number): Pattern | undefined {
    const parts: Pattern[] = [];
    while (!this.atEnd() && this.#peek() !== "|" && this.#peek() !== ")") {
      const atom = this.#atom(depth);
      const part = atom === undefined ? undefined : this.#repeated(atom);
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return parts.length === 1 ? parts[0] : { kind: "sequence", parts };
  }

  #atom(depth: number): Pattern | undefined {
    const character = this.#next();
    if (character === "^") return { kind: "start" };
    if (character === "$") return { kind: "end" };
    if (character === ".") return { kind: "character", set: dotSet };
    if (character === "(") return this.#group(depth);
    const set = character === "[" ? this.#characterClass() : this.#escapeOr(character);
    return set === undefined ? undefined : { kind: "character", set };
  }

  #group(depth: number): Pattern | undefined {
    if (this.#take("?")) {
      if (this.#take("<")) {
        // `(?<=`, `(?<!` look behind; a name is only a name.
        if (this.#peek() === "=" || this.#peek() === "!") return undefined;
        while (!this.atEnd() && !this.#take(">")) this.#next();
      } else if (!this.#take(":")) return undefined;
    }
    const inner = this.choice(depth + 1);
    return inner !== undefined && this.#take(")") ? inner : undefined;
  }

  #repeated(of: Pattern): Pattern | undefined {
    const bounds = this.#bounds();
    if (bounds === undefined) return of;
    this.#take("?"); // Lazy: the same texts match.
    return { kind: "repeat", of, min: bounds[0], max: bounds[1] };
  }

  #bounds(): [number, number] | undefined {
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#take("?")) return [0, 1];
    if (!this.#take("{")) return undefined;
    const min = this.#number();
    const max = this.#take(",") ? (this.#peek() === "}" ? Number.POSITIVE_INFINITY : this.#number()) : min;
    this.#take("}");
    return [min, max];
  }

  #number(): number {
    let text = "";
    while (/^\d$/.test(this.#peek())) text += this.#next();
    return Number(text);
  }

  #characterClass(): CharacterSet | undefined {
    const negated = this.#take("^");
    const ranges: (readonly [number, number])[] = [];
    while (!this.#take("]")) {
      if (this.atEnd()) return undefined;
      const set = this.#escapeOr(this.#next());
      const range = set === undefined ? undefined : this.#rangeFrom(set);
      if (range === undefined) return undefined;
      ranges.push(...range);
    }
    const set = union(ranges, []);
    return negated ? complement(set) : set;
  }

  /** `a-z` after its `a`; a set alone stands for itself, and a hyphen at the end too. */
  #rangeFrom(set: CharacterSet): CharacterSet | undefined {
    const [only, ...others] = set;
    const single = only !== undefined && others.length === 0 && only[0] === only[1];
    if (!single || this.#peek() !== "-" || this.#text[this.#at + 1] === "]") return set;
    this.#next();
    const end = this.#escapeOr(this.#next())?.[0];
    return end === undefined ? undefined : [[only[0], end[1]]];
  }

  /** The set that a character stands for, after it was taken: an escape's, or its own. */
  #escapeOr(character: string): CharacterSet | undefined {
    if (character !== "\\") return singleton(character.codePointAt(0) ?? 0);
    const escaped = this.#next();
    switch (escaped) {
      case "d":
        return digitSet;
      case "D":
        return complement(digitSet);
      case "w":
        return wordSet;
      case "W":
        return complement(wordSet);
      case "s":
        return spaceSet;
      case "S":
        return complement(spaceSet);
      case "x":
        return this.#code(2);
      case "u":
        return this.#peek() === "{" ? this.#bracedCode() : this.#code(4);
      case "p":
      case "P":
        return this.#propertySet?.(`\\${escaped}{${this.#braced()}}`);
    }
    const control = controls.get(escaped);
    if (control !== undefined) return singleton(control);
    // `\b`, `\B`, `\k<…>`, `\1`, `\cA`: not modelled. What is left stands for itself.
    return /^[\da-zA-Z]?$/.test(escaped) ? undefined : singleton(escaped.codePointAt(0) ?? 0);
  }

  #code(length: number): CharacterSet | undefined {
    let text = "";
    for (let taken = 0; taken < length; taken++) text += this.#next();
    const code = Number.parseInt(text, 16);
    // One half of a pair: whether it joins the next escape is not worth modelling.
    return Number.isNaN(code) || (code >= 0xd800 && code <= 0xdfff) ? undefined : singleton(code);
  }

  #bracedCode(): CharacterSet | undefined {
    return singleton(Number.parseInt(this.#braced(), 16));
  }

  /** What stands between braces, which are taken. */
  #braced(): string {
    let text = "";
    this.#next();
    while (!this.atEnd() && !this.#take("}")) text += this.#next();
    return text;
  }

  #peek(): string {
    return this.#text[this.#at] ?? "";
  }

  #next(): string {
    return this.#text[this.#at++] ?? "";
  }

  #take(character: string): boolean {
    if (this.#peek() !== character || this.atEnd()) return false;
    this.#at++;
    return true;
  }
}
