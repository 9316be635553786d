import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import { type Side, type SideOptions, sidesOf } from "../project/sdks.js";
import type { Span } from "../source/span.js";
import { mixedSides } from "./mistakes.js";

export { type Side, sideOf } from "../project/sdks.js";

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
