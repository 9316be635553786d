import type { Imported, Joint, NotImportable } from "../import/imported.js";
import { byKind, jointsAsData, lossesAsData } from "../import/losses.js";
import { shortened, visible } from "../report/visible.js";
import { positionAt, type Sources, type Span } from "../source/span.js";

/** What a person is told when nothing could be imported. */
export function problemText({ message, span, help }: NotImportable, sources: Sources): string {
  const place = span && placeOf(span, sources);
  const lines = [`error: ${visible(message)}`, ...(place === undefined ? [] : [`  at ${place}`])];
  return `${[...lines, ...(help === undefined ? [] : [`  help: ${visible(help)}`])].join("\n")}\n`;
}

/** How many places of one loss are shown. */
const mostPlaces = 3;

/** What the plan does not say, kind by kind: what lets more through first. */
export function lossesText({ losses, sources }: Pick<Imported, "losses" | "sources">): string {
  const kinds = byKind(losses);
  const section = (title: string, widens: boolean): readonly string[] => {
    const of = kinds.filter((kind) => kind.widens === widens);
    if (of.length === 0) return [];
    return [
      title,
      ...of.flatMap(({ keyword, what, places }) => {
        const shownPlaces = places.slice(0, mostPlaces);
        const others = places.length - shownPlaces.length;
        return [
          `  \`${visible(shortened(keyword, 60))}\` ${visible(what)}`,
          ...shownPlaces.map(
            ({ span, where }) =>
              `    ${placeOf(span, sources)}${where === span.file ? "" : `  ${visible(shortened(where, 60))}`}`,
          ),
          ...(others === 0 ? [] : [`    and in ${others} more ${others === 1 ? "place" : "places"}`]),
        ];
      }),
    ];
  };
  const lines = [
    ...section("The plan takes more than the source, since it can't say this:", true),
    ...section("Left out; what is there takes the same values:", false),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** How many names are shown of what is told in one line. */
const mostNames = 8;

/** What became of the parts that met something in the plan that is there. */
export function jointsText(joints: readonly Joint[], sources: Sources): string {
  const named = ({ kind, name }: Joint): string => `${kind} \`${visible(shortened(name, 60))}\``;
  const kinds = new Map<string, Joint[]>();
  for (const joint of joints) {
    if (!joint.changes) kinds.set(joint.what, [...(kinds.get(joint.what) ?? []), joint]);
  }
  const same = [...kinds].map(([what, of]) => {
    const others = of.length - mostNames;
    const names = [...of.slice(0, mostNames).map(named), ...(others > 0 ? [`${others} more`] : [])];
    return `  ${visible(what)}: ${names.join(", ")}`;
  });
  const changes = joints.filter((joint) => joint.changes);
  const lines = [
    ...(same.length === 0 ? [] : ["Joined with the plan that is there, in which nothing changed:", ...same]),
    ...(changes.length === 0 ? [] : ["What is there decides, and takes other values than the source:"]),
    ...changes.flatMap((joint) => {
      const { what, span, there } = joint;
      const met = there === undefined ? "" : `  there: ${placeOf(there, sources)}`;
      return [`  ${named(joint)} ${visible(what)}`, `    ${placeOf(span, sources)}${met}`];
    }),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function placeOf(span: Span, sources: Sources): string {
  const file = sources.get(span.file);
  const path = visible(span.file);
  if (!file) return path;
  const { line, column } = positionAt(file, span.start);
  return `${path}:${line}:${column}`;
}

/** All of it as JSON. */
export function reportJson(
  { losses, events, entities }: Imported,
  joints: readonly Joint[],
  sources: Sources,
  files: readonly { readonly path: string; readonly text?: string }[],
): string {
  const report = {
    files,
    events: events.length,
    entities: entities.length,
    losses: lossesAsData(losses, sources),
    joined: jointsAsData(joints, sources),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
