import { createAjv } from "../../../src/emit/json-schema/verify.js";
import type { OutputFile } from "../../../src/emit/target.js";

/** Compiled schemas as a collector uses them. */
export interface Collector {
  /** What is wrong with a message's properties or traits by the schema of the event or entity; nothing when all is well. */
  body(file: string, value: unknown): string;
  /** What is wrong with a whole message by `envelope.json`. */
  message(value: unknown): string;
  /** The schema of an event, as `index.json` lists it. */
  fileOf(call: string, event: string): string;
}

/** Reads the schemas once, in Ajv's strict mode. */
export function collector(files: readonly OutputFile[]): Collector {
  const ajv = createAjv("2020-12");
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const read = (path: string) => JSON.parse(texts.get(path) ?? "false");
  const index = read("index.json") as { events: { call: string; event: string; file: string }[] };
  const validators = new Map<string, ReturnType<typeof ajv.compile>>();
  const check = (path: string, value: unknown): string => {
    const validate = validators.get(path) ?? ajv.compile(read(path));
    validators.set(path, validate);
    return validate(JSON.parse(JSON.stringify(value))) ? "" : ajv.errorsText(validate.errors);
  };
  return {
    body: check,
    message: (value) => check("envelope.json", value),
    fileOf(call, event) {
      const file = index.events.find((each) => each.call === call && each.event === event)?.file;
      if (file === undefined) throw new Error(`index.json has no ${call} ${event}`);
      return file;
    },
  };
}
