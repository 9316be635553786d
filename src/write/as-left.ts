import { hashOf, INDEX, readIndex } from "./index-file.js";
import { onlooker, type Place } from "./onlooker.js";

/**
 * The files of an output, where the last build's are all there to the byte: its index by the hash that it had, and every file by
 * the hash that the index lists. `undefined` where anything differs or stands in the way; then a build has to look itself.
 */
export function filesAsLeft(place: Place, index: string): readonly string[] | undefined {
  const look = onlooker(place, (path) => path, []);
  if (!look.climb()) return undefined;
  const text = plainText(look.file(INDEX));
  if (text === undefined || hashOf(text) !== index) return undefined;
  const entries = readIndex(text) ?? [];
  const isAsLeft = entries.every(({ path, sha256 }) => {
    const found = plainText(look.file(path));
    return found !== undefined && hashOf(found) === sha256;
  });
  return isAsLeft ? entries.map(({ path }) => path) : undefined;
}

/** A file's text. One with CRLF line ends isn't as a build leaves it, though the index's hashes pass over that. */
function plainText(bytes: Buffer | undefined | "in the way"): string | undefined {
  if (!(bytes instanceof Buffer)) return undefined;
  const text = bytes.toString("utf8");
  return text.includes("\r\n") ? undefined : text;
}
