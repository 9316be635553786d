import { type Building, type Carried, overrides } from "../build.js";
import { readPart } from "./messages.js";
import { type Rule, whereOf } from "./rules.js";

/** What every call carries, by a rule. */
export interface Context {
  readonly rule: Rule;
  readonly carried: Carried;
}

/** Reads what every call carries; `undefined` where the rule says nothing of it. */
export function readContext(rule: Rule, into: Building): Context | undefined {
  const carried = readPart(rule, "properties", into);
  return carried.shape.properties.length === 0 && !closes(carried) ? undefined : { rule, carried };
}

/** Whether it says itself that nothing else may be there. */
function closes({ shape, root }: Carried): boolean {
  return shape.additional !== true && root.keys.some(({ key }) => key === "additionalProperties");
}

/** Makes it the context, and notes where an event's word on it counts. */
export function addContext({ rule, carried }: Context, into: Building): void {
  into.addContext(carried.shape.properties);
  const note = (keyword: string, where: string, what: string): void => {
    into.losses.push({ where, pointer: rule.schemaPointer, keyword, what, widens: true, span: rule.span });
  };
  if (closes(carried)) {
    note("additionalProperties", whereOf(rule), "would close every event, and an event closes itself");
  }
  const general = new Map(carried.shape.properties.map((property) => [property.name.value, property]));
  for (const event of into.events) {
    for (const own of event.properties) {
      const other = general.get(own.name.value);
      if (other === undefined || !overrides(own, other)) continue;
      note(
        "COMMON",
        event.name.value,
        `says something else of \`${own.name.value}\` than the event, whose word counts`,
      );
    }
    const names = new Set(event.properties.map(({ name }) => name.value));
    if (event.additional !== true && [...general.keys()].some((name) => !names.has(name))) {
      note("additionalProperties", event.name.value, "would refuse what every event carries, and takes it in a plan");
    }
  }
}
