import { lstatSync, readFileSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { Span } from "../source/span.js";
import { cannotWrite, folderInTheWay, linkInTheWay, outsideRepository } from "./mistakes.js";
import { reasonOf } from "./reasons.js";

/** Where an output's files go. */
export interface Place {
  /** Absolute. */
  readonly folder: string;
  /** The folder that nothing is written outside of, absolute: the repository's top. What is above it is taken as it is. */
  readonly top: string;
  /** How the folder is shown to people. */
  readonly shown: string;
  /** Where the folder is named, if in a file. */
  readonly span: Span | undefined;
}

type Kind = "missing" | "file" | "folder" | "link" | "other";

/** Sees what is in an output's folder. */
export interface Onlooker {
  readonly place: Place;
  /** Whether the way from the top down to the folder is free of links and files. */
  climb(): boolean;
  /** Whether the folders above a file, from the output's own on, are folders; what stands in the way has been reported. */
  reaches(path: string): boolean;
  /** A file's bytes; `undefined` when there is none; what stands in the way has been reported. */
  file(path: string): Buffer | undefined | "in the way";
  /** A stale file's bytes; `undefined` when there is none that could be removed. Reports nothing. */
  stale(path: string): Buffer | undefined;
  /** Whether two paths are one file, as on systems where capitals don't count. */
  same(a: string, b: string): boolean;
}

/** Looks at files without ever following a link, and reports what stands in the way. */
export function onlooker(place: Place, shown: (path: string) => string, diagnostics: Diagnostic[]): Onlooker {
  const report = (diagnostic: Diagnostic): false => {
    diagnostics.push(diagnostic);
    return false;
  };
  const folders = new Map<string, boolean>();

  /** Whether a folder is one, or could be made. Each is looked at once. */
  const folder = (path: string, name: string): boolean => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const fine = wantKind(path, name, "folder");
    folders.set(path, fine);
    return fine;
  };
  const wantKind = (path: string, name: string, wanted: "file" | "folder"): boolean => {
    const kind = tried(name, () => kindOf(path)) ?? "failed";
    if (kind === "failed") return false;
    if (kind === "missing" || kind === wanted) return true;
    if (kind === "link") return report(mistaken(linkInTheWay, place.span, { path: name }));
    const found = kind === "other" ? "special file" : kind;
    return report(mistaken(folderInTheWay, place.span, { path: name, wanted, found }));
  };
  const tried = <T>(name: string, act: () => T): T | undefined => {
    try {
      return act();
    } catch (error) {
      report(mistaken(cannotWrite, place.span, { path: name, reason: reasonOf(error) }));
      return undefined;
    }
  };
  /** Whether all folders above a file, from the output's own on, are folders. */
  const way = (path: string): boolean => {
    const parts = path.split("/").slice(0, -1);
    return parts.every((_, at) => {
      const inner = parts.slice(0, at + 1).join("/");
      return folder(join(place.folder, inner), shown(inner));
    });
  };

  return {
    place,
    climb() {
      const parts = relative(place.top, place.folder).split(sep);
      if (parts[0] === ".." || isAbsolute(parts.join(sep)))
        return report(mistaken(outsideRepository, place.span, { out: place.shown, top: place.top }));
      return parts.every((_, at) => {
        const path = join(place.top, ...parts.slice(0, at + 1));
        return folder(path, relative(place.top, path) || place.shown);
      });
    },
    reaches: way,
    file(path) {
      const absolute = join(place.folder, path);
      const name = shown(path);
      if (!way(path) || !wantKind(absolute, name, "file")) return "in the way";
      if (kindOf(absolute) === "missing") return undefined;
      return tried(name, () => readFileSync(absolute)) ?? "in the way";
    },
    stale(path) {
      const parts = path.split("/");
      const plain = (_: string, at: number): boolean => {
        const kind = kindOf(join(place.folder, ...parts.slice(0, at + 1)));
        return kind === (at === parts.length - 1 ? "file" : "folder");
      };
      try {
        return parts.every(plain) ? readFileSync(join(place.folder, path)) : undefined;
      } catch {
        // What can't be read is not removed.
        return undefined;
      }
    },
    same(a, b) {
      const [one, other] = [a, b].map((path) => lstatSync(join(place.folder, path), { throwIfNoEntry: false }));
      return one !== undefined && other !== undefined && one.ino === other.ino && one.dev === other.dev;
    },
  };
}

function kindOf(path: string): Kind {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return "missing";
  if (stat.isSymbolicLink()) return "link";
  if (stat.isFile()) return "file";
  return stat.isDirectory() ? "folder" : "other";
}
