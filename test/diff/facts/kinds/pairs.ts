/** Two plans that differ in one thing, by what it is. */
export type Pair = readonly [title: string, base: string, head: string];

export function event(title: string, base: string, head: string): Pair {
  return [title, `events:\n  ${base}\n`, `events:\n  ${head}\n`];
}

export function outputs(title: string, base: string, head: string): Pair {
  const manifest = (list: string): string => `name: a\noutputs:\n  ${list}\n---\nevents:\n  A:\n`;
  return [title, manifest(base), manifest(head)];
}

export function entity(title: string, base: string, head: string): Pair {
  const section = (text: string): string => (text === "" ? "events:\n  A:\n" : `entities:\n  ${text}\n`);
  return [title, section(base), section(head)];
}

export function plan(title: string, base: string, head: string): Pair {
  return [title, `${base}\n`, `${head}\n`];
}
