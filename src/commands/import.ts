import path from "node:path";
import { buffer } from "node:stream/consumers";
import { readNamed, readSchemaFiles } from "../import/given.js";
import { type Imported, NotImportable } from "../import/imported.js";
import { importSchemas, importSegment } from "../import/index.js";
import { type Place, placeFor, thereAlready } from "../import/place.js";
import { nameSources, type Role } from "../import/schemas.js";
import { isInstalled } from "../init/index.js";
import { toolCommands } from "../init/next-steps.js";
import type { PlannedFile } from "../init/side-files.js";
import { writeProject } from "../init/write.js";
import { shortened, visible } from "../report/visible.js";
import { shown } from "../source/list.js";
import type { SourceFile } from "../source/span.js";
import { jointsText, lossesText, problemText, reportJson } from "./import-report.js";
import type { Invocation, Run } from "./spec.js";

/** `trackc import`: another tool's plan as a plan here. Never overwrites; what could not be said is listed. */
export const run: Run = async (invocation) => {
  const { options, terminal } = invocation;
  const read = new Map<string, SourceFile>();
  try {
    const imported = await importing(invocation, read);
    const out = typeof options.out === "string" ? path.resolve(terminal.cwd, options.out) : undefined;
    const source = invocation.arguments[0] === "segment" ? "a tracking plan of Segment" : "JSON Schema";
    const place = await placeFor(imported, { out, cwd: terminal.cwd, source });
    if (options.dryRun !== true) {
      const taken = await thereAlready(place.folder, place.files);
      if (taken.length > 0) {
        const names = taken.slice(0, 5).map((name) => `\`${visible(name)}\``);
        const verb = taken.length === 1 ? "is" : "are";
        terminal.err(`error: ${names.join(", ")} ${verb} there already: nothing was written\n`);
        terminal.err("  help: `--out` names another folder, `--dry-run` shows what would be written\n");
        return 2;
      }
      const refused = await writeProject(place.folder, place.files);
      if (refused !== undefined) {
        const { path: file, reason } = refused;
        terminal.err(`error: \`${visible(file)}\` can't be written: ${reason}; nothing is left behind\n`);
        return 2;
      }
    }
    await tell(place, invocation);
    if (place.manifest === "elsewhere") {
      const folder = visible(shown(place.folder, place.out));
      terminal.err(`\nnote: the manifest's \`plans\` do not lead to \`${folder}\`: nobody reads it before they do\n`);
      terminal.err(
        "  help: To join the plan that they lead to, name the folder there first: an import then fits what is there\n",
      );
    }
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof NotImportable)) throw thrown;
    terminal.err(problemText(thrown, read));
    return 2;
  }
};

/** Reads what was named. Every file that was read is in `read`, for whoever has to point into it. */
async function importing(invocation: Invocation, read: Map<string, SourceFile>): Promise<Imported> {
  const { arguments: given, options, terminal } = invocation;
  const [from, ...files] = given;
  const closed = options.closed === true;
  const world = { cwd: terminal.cwd, input: terminal.input ?? (() => buffer(process.stdin)) };
  const roles = rolesOf(invocation);
  if (from === "segment") {
    const [file] = files;
    if (file === undefined || files.length > 1) {
      throw new NotImportable(
        "`trackc import segment` takes one file",
        undefined,
        "Plans are imported one after the other, each into a folder of its own: `--out`.",
      );
    }
    if (roles.length > 0 || options.nameFrom !== undefined) {
      throw new NotImportable(
        "`--user`, `--group`, `--context` and `--name-from` are of `json-schema`: a tracking plan says all that itself",
      );
    }
    const source = await readNamed(file, world);
    read.set(source.path, source);
    return importSegment(source, { closed });
  }
  if (from === "json-schema") {
    if (files.length + roles.length === 0) {
      throw new NotImportable(
        "no file is named",
        undefined,
        "`trackc import json-schema schemas` takes files, folders and patterns.",
      );
    }
    const nameFrom = nameSources.find((each) => each === options.nameFrom);
    const schemas = await readSchemaFiles(files, roles, world);
    for (const { file } of schemas) read.set(file.path, file);
    return importSchemas(schemas, { closed, nameFrom });
  }
  const what = visible(shortened(from ?? "", 100));
  throw new NotImportable(
    `there is nothing that reads \`${what}\``,
    undefined,
    "Write `trackc import segment FILE` or `trackc import json-schema FILES`.",
  );
}

function rolesOf({ options }: Invocation): readonly { readonly role: Role; readonly path: string }[] {
  const of = (role: Role, given: unknown): readonly { role: Role; path: string }[] =>
    typeof given === "string"
      ? [{ role, path: given }]
      : Array.isArray(given)
        ? given.map((one) => ({ role, path: String(one) }))
        : [];
  return [...of("user", options.user), ...of("group", options.group), ...of("context", options.context)];
}

async function tell(place: Place, { options, terminal }: Invocation): Promise<void> {
  const { folder, files, imported, joints } = place;
  const isDry = options.dryRun === true;
  const isClosed = options.closed === true;
  const sources = new Map([...place.sources, ...imported.sources]);
  const name = (file: PlannedFile): string => shown(terminal.cwd, path.join(folder, file.path));
  if (options.format === "json") {
    const written = files.map((file) => ({ path: name(file), ...(isDry && { text: file.text }) }));
    terminal.out(reportJson(imported, joints, sources, written));
    return;
  }
  if (isDry) {
    const isOne = files.length === 1;
    for (const file of files) terminal.out(isOne ? file.text : `# ── ${visible(name(file))}\n${file.text}\n`);
  } else {
    for (const file of files) {
      terminal.out(`${file.before === undefined ? "wrote  " : "added to"} ${visible(name(file))}\n`);
    }
    for (const line of place.advice) terminal.out(`yours to change: ${line}\n`);
    terminal.out(`${counted(place, isClosed)}\n${openHint(imported, isClosed)}`);
  }
  terminal.err(lossesText({ losses: imported.losses, sources }));
  terminal.err(jointsText(joints, sources));
  if (!isDry && files.length > 0) terminal.out(await nextSteps(place, terminal.cwd));
}

function counted({ files, imported, joints }: Place, isClosed: boolean): string {
  const { events, entities, context, losses } = imported;
  const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
  const parts = [
    plural(events.length, "event"),
    ...(entities.length === 0 ? [] : [entities.length === 1 ? "1 entity" : `${entities.length} entities`]),
    ...(context.length === 0 ? [] : [`${context.length} in the context`]),
  ];
  const widening = losses.filter(({ widens }) => widens).length;
  const differing = joints.filter(({ changes }) => changes).length;
  const same = isClosed ? "properties that aren't listed are refused" : "the same values are valid as before";
  const what = [
    ...(widening === 0 ? [] : [`${plural(widening, "place")} where more is valid than before`]),
    ...(differing === 0 ? [] : [`${plural(differing, "place")} where the plan that is there decides`]),
  ];
  if (files.length === 0) return `nothing to write: all of it is there${what.map((each) => `, ${each}`).join("")}`;
  return `${parts.join(", ")}; ${what.length === 0 ? same : what.join(", ")}`;
}

/** JSON Schema lets through what it doesn't list, which people seldom mean. */
function openHint({ events }: Imported, isClosed: boolean): string {
  const open = events.filter(({ additional }) => additional === true).length;
  if (isClosed || open * 2 <= events.length) return "";
  const whose = open === 1 ? "1 event lets" : `${open} events let`;
  return `${whose} through properties that aren't listed, as the source does; with \`--closed\` a misspelt name is refused\n`;
}

async function nextSteps({ folder, manifest }: Place, cwd: string): Promise<string> {
  const { install, run } = toolCommands(folder);
  const where = shown(cwd, folder);
  const there = where === "" ? "" : ` ${/^[\w./-]+$/.test(where) ? where : JSON.stringify(where)}`;
  const steps = [
    ...((await isInstalled(folder)) ? [] : [[install, "as everybody in your team has it then, and CI"]]),
    [`${run} lint${there}`, "what would a reviewer say?"],
    [`${run} lint${there} --write-baseline`, "keep what is there, so that only new findings fail"],
    ...(manifest === "none"
      ? [[`${run} build${there}`, "write the functions that your code calls, and the schemas"]]
      : []),
  ];
  const width = Math.max(...steps.map(([command = ""]) => command.length));
  return `\nNext:\n${steps.map(([command = "", why]) => `  ${command.padEnd(width)}  # ${why}\n`).join("")}`;
}
