import { message } from "../../diagnostics/message.js";
import { defineRule } from "../../lint/rule.js";

export default defineRule({
  id: "proposed-for-long",
  group: "ownership",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "It spoils no data, and whoever proposed it may still be about to build it.",
  what: "An event is still `proposed`, and the `since` at it is a major version behind that of the plan in the manifest. Without a version in the manifest, or a `since` at the event, nothing is said.",
  why: "A plan is read as a promise. Somebody waits for the number, somebody else builds a second event because this one never comes, and in a year nobody knows who wanted it.",
  fix: "Build it and set `status: active`, raise its `since`, or remove it.",
  messages: {
    stale: message`\`${"event"}\` is proposed since \`${"since"}\`, and the plan is at \`${"version"}\``,
  },
  bad: {
    "trackc.yaml": "name: example\nversion: 4.1.0\n",
    "plans/plan.yaml": `events:
  Song Shared:
    description: The link to a song was handed to another application.
    status: proposed
    since: 2.0.0
`,
  },
  good: {
    "trackc.yaml": "name: example\nversion: 4.1.0\n",
    "plans/plan.yaml": `events:
  Song Shared:
    description: The link to a song was handed to another application.
    status: proposed
    since: 4.2.0
`,
  },
  create({ project, report }) {
    const version = project.version?.value;
    const current = majorOf(version);
    return {
      event({ name, status, since }) {
        if (status !== "proposed" || !since || version === undefined || current === undefined) return;
        const proposed = majorOf(since.value);
        if (proposed === undefined || proposed >= current) return;
        report("stale", since.span, { event: name.value, since: since.value, version });
      },
    };
  },
});

/** The first number of a version. */
function majorOf(version: string | undefined): number | undefined {
  const found = /^\d+/.exec(version ?? "");
  return found ? Number(found[0]) : undefined;
}
