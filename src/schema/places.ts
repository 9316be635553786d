import type { SchemaName } from "./index.js";

/** Where the package has a schema, seen from its own folder. */
export const schemaPath = (name: SchemaName): string => `dist/${name}.schema.json`;

/** Where a schema can be had by those who have not installed the package. */
export const schemaUrl = (name: SchemaName): string => `https://unpkg.com/trackc/${schemaPath(name)}`;
