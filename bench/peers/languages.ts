import { stringify } from "yaml";
import { compile } from "../../src/emit/json-schema/index.js";
import { loadText } from "../../src/load/text.js";
import type { Event } from "../../src/plan/model.js";
import { largePlan } from "../../test/generators/large.js";
import { protoOf } from "../diff/proto.js";

type Files = Readonly<Record<string, string>>;
type Schema = { [keyword: string]: unknown };

/** One plan in the languages of the tools that it is to be given to: files by their paths. */
export interface Languages {
  readonly plan: Files;
  readonly schemas: Files;
  readonly bundle: Files;
  readonly openapi: Files;
  readonly proto: Files;
  readonly opentp: Files;
  readonly segment: Files;
  /** A message for each event, by the name of its schema's file. */
  readonly messages: string;
}

/** A large plan, or another, in several languages. All say the same: names, types, bounds, values, descriptions. */
export function languages(events: number, plan: Files = largePlan(events)): Languages {
  const { value: loaded } = loadText(plan);
  const compiled = new Map(compile(loaded, { draft: "draft-07" }).value.map(({ path, text }) => [path, text]));
  const schemas = loaded.plan.events.map((event) => {
    const text = compiled.get(`events/${event.identifier.camel}.json`);
    if (text === undefined) throw new Error(`no schema of ${event.name.value}`);
    return { event, schema: plain(JSON.parse(text)) as Schema };
  });
  const types: Schema = {};
  for (const { schema } of schemas) Object.assign(types, schema.definitions);
  const named = Object.fromEntries(
    schemas.map(({ event, schema: { definitions, $schema, ...schema } }) => [event.identifier.pascal, schema]),
  );
  const all = { ...types, ...named };
  const draft = "http://json-schema.org/draft-07/schema#";
  return {
    plan,
    schemas: Object.fromEntries(
      schemas.map(({ event, schema }) => [
        `events/${event.identifier.camel}.json`,
        json({ $schema: draft, ...schema }),
      ]),
    ),
    bundle: { "bundle.json": json({ $schema: draft, definitions: all }) },
    openapi: {
      "openapi.yaml": stringify(openapi(loaded.plan.events, moved(all) as Schema), { aliasDuplicateObjects: false }),
      ".spectral.yaml": "extends: ['spectral:oas']\n",
      "redocly.yaml": "extends: [recommended]\ntelemetry: off\n",
    },
    proto: protoOf(plan),
    opentp: opentp(schemas),
    segment: {
      "plan/plan.json": json({
        id: "tp_1",
        name: "Large",
        rules: schemas.map(({ event, schema }) => rule(event, schema)),
      }),
      "typewriter.yml":
        "client: { sdk: analytics-node, language: typescript }\ntrackingPlans: [{ id: tp_1, path: plan }]\n",
      // It reports each run to its makers and waits for the answer: the network is not what is measured.
      "quiet.cjs": quiet,
    },
    messages: json(
      Object.fromEntries(schemas.map(({ event, schema }) => [event.identifier.camel, message(schema, types)])),
    ),
  };
}

const quiet = `const Module = require("node:module");
const load = Module._load;
Module._load = function (request, ...rest) {
  if (request !== "@segment/analytics-node") return load.call(this, request, ...rest);
  return { Analytics: class { constructor() { return new Proxy(this, { get: () => async () => undefined }); } } };
};
`;

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** A schema without what only our own tools read. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !["x-trackc", "$comment", "$id"].includes(key));
  return Object.fromEntries(entries.map(([key, of]) => [key, plain(of)]));
}

/** The same with references as OpenAPI has them. */
function moved(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/^#\/definitions\//, "#/components/schemas/");
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, moved(of)]));
}

function openapi(events: readonly Event[], schemas: Schema): Schema {
  const paths = events.map(({ name, description, identifier }) => [
    `/events/${identifier.camel}`,
    {
      post: {
        operationId: identifier.camel,
        summary: name.value,
        description: description?.value ?? name.value,
        tags: ["events"],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: `#/components/schemas/${identifier.pascal}` } } },
        },
        responses: { 204: { description: "Taken." }, 400: { description: "Refused." } },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Large",
      version: "1.0.0",
      description: "What is tracked.",
      contact: { name: "Analytics", url: "https://example.com", email: "analytics@example.com" },
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: "https://events.example.org" }],
    security: [],
    tags: [{ name: "events", description: "What happens." }],
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
}

/** A rule of a tracking plan; its schema is one of a message, and refers to nothing. */
function rule(event: Event, { $schema, definitions, ...schema }: Schema): Schema {
  const properties = inlined(schema, (definitions ?? {}) as Schema);
  return {
    type: "TRACK",
    key: event.name.value,
    version: 1,
    jsonSchema: {
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      description: event.description?.value ?? "",
      properties: { context: {}, traits: {}, properties },
    },
  };
}

function inlined(value: unknown, types: Schema): unknown {
  if (Array.isArray(value)) return value.map((one) => inlined(one, types));
  if (typeof value !== "object" || value === null) return value;
  const { $ref, allOf, ...rest } = value as Schema;
  const [only, ...others] = Array.isArray(allOf) ? (allOf as Schema[]) : [];
  const target = $ref ?? (others.length === 0 ? only?.$ref : undefined);
  const own = Object.fromEntries(Object.entries(rest).map(([key, of]) => [key, inlined(of, types)]));
  if (typeof target !== "string") return allOf === undefined ? own : { ...own, allOf: inlined(allOf, types) };
  return { ...(inlined(types[target.replace("#/definitions/", "")], types) as Schema), ...own };
}

/** OpenTrackPlan 2026-01: a file an event; a payload is a flat list of fields. */
function opentp(schemas: readonly { readonly event: Event; readonly schema: Schema }[]): Files {
  const files: Record<string, string> = { "opentp.yaml": opentpManifest };
  for (const { event, schema } of schemas) {
    const flat = inlined(schema, (schema.definitions ?? {}) as Schema) as Schema;
    const required = new Set((flat.required ?? []) as readonly string[]);
    const fields = Object.entries((flat.properties ?? {}) as Record<string, Schema>).map(
      ([name, { type, enum: values, description }]) => [
        name,
        {
          type: type === "integer" ? "number" : type === "object" ? "string" : (type ?? "string"),
          ...(values === undefined ? {} : { enum: values }),
          ...(description === undefined ? {} : { description }),
          required: required.has(name),
        },
      ],
    );
    const words = event.name.value.toLowerCase().split(" ");
    const [area = "all", ...rest] = words;
    const key = rest.join("_");
    files[`events/${area}/${key}.yaml`] = stringify({
      opentp: "2026-01",
      event: {
        key: `${area}::${key}`,
        taxonomy: { action: event.description?.value ?? event.name.value },
        payload: { schema: Object.fromEntries(fields) },
      },
    });
  }
  return files;
}

const opentpManifest = `opentp: 2026-01
info: { title: Large, version: 1.0.0 }
spec:
  paths:
    events: { root: /events, template: "{area}/{event}.yaml" }
  events:
    key: { pattern: "^[a-z0-9_]+::[a-z0-9_]+$" }
    taxonomy:
      area: { title: Area, type: string, required: true }
      event: { title: Event, type: string, required: true }
      action: { title: Action, type: string, required: true }
    payload:
      targets: { all: [web] }
      schema: {}
`;

/** The smallest message that a schema takes, as far as these schemas go. */
function message(schema: Schema, types: Schema): unknown {
  const { $ref, allOf, enum: values, type, format, properties, required, minimum } = schema;
  const target = $ref ?? (allOf as Schema[] | undefined)?.[0]?.$ref;
  if (typeof target === "string") return message(types[target.replace("#/definitions/", "")] as Schema, types);
  if (Array.isArray(values)) return values[0];
  switch (type) {
    case "object": {
      const names = new Set((required ?? []) as readonly string[]);
      const own = Object.entries((properties ?? {}) as Record<string, Schema>).filter(([name]) => names.has(name));
      return Object.fromEntries(own.map(([name, of]) => [name, message(of, types)]));
    }
    case "integer":
    case "number":
      return minimum ?? 0;
    case "boolean":
      return true;
    case "array":
      return [];
    default:
      return (
        { date: "2026-03-01", uri: "https://example.com", email: "ada@example.com" }[format as string] ??
        (schema.pattern === undefined ? "x" : String(schema.pattern).includes("\\d") ? "1.0.0" : "ABC")
      );
  }
}
