import type { Node } from "../../syntax/node.js";
import { below, type Draft, entriesOf, type Place } from "./schema.js";

/** A file of JSON Schema: its draft, and what references in it lead to. */
export class SchemaDocument {
  readonly root: Node;
  readonly draft: Draft;
  readonly #id: string | undefined;
  #anchors: ReadonlyMap<string, Place> | undefined;
  #refers: boolean | undefined;

  /** @param draft the draft of a file that does not name one */
  constructor(root: Node, draft: Draft = "2020-12") {
    this.root = root;
    const keywords = entriesOf(root);
    this.draft = draftOf(textOf(keywords.get("$schema")?.value), draft);
    this.#id = (textOf(keywords.get("$id")?.value) ?? textOf(keywords.get("id")?.value))?.replace(/#.*$/su, "");
  }

  /** What a reference leads to within the file; `undefined` where it leads elsewhere or nowhere. */
  find(reference: string): Place | undefined {
    const at = reference.indexOf("#");
    const [address, fragment] = at < 0 ? [reference, ""] : [reference.slice(0, at), reference.slice(at + 1)];
    if (address !== "" && address !== this.#id) return undefined;
    const path = decoded(fragment);
    if (path === undefined) return undefined;
    if (path !== "" && !path.startsWith("/")) {
      this.#anchors ??= anchorsIn(this.root);
      return this.#anchors.get(path);
    }
    return this.#follow(path);
  }

  /** Whether anything in the file refers to anything: only then it matters what an `$id` makes of references. */
  get refers(): boolean {
    this.#refers ??= hasReference(this.root);
    return this.#refers;
  }

  #follow(path: string): Place | undefined {
    let node: Node | undefined = this.root;
    let pointer = "";
    for (const written of path.split("/").slice(1)) {
      const step = written.replaceAll("~1", "/").replaceAll("~0", "~");
      if (node?.kind === "sequence") node = /^(?:0|[1-9][0-9]*)$/.test(step) ? node.items[Number(step)] : undefined;
      else node = node && entriesOf(node).get(step)?.value;
      if (node === undefined) return undefined;
      pointer = below(pointer, step);
    }
    return { node, pointer };
  }
}

/** The text of a node; `undefined` for everything else. */
export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" ? node.text : undefined;
}

/** Self-describing schemas of Iglu name a metaschema of their own, which extends draft-04. */
function draftOf(schema: string | undefined, otherwise: Draft): Draft {
  if (schema === undefined) return otherwise;
  if (schema.includes("draft-03") || schema.includes("draft-04") || schema.includes("self-desc")) return "draft-04";
  if (schema.includes("draft-06")) return "draft-06";
  if (schema.includes("draft-07")) return "draft-07";
  return schema.includes("2019-09") ? "2019-09" : "2020-12";
}

function decoded(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return undefined; // A percent sign that escapes nothing: no reference at all.
  }
}

function hasReference(root: Node): boolean {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "sequence") open.push(...node.items);
    if (node.kind !== "mapping") continue;
    for (const { key, value } of node.entries) {
      if (/^\$(?:dynamic|recursive)?ref$/i.test(key.text) && value.kind === "scalar") return true;
      open.push(value);
    }
  }
  return false;
}

/** Schemas that have a name within their file: `$anchor: size`, or in older drafts `$id: "#size"`. */
function anchorsIn(root: Node): ReadonlyMap<string, Place> {
  const anchors = new Map<string, Place>();
  const open: Place[] = [{ node: root, pointer: "" }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { node, pointer } = place;
    if (node.kind === "sequence") {
      for (const [at, item] of node.items.entries()) open.push({ node: item, pointer: below(pointer, at) });
    }
    if (node.kind !== "mapping") continue;
    for (const { key, value } of node.entries) {
      const text = textOf(value);
      if (text === undefined) open.push({ node: value, pointer: below(pointer, key.text) });
      else if (key.text === "$anchor") anchors.set(text, place);
      else if ((key.text === "$id" || key.text === "id") && text.startsWith("#")) anchors.set(text.slice(1), place);
    }
  }
  return anchors;
}
