import type { BuildOptions } from "esbuild";

export const bundleOptions: BuildOptions &
  Required<Pick<BuildOptions, "absWorkingDir" | "platform" | "target" | "banner">>;

/** Writes the schemas for editors beside the built files in a folder. */
export function writeSchemas(folder: string): void;
