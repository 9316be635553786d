import manifest from "../package.json" with { type: "json" };

/** The version of this package. */
export const version: string = manifest.version;

declare const TRACKC_BUILD: string | undefined;

/**
 * Tells builds of one version apart: a hash of everything that the package was made from, which `bundle.mjs` puts here.
 * `undefined` where the program runs from source.
 */
export const buildId: string | undefined = typeof TRACKC_BUILD === "string" ? TRACKC_BUILD : undefined;

/** Where to report what is our fault. */
export const bugsUrl: string = manifest.bugs.url;

/** The project's page. */
export const homepage: string = manifest.homepage;
