import { type Destination, destinationFor } from "../../destinations/index.js";
import { type ClientPart, callFor, type Known, knownIn } from "../../plan/client-part.js";
import type { ContextProperty, Entity, Event, Plan, Privacy } from "../../plan/model.js";
import { isCode, partOf } from "../../plan/output-part.js";
import { listOf } from "../../plan/sent.js";
import type { Project, WrittenOutput } from "../../project/model.js";
import { optionWords } from "../../project/output-words.js";
import type { Reach } from "./reach.js";

/**
 * What the manifest's outputs keep from a destination by `deny`: true where generated clients send something there, all of them
 * deny its privacy class, and no source is left that sends it without one of them.
 */
export interface KeptFrom {
  /** Whether any output denies the class, so that it is worth asking. */
  isDenied(privacy: Privacy): boolean;
  event(event: Event, destination: Destination, privacy: Privacy): boolean;
  context(property: ContextProperty, destination: Destination, privacy: Privacy): boolean;
  /** The traits of an entity. */
  traits(entity: Entity, destination: Destination, privacy: Privacy): boolean;
}

/** An output whose code sends calls. */
interface Client {
  readonly part: ClientPart;
  readonly known: Known;
  /** The sources that it is for; `undefined` for all. */
  readonly sources: readonly string[] | undefined;
  reaches(destination: Destination): boolean;
}

/** Works out once what each client sends. */
export function keptFrom(plan: Plan, project: Project): KeptFrom {
  const clients = project.outputs.filter(isCode).map((output) => clientOf(output, plan, project));
  const every = (project.vocabulary.sources ?? []).map(({ value }) => value);
  const isKept = (
    sources: readonly { readonly value: string }[],
    destination: Destination,
    sends: (client: Client) => boolean,
    leavesOut: (client: Client) => boolean,
  ): boolean => {
    const senders = clients.filter((client) => client.reaches(destination) && sends(client));
    if (senders.length === 0 || !senders.every(leavesOut)) return false;
    const from = sources.length > 0 ? sources.map(({ value }) => value) : every;
    return from.every((source) => senders.some((client) => client.sources?.includes(source) ?? true));
  };
  return {
    isDenied: (privacy) => clients.some(({ part }) => part.refused.has(privacy)),
    event: (event, destination, privacy) =>
      isKept(
        event.sources,
        destination,
        ({ known }) => known.events.has(event),
        ({ part }) => part.refused.has(privacy),
      ),
    context: (property, destination, privacy) =>
      isKept(
        property.sources,
        destination,
        ({ known }) => known.context.has(property),
        ({ part }) => part.refused.has(privacy),
      ),
    traits: (entity, destination, privacy) =>
      isKept(
        [],
        destination,
        ({ part }) => !part.lacked.has(callFor(entity)),
        // Where it denies the id, it has no such call.
        ({ part, known }) => part.refused.has(privacy) || !known.entities.has(entity),
      ),
  };
}

/** Where the events of a plan go with data of a privacy class: not to destinations that the outputs keep it from. */
export function reachWithout(kept: KeptFrom, privacy: Privacy, reach: Reach): Reach {
  if (!kept.isDenied(privacy)) return reach;
  // One list for the same destinations, as of any reach.
  const lists = new Map<string, readonly Destination[]>();
  return {
    ...reach,
    of(event) {
      const left = reach.of(event).filter((destination) => !kept.event(event, destination, privacy));
      const key = left.map(({ id }) => id).join("\n");
      const list = lists.get(key) ?? left;
      lists.set(key, list);
      return list;
    },
  };
}

function clientOf(output: WrittenOutput, plan: Plan, project: Project): Client {
  const part = partOf(output, { project });
  const { source } = part.subset;
  const destinations = optionWords(output, "destination");
  const through = [...destinations, ...optionWords(output, "sdk")];
  return {
    part,
    // What is proposed it will send as it sends the rest.
    known: knownIn(plan, { ...part, subset: { ...part.subset, proposed: true } }),
    sources: source === undefined ? undefined : listOf(source),
    reaches: (destination) => destinations.length === 0 || through.some((word) => destinationFor(word) === destination),
  };
}
