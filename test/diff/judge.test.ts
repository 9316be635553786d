import { describe, expect, it } from "vitest";
import { diff } from "../../src/diff/index.js";
import type { Diff } from "../../src/diff/model.js";
import { inOrder } from "../../src/diff/order.js";
import { loadText } from "../../src/load/text.js";
import type { LoadedPlan } from "../../src/loaded.js";
import { change as made } from "./made.js";

const today = "2026-01-01";

function load(plan: string, manifest = "name: example\nversion: 1.0.0\n"): LoadedPlan {
  return loadText({ "trackc.yaml": manifest, "plans/plan.yaml": plan }).value;
}

function compared(base: string, head: string, options: Partial<Parameters<typeof diff>[2]> = {}): Diff {
  return diff(load(base), load(head), { today, ...options });
}

/** `KIND PRODUCERS CONSUMERS` of every change. */
function verdicts({ changes }: Diff): readonly string[] {
  return changes.map(({ kind, producers, consumers }) => `${kind} ${producers.severity} ${consumers.severity}`);
}

const event = (name: string, rest: string): string => `  ${name}:\n${rest.replaceAll(/^/gm, "    ")}\n`;
const played = event("Song Played", "properties: { song_id: string }");

describe("what was deprecated", () => {
  const dying = (expires: string): string =>
    `events:\n${played}${event("Song Liked", `status: deprecated\nexpires: ${expires}`)}`;

  it("may go after its date, and not before, nor on the day itself", () => {
    expect(verdicts(compared(dying("2025-12-31"), `events:\n${played}`))).toEqual(["event-removed safe safe"]);
    expect(verdicts(compared(dying("2026-01-01"), `events:\n${played}`))).toEqual(["event-removed breaking dangerous"]);
  });

  it("may not go without a date, and a date alone does not deprecate", () => {
    const undated = `events:\n${played}${event("Song Liked", "status: deprecated")}`;
    const undeprecated = `events:\n${played}${event("Song Liked", "expires: 2025-12-31")}`;
    expect(verdicts(compared(undated, `events:\n${played}`))).toEqual(["event-removed breaking dangerous"]);
    expect(verdicts(compared(undeprecated, `events:\n${played}`))).toEqual(["event-removed breaking dangerous"]);
  });

  it("may be retired after its date", () => {
    const retired = dying("2025-12-31").replace("deprecated", "retired");
    expect(verdicts(compared(dying("2025-12-31"), retired))).toEqual(["event-status-changed safe safe"]);
    expect(verdicts(compared(dying("2026-06-30"), retired.replace("2025-12-31", "2026-06-30")))).toEqual([
      "event-status-changed breaking dangerous",
    ]);
  });

  it("must have been so in the base: announcing and removing in one go is no announcement", () => {
    const base = "events:\n  Song Played:\n    properties: { artist?: { type: string, expires: 2025-06-30 } }\n";
    expect(verdicts(compared(base, "events:\n  Song Played:\n"))).toEqual(["property-removed breaking dangerous"]);
  });

  it("is found wherever it is defined, and only what says so itself", () => {
    const dictionary = "dictionary:\n  artist: { type: string, deprecated: true, expires: 2025-06-30 }\n";
    const base = `${dictionary}events:\n  Song Played:\n    properties: { id: string, artist?:, mood?: string }\n`;
    const head = `${dictionary}events:\n  Song Played:\n    properties: { id: string }\n`;
    expect([...verdicts(compared(base, head))].sort()).toEqual([
      "property-removed breaking dangerous",
      "property-removed safe safe",
    ]);
  });
});

describe("a declared rename of an event", () => {
  const renamed = (rest = ""): string =>
    `events:\n${event("Song Started", `renamed_from: Song Played\n${rest}properties: { song_id: string }`)}`;

  it("keeps calls compiling where the old name's function stays", () => {
    expect(verdicts(compared(`events:\n${played}`, renamed()))).toEqual(["event-renamed dangerous dangerous"]);
  });

  it("does so by a pinned identifier, too", () => {
    expect(verdicts(compared(`events:\n${played}`, renamed("identifier: songPlayed\n")))).toEqual([
      "event-renamed dangerous dangerous",
    ]);
  });

  it("breaks calls of a function that nothing forwards", () => {
    const pinned = played.replace("properties", "identifier: play\n    properties");
    expect(verdicts(compared(`events:\n${pinned}`, renamed()))).toContain("event-renamed breaking dangerous");
  });

  it("breaks calls where another event claims the function", () => {
    const other = event("Other", "identifier: songPlayed");
    expect(verdicts(compared(`events:\n${played}`, `${renamed()}${other}`))).toContain(
      "event-renamed breaking dangerous",
    );
  });
});

describe("fingerprints", () => {
  const base = `events:\n${played}`;
  const head = `events:\n${event("Song Played", "properties: { song_id: integer }")}`;
  const fingerprints = ({ changes }: Diff): readonly string[] => changes.map(({ fingerprint }) => fingerprint);

  it("survive lines above, other files and other changes", () => {
    const [fingerprint] = fingerprints(compared(base, head));
    expect(fingerprint).toMatch(/^c_[0-9a-f]{12}$/);
    expect(fingerprints(compared(`# moved\n\n${base}`, `# moved further\n\n\n${head}`))).toEqual([fingerprint]);
    expect(fingerprints(compared(base, `${head}${event("Song Liked", "status: active")}`))).toContain(fingerprint);
  });

  it("change with the change", () => {
    const other = head.replace("integer", "number");
    expect(fingerprints(compared(base, other))).not.toEqual(fingerprints(compared(base, head)));
  });

  it("are different for all changes of a comparison", () => {
    const before = `events:\n${event("Song Played", "properties: { a: string, b: string, c: [x, y] }")}`;
    const after = `events:\n${event("Song Played", "properties: { d: string, e: string, c: [z] }")}`;
    const found = fingerprints(compared(before, after));
    expect(found.length).toBeGreaterThan(5);
    expect(new Set(found).size).toBe(found.length);
  });

  it("accept a change with the reason that was given", () => {
    const [fingerprint = ""] = fingerprints(compared(base, head));
    const entry = { fingerprint, reason: "Nobody reads it.", change: undefined, by: undefined, on: undefined };
    const { changes, version } = compared(base, head, { approvals: { entries: [entry], former: [], file: undefined } });
    expect(changes.map(({ accepted }) => accepted)).toEqual(["Nobody reads it."]);
    // It breaks all the same.
    expect(version.bump).toBe("major");
  });
});

it("changes come the worst first, then in the order of their places", () => {
  const { changes } = compared(
    `events:\n${played}${event("Album Opened", "description: One.\nproperties: { b: string, a: string }")}`,
    `events:\n${event("Song Played", "properties: { song_id: string, source: [radio] }")}${event("Album Opened", "description: Two.\nproperties: { b?: string, a?: string }")}`,
  );
  expect(changes.map(({ kind, subject }) => `${kind} ${subject.path.slice(1).join("/")}`)).toEqual([
    "property-added Song Played/properties/source",
    "property-made-optional Album Opened/properties/a",
    "property-made-optional Album Opened/properties/b",
    "description-changed Album Opened",
  ]);
  const same = [made({ fingerprint: "c_b" }), made({ fingerprint: "c_a" })];
  expect(inOrder(same).map(({ fingerprint }) => fingerprint)).toEqual(["c_a", "c_b"]);
});

it("a base that has mistakes of the language is compared as far as it can be read, and a change says so", () => {
  const { changes } = compared("events:\n  Song Played:\n    propertys: { song_id: string }\n", `events:\n${played}`);
  expect(changes.map(({ kind }) => kind)).toContain("base-unreadable");
  const [first] = changes.filter(({ kind }) => kind === "base-unreadable");
  expect(first).toMatchObject({
    producers: { severity: "dangerous" },
    consumers: { severity: "dangerous" },
    bump: "none",
  });
});

it("a plan compared with itself has no changes and demands no version", () => {
  const plan = load(`events:\n${played}`);
  expect(diff(plan, plan, { today })).toEqual({
    changes: [],
    hints: [],
    today,
    version: { base: "1.0.0", head: "1.0.0", bump: "none", required: "1.0.0", isEnough: true },
  });
});
