import { Analytics, type Context } from "@segment/analytics-next";
import { vi } from "vitest";

/** Segment's SDK as a browser runs it, with a destination in it that keeps what would be sent. */
export interface SegmentWire {
  readonly sdk: Analytics;
  /** The message that the next call becomes, as JSON has it. */
  next(): Promise<Record<string, unknown>>;
}

/** The page that the SDK believes to be on. Removed again by `vi.unstubAllGlobals()`. */
export function stubPage(): void {
  vi.stubGlobal("document", { querySelector: () => null, title: "Songs", referrer: "" });
  vi.stubGlobal("location", { pathname: "/", search: "?q=1", hash: "", href: "https://example.com/?q=1" });
}

/** The real SDK: what comes out of it is what a collector gets. */
export async function segmentWire(): Promise<SegmentWire> {
  const sdk = new Analytics({ writeKey: "key" }, { disableClientPersistence: true });
  const waiting: ((message: Record<string, unknown>) => void)[] = [];
  const take = (context: Context): Context => {
    waiting.shift()?.(JSON.parse(JSON.stringify(context.event)));
    return context;
  };
  await sdk.register({
    name: "Kept here",
    type: "destination",
    version: "1",
    isLoaded: () => true,
    load: async () => undefined,
    track: take,
    page: take,
    screen: take,
    identify: take,
    group: take,
  });
  return { sdk, next: () => new Promise((resolve) => waiting.push(resolve)) };
}
