import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { mistaken } from "../../diagnostics/mistake.js";
import type { Span } from "../../source/span.js";
import { mixedSides } from "../mistakes.js";
import { adapters } from "./adapters.js";

/**
 * Where a client runs. In a browser, or in an app, it speaks for one person, whom the SDK knows; on a server it
 * speaks for many, so every call says whom it is about.
 */
export type Side = "browser" | "server";

/** The options that decide it. */
export interface SideOptions {
  readonly sdk?: readonly string[] | undefined;
  readonly side?: Side | undefined;
}

/** The side that is asked for, else the one that the chosen adapters are made for; a browser's where they run anywhere. */
export function sideOf({ sdk = [], side }: SideOptions): Side {
  return side ?? sidesOf(sdk)[0]?.side ?? "browser";
}

/** Reports adapters of different sides, or one that isn't for the side that is asked for. */
export function checkSide(
  { sdk = [], side }: SideOptions,
  spanOf: (option: "sdk" | "side") => Span | undefined = () => undefined,
): readonly Diagnostic[] {
  const asked = side === undefined ? [] : [{ text: `\`side: ${side}\``, side }];
  const [first, ...others] = [...asked, ...sidesOf(sdk).map((each) => ({ text: `\`${each.name}\``, side: each.side }))];
  const other = others.find((each) => each.side !== first?.side);
  if (first === undefined || other === undefined) return [];
  const values = { one: first.text, side: PLURAL[first.side], other: other.text, otherSide: PLURAL[other.side] };
  return [mistaken(mixedSides, spanOf("sdk"), values)];
}

const PLURAL: Readonly<Record<Side, string>> = { browser: "browsers", server: "servers" };

/** The chosen adapters that don't run anywhere. */
function sidesOf(sdk: readonly string[]): readonly { readonly name: string; readonly side: Side }[] {
  return adapters.flatMap(({ name, runs }) =>
    runs !== "anywhere" && sdk.includes(name) ? [{ name, side: runs }] : [],
  );
}
