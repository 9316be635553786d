import { type Code, code, type Identifier, identifier, type Literal, literal } from "./doors.js";
import { bracketed, CURLY, room } from "./layout.js";

type Module = "./consent.js" | "./context.js" | "./core.js" | "./events.js" | "./types.js" | "./without.js";

interface Import {
  /** What the file calls it. */
  readonly local: Identifier;
  readonly type: boolean;
}

/**
 * What one generated file imports. A name that the file itself declares, because an event happens to be called like one
 * of the runtime's functions, is imported under another.
 */
export class Imports {
  readonly #modules = new Map<Module, Map<string, Import>>();
  readonly #declared: ReadonlySet<string>;

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

  #add(module: Module, name: string, type: boolean): Identifier {
    const names = this.#modules.get(module) ?? new Map<string, Import>();
    const imported = names.get(name) ?? { local: unused(name, this.#declared), type };
    this.#modules.set(module, names.set(name, imported));
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
