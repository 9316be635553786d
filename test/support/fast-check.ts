import fc from "fast-check";
import { isLong, seed } from "./long.js";

// What says nothing else is tried as often as this.
fc.configureGlobal({ seed, numRuns: isLong ? 2_500 : 100 });

export { default } from "fast-check";
