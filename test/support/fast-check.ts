import fc from "fast-check";
import { seed } from "./long.js";

fc.configureGlobal({ seed });

export { default } from "fast-check";
