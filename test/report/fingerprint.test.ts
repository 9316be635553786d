import { describe, expect, it } from "vitest";
import { fingerprints } from "../../src/report/fingerprint.js";
import { linted } from "../support/lint.js";
import { finding } from "./made.js";

const head = "name: example\nlint: { preset: strict }\n";
const played = "  Song Played:\n    properties:\n      song_id: string\n      payload: any\n      extra: any\n";
const skipped = "  Song Skipped:\n    properties:\n      position: integer\n      payload: any\n";
const errors = "dictionary:\n  position: strin\n";

/** The fingerprints of everything that is said of a plan, with the findings they belong to. */
function printed(files: Readonly<Record<string, string>>): readonly string[] {
  const { diagnostics } = linted(files, { only: ["any-type", "event-description", "event-examples"] });
  const prints = fingerprints(diagnostics);
  expect(new Set(prints).size).toBe(prints.length);
  return diagnostics.map(({ code, path }, at) => `${code} ${path.join("/")} ${prints[at]}`).sort();
}

const whole = printed({ "trackc.yaml": head, "plans/plan.yaml": `events:\n${played}${skipped}${errors}` });

describe("the fingerprint of a finding", () => {
  it("is there for each, of rules and of the language", () => {
    expect(whole.length).toBeGreaterThan(5);
    expect(whole.some((each) => each.startsWith("unknown-type dictionary/position"))).toBe(true);
  });

  it("stays when lines move", () => {
    const moved = `# A comment.\n\nevents:\n\n${played}\n# Another.\n${skipped}\n${errors}`;
    expect(printed({ "trackc.yaml": head, "plans/plan.yaml": moved })).toEqual(whole);
  });

  it("stays when the file has another name", () => {
    expect(printed({ "trackc.yaml": head, "plans/all/songs.yaml": `events:\n${played}${skipped}${errors}` })).toEqual(
      whole,
    );
  });

  it("stays when definitions change places, within a file and across files", () => {
    expect(printed({ "trackc.yaml": head, "plans/plan.yaml": `${errors}events:\n${skipped}${played}` })).toEqual(whole);
    const apart = { "plans/a.yaml": `events:\n${skipped}`, "plans/b.yaml": `${errors}events:\n${played}` };
    expect(printed({ "trackc.yaml": head, ...apart })).toEqual(whole);
  });

  it("stays for all others when one is put right", () => {
    const better = printed({
      "trackc.yaml": head,
      "plans/plan.yaml": `events:\n${played.replace("payload: any", "payload: string")}${skipped}${errors}`,
    });
    expect(better.length).toBeLessThan(whole.length);
    for (const each of better) expect(whole).toContain(each);
  });

  it("does not depend on numbers in the message, as long as it has a place in the plan", () => {
    const path = ["events", "Song Played"];
    const of = (message: string): readonly string[] => fingerprints([finding(undefined, { message, path })]);
    expect(of("3 of 12 events")).toEqual(of("4 of 13 events"));
  });

  it("tells findings of one code at one place apart, whatever their order", () => {
    const path = ["events", "Song Played"];
    const one = finding({ file: "a.yaml", start: 1, end: 2 }, { path, message: "one" });
    const two = finding({ file: "a.yaml", start: 0, end: 2 }, { path, message: "two" });
    const [first, second] = fingerprints([one, two]);
    expect(first).not.toBe(second);
    expect(fingerprints([two, one])).toEqual([second, first]);
  });

  it("is made of file and message where the place in the plan is unknown, the file as the repository names it", () => {
    const at = (file: string, message: string) => finding({ file, start: 0, end: 1 }, { message });
    const [one] = fingerprints([at("trackc.yaml", "x")], { prefix: "apps/web" });
    expect(fingerprints([at("apps/web/trackc.yaml", "x")])).toEqual([one]);
    expect(fingerprints([at("trackc.yaml", "x")])).not.toEqual([one]);
    expect(fingerprints([at("apps/web/trackc.yaml", "y")])).not.toEqual([one]);
  });

  it("can't be made to look like another's by odd names", () => {
    const of = (...path: readonly string[]): string => fingerprints([finding(undefined, { path })])[0] as string;
    expect(of("events", "a", "b")).not.toBe(of("events", 'a","b'));
    expect(of("events", "a#1")).not.toBe(of("events", "a"));
  });
});
