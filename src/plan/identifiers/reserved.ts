/** What the generated client itself exports: functions. */
export const clientFunctions = [
  "as",
  "connect",
  "setContext",
  "track",
  "flush",
  "reset",
  "setConsent",
  "send",
  "page",
  "screen",
  "identify",
  "group",
] as const;

/** What the generated client itself exports: types. */
export const clientTypes = [
  "Sink",
  "Message",
  "EventMap",
  "EventName",
  "PropertiesOf",
  "EventWithoutProperties",
  "CallOptions",
  "Identity",
  "Who",
  "FormerIdentity",
  "BoundCalls",
  "RequestOptions",
  "Context",
  "Consent",
  "ConsentCategory",
  "Json",
  "JsonValue",
] as const;

/**
 * Words that can't be names in generated code: ECMAScript's reserved words (ECMA-262, 12.7.2), those of strict mode and of
 * modules, TypeScript's own type names, and globals that generated code uses. Words that only mean something in places
 * where no name can stand (`from`, `of`, `get`, `set`) are good names. The list is part of the one fixed rule: adding to it
 * would rename somebody's function.
 */
const words = [
  "any arguments async await bigint boolean break case catch class const constructor continue debugger default delete",
  "do else enum eval export extends false finally for function globalThis if implements import in instanceof interface",
  "let module never new null number object package private protected public require return static string super switch",
  "symbol this throw true try type typeof undefined unknown var void while with yield",
  "NaN Infinity console process exports",
  "Array ArrayBuffer Boolean BigInt Date Error Extract Exclude Function Intl Iterable JSON Map Math NonNullable",
  "Number Object Omit Parameters Partial Pick Promise PromiseLike Proxy Readonly ReadonlyArray ReadonlyMap",
  "ReadonlySet Record Reflect RegExp Required ReturnType Set String Symbol Uint8Array URL WeakMap WeakSet NoInfer",
].flatMap((line) => line.split(" "));

/** Names that a generated name may not be: it gets a `_` behind it. */
export const reservedNames: ReadonlySet<string> = new Set([...words, ...clientFunctions, ...clientTypes]);
