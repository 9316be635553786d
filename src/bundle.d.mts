import type { OutputAsset, OutputChunk } from "rolldown";

/**
 * Bundles entries by their names into a folder, the package's by default, in the chunks in which it is shipped. Gives what was
 * written, or would be.
 */
export function bundle(
  outdir: string,
  options?: { readonly entries?: Readonly<Record<string, string>>; readonly write?: boolean },
): Promise<readonly (OutputChunk | OutputAsset)[]>;

/** Writes the schemas for editors beside the built files in a folder. */
export function writeSchemas(folder: string): void;
