/**
 * Where calls go, and where they wait while there is nowhere to go yet.
 */

/** What a call may carry besides its properties. */
export interface CallOptions {
  /** When it happened: the time of the call, unless given. */
  readonly timestamp?: Date | string | undefined;
  /** Tells calls apart that were delivered twice. SDKs make one up where it is left out. */
  readonly messageId?: string | undefined;
  /** Which of the destinations behind the SDK get the call, in the SDK's own terms. */
  readonly integrations?: Readonly<Record<string, unknown>> | undefined;
  /** What surrounds the call, such as `ip` or `locale`, in the SDK's own terms. */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
}

/** Whom a call is about, where one process speaks for many people. */
export type Identity =
  | { readonly userId: string; readonly anonymousId?: string | undefined }
  | { readonly anonymousId: string; readonly userId?: undefined };

/** One call, as every sink gets it. */
export interface Message {
  readonly type: "track" | "page" | "screen" | "identify" | "group";
  /** The name of an event, page or screen; the id of a user or group. */
  readonly name: string;
  /** The properties, or the traits. */
  readonly body: object;
  /** Which kind of group, in the plan's words: SDKs that know several kinds ask for it. */
  readonly groupType?: string | undefined;
  /** Traits that keep the first value they got. */
  readonly setOnce?: readonly string[] | undefined;
  /** Traits whose value is added to what is there. */
  readonly increment?: readonly string[] | undefined;
  /** The only destinations that get the call. All do where this is left out. */
  readonly destinations?: readonly string[] | undefined;
  /** The categories that the call needs. While it waits, the refusal of one drops it. */
  readonly consent?: readonly string[] | undefined;
  /** The categories that properties need, by name. They are left out where one isn't granted. */
  readonly needs?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Whom the call is about: on servers. In a browser the SDK knows. */
  readonly identity?: Identity | undefined;
  readonly options?: CallOptions | undefined;
}

/** Takes calls: an SDK's adapter, or a function of your own. */
export type Sink = (message: Message) => void;

/** How many calls wait. The oldest are kept: they tell how a visit began. */
const LONGEST_QUEUE = 100;

let sink: Sink | undefined;

/** What is done with a message, and with what. */
type Call<To> = (to: To, message: Message) => void;

/** Calls that wait, oldest first: each message with its time, and how it is passed on. */
export const waiting: [held: Message, find: () => object | null | undefined, call: Call<object>][] =
  [];

/** Says where calls go from now on. Those made before are passed on first. */
export function connect(to: Sink): void {
  sink = to;
  flush();
}

/** Passes a call on, or keeps it until {@link connect}. */
export function send(message: Message): void {
  deliver(
    message,
    () => sink,
    (to, held) => to(held),
  );
}

/**
 * Passes on what waits for an SDK that has come. Every call does so too: this is for an SDK that
 * comes after the last one, so let its script's `onload` call it.
 */
export function flush(): void {
  // Asynchronous functions, though nothing is awaited: one that throws then stops no other.
  waiting.splice(0).map(async (held) => deliver(...held));
}

/**
 * A sink around an SDK that is looked up at every call, since snippets replace themselves by the
 * real thing. While `find` gives nothing, calls wait.
 */
export function whenFound<Sdk extends object>(
  find: () => Sdk | null | undefined,
  call: Call<Sdk>,
): Sink {
  return (message) => {
    flush();
    deliver(message, find, call);
  };
}

/**
 * Makes a call with what `find` gives, or keeps the message with its time until there is
 * something. What its caller sets in the properties later is not in what waits.
 */
export function deliver<To extends object>(
  message: Message,
  find: () => To | null | undefined,
  call: Call<To>,
): void {
  const to = find();
  if (to) {
    call(to, message);
  } else if (waiting.length < LONGEST_QUEUE) {
    waiting.push([
      {
        ...message,
        body: { ...message.body },
        options: { timestamp: new Date(), ...message.options },
      },
      find,
      call as Call<object>,
    ]);
  }
}
