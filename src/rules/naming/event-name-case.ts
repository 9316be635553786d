import type { Change, Fix } from "../../diagnostics/fix.js";
import { message } from "../../diagnostics/message.js";
import { fits, inCase, prevailingCase } from "../../lint/names/case.js";
import { texts } from "../../lint/option.js";
import { matches } from "../../lint/pattern.js";
import { typedName } from "../../lint/plans/typed.js";
import { defineRule } from "../../lint/rule.js";
import { within } from "../../lint/spans.js";
import type { Event, Plan } from "../../plan/model.js";
import { nameCases } from "../../project/name-cases.js";

export default defineRule({
  id: "event-name-case",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed: "A matter of order, not of data; but two cases in one plan soon become two events for one thing.",
  what: "An event's name is not in the case that `naming.events` asks for, or, where the manifest doesn't say, in the case that two thirds or more of the plan's events are in. A `$` in front marks a name that a tool has given; it stays. A name that the plan also has in the right case is left to `name-too-similar`, names of events that are deprecated or retired stay as they are. No fix is offered where an override in the manifest holds for the event only under its old name.",
  why: "Whoever looks for `Song Played` doesn't find `song_played`: charts are built on half of the data, and the next team adds a third spelling because it found neither.",
  fixes: "unsafe",
  fix: "Write the name in the case of the others, and keep the old one under `renamed_from` if it has ever been sent.",
  options: {
    words: texts("Words that are written like this in any case: `[Facebook, eBay]`."),
  },
  messages: {
    declared: message`\`${"name"}\` is not in ${"case"}`,
    prevailing: message`\`${"name"}\` is not in ${"case"}, as most events of this plan are`,
  },
  bad: `events:
  Song Played:
    description: The first second of a song reached the listener.
  Song Skipped:
    description: Another song was asked for before this one ended.
  playlist_saved:
    description: Changes to a playlist reached the server.
`,
  good: `events:
  Song Played:
    description: The first second of a song reached the listener.
  Song Skipped:
    description: Another song was asked for before this one ended.
  Playlist Saved:
    description: Changes to a playlist reached the server.
    renamed_from: playlist_saved
`,
  create(context) {
    const visited: Event[] = [];
    // Nobody renames what is on its way out.
    const isKept = ({ status }: Event): boolean => status === "active" || status === "proposed";
    const fixed = new Set(context.options.words);
    return {
      event(event) {
        if (isKept(event)) visited.push(event);
      },
      end() {
        const declared = context.project.naming.events?.value;
        const nameCase =
          declared ??
          prevailingCase(
            context.plan.events.filter(isKept).map((event) => event.name.value),
            nameCases,
          );
        if (!nameCase) return;
        const names = new Set(context.plan.events.map((event) => event.name.value));
        const settle = declared ? "" : ` \`naming: { events: ${nameCase} }\` in the manifest settles it.`;
        const patterns = context.project.lint.overrides.flatMap(({ events }) => events.map(({ value }) => value));
        const given = new Set(visited.map((event) => `${event.kind} ${event.name.value}`));
        for (const event of visited) {
          const name = event.name.value;
          if (fits(name, nameCase, fixed)) continue;
          const better = inCase(name, nameCase, fixed);
          // Two names for one thing are more than a matter of case: `name-too-similar` shows them both.
          if (better && given.has(`${event.kind} ${better}`)) continue;
          // Under another name the event would be held to rules that the manifest has set otherwise for it.
          const losing = better && patterns.find((each) => matches(each, name) && !matches(each, better));
          const follow = losing
            ? ` The override of \`${losing}\` in the manifest has to name it too: rename both by hand.`
            : "";
          context.report(
            declared ? "declared" : "prevailing",
            event.name.span,
            { name, case: nameCase },
            {
              help: better
                ? `Write \`${better}\`, with \`renamed_from: ${typedName(name)}\` if it has been sent before.${follow}${settle}`
                : undefined,
              // Two events that become one are for a person to look at.
              fix: better && !losing && !names.has(better) ? renamed(context.plan, event, better) : undefined,
            },
          );
        }
      },
    };
  },
});

/** Another name for an event, wherever it is mentioned; the old one is kept. */
function renamed(plan: Plan, { name }: Event, better: string): Fix {
  const changes: Change[] = [
    { kind: "rename-key", key: name.span, to: better },
    { kind: "add-to-list", of: name.span, key: "renamed_from", add: name.value },
  ];
  for (const { replacedBy } of plan.events) {
    if (replacedBy?.value === name.value) changes.push({ kind: "replace-value", value: replacedBy.span, to: better });
  }
  for (const metric of plan.metrics) {
    for (const { value, span } of metric.events) {
      // Of those that a metric answers for, some are said by the event.
      if (value === name.value && within(metric.span, span))
        changes.push({ kind: "replace-value", value: span, to: better });
    }
  }
  return { title: `Call it \`${better}\``, safe: false, changes };
}
