import { randomBytes } from "node:crypto";
import { constants, lstatSync, unlinkSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes a file so that others see the old one or the new one, never a part. Its mode stays; that of a link, which is
 * replaced, not followed, says nothing. Throws what the system says where that can't be.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const before = lstatSync(path, { throwIfNoEntry: false });
  const temporary = join(dirname(path), `.trackc-${randomBytes(8).toString("hex")}.tmp`);
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  // Windows knows no O_NOFOLLOW; O_EXCL alone refuses a link there.
  const file = await open(temporary, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o666);
  try {
    try {
      await file.writeFile(text);
      if (before?.isFile()) await file.chmod(before.mode & 0o7777);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    unlinkSync(temporary);
    throw error;
  }
}
