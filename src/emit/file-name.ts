import { createHash } from "node:crypto";

/** Names that Windows keeps for devices, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/iu;
/** Leaves room for an extension and a cut's hash below the 255 bytes of most file systems. */
const LONGEST = 180;

/**
 * The file name that belongs to an identifier. A device's name gets a `_`; a very long one is cut and bears a piece
 * of its hash, so that two that begin alike stay two.
 */
export function fileName(identifier: string, extension: string): string {
  const stem = DEVICE.test(identifier) ? `${identifier}_` : identifier;
  if (Buffer.byteLength(stem) <= LONGEST) return `${stem}.${extension}`;
  const hash = createHash("sha256").update(stem).digest("hex").slice(0, 8);
  let cut = "";
  let length = 0;
  for (const character of stem) {
    length += Buffer.byteLength(character);
    if (length > LONGEST - hash.length - 1) break;
    cut += character;
  }
  return `${cut}_${hash}.${extension}`;
}
