import type { Event } from "../../plan/model.js";
import { Memory } from "../memory.js";
import type { OutputFile } from "../target.js";
import { type JsonMap, Printed } from "./json.js";
import type { EventPiece } from "./pieces.js";

/** What is known of the events of an output. */
export interface Written {
  readonly pieces: WeakMap<Event, EventPiece>;
  /** The file of a piece, and its line in `index.json`. */
  readonly files: WeakMap<EventPiece, OutputFile>;
  readonly listed: WeakMap<EventPiece, JsonMap>;
  readonly printed: Printed;
}

export const memory: Memory<Written> = new Memory(() => ({
  pieces: new WeakMap(),
  files: new WeakMap(),
  listed: new WeakMap(),
  printed: new Printed(),
}));
