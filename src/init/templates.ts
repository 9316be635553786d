import { existsSync, readFileSync } from "node:fs";
import { schemaUrl } from "../schema/places.js";
import { writeText } from "../syntax/edits/scalars.js";
import type { FoundSdk } from "./sdks.js";

/** The kinds of product that there is a plan for, in the order in which they are offered. */
export const productKinds = ["app", "shop", "media"] as const;
export type ProductKind = (typeof productKinds)[number];

/** What each is for, in a question. */
export const kindTexts: Readonly<Record<ProductKind, string>> = {
  app: "people sign in and work",
  shop: "people buy",
  media: "people read, watch or listen",
};

/** Where the package's outputs go, and what the manifest of a project says of itself. */
export interface ManifestFacts {
  readonly name: string;
  /** The folders of the client and of the schemas. */
  readonly client: string;
  readonly schemas: string;
  readonly sdk: FoundSdk | undefined;
  /** Where an editor finds the schema, seen from the manifest. */
  readonly schema: string;
}

/** The text of a manifest. The template is a manifest itself; its lines that differ are put in place of. */
export function manifestText({ name, client, schemas, sdk, schema }: ManifestFacts): string {
  const sends = sdk?.adapter === undefined ? "" : `, sdk: ${sdk.adapter}`;
  const source = sdk?.server ? "server" : "web";
  return replaced(template("trackc.yaml"), [
    [schemaUrl("manifest"), schema],
    ["name: my-product", `name: ${writeText(name, { inFlow: false })}`],
    ["sources: [web]", `sources: [${source}]`],
    ["  # A typed function for every event.\n", `  # A typed function for every event.${sdkComment(sdk)}\n`],
    ["out: src/tracking }", `out: ${client}${sends} }`],
    ["out: schemas }", `out: ${schemas} }`],
  ]);
}

function sdkComment(sdk: FoundSdk | undefined): string {
  if (sdk === undefined) {
    return " What sends is yours to choose: `sdk: segment`, `sdk: http`, or a function given to `connect`.";
  }
  const side = sdk.server ? " Every call says whom it is about." : "";
  if (sdk.adapter !== undefined) return ` It sends through ${sdk.package}, which is in package.json.${side}`;
  return `\n  # There is no adapter for ${sdk.package}: give \`connect\` a function that hands it each message.`;
}

/** The text of the plan for a kind of product; `schema` is where an editor finds the schema, seen from the plan. */
export function planText(kind: ProductKind, schema: string): string {
  return replaced(template(`plans/${kind}.yaml`), [[schemaUrl("plan"), schema]]);
}

/** Puts each text in the place of another. That one is missing is a mistake of the template. */
function replaced(text: string, parts: readonly (readonly [from: string, to: string])[]): string {
  return parts.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`templates/init does not say \`${from}\``);
    return whole.replace(from, () => to);
  }, text);
}

function template(path: string): string {
  return readFileSync(new URL(path, folder()), "utf8").replaceAll("\r\n", "\n");
}

const MARK = "templates/init/trackc.yaml";

/** The folder of templates, beside the sources or the built files, however deep these stand. */
function folder(): URL {
  for (let above = new URL(".", import.meta.url), depth = 0; depth < 8; depth++, above = new URL("..", above)) {
    const found = new URL(MARK, above);
    if (existsSync(found)) return new URL(".", found);
  }
  throw new Error(`${MARK} is missing from the package`);
}
