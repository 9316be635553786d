import type { OptionSpec } from "./spec.js";

// Options and arguments that several commands have.

export const today: OptionSpec = {
  flags: "--today <date>",
  what: "the day that counts as today (YYYY-MM-DD), for what expires",
};
export const check: OptionSpec = {
  flags: "--check",
  what: "write nothing; fail and show where what is on disk differs",
};
export const noCache: OptionSpec = {
  flags: "--no-cache",
  what: "work everything out anew, and keep nothing for the next run",
};
export const watch: OptionSpec = {
  flags: "--watch",
  what: "run again whenever a file of the plan changes, until Ctrl-C",
};
export const out: OptionSpec = {
  flags: "--out <folder>",
  what: "write one output here, whatever the manifest's outputs say",
};
export const subset: readonly OptionSpec[] = [
  {
    flags: "--source <source>",
    what: "only this source's events and context; may be given several times",
    several: true,
  },
  {
    flags: "--destination <destination>",
    what: "only events that go to this destination; may be given several times",
    several: true,
  },
  { flags: "--proposed", what: "also events that are only proposed" },
];
/** The adapters: named here as well, so that no help waits for what makes clients. */
export const sdks = [
  "amplitude",
  "clevertap",
  "console",
  "fanout",
  "ga4",
  "http",
  "mixpanel",
  "posthog",
  "posthog-node",
  "recording",
  "rudderstack",
  "segment",
  "segment-node",
];
export const paths = {
  usage: "[paths...]",
  what: "folders with a manifest, or plan files: the working folder by default",
};
