import manifest from "../package.json" with { type: "json" };

/** The version of this package. */
export const version: string = manifest.version;

/** Where to report what is our fault. */
export const bugsUrl: string = manifest.bugs.url;

/** The project's page. */
export const homepage: string = manifest.homepage;
