import { fits } from "../lint/names/case.js";
import type { Event } from "../plan/model.js";
import type { NameCase } from "../project/model.js";
import { nameCases } from "../project/name-cases.js";
import { writeText } from "../syntax/edits/scalars.js";

/** What a manifest of an imported plan says. */
export interface ManifestFacts {
  readonly name: string;
  /** Where an editor finds the schema, seen from the manifest. */
  readonly schema: string;
  /** Where the plan is, where it isn't in `plans`. */
  readonly plans: string | undefined;
  /** The folders of the outputs. */
  readonly client: string;
  readonly schemas: string;
  /** The SDK's adapter, where the project has one. */
  readonly sdk: string | undefined;
  readonly events: readonly Event[];
}

/** The text of a manifest for an imported plan. Names are to be written as most of them are. */
export function manifestOf({ name, schema, plans, client, schemas, sdk, events }: ManifestFacts): string {
  const text = (value: string): string => writeText(value, { inFlow: true });
  const eventCase = prevailing(events.map((event) => event.name.value));
  const propertyCase = prevailing(events.flatMap((event) => event.properties.map((property) => property.name.value)));
  const naming = [
    ...(eventCase === undefined ? [] : [`  events: ${eventCase}`]),
    ...(propertyCase === undefined ? [] : [`  properties: ${propertyCase}`]),
  ];
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    "# The manifest: what the plan is called, and what to make of it.",
    `name: ${writeText(name, { inFlow: false })}`,
    ...(plans === undefined ? [] : [`plans: ${writeText(plans, { inFlow: false })}`]),
    ...(naming.length === 0 ? [] : ["", "# As most names in the plan are written.", "naming:", ...naming]),
    "",
    "# How much the linter looks for: minimal, recommended or strict. `npx trackc rules` lists it.",
    "lint:",
    "  extends: recommended",
    "",
    "# What `npx trackc build` writes. Commit it, and never edit it.",
    "outputs:",
    `  - { target: typescript, out: ${text(client)}${sdk === undefined ? "" : `, sdk: ${sdk}`} }`,
    `  - { target: json-schema, out: ${text(schemas)} }`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The case that at least two in three names fit; of several the one that most fit. Of one or two names nothing can be told. */
function prevailing(names: readonly string[]): NameCase | undefined {
  if (names.length < 3) return undefined;
  let best: NameCase | undefined;
  let most = 0;
  for (const nameCase of nameCases) {
    const count = names.filter((name) => fits(name, nameCase)).length;
    if (count > most && count * 3 >= names.length * 2) [best, most] = [nameCase, count];
  }
  return best;
}
