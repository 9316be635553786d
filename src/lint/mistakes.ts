import { message } from "../diagnostics/message.js";
import { type DocumentedMistake, defineMistake } from "../diagnostics/mistake.js";

const plan = `events:
  Song Played:
    description: The first second of a song reached the listener.
`;

/** A rule that doesn't exist, in the manifest or in a suppression. */
export const unknownRule = defineMistake({
  code: "unknown-rule",
  message: message`There is no rule \`${"rule"}\``,
  what: "The manifest or a `# trackc-ignore` comment names a rule that does not exist.",
  why: "A misspelt rule would stay on, or off, without anybody noticing.",
  fix: message`\`trackc explain\` lists the rules; write one of them instead of \`${"rule"}\`, or remove the line.`,
  bad: { "trackc.yaml": "name: example\nlint:\n  rules:\n    event-onwer: error\n", "plans/plan.yaml": plan },
  good: { "trackc.yaml": "name: example\nlint:\n  rules:\n    event-owner: error\n", "plans/plan.yaml": plan },
});

/** An option that the rule does not have. */
export const unknownRuleOption = defineMistake({
  code: "unknown-rule-option",
  message: message`\`${"rule"}\` has no option \`${"option"}\``,
  what: "The manifest gives a rule an option that the rule does not have.",
  why: "An option that is not read would look as if it worked.",
  fix: message`Remove it; \`trackc explain ${"rule"}\` lists the options that there are.`,
  bad: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    event-name-case: [warn, { wrods: [eBay] }]\n",
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    event-name-case: [warn, { words: [eBay] }]\n",
    "plans/plan.yaml": plan,
  },
});

/** An option with a value that it can't take. */
export const wrongRuleOption = defineMistake({
  code: "wrong-rule-option",
  message: message`${"option"} of \`${"rule"}\` can't be ${"given"}`,
  what: "An option of a rule has a value of the wrong kind.",
  why: "The rule would not know what to do with it.",
  fix: message`\`trackc explain ${"rule"}\` says what it takes.`,
  bad: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    event-name-case: [warn, { words: 3 }]\n",
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    event-name-case: [warn, { words: [eBay] }]\n",
    "plans/plan.yaml": plan,
  },
});

/** Options in an override. */
export const overrideWithOptions = defineMistake({
  code: "override-with-options",
  message: message`An override of \`${"rule"}\` sets options`,
  what: "An entry of `lint.overrides` gives a rule options.",
  why: "A rule compares events with one another, so its options hold for the whole plan. An override sets the level only.",
  fix: message`Write only the level behind \`${"rule"}\` here, and the options under \`lint.rules\`.`,
  bad: {
    "trackc.yaml":
      "name: example\nlint:\n  overrides:\n    - events: Song Played\n      rules:\n        event-name-case: [warn, { words: [eBay] }]\n",
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml":
      "name: example\nlint:\n  overrides:\n    - events: Song Played\n      rules:\n        event-name-case: warn\n",
    "plans/plan.yaml": plan,
  },
});

/** An override whose pattern no event's name fits. */
export const overrideMatchesNothing = defineMistake({
  code: "override-matches-nothing",
  message: message`No event's name fits \`${"pattern"}\``,
  what: "A pattern in `lint.overrides` fits no event of the plan.",
  why: "It was misspelt, or the events it was for are gone. Either way somebody believes that it does something.",
  fix: message`Correct \`${"pattern"}\` or remove it; \`*\` stands for any run of characters, and capitals count.`,
  bad: {
    "trackc.yaml":
      "name: example\nlint:\n  overrides:\n    - events: ['Legacy *']\n      rules: { event-owner: off }\n",
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml": "name: example\nlint:\n  overrides:\n    - events: ['Song *']\n      rules: { event-owner: off }\n",
    "plans/plan.yaml": plan,
  },
});

/** An override that can't have an effect, whatever the plan holds. */
export const overrideDoesNothing = defineMistake({
  code: "override-does-nothing",
  message: message`${"what"} changes nothing: ${"problem"}`,
  what: "An entry of `lint.overrides` lists no events or no rules, or has a rule whose findings never lie in an event, such as `entity-description`.",
  why: "Somebody wrote it so that something would be told, or would not, and believes that it is so.",
  fix: message`Remove it; a level that isn't for single events stands under \`lint.rules\`.`,
  bad: {
    "trackc.yaml":
      "name: example\nlint:\n  overrides:\n    - events: ['Song *']\n      rules: { entity-description: off }\n",
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml": "name: example\nlint:\n  rules:\n    entity-description: off\n",
    "plans/plan.yaml": plan,
  },
});

/** A suppression that silences nothing. */
export const unusedSuppression = defineMistake({
  code: "unused-suppression",
  message: message`Nothing here breaks \`${"rule"}\``,
  what: "A `# trackc-ignore` comment silences nothing.",
  why: "What it excused has been put right. If the comment stays, it will silence the next mistake, for a reason that no longer holds.",
  fix: message`Remove the comment.`,
  bad: `events:
  # trackc-ignore event-description: everybody knows it
  Song Played:
    description: The first second of a song reached the listener.
`,
  good: plan,
});

/** A suppression without a reason. */
export const suppressionWithoutReason = defineMistake({
  code: "suppression-without-reason",
  message: message`This silences \`${"rule"}\` without saying why`,
  what: "A `# trackc-ignore` comment gives no reason.",
  why: "Whoever finds it in a year can't tell whether it still holds, and will not dare to remove it.",
  fix: message`Write the reason behind a colon: \`# trackc-ignore ${"rule"}: the name is older than the convention\`.`,
  bad: `events:
  # trackc-ignore event-description
  Song Played:
`,
  good: `events:
  # trackc-ignore event-description: is explained in the player's handbook
  Song Played:
`,
});

/** A suppression, or a level, of something that is not a rule's. */
export const suppressedError = defineMistake({
  code: "suppressed-error",
  message: message`\`${"code"}\` is an error and can't be silenced`,
  what: "A `# trackc-ignore` comment, or `lint` in the manifest, names an error of the language instead of a rule.",
  why: "A plan with an error has no meaning to compile; rules are judgement, and only they can be set aside.",
  fix: message`Correct what \`${"code"}\` reports, then remove the comment or the setting.`,
  bad: `events:
  Song Played:
    # trackc-ignore unknown-rule: we will write it soon
    description: The first second of a song reached the listener.
`,
  good: plan,
});

/** A baseline that records findings which are no longer there. */
export const baselineOutdated = defineMistake({
  code: "baseline-outdated",
  message: message`The baseline still records ${"findings"} put right`,
  what: "`.trackc-baseline.json` records findings that the plan no longer has.",
  why: "What stays recorded is allowed: the same mistake at the same place would come back unnoticed.",
  fix: message`Run \`trackc lint --prune-baseline\` and commit the file.`,
  bad: {
    "trackc.yaml": "name: example\n",
    ".trackc-baseline.json":
      '{\n  "version": 1,\n  "findings": {\n    "event-description": {\n      "/events/Song Played": 1\n    }\n  }\n}\n',
    "plans/plan.yaml": plan,
  },
  good: {
    "trackc.yaml": "name: example\n",
    ".trackc-baseline.json": '{\n  "version": 1,\n  "findings": {}\n}\n',
    "plans/plan.yaml": plan,
  },
});

/** Every mistake that the lint engine itself reports. */
export const lintMistakes: readonly DocumentedMistake[] = [
  unknownRule,
  unknownRuleOption,
  wrongRuleOption,
  overrideWithOptions,
  overrideMatchesNothing,
  overrideDoesNothing,
  unusedSuppression,
  suppressionWithoutReason,
  suppressedError,
  baselineOutdated,
];
