import { lstatSync } from "node:fs";

/**
 * Whether a file that is to be written is a symbolic link. What it leads to may be read by others as well, and a file in its place would cut
 * them off: neither is written.
 */
export function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Why a link is not written, as the end of a sentence that names it. */
export const linkRefusal = "it is a symbolic link: put a file of its own in its place";
