import type { FrameStyle } from "./frame.js";

/** A mark under a line of code: where it begins, how wide it is, and what it says. */
export interface PlacedMark {
  readonly from: number;
  readonly width: number;
  readonly label: string | undefined;
  readonly isMain: boolean;
}

/**
 * The rows under a line of code. Marks that don't touch share a row; the label of the last stands beside it, those of
 * the others below, each under the beginning of its mark.
 */
export function markRows(marks: readonly PlacedMark[], style: FrameStyle): readonly string[] {
  const inOrder = [...marks].sort((a, b) => a.from - b.from);
  const last = inOrder[inOrder.length - 1];
  const canShare = inOrder.every((mark, at) => at === 0 || endOf(inOrder[at - 1] as PlacedMark) < mark.from);
  if (!canShare || !last) return marks.map((mark) => row([mark], drawn(style, true)));
  const others = inOrder.slice(0, -1).filter((mark) => mark.label);
  return [
    row(inOrder, (mark) => drawn(style, mark === last)(mark)),
    ...others.reverse().map((mark) => row([mark], () => colourOf(mark, style)(mark.label ?? ""))),
  ];
}

function endOf(mark: PlacedMark): number {
  return mark.from + mark.width;
}

/** Marks side by side. What is drawn may be longer than a mark only for the last of them. */
function row(marks: readonly PlacedMark[], draw: (mark: PlacedMark) => string): string {
  let made = "";
  let column = 0;
  for (const mark of marks) {
    made += " ".repeat(mark.from - column) + draw(mark);
    column = endOf(mark);
  }
  return made;
}

function drawn(style: FrameStyle, withLabel: boolean): (mark: PlacedMark) => string {
  return (mark) => {
    const label = withLabel && mark.label ? ` ${mark.label}` : "";
    return colourOf(mark, style)((mark.isMain ? "^" : "-").repeat(mark.width) + label);
  };
}

function colourOf(mark: PlacedMark, style: FrameStyle): (text: string) => string {
  return mark.isMain ? style.main : style.paint.second;
}
