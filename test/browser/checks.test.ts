import { expect, test } from "vitest";
import { generated } from "../emit/typescript/support/client.js";
import { withPage } from "./support/page.js";

const plan = `types:
  place: { properties: { label: string, inside?: place } }
events:
  Form Sent:
    properties:
      email: email
      code: { type: string, pattern: "^\\\\p{Lu}{2}$", maxLength: 2 }
      price: { type: number, multipleOf: 0.01 }
      tags: { type: array, items: string, uniqueItems: true }
      at: date-time
      place: place
`;
const files = Object.fromEntries(generated(plan, { checks: true }).map(({ path, text }) => [`tracking/${path}`, text]));

const entry = `
import { connect, formSent } from "./tracking/index.js";
import { checked } from "./tracking/checks.js";
import { recording } from "./tracking/sdk.js";

const calls = recording();
const found: string[] = [];
connect(checked(calls, { onViolation: ({ text }) => found.push(text) }));

const form = { email: "ada@example.com", code: "ÀÉ", price: 19.99, tags: ["a", "b"], at: new Date(0) as never, place: { label: "a" } };
export const send = (wrong: object) => {
  found.length = 0;
  formSent({ ...form, ...wrong });
  return found.join();
};
export const sendByDefault = () => {
  connect(checked(calls));
  formSent({ ...form, price: 19.995 });
};
export const sent = () => calls.messages.length;
`;

test("Checks work in a page whose policy has no `unsafe-eval`, where there is no `process`.", async () => {
  await withPage(
    async ({ run, errors, said, blocked }) => {
      // The policy is in force: what needs `eval` fails here.
      await expect(run("eval('1')")).rejects.toThrow("unsafe-eval");
      await expect(run("new Function('return 1')()")).rejects.toThrow("unsafe-eval");
      expect(await run("typeof process")).toBe("undefined");

      expect(await run("app.send({})")).toBe("");
      const wrong = { email: "ada@", code: "ab", price: 19.995, tags: ["a", "a"], at: "today", place: { label: 1 } };
      for (const [name, value] of Object.entries(wrong)) {
        expect(await run(`app.send(${JSON.stringify({ [name]: value })})`)).toContain(`\n  ${name}`);
      }
      expect(await run("app.sent()")).toBe(7);

      // Pages here are built for production, where nobody is told unless they ask.
      await run("app.sendByDefault()");
      expect(await run("app.sent()")).toBe(8);
      expect(said().filter((line) => line.includes("price"))).toEqual([]);
      expect(errors()).toEqual([]);
      expect(blocked()).toEqual([]);
    },
    { entry, files, csp: "default-src 'self'" },
  );
});
