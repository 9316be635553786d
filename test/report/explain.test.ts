import { describe, expect, it } from "vitest";
import { message } from "../../src/diagnostics/message.js";
import { lintMistakes } from "../../src/lint/mistakes.js";
import { catalogue, type Diagnose, type Explained, explainMarkdown, explainText } from "../../src/report/explain.js";
import { allRules } from "../../src/rules/index.js";
import { linted } from "../support/lint.js";

const all = catalogue(allRules, lintMistakes);
/** What an example is there to show; strict rules that know nothing of it may say more. */
const only =
  (code: string): Diagnose =>
  (example) => {
    const { diagnostics, sources } = linted(example, { preset: "strict" });
    return { diagnostics: diagnostics.filter((each) => each.code === code), sources };
  };

function found(code: string): Explained {
  const explained = all.find(code);
  if (!explained) throw new Error(code);
  return explained;
}

const says = { message: message`\`${"path"}\` is gone`, fix: message`Bring \`${"path"}\` back.` };

describe("the catalogue", () => {
  it("knows every code, sorted, and no misspelt one", () => {
    expect(all.codes).toHaveLength(allRules.length + lintMistakes.length);
    expect(all.codes).toEqual([...all.codes].sort());
    expect(all.find("event-onwer")).toBeUndefined();
  });
});

describe("an explanation", () => {
  it("of a rule has everything that a person needs, and what its example really reports", () => {
    expect(explainText(found("event-owner"), false, only("event-owner"))).toMatchInlineSnapshot(`
      "event-owner

      A rule of the group *ownership*. \`minimal\`: off, \`recommended\`: warn, \`strict\`: error. Only
      asked of plans that name owners at all, where the one event without an owner was forgotten.

      An event has no owner, in a plan that has owners: \`vocabulary.owners\` lists some, or other
      events name theirs. Where half of the events or more have none, and more than three, it is said
      once for all of them. A plan of one team, where nobody names an owner, is left alone, and so are
      retired events.

      Why

      When its numbers fall to zero on a Friday, nobody knows whom to ask, and nobody feels asked.

      What to do

      Name the team that answers for it under \`owner\`, or for all events that don't say under
      \`defaults.owner\` in the manifest.

      Options

      - \`always\`: \`true\` or \`false\`, by default \`false\`. Ask for an owner in plans that name none,
        too.

      Not like this

          events:
            Song Played:
              description: The first second of a song reached the listener.
              owner: listening
            Playlist Saved:
              description: Changes to a playlist reached the server.

          error[event-owner]: \`Playlist Saved\` has no owner
            ┌─ plans/plan.yaml:5:3
            │
          5 │   Playlist Saved:
            │   ^^^^^^^^^^^^^^
            = help: Add \`owner:\` under \`Playlist Saved\`; or set \`defaults.owner\` in the manifest.

      But like this

          events:
            Song Played:
              description: The first second of a song reached the listener.
              owner: listening
            Playlist Saved:
              description: Changes to a playlist reached the server.
              owner: library
      "
    `);
  });

  it("of a mistake says what, why and how it looks", () => {
    expect(explainText(found("unused-suppression"), false, only("unused-suppression"))).toMatchInlineSnapshot(`
      "unused-suppression

      A \`# trackc-ignore\` comment silences nothing.

      Why

      What it excused has been put right. If the comment stays, it will silence the next mistake, for
      a reason that no longer holds.

      What to do

      Remove the comment.

      Not like this

          events:
            # trackc-ignore event-description: everybody knows it
            Song Played:
              description: The first second of a song reached the listener.

          warning[unused-suppression]: Nothing here breaks \`event-description\`
            ┌─ plans/plan.yaml:2:3
            │
          2 │   # trackc-ignore event-description: everybody knows it
            │   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            = help: Remove the comment. Fixable with \`--fix\`.

      But like this

          events:
            Song Played:
              description: The first second of a song reached the listener.
      "
    `);
  });

  it("shows the files of an example by their names, and does without examples", () => {
    const shown = explainText(found("unknown-rule"), false);
    expect(shown).toContain("    # trackc.yaml\n    name: example\n");
    expect(shown).toContain("    # plans/plan.yaml\n    events:\n");
    const bare = explainText(
      { kind: "mistake", mistake: { code: "gone", what: "What.", why: "Why.", ...says } },
      false,
    );
    expect(bare).toBe("gone\n\nWhat.\n\nWhy\n\nWhy.\n\nWhat to do\n\nBring `<path>` back.\n");
  });

  it("is Markdown for the reference, fenced so that no example gets out", () => {
    expect(explainMarkdown(found("event-description"), 3, only("event-description"))).toMatchInlineSnapshot(`
      "### event-description

      A rule of the group *documentation*. \`minimal\`: off, \`recommended\`: warn, \`strict\`: error. Nothing breaks without one today; the plan stops being readable in a year.

      An event has no description, or an empty one.

      **Why**

      The people who knew what \`Song Played\` counts have moved on; whoever reads the chart guesses whether a preview, a skip or a second device is in it.

      **What to do**

      Say in a sentence what happened in the world when this is sent, and what does not count.

      **Not like this**

      \`\`\`yaml
      events:
        Song Played:
          properties:
            song_id: string
      \`\`\`

      \`\`\`text
      error[event-description]: \`Song Played\` has no description
        ┌─ plans/plan.yaml:2:3
        │
      2 │   Song Played:
        │   ^^^^^^^^^^^
        = help: Add \`description:\` under \`Song Played\`: what happened in the world when this is sent, and what does not count.
      \`\`\`

      **But like this**

      \`\`\`yaml
      events:
        Song Played:
          description: The first second of a song reached the listener. A skip within it does not count.
          properties:
            song_id: string
      \`\`\`
      "
    `);
    const hostile = { code: "x", what: "What.", why: "Why.", ...says, bad: "```\n# not a heading\n\u001b[31m" };
    expect(explainMarkdown({ kind: "mistake", mistake: hostile })).toContain(
      "````yaml\n```\n# not a heading\n␛[31m\n````",
    );
  });

  it("is coloured only when asked", () => {
    expect(explainText(found("expired"), false)).not.toContain("\u001b");
    expect(explainText(found("expired"), true)).toContain("\u001b[1m");
  });

  it.each(all.codes)("of %s fits in lines of a terminal", (code) => {
    const prose = explainText(found(code), false)
      .split("\n")
      .filter((line) => !line.startsWith("    "));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(96);
  });
});
