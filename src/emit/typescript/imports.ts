import { type Code, code, type Identifier, identifier, type Literal, literal } from "./doors.js";
import { bracketed, CURLY, room } from "./layout.js";

type Module =
  | "./consent.js"
  | "./context.js"
  | "./core.js"
  | "./events.js"
  | "./given-consent.js"
  | "./given-context.js"
  | "./given-permitted.js"
  | "./identity.js"
  | "./keeping-own.js"
  | "./types.js"
  | "./under-names.js"
  | "./without.js";

interface Import {
  /** What the file calls it. */
  readonly local: Identifier;
  readonly type: boolean;
}

/** An import that a piece of code asked for, and what it was told to call it. */
export interface Imported extends Import {
  readonly module: Module;
  readonly name: string;
}

/**
 * What one generated file imports. A name that the file itself declares, because an event happens to be called like one
 * of the runtime's functions, is imported under another.
 */
export class Imports {
  readonly #modules = new Map<Module, Map<string, Import>>();
  readonly #declared: ReadonlySet<string>;
  #asked: Imported[] = [];

  constructor(declared: ReadonlySet<string> = new Set()) {
    this.#declared = declared;
  }

  /** Imports a value. Gives the name to use. */
  value(module: Module, name: string): Identifier {
    return this.#add(module, name, false);
  }

  /** Imports a type. Gives the name to use. */
  type(module: Module, name: string): Identifier {
    return this.#add(module, name, true);
  }

  /** The statements, sorted. */
  statements(): readonly Code[] {
    const modules = [...this.#modules].sort(([a], [b]) => (a < b ? -1 : 1));
    return modules.map(([module, names]) => statement(literal(module), names));
  }

  /** Writes a piece of code, and gives the imports that it asked for beside it. */
  noted<T>(write: () => T): { readonly code: T; readonly imported: readonly Imported[] } {
    this.#asked = [];
    const code = write();
    return { code, imported: this.#asked };
  }

  /** Imports what a piece of code asked for before; false, and nothing done, where a name would now be another. */
  again(imported: readonly Imported[]): boolean {
    if (imported.some(({ module, name, local }) => this.#localOf(module, name) !== local)) return false;
    for (const { module, name, type } of imported) this.#add(module, name, type);
    return true;
  }

  #localOf(module: Module, name: string): Identifier {
    return this.#modules.get(module)?.get(name)?.local ?? unused(name, this.#declared);
  }

  #add(module: Module, name: string, type: boolean): Identifier {
    const names = this.#modules.get(module) ?? new Map<string, Import>();
    const imported = names.get(name) ?? { local: unused(name, this.#declared), type };
    this.#modules.set(module, names.set(name, imported));
    this.#asked.push({ module, name, type, local: imported.local });
    return imported.local;
  }
}

/** The name, or with as many `_` behind it as it takes to be none of those. */
export function unused(name: string, taken: ReadonlySet<string>): Identifier {
  let free = name;
  while (taken.has(free)) free += "_";
  return identifier(free);
}

function statement(module: Literal, names: ReadonlyMap<string, Import>): Code {
  const onlyTypes = [...names.values()].every(({ type }) => type);
  const specifiers = [...names]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, { local, type }]) => {
      const renamed = local === name ? code`${local}` : code`${identifier(name)} as ${local}`;
      return type && !onlyTypes ? code`type ${renamed}` : renamed;
    });
  const head = onlyTypes ? code`import type ` : code`import `;
  const tail = code` from ${module};`;
  return code`${head}${bracketed(CURLY, specifiers, room(0, head, tail))}${tail}`;
}

/** As the formatters sort names: regardless of case first. */
function compareNames(a: string, b: string): number {
  const [lowA, lowB] = [a.toLowerCase(), b.toLowerCase()];
  if (lowA !== lowB) return lowA < lowB ? -1 : 1;
  return a < b ? -1 : 1;
}
