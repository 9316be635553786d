import type { Event } from "../../plan/model.js";
import { Memory } from "../memory.js";
import type { EventView } from "./client.js";
import type { Code } from "./doors.js";
import type { Imported } from "./imports.js";

/** What is known of the events of a client. */
export interface Written {
  readonly views: WeakMap<Event, EventView>;
  readonly declarations: WeakMap<EventView, Declarations>;
}

/** An event's part of `events.ts`, and what it is made of beside its view: it holds where that is the same. */
export interface Declarations {
  readonly code: readonly Code[];
  readonly imported: readonly Imported[];
  readonly around: string;
}

export const memory: Memory<Written> = new Memory(() => ({ views: new WeakMap(), declarations: new WeakMap() }));
