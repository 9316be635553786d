import type { BuildOptions } from "esbuild";

export const bundleOptions: BuildOptions &
  Required<Pick<BuildOptions, "absWorkingDir" | "platform" | "target" | "banner">>;
