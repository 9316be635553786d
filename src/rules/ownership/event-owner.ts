import { message } from "../../diagnostics/message.js";
import { flag } from "../../lint/option.js";
import { listed } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";
import type { Event } from "../../plan/model.js";

/** Events of which each was forgotten for a reason of its own. */
const few = 3;

export default defineRule({
  id: "event-owner",
  group: "ownership",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "Only asked of plans that name owners at all, where the one event without an owner was forgotten.",
  what: "An event has no owner, in a plan that has owners: `vocabulary.owners` lists some, or other events name theirs. Where half of the events or more have none, and more than three, it is said once for all of them. A plan of one team, where nobody names an owner, is left alone, and so are retired events.",
  why: "When its numbers fall to zero on a Friday, nobody knows whom to ask, and nobody feels asked.",
  fix: "Name the team that answers for it under `owner`, or for all events that don't say under `defaults.owner` in the manifest.",
  options: {
    always: flag("Ask for an owner in plans that name none, too.", false),
  },
  messages: {
    missing: message`\`${"event"}\` has no owner`,
    most: message`${"count"} of ${"all"} events have no owner${"left"}: ${"events"}`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
    owner: listening
  Playlist Saved:
    description: Changes to a playlist reached the server.
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener.
    owner: listening
  Playlist Saved:
    description: Changes to a playlist reached the server.
    owner: library
`,
  create(context) {
    const { plan, project, options } = context;
    const owners = project.vocabulary.owners?.map((owner) => owner.value) ?? [];
    const isAsked =
      options.always ||
      project.vocabulary.owners !== undefined ||
      plan.events.some((event) => event.owner !== undefined);
    if (!isAsked || project.defaults.owner) return {};
    const among =
      owners.length > 0 && owners.length <= 8 ? `, one of ${owners.map((each) => `\`${each}\``).join(", ")}` : "";
    const silent: Event[] = [];
    let asked = 0;

    function tellOfMost(without: readonly Event[]): void {
      const [first] = without;
      if (!first) return;
      const events = listed(without.map(({ name }) => name.value));
      const left = plan.events.some(({ status }) => status === "retired") ? " (retired ones not counted)" : "";
      const help = `Add \`owner:\` under each${among}; or set \`defaults.owner\` in the manifest, for all events that don't say.`;
      context.report("most", first.name.span, { count: without.length, all: asked, left, events }, { help });
    }

    function tellOf({ name }: Event): void {
      const help = `Add \`owner:\` under \`${name.value}\`${among}; or set \`defaults.owner\` in the manifest.`;
      context.report("missing", name.span, { event: name.value }, { help });
    }

    return {
      event(event) {
        if (event.status === "retired") return;
        asked++;
        if (!event.owner) silent.push(event);
      },
      end() {
        const isMost = silent.length > few && silent.length * 2 >= asked;
        context.reportTogether(
          silent,
          ({ name }) => [name.span],
          (left) => {
            if (isMost && left.size > few) tellOfMost([...left.keys()]);
            else for (const event of left.keys()) tellOf(event);
          },
        );
      },
    };
  },
});
