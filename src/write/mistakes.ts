import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

export const fileInTheWay = defineMistake({
  code: "output-file-in-the-way",
  message: message`\`${"path"}\` is in the way: trackc did not write it`,
  what: "Where an output's file should go, there is one that no build wrote.",
  why: "Only files that trackc wrote before are replaced. It knows them by `.trackc.json` and by the first lines of each.",
  fix: message`Move \`${"path"}\` elsewhere, or give the output another \`out:\`.`,
});

export const folderInTheWay = defineMistake({
  code: "output-folder-in-the-way",
  message: message`\`${"path"}\` has to be a ${"wanted"}, but it is a ${"found"}`,
  what: "A folder stands where an output's file should go, or a file where one of its folders should.",
  why: "trackc makes room for its files nowhere: what is there may be somebody's work.",
  fix: message`Move \`${"path"}\` elsewhere, or give the output another \`out:\`.`,
});

export const linkInTheWay = defineMistake({
  code: "output-through-link",
  message: message`\`${"path"}\` is a symbolic link`,
  what: "An output's folder, one above it, or one of its files is a symbolic link.",
  why: "A link can lead out of the repository; a plan that somebody else wrote must not decide where files are written.",
  fix: message`Put a folder in the link's place, or let \`out:\` name the folder it leads to.`,
});

export const outsideRepository = defineMistake({
  code: "output-outside",
  message: message`\`${"out"}\` leads out of ${"top"}`,
  what: "An output's folder is above the repository that the manifest stands in.",
  why: "A build writes inside the repository only. Without a repository, it writes inside the manifest's folder only.",
  fix: message`Let \`out:\` name a folder inside.`,
});

export const badOutputPath = defineMistake({
  code: "output-bad-path",
  message: message`\`${"path"}\` can't be a file's path: ${"problem"}`,
  what: "An output wants to write a file under a path that some system does not take or takes for something else.",
  why: "The same plan has to give the same files on Linux, macOS and Windows.",
  fix: message`Give what it is named after a plain name of letters and digits, with \`identifier:\`.`,
});

export const samePath = defineMistake({
  code: "output-same-path",
  message: message`\`${"path"}\` and \`${"other"}\` are one file on some systems`,
  what: "Two files of an output differ only in capitals or in how letters are composed.",
  why: "macOS and Windows take them for one file, so that one would overwrite the other.",
  fix: message`Set one of them apart with \`identifier:\`.`,
});

export const foreignIndex = defineMistake({
  code: "output-foreign-index",
  message: message`\`${"path"}\` is not what trackc writes`,
  what: "`.trackc.json`, where a build lists its files, can't be read.",
  why: "Without it nobody knows which files are trackc's to replace and to remove.",
  fix: message`Delete \`${"path"}\` and build again: files that bear trackc's first lines are known by these.`,
});

export const cannotWrite = defineMistake({
  code: "output-cannot-write",
  message: message`\`${"path"}\` can't be written: ${"reason"}`,
  what: "The system refuses to read or to write an output's file or folder.",
  why: "Files are written one by one, each whole or not at all. What was written before stays and the next build goes on from there.",
  fix: message`Check who may write \`${"path"}\`, and whether there is room.`,
});

export const writeMistakes: readonly DocumentedMistake[] = [
  fileInTheWay,
  folderInTheWay,
  linkInTheWay,
  outsideRepository,
  badOutputPath,
  samePath,
  foreignIndex,
  cannotWrite,
];
