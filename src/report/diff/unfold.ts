/** What is longer, or lists properties, goes over several lines. */
const longest = 76;
/** Nobody reads a definition that is deeper; it stays as it is. */
const deepest = 40;

/** A part of a definition that was written on one line. Texts are as they were written, quotes and all. */
type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Part[] }
  | { readonly kind: "entries"; readonly entries: Entries };
/** Names, and what stands behind them; nothing where something was left out. */
type Entries = readonly (readonly [name: string, behind: Part | undefined])[];

/**
 * A definition in plan syntax on one line, `cart: { properties: { sku: string } }`, as the plan would rather have it: what is short stays
 * on its line, properties stand one below the other. So a change deep inside shows as the line that it is.
 */
export function unfolded(line: string): readonly string[] {
  if (isShort(line)) return [line];
  const reader = new Reader(line);
  const whole = reader.whole();
  return whole === undefined ? [line] : linesOf(whole);
}

function isShort(line: string): boolean {
  return line.length <= longest && !/(?:^|[{\s])properties: \{/.test(line);
}

function linesOf(part: Part): readonly string[] {
  const line = inOneLine(part);
  if (isShort(line)) return [line];
  switch (part.kind) {
    case "text":
      return [line];
    case "list":
      return part.items.flatMap((item) => linesOf(item).map((each, at) => `${at === 0 ? "- " : "  "}${each}`));
    case "entries":
      return entryLines(part.entries);
  }
}

function entryLines(entries: Entries): readonly string[] {
  return entries.flatMap(([name, behind]) => {
    if (behind === undefined) return [name];
    // Names that people chose are read one below the other, however few.
    const isOpen = name === "properties" && behind.kind === "entries";
    const line = `${name}: ${inOneLine(behind)}`;
    if (behind.kind === "text" || (!isOpen && isShort(line))) return [line];
    return [`${name}:`, ...(isOpen ? entryLines(behind.entries) : linesOf(behind)).map((each) => `  ${each}`)];
  });
}

function inOneLine(part: Part): string {
  switch (part.kind) {
    case "text":
      return part.text;
    case "list":
      return `[${part.items.map(inOneLine).join(", ")}]`;
    case "entries": {
      const entries = part.entries.map(([name, behind]) => (behind ? `${name}: ${inOneLine(behind)}` : name));
      return `{ ${entries.join(", ")} }`;
    }
  }
}

/** Reads what stands in brackets and braces. Whatever it can't make out leaves the whole as it is. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Part | undefined {
    const first = /^[[{]/.test(this.#text) ? "" : this.#scalar(true);
    const isName = first !== "" && this.#text.startsWith(": ", this.#at);
    if (isName) this.#at += 2;
    else this.#at = 0;
    const behind = this.#part(0);
    if (behind === undefined || this.#at !== this.#text.length) return undefined;
    return isName ? { kind: "entries", entries: [[first, behind]] } : behind;
  }

  #part(depth: number): Part | undefined {
    if (depth > deepest) return undefined;
    if (this.#takes("[")) return this.#list(depth);
    if (this.#takes("{")) return this.#entries(depth);
    const text = this.#scalar(depth === 0);
    return text === "" ? undefined : { kind: "text", text };
  }

  #list(depth: number): Part | undefined {
    const items: Part[] = [];
    while (!this.#takes("]")) {
      const item = this.#part(depth + 1);
      if (!item) return undefined;
      items.push(item);
      if (!this.#takes(", ") && this.#text[this.#at] !== "]") return undefined;
    }
    return { kind: "list", items };
  }

  #entries(depth: number): Part | undefined {
    const entries: (readonly [string, Part | undefined])[] = [];
    this.#takes(" ");
    while (!this.#takes("}")) {
      const name = this.#scalar(false);
      if (name === "") return undefined;
      const says = this.#takes(": ");
      const behind = says ? this.#part(depth + 1) : undefined;
      if (says && !behind) return undefined;
      entries.push([name, behind]);
      if (!this.#takes(", ") && !this.#takes(" ") && this.#text[this.#at] !== "}") return undefined;
    }
    return { kind: "entries", entries };
  }

  /** A text in quotes, or up to what ends it. `[]` behind a word belongs to it. */
  #scalar(isOutside: boolean): string {
    const quoted = /(?:'(?:[^']|'')*'|"(?:[^"\\]|\\.)*")/suy;
    const bare = isOutside ? /(?:(?!: )[\s\S])+/uy : /(?:\[\]|(?!: |, | \})[^[\]{}])+/uy;
    for (const form of [quoted, bare]) {
      form.lastIndex = this.#at;
      const [text] = form.exec(this.#text) ?? [];
      if (text === undefined) continue;
      this.#at += text.length;
      return text;
    }
    return "";
  }

  #takes(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }
}
