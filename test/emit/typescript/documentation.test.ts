import { expect, test } from "vitest";
import { generated, recorded, textOf } from "./support/client.js";

const plan = `
metrics:
  asked: { question: Does it work?, events: Order Sent }
  unasked: {}
types:
  titles: [Cart, Checkout]
  level: [1, 2]
events:
  Order Sent:
    description: |
      An order was sent.

      With a second paragraph.
    answers: unasked
    expires: 2099-01-01
    links: https://example.com/orders
    properties:
      total: { type: number, exclusiveMinimum: 0, exclusiveMaximum: 10, multipleOf: 0.5 }
      state:
        description: Where it stands.
        enum:
          open: It waits.
          lost: { description: It was lost., deprecated: Use open. }
          gone: { deprecated: true }
      tags: { type: array, items: { enum: { a: The first. } }, minItems: 1, maxItems: 3, uniqueItems: true }
      code?: { anyOf: [{ type: string, minLength: 1 }, 'null'], deprecated: Use tags instead. }
      secret?: { type: string, privacy: sensitive }
      phone?: { type: string, privacy: personal, expires: 2099-01-01 }
    examples:
      - total: 1.5
        state: open
        tags: [a]
        secret: hidden
  Old Order: { status: deprecated, replaced_by: Order Sent }
  Older Order: { status: deprecated, replaced_by: Kept Back }
  Kept Back: { status: proposed }
  Cart Page: { kind: page, name: titles, properties: { a: string }, examples: [{ a: b }] }
  Level Page: { kind: page, name: { anyOf: [titles, string] } }
`;

const events = textOf(generated(plan, { deny: ["sensitive"] }), "events.ts");

test("A function's comment has the description, the questions, the example without what is denied, and the links.", () => {
  expect(events).toContain(`/**
 * An order was sent.
 *
 * With a second paragraph.
 *
 * Answers: Does it work?
 *
 * Answers unasked.
 *
 * Expires on 2099-01-01.
 *
 * @example
 * orderSent({ total: 1.5, state: "open", tags: ["a"] });
 *
 * @see https://example.com/orders
 */
export function orderSent(`);
});

test("A property's comment says what its type can't: bounds, texts of values, privacy, what is deprecated.", () => {
  expect(events).toContain("/** More than 0, less than 10, a multiple of 0.5. */\n  total: number;");
  expect(events).toContain(`   * Where it stands.
   *
   * - \`"open"\`: It waits.
   * - \`"lost"\`: Deprecated: Use open. It was lost.
   * - \`"gone"\`: Deprecated.
   */
  state: "open" | "lost" | "gone";`);
  expect(events).toContain(`   * - \`"a"\`: The first.
   *
   * At least 1 item, at most 3 items, no two alike.
   */
  tags: readonly "a"[];`);
  expect(events).toContain(
    "   * At least 1 character.\n   *\n   * @deprecated Use tags instead.\n   */\n  code?: string | null;",
  );
  expect(events).toContain("/** Never sent from here: sensitive data. */\n  secret?: never;");
  expect(events).toContain("/** Personal data. Expires on 2099-01-01. */\n  phone?: string;");
});

test("What is deprecated says what to use, by a link where the client has it.", () => {
  expect(events).toContain("/** @deprecated Use {@link orderSent}. */\nexport function oldOrder(");
  expect(events).toContain("/** @deprecated Replaced by Kept Back. */\nexport function olderOrder(");
  expect(textOf(generated(plan), "track.ts")).toContain(
    '/** @deprecated Use "Order Sent". */\n  "Old Order": OldOrder;',
  );
});

test("A page's names can be a named type, or any text.", async () => {
  expect(events).toContain(
    "export function cartPage(name: Titles, properties: CartPage, options?: CallOptions): void {",
  );
  expect(events).toContain("name: Titles | string,");
  const { api, messages } = await recorded(generated(plan));
  api.cartPage("Cart", { a: "b" });
  expect(messages[0]).toMatchObject({ type: "page", name: "Cart", body: { a: "b" } });
});

test("An example that is too long for a line is broken as a formatter would break it.", () => {
  const long = `
events:
  Order Sent:
    properties:
      lines: { type: array, items: { properties: { product: string, amount: integer } } }
    examples:
      - lines:
          - { product: A product with quite a long name, amount: 1 }
          - { product: Another product with a long name, amount: 2 }
`;
  expect(textOf(generated(long), "events.ts")).toContain(`
 * @example
 * orderSent({
 *   lines: [
 *     { product: "A product with quite a long name", amount: 1 },
 *     { product: "Another product with a long name", amount: 2 },
 *   ],
 * });
 */`);
});

test("Consent that keys without a name need holds back the whole call.", async () => {
  const files = generated("events:\n  Form Sent: { additionalProperties: { type: string, consent: marketing } }\n");
  const { api, messages } = await recorded(files);
  api.formSent({ a: "b" });
  expect(messages).toEqual([]);
  api.setConsent({ marketing: true });
  expect(messages).toHaveLength(1);
});

test("An example without properties is the call as one would write it.", () => {
  const files = generated(`events:
  App Opened: { properties: { a?: string }, examples: [{}, { a: b }] }
  Page Seen: { kind: page, name: [Home, Cart], properties: { a?: string }, examples: [{}] }
`);
  const events = textOf(files, "events.ts");
  expect(events).toContain(" * appOpened();\n");
  expect(events).toContain(' * appOpened({ a: "b" });\n');
  expect(events).toContain(' * pageSeen("Home");\n');
});
