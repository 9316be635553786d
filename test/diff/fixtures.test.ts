import { readdirSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { hasErrors } from "../../src/diagnostics/diagnostic.js";
import { diff } from "../../src/diff/index.js";
import { judgements } from "../../src/diff/judgements.js";
import type { Change, FactSide, Verdict } from "../../src/diff/model.js";
import { loadText } from "../../src/load/text.js";
import type { LoadedPlan } from "../../src/loaded.js";
import { sideOf } from "../support/diff-laws.js";
import { messageOf } from "../support/diff-payloads.js";
import { filesIn } from "../support/folder.js";

// Each folder is a plan before (`base`) and after (`head`), and what the diff makes of it (`expected.json`).
// `npx vitest run test/diff/fixtures.test.ts -u` writes what is expected; read it before you accept it.

const root = "test/diff/fixtures";
const stories = readdirSync(root).sort();
const today = "2026-01-01";

function load(folder: string): LoadedPlan {
  const { value, diagnostics } = loadText(filesIn(folder));
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  if (hasErrors(diagnostics)) throw new Error(folder);
  return value;
}

function sides(story: string): { readonly base: LoadedPlan; readonly head: LoadedPlan } {
  return { base: load(`${root}/${story}/base`), head: load(`${root}/${story}/head`) };
}

/** As a person wants to read it: without offsets. */
function shown(change: Change): unknown {
  const { kind, subject, also, base, head, producers, consumers, bump, fingerprint } = change;
  return {
    kind,
    path: subject.path,
    ...(also.length > 0 ? { also: also.map(({ path }) => path.join("/")) } : {}),
    base: sideShown(base),
    head: sideShown(head),
    producers: verdictShown(producers),
    consumers: verdictShown(consumers),
    bump,
    fingerprint,
  };
}

function sideShown(side: FactSide | undefined): unknown {
  if (side === undefined) return undefined;
  return side.definition ?? side.value ?? null;
}

function verdictShown({ severity, reason, witness, withoutWitness }: Verdict): unknown {
  const shown = witness && { [`${witness.call} ${witness.name}`]: witness.payload, validUnder: witness.validUnder };
  return { severity, reason, witness: shown, withoutWitness };
}

describe.each(stories)("%s", (story) => {
  it("is told as expected", async () => {
    const { base, head } = sides(story);
    const { changes, hints, version } = diff(base, head, { today });
    const told = {
      version,
      changes: changes.map(shown),
      hints: hints.map(({ removed, added, line }) => ({ removed: removed.path, added: added.path, line })),
    };
    await expect(`${JSON.stringify(told, undefined, 2)}\n`).toMatchFileSnapshot(`fixtures/${story}/expected.json`);
  });

  it("has a witness, or the reason why there is none, for all that is not safe; and witnesses hold by the schemas", () => {
    const { base, head } = sides(story);
    const [before, after] = [sideOf(base).schemas, sideOf(head).schemas];
    for (const { producers, consumers } of diff(base, head, { today }).changes) {
      for (const { severity, witness, withoutWitness } of [producers, consumers]) {
        expect(witness === undefined).toBe(severity === "safe" || withoutWitness !== undefined);
        if (!witness) continue;
        // As it travels: Ajv compares items only of objects that have the usual prototype.
        const payload = JSON.parse(JSON.stringify(witness.payload));
        const isEntity = witness.call === "identify" || witness.call === "group";
        const message = messageOf(witness, payload);
        // Under which definition a page goes, its name decides, so that of events whole messages are asked about.
        const taken = [before, after].map(({ takes, message: whole }) =>
          isEntity ? takes(witness, payload) : whole(message),
        );
        expect(taken).toEqual(witness.validUnder === "base" ? [true, false] : [false, true]);
      }
    }
  });
});

test("every kind of change has a fixture", () => {
  const kinds = new Set(
    stories.flatMap((story) => {
      const { base, head } = sides(story);
      return diff(base, head, { today }).changes.map(({ kind }) => kind as string);
    }),
  );
  // What can't be read is no plan that a fixture could hold; it has tests of its own.
  expect(Object.keys(judgements).filter((kind) => !kinds.has(kind))).toEqual(["base-unreadable"]);
});
