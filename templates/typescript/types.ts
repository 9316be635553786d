// Stands for a plan's own types, so that the files beside it type-check. It is never copied.

import type { Identity } from "./core.js";

export interface Context {
  app_version: string;
  experiment?: string | undefined;
}

export type ConsentCategory = "analytics" | "marketing";

export type Consent = { readonly [Category in ConsentCategory]?: boolean };

export type Who = Identity & {
  readonly consent: Consent;
  readonly context?: Partial<Context> | undefined;
};
