/**
 * A message with named holes. The names are part of its type, so that a message with a missing or a
 * misspelt value does not compile.
 */
export interface Message<Name extends string = string> {
  (values: Readonly<Record<Name, Value>>): string;
  readonly names: readonly Name[];
  /** The message as documentation shows it, with the names of its holes in them: `<owner>`. */
  template(): string;
}

/** What may stand in a message: plan text unescaped (reports escape it) and numbers. */
export type Value = string | number;

/** The names of a message's holes. */
export type NamesOf<M> = M extends Message<infer Name> ? Name : never;

/**
 * Makes a message: ``message`${"owner"} is not among the owners` ``. Every hole names a value; plan text is
 * put between backticks by writing them around the hole.
 */
export function message<const Names extends readonly string[]>(
  strings: TemplateStringsArray,
  ...names: Names
): Message<Names[number]> {
  const fill = (values: Readonly<Record<string, Value>>): string => {
    let text = strings[0] as string;
    names.forEach((name, at) => {
      text += String(values[name]) + (strings[at + 1] as string);
    });
    return text;
  };
  return Object.assign(fill, {
    names: [...new Set(names)] as Names[number][],
    template: () => fill(Object.fromEntries(names.map((name) => [name, `<${name}>`]))),
  });
}
