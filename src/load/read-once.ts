import { disk, type Files, statOf } from "../source/files.js";
import { isBlob } from "../source/git/tree.js";
import { type FoundFile, type ReadFile, readSource } from "../source/read.js";

interface OnDisk {
  readonly read: ReadFile;
  readonly bytes: Buffer | undefined;
}

/**
 * Gives a {@link readSource} for both sides of a comparison. What the working folder has with the very content of a commit's file,
 * which git's id tells, is read and decoded once: that is faster, and a partial clone need not get what it has.
 */
export function readOnce(): typeof readSource {
  const known = new Map<string, Promise<OnDisk>>();
  const fromDisk = (found: FoundFile): Promise<OnDisk> => {
    const begun = known.get(found.absolute) ?? readKeeping(found);
    known.set(found.absolute, begun);
    return begun;
  };
  return async (found, files = disk) => {
    const { absolute, path, linted } = found;
    if (files === disk) return (await fromDisk(found)).read;
    const id = await files.idOf?.(absolute);
    // Where a commit has a file, the disk may have a pipe, which nobody would ever read to its end.
    const isThere = id !== undefined && (known.has(absolute) || (await statOf(disk, absolute))?.kind === "file");
    const { read, bytes } = isThere ? await fromDisk(found) : nothing;
    if (!read?.value || !bytes || read.damaged || !isBlob(bytes, id as string)) return readSource(found, files);
    const revision = files.revisionOf?.(absolute);
    const value = { path, text: read.value.text, linted, ...(revision === undefined ? {} : { revision }) };
    return { value, diagnostics: [], damaged: false };
  };
}

const nothing = { read: undefined, bytes: undefined };

async function readKeeping(found: FoundFile): Promise<OnDisk> {
  let bytes: Buffer | undefined;
  const keeping: Files = {
    ...disk,
    read: async (file) => {
      bytes = await disk.read(file);
      return bytes;
    },
  };
  return { read: await readSource(found, keeping), bytes };
}
