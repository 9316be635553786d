// Reads the YAML of every plan file with the library that trackc reads it with, and does nothing with it.
// Usage: node yaml.mjs LIBRARY FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [, , library, folder] = process.argv;
const { parseDocument } = await import(pathToFileURL(library).href);
for (const name of readdirSync(folder)) {
  const { errors } = parseDocument(readFileSync(join(folder, name), "utf8"));
  if (errors.length > 0) throw errors[0];
}
