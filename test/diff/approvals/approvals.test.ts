import { describe, expect, it } from "vitest";
import {
  approvalsName,
  approvalsText,
  readApprovals,
  unusedApprovals,
  withAccepted,
} from "../../../src/diff/approvals/approvals.js";
import { change } from "../made.js";

const file = (text: string) => ({ path: approvalsName, text, linted: true });

const said = { reason: 'The player\'s "source" went with the player.', on: "2026-02-01" };
/** By whom, somebody has added by hand. */
const accepted = withAccepted([], change(), said).map((entry) => ({ ...entry, by: "ada" }));

describe("approvals", () => {
  it("are written as blocks that a reviewer can read", () => {
    const other = change({ fingerprint: "c_000000000000", kind: "event-removed" });
    expect(
      approvalsText(withAccepted(accepted, other, { reason: "Never sent.", on: "2026-03-01" })),
    ).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "approvals": {
          "c_000000000000": {
            "change": "event-removed /events/Song Played/properties/source",
            "reason": "Never sent.",
            "on": "2026-03-01"
          },
          "c_0123456789ab": {
            "change": "property-removed /events/Song Played/properties/source",
            "reason": "The player's \\"source\\" went with the player.",
            "by": "ada",
            "on": "2026-02-01"
          }
        }
      }
      "
    `);
  });

  it("are read as they were written", () => {
    const { value, diagnostics } = readApprovals(file(approvalsText(accepted)));
    expect(diagnostics).toEqual([]);
    expect(value?.entries).toEqual(accepted);
    expect(readApprovals(file(approvalsText([]))).value?.entries).toEqual([]);
  });

  it("take the new reason where one is accepted again", () => {
    expect(withAccepted(accepted, change(), { reason: "Better said.", on: "2026-03-01" })).toMatchObject([
      { fingerprint: "c_0123456789ab", reason: "Better said." },
    ]);
  });

  it.each([
    ["[", "it is not JSON"],
    ["[]", "it is not an object"],
    ['{ "version": 2, "approvals": {} }', "its version is not 1"],
    ['{ "version": 1 }', "it has no `approvals`"],
    ['{ "version": 1, "approvals": { "c_1": {} } }', "an approval is not under a fingerprint such as `c_0123456789ab`"],
    ['{ "version": 1, "approvals": { "c_0123456789ab": "ok" } }', "`c_0123456789ab` is not an object"],
    [
      '{ "version": 1, "approvals": { "c_0123456789ab": { "reason": 1 } } }',
      "`c_0123456789ab` has a `reason` that is not understood",
    ],
    [
      '{ "version": 1, "approvals": { "c_0123456789ab": { "reasons": "x" } } }',
      "`c_0123456789ab` has a `reasons` that is not understood",
    ],
  ])("are refused when they are %s", (text, problem) => {
    const { value, diagnostics } = readApprovals(file(text));
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["approvals-unreadable", `The approvals can't be read: ${problem}`],
    ]);
  });

  it("are refused where a merge was left unfinished", () => {
    const { value, diagnostics } = readApprovals(file('{\n<<<<<<< ours\n  "version": 1\n'));
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "approvals-conflict", span: { start: 2, end: 9 } }]);
  });

  it.each([
    ["a change", '"c_0123456789ab": { "reason": "a" }, "c_0123456789ab": { "reason": "b" }', "c_0123456789ab"],
    ["the same in other letters", '"c_0123456789ab": { "reason": "a" }, "c_\\u0030123456789ab": {}', "c_0123456789ab"],
    ["a reason", '"c_0123456789ab": { "reason": "}, \\"c\\": {", "reason": "b" }', "reason"],
  ])("are refused where %s is there twice, as two branches leave it", (_, entries, key) => {
    const text = `{ "version": 1, "approvals": { ${entries} } }`;
    const { value, diagnostics } = readApprovals(file(text));
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "approval-repeated", context: { key } }]);
    const { start = 0, end = 0 } = diagnostics[0]?.span ?? {};
    expect(JSON.parse(text.slice(start, end))).toBe(key);
    expect(text.slice(0, start)).toContain(key);
  });

  it("may say the same in several blocks", () => {
    const block = (fingerprint: string) => `"${fingerprint}": { "reason": "c_0123456789ab", "change": "\\"by\\": " }`;
    const text = `{ "version": 1, "approvals": { ${block("c_0123456789ab")}, ${block("c_000000000000")} } }`;
    expect(readApprovals(file(text))).toMatchObject({ diagnostics: [], value: { entries: [{}, {}] } });
  });

  it("accept nothing without a reason", () => {
    const text = '{ "version": 1, "approvals": { "c_0123456789ab": { "reason": "  " }, "c_000000000000": {} } }';
    const { value, diagnostics } = readApprovals(file(text));
    expect(value?.entries).toEqual([]);
    expect(diagnostics.map(({ code, level, context }) => [code, level, context.fingerprint])).toEqual([
      ["approval-without-reason", "error", "c_0123456789ab"],
      ["approval-without-reason", "error", "c_000000000000"],
    ]);
  });

  it("that match nothing are told, with what they were for and where they stand", () => {
    const read = readApprovals(file(approvalsText(accepted))).value;
    if (!read) throw new Error("unread");
    expect(unusedApprovals(read, [change()])).toEqual([]);
    const [finding, ...others] = unusedApprovals(read, [change({ fingerprint: "c_000000000000" })]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: "approval-unused",
      level: "warn",
      message: "`c_0123456789ab` accepts no change (`property-removed /events/Song Played/properties/source`)",
    });
    const { start = 0, end = 0 } = finding?.span ?? {};
    expect(read.file?.text.slice(start, end)).toBe('"c_0123456789ab"');
  });
});
