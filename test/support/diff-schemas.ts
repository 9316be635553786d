import { compile } from "../../src/emit/json-schema/index.js";
import { createAjv } from "../../src/emit/json-schema/verify.js";
import type { LoadedPlan } from "../../src/loaded.js";
import type { Definition, Json, Type } from "../../src/plan/model.js";
import { optionWords } from "../../src/project/output-words.js";

/** The compiled schemas of a plan, asked one call at a time and only where somebody asks. */
export interface Schemas {
  /** Whether the schema of a call takes its properties or traits; a call that the plan does not know takes none. */
  readonly takes: (call: Name, payload: Json) => boolean;
  /** The same with all objects opened: as consumers read, who ignore what they don't know. */
  readonly takesOpened: (call: Name, payload: Json) => boolean;
  /** The schema's text, `undefined` where there is none. */
  readonly text: (call: Name) => string | undefined;
  /** Whether a whole message is taken, refusing what is unknown. */
  readonly message: (value: unknown) => boolean;
  /** Whether it is by the opened envelope, which allows what is unknown. */
  readonly messageOpened: (value: unknown) => boolean;
  /** The same with anything in the fields that SDKs put into pages: what these are is no word of the plan's. */
  readonly messageOfPlan: (value: unknown) => boolean;
}

export interface Name {
  readonly call: string;
  readonly name: string;
}

/** How compiled schemas describe what SDKs put into pages. */
const FIELD = "Filled in by the SDK.";

let ajv = createAjv("2020-12");
/** Schemas of different runs have one `$id`, so each is taken out again; what was made of a text stays, for a while. */
const made = new Map<string, (value: unknown) => boolean>();
/** An instance keeps every schema that it ever compiled, even when it is taken out again, so it goes with what it made. */
const most = 2_000;

/** How a schema is asked: as it is, with its objects opened, or with what SDKs put into pages left open as well. */
type Reading = "closed" | "opened" | "of the plan";

function validatorOf(text: string, reading: Reading): (value: unknown) => boolean {
  const key = `${reading} ${text}`;
  const known = made.get(key);
  if (known) return known;
  const schema: unknown = JSON.parse(text);
  const wanted = reading === "closed" ? schema : withObjectsOpened(schema, reading);
  const validate = ajv.compile(wanted as object);
  ajv.removeSchema(wanted as object);
  if (made.size >= most) {
    made.clear();
    ajv = createAjv("2020-12");
  }
  made.set(key, validate);
  return validate as (value: unknown) => boolean;
}

/** Whether the manifest has an output that holds what is only proposed. */
export function holdsProposed({ project }: LoadedPlan): boolean {
  return project.outputs.some((output) => optionWords(output, "proposed").includes("true"));
}

export function schemasOf(loaded: LoadedPlan): Schemas {
  const proposed = holdsProposed(loaded);
  const files = new Map(compile(loaded, { proposed }).value.map((file) => [file.path, file.text]));
  const index = JSON.parse(files.get("index.json") ?? "{}") as {
    readonly events: readonly { readonly call: string; readonly event: string; readonly file: string }[];
    readonly traits: readonly { readonly call: string; readonly entity: string; readonly file: string }[];
  };
  const paths = new Map<string, string>([
    ...index.events.map((one) => [`${one.call} ${one.event}`, one.file] as const),
    ...index.traits.map((one) => [`${one.call} ${one.entity}`, one.file] as const),
  ]);
  const textOf = ({ call, name }: Name): string | undefined => files.get(paths.get(`${call} ${name}`) ?? "");
  const takes = (call: Name, payload: Json, isOpened: boolean): boolean => {
    const text = textOf(call);
    return text !== undefined && validatorOf(text, isOpened ? "opened" : "closed")(payload);
  };
  let unknownAllowed: string | undefined;
  const allowing = (): string => {
    const find = (): string =>
      compile(loaded, { proposed, unknown: "allow" }).value.find(({ path }) => path === "envelope.json")?.text ??
      "true";
    unknownAllowed ??= find();
    return unknownAllowed;
  };
  return {
    text: textOf,
    takes: (call, payload) => takes(call, payload, false),
    takesOpened: (call, payload) => takes(call, payload, true),
    message: (value) => validatorOf(files.get("envelope.json") ?? "true", "closed")(value),
    messageOpened: (value) => validatorOf(allowing(), "opened")(value),
    messageOfPlan: (value) => validatorOf(allowing(), "of the plan")(value),
  };
}

/** A schema in which every closed object takes other keys. */
function withObjectsOpened(schema: unknown, reading: Reading): unknown {
  if (Array.isArray(schema)) return schema.map((one) => withObjectsOpened(one, reading));
  if (typeof schema !== "object" || schema === null) return schema;
  if (reading === "of the plan" && isOfSdk(schema)) return true;
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    key === "additionalProperties" && value === false ? true : withObjectsOpened(value, reading),
  ]);
  return Object.fromEntries(entries) as unknown;
}

function isOfSdk(schema: object): boolean {
  return "description" in schema && schema.description === FIELD;
}

/** A type in which every closed object takes other keys. */
export function opened(type: Type): Type {
  switch (type.kind) {
    case "object": {
      const { additional } = type;
      return {
        ...type,
        properties: type.properties.map(openedDefinition),
        additional: typeof additional === "boolean" ? true : openedDefinition(additional),
      };
    }
    case "array":
      return type.items ? { ...type, items: openedDefinition(type.items) } : type;
    case "union":
      return { ...type, members: type.members.map(openedDefinition) };
    default:
      return type;
  }
}

function openedDefinition<T extends Definition>(definition: T): T {
  return { ...definition, type: opened(definition.type) };
}
