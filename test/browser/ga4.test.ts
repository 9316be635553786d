import { expect, test } from "vitest";
import { withPage } from "./support/page.js";

// Google's tag without Google's script, which is to be had from the network alone: the function that Google's snippet
// defines, and the queue that the script would read. What is asserted is what stands in that queue.
const entry = `
import { connect } from "../../templates/typescript/core.js";
import { ga4 } from "../../templates/typescript/sdk/ga4.js";

declare global { interface Window { dataLayer: IArguments[]; gtag: (...values: any[]) => void } }
export { send } from "../../templates/typescript/core.js";

connect(ga4(() => window.gtag));

export function insertSnippet() {
  window.dataLayer = [];
  window.gtag = function () { window.dataLayer.push(arguments); };
  window.gtag("js", new Date());
  window.gtag("config", "G-1", { send_page_view: false });
}
export const queued = () => window.dataLayer.slice(2).map((command) => [...command]);
export const kinds = () => new Set(window.dataLayer.map((command) => Object.prototype.toString.call(command)));
`;

test("Google's tag gets each call as the command that is documented for it.", async () => {
  await withPage(
    async ({ run, blocked, errors }) => {
      const send = (message: string) => run(`app.send(${message})`);
      await send(`{ type: "track", name: "Before the Snippet", body: {} }`);
      await run("app.insertSnippet()");
      await send(`{
        type: "track",
        name: "Song Played",
        body: { song_id: "s-1", "Artist Name": "Adele", length: 295, items: [{ item_id: "i-1" }] },
        options: { timestamp: "2020-01-01T00:00:00Z", messageId: "m-1", context: { send_to: "G-1" } },
      }`);
      await send(`{ type: "track", name: "sign_up", body: {} }`);
      await send(`{ type: "track", name: "signUp", body: {} }`);
      await send(`{ type: "track", name: " Größe: gewählt! ", body: { "$ip": 1 } }`);
      await send(
        `{ type: "page", name: "Home", body: { campaign: "spring" }, options: { context: { page_location: "https://a.example/b" } } }`,
      );
      await send(`{ type: "screen", name: "Player", body: { tab: 1 } }`);
      await send(`{
        type: "identify",
        name: "u-1",
        body: { plan: "free", "First Seen": "2026", plays: 2 },
        setOnce: ["First Seen"],
        increment: ["plays"],
      }`);
      await send(`{ type: "group", name: "f-1", body: { members: 2 } }`);
      expect(await run("app.queued()")).toEqual([
        ["event", "before_the_snippet", {}],
        [
          "event",
          "song_played",
          { song_id: "s-1", artist_name: "Adele", length: 295, items: [{ item_id: "i-1" }], send_to: "G-1" },
        ],
        ["event", "sign_up", {}],
        ["event", "signUp", {}],
        ["event", "größe_gewählt", { ip: 1 }],
        ["event", "page_view", { page_title: "Home", campaign: "spring", page_location: "https://a.example/b" }],
        ["event", "screen_view", { screen_name: "Player", tab: 1 }],
        ["set", { user_id: "u-1" }],
        ["set", "user_properties", { plan: "free", first_seen: "2026" }],
        ["event", "traits_added", { plays: 2 }],
      ]);
      // Google's script passes over a plain array: only what `arguments` gives is a command.
      expect(await run("[...app.kinds()]")).toEqual(["[object Arguments]"]);
      expect(blocked()).toEqual([]);
      expect(errors()).toEqual([]);
    },
    { entry },
  );
});
