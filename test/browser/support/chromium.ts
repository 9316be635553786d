import { type Browser, chromium } from "playwright-core";
import { afterAll } from "vitest";

let launched: Promise<Browser> | undefined;

/** The browser of a test file: started when it is first asked for, ended with the file. It reaches nothing but loopback. */
export function browser(): Promise<Browser> {
  if (!launched) {
    const started = chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? "",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
      ],
    });
    launched = started;
    afterAll(async () => (await started).close());
  }
  return launched;
}
