/** The properties but those of these names: what this client must not send. */
export function without(properties: object, names: readonly string[]): object {
  if (!names.some((name) => name in properties)) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !names.includes(name)));
}
