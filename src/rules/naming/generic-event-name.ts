import { message } from "../../diagnostics/message.js";
import { wordSet } from "../../lint/names/grammar.js";
import { texts } from "../../lint/option.js";
import { defineRule } from "../../lint/rule.js";

/** Parts of any screen. */
const parts = wordSet("button element ui component widget cta control item link icon object thing");

/** What can be done to any of them. */
const doings = wordSet(
  "click clicked clicks tap tapped press pressed interaction interacted interact touched touch action",
);

/** Words that say nothing beside these. */
const fillers = wordSet("user generic custom any some general event on was a the");

/** Whole names that say nothing of what happened. */
const empty = wordSet("event action interaction tracking misc other something happened test");

export default defineRule({
  id: "generic-event-name",
  group: "naming",
  levels: { minimal: "off", recommended: "info", strict: "error" },
  placed: "Whoever collects all clicks to look at them later does it on purpose, so it is only told.",
  what: "The name of a track event says that something was clicked or done and not what: `Button Clicked`, `click`, `User Action`, `Event`. A name that says which one, such as `Checkout Button Clicked`, is left alone, as are deprecated and retired events.",
  why: "Every question begins with a filter on the text of a button, and ends on the day the text is changed or translated. The event grows into the largest of the plan and answers nothing.",
  fix: "Track what people do by it: `Order Submitted`, `Song Saved`. Which button it was may be a property.",
  options: {
    except: texts("Names that are meant to be general: `[Element Clicked]`."),
  },
  messages: {
    generic: message`\`${"event"}\` says that something happened and not what`,
  },
  bad: `events:
  Button Clicked:
    description: One of the buttons of the player was released inside its bounds.
    properties:
      button: [play, pause, skip]
`,
  good: `events:
  Song Skipped:
    description: The listener asked for another song before this one had ended.
`,
  create({ words, options, report }) {
    const except = new Set(options.except.map((name) => words(name).join(" ")));
    return {
      event({ name, kind, status }) {
        if (kind !== "track" || status === "deprecated" || status === "retired") return;
        const own = words(name.value);
        if (isGeneric(own) && !except.has(own.join(" "))) report("generic", name.span, { event: name.value });
      },
    };
  },
});

/** Whether a name has nothing but a part of a screen and what can be done to any. */
function isGeneric(own: readonly string[]): boolean {
  // Nearly every name has a word that says more.
  if (!own.every((word) => fillers.has(word) || parts.has(word) || doings.has(word) || empty.has(word))) return false;
  const telling = own.filter((word) => !fillers.has(word));
  if (telling.length === 0 || telling.length > 3) return false;
  if (telling.length === 1) return empty.has(telling[0] as string) || doings.has(telling[0] as string);
  return telling.some((word) => doings.has(word)) && telling.every((word) => parts.has(word) || doings.has(word));
}
