import { message } from "../../diagnostics/message.js";
import { defineMistake } from "../../diagnostics/mistake.js";

/** An include of a bundle that isn't there. */
export const unknownBundle = defineMistake({
  code: "unknown-bundle",
  message: message`There is no bundle \`${"name"}\``,
  what: "`include` names a bundle that does not exist.",
  why: "Its properties would be missing.",
  fix: message`Define \`${"name"}\` under \`bundles\`, or correct the name.`,
  bad: "events:\n  Song Played:\n    include: song\n",
  good: "bundles:\n  song:\n    properties: { song_id: string }\nevents:\n  Song Played:\n    include: song\n",
});

/** The name of an entity that isn't there. */
export const unknownEntity = defineMistake({
  code: "unknown-entity",
  message: message`There is no entity \`${"name"}\``,
  what: "`entities` or `belongs_to` names an entity that does not exist.",
  why: "Nobody could tell what is meant.",
  fix: message`Define \`${"name"}\` under \`entities\`, or correct the name.`,
  bad: "events:\n  Song Played:\n    entities: song\n",
  good: "entities:\n  song: { kind: object }\nevents:\n  Song Played:\n    entities: song\n",
});

/** The name of an event that isn't there. */
export const unknownEvent = defineMistake({
  code: "unknown-event",
  message: message`There is no event \`${"name"}\``,
  what: "`replaced_by` or a metric's `events` names an event that does not exist.",
  why: "Whoever follows the name would find nothing.",
  fix: message`Define \`${"name"}\` under \`events\`, or correct the name.`,
  bad: "metrics:\n  plays:\n    events: Song Played\n",
  good: "metrics:\n  plays:\n    events: Song Played\nevents:\n  Song Played:\n",
});

/** The name of a metric that isn't there. */
export const unknownMetric = defineMistake({
  code: "unknown-metric",
  message: message`There is no metric \`${"name"}\``,
  what: "`answers` names a metric that does not exist.",
  why: "An event is tracked for a question; here nobody asks it.",
  fix: message`Define \`${"name"}\` under \`metrics\`, or correct the name.`,
  bad: "events:\n  Song Played:\n    answers: weekly_listeners\n",
  good: "metrics:\n  weekly_listeners:\nevents:\n  Song Played:\n    answers: weekly_listeners\n",
});

/** A word outside the manifest's closed lists. */
export const notInVocabulary = defineMistake({
  code: "not-in-vocabulary",
  message: message`\`${"word"}\` is not among the ${"list"} of the manifest`,
  what: "An owner, a source, a destination or a consent category is not in the manifest's closed list.",
  why: "The list is closed so that a slip of the pen doesn't make a new team or a new source.",
  fix: message`Correct it, or add \`${"word"}\` to the ${"list"} under \`vocabulary\` in the manifest.`,
  bad: {
    "trackc.yaml": "name: music\nvocabulary:\n  owners: [listening, growth]\n",
    "plans/plan.yaml": "events:\n  Song Played:\n    owner: listenning\n",
  },
  good: {
    "trackc.yaml": "name: music\nvocabulary:\n  owners: [listening, growth]\n",
    "plans/plan.yaml": "events:\n  Song Played:\n    owner: listening\n",
  },
});

/** Bundles that include one another in a circle. */
export const bundleCycle = defineMistake({
  code: "bundle-cycle",
  message: message`The bundle \`${"name"}\` includes itself: ${"path"}`,
  what: "Bundles include one another in a circle.",
  why: "Their properties could never be listed to the end.",
  fix: message`Remove one of these bundles from the \`include\` of another.`,
  bad: "bundles:\n  song:\n    include: album\n  album:\n    include: song\n",
  good: "bundles:\n  song:\n    include: album\n  album:\n    properties: { album_id: string }\n",
});

/** Two bundles that say different things of one name. */
export const bundlesDiffer = defineMistake({
  code: "bundles-differ",
  message: message`The bundles \`${"first"}\` and \`${"second"}\` differ on \`${"name"}\``,
  what: "Two included bundles have a property of the same name with different definitions.",
  why: "One of the two would win silently, and which one nobody could tell.",
  fix: message`Write \`${"name"}\` here too, with its type behind it: that stands in place of both.`,
  bad:
    "bundles:\n  song:\n    properties: { id: string }\n  album:\n    properties: { id: integer }\n" +
    "events:\n  Song Played:\n    include: [song, album]\n",
  good:
    "bundles:\n  song:\n    properties: { id: string }\n  album:\n    properties: { id: integer }\n" +
    "events:\n  Song Played:\n    include: [song, album]\n    properties: { id: string }\n",
});

/** An id that is no trait. */
export const idNotATrait = defineMistake({
  code: "id-not-a-trait",
  message: message`\`${"id"}\` is not a trait of \`${"entity"}\``,
  what: "An entity's `id` names a trait that it does not have.",
  why: "The id is the trait that never changes and travels as the call's id.",
  fix: message`Add \`${"id"}\` to its traits, or correct the name.`,
  bad: "entities:\n  user:\n    kind: user\n    id: user_id\n    traits: { email: email }\n",
  good: "entities:\n  user:\n    kind: user\n    id: user_id\n    traits: { user_id: string, email: email }\n",
});

/** An id that may be left out. */
export const idOptional = defineMistake({
  code: "id-optional",
  message: message`\`${"id"}\` is the id of \`${"entity"}\`, so it can't be optional`,
  what: "The trait that is an entity's `id` is optional.",
  why: "Without its id nobody knows whom a call is about.",
  fix: message`Remove the \`?\` behind \`${"id"}\`.`,
  bad: "entities:\n  user:\n    kind: user\n    id: user_id\n    traits: { user_id?: string }\n",
  good: "entities:\n  user:\n    kind: user\n    id: user_id\n    traits: { user_id: string }\n",
});

/** A replacement that is the event itself. */
export const replacedByItself = defineMistake({
  code: "replaced-by-itself",
  message: message`\`${"name"}\` can't be replaced by itself`,
  what: "`replaced_by` names the event on which it stands.",
  why: "Whoever follows it would come back.",
  fix: message`Name the event that takes the place of \`${"name"}\`, or remove \`replaced_by\`.`,
  bad: "events:\n  Song Played:\n    status: deprecated\n    replaced_by: Song Played\n",
  good: "events:\n  Song Played:\n    status: deprecated\n    replaced_by: Song Started\n  Song Started:\n",
});

/** A former name that somebody still has. */
export const renamedFromExisting = defineMistake({
  code: "renamed-from-existing",
  message: message`\`${"former"}\` still exists, so \`${"name"}\` can't have been renamed from it`,
  what: "`renamed_from` names something that is still in the plan.",
  why: "A rename means that the old name is gone; otherwise there are two things.",
  fix: message`Remove the old definition. If both exist for a while, put \`replaced_by\` on the old one instead.`,
  bad: "events:\n  Song Played:\n  Song Started:\n    renamed_from: Song Played\n",
  good: "events:\n  Song Started:\n    renamed_from: Song Played\n",
});

/** More than one north star. */
export const twoNorthStars = defineMistake({
  code: "two-north-stars",
  message: message`There is one north star, and it is \`${"first"}\`; \`${"second"}\` can't be another`,
  what: "Two metrics are marked `north_star: true`.",
  why: "A north star is the one number everything else is judged by.",
  fix: message`Remove \`north_star\` from \`${"first"}\` or from \`${"second"}\`.`,
  bad: "metrics:\n  plays: { north_star: true }\n  revenue: { north_star: true }\n",
  good: "metrics:\n  plays: { north_star: true }\n  revenue:\n",
});

/** `name` on an event that is tracked. */
export const nameOnTrack = defineMistake({
  code: "name-on-track",
  message: message`\`name\` is for pages and screens; \`${"event"}\` is tracked under its own name`,
  what: "An event of kind `track` has a `name`.",
  why: "A page or screen call may carry different names; a tracked event has one, its key.",
  fix: message`Remove \`name\`, or write \`kind: page\` or \`kind: screen\`.`,
  bad: "events:\n  Song Page:\n    name: [Song, Album]\n",
  good: "events:\n  Song Page:\n    kind: page\n    name: [Song, Album]\n",
});

/** A page whose names are numbers. */
export const callNameNotText = defineMistake({
  code: "page-name-not-text",
  message: message`The names that \`${"event"}\` may be sent under have to be texts`,
  what: "The `name` of a page or screen admits something else than text.",
  why: "A page or screen call carries its name as text; a number or a list would arrive as something else, or not at all.",
  fix: message`List the names, as \`name: [Home, Pricing]\`, or write \`name: string\`.`,
  bad: "events:\n  Page Viewed:\n    kind: page\n    name: integer\n",
  good: "events:\n  Page Viewed:\n    kind: page\n    name: [Home, Pricing]\n",
});

export const referenceMistakes = [
  unknownBundle,
  unknownEntity,
  unknownEvent,
  unknownMetric,
  notInVocabulary,
  bundleCycle,
  bundlesDiffer,
  idNotATrait,
  idOptional,
  replacedByItself,
  renamedFromExisting,
  twoNorthStars,
  nameOnTrack,
  callNameNotText,
];
