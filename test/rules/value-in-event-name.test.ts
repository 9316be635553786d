import { describe, expect, test } from "vitest";
import valueInEventName from "../../src/rules/naming/value-in-event-name.js";
import { linted } from "../support/lint.js";

const found = (...names: readonly string[]): readonly string[] =>
  linted(`events:\n${names.map((name) => `  '${name}':\n`).join("")}`, {
    rules: [valueInEventName],
  }).diagnostics.map(({ message, help }) => `${message}. ${help}`);
const said = (...names: readonly string[]): readonly string[] =>
  found(...names).map((text) => text.split(":")[0] ?? "");

describe("a series is three events or more", () => {
  test("that differ in one number, in their order", () => {
    expect(found("Step 1 Completed", "Step 2 Completed", "Step 10 Completed")).toEqual([
      "3 events differ only in a number: `Step 1 Completed`, `Step 10 Completed` and `Step 2 Completed`. Make them one event, `Step Completed` perhaps, with a property that says which: `1`, `2` and `10`.",
    ]);
    expect(said("Step 1 Completed", "Step 2 Completed")).toEqual([]);
    expect(said("Step 1 of 3 Done", "Step 2 of 4 Done", "Step 3 of 5 Done")).toEqual([]);
  });

  test("however they are written", () => {
    for (const write of [
      (value: string) => `video_${value}_watched`,
      (value: string) => `video${value}Watched`,
      (value: string) => `VIDEO-${value}-WATCHED`,
      (value: string) => `Video: ${value}% (watched)`,
    ]) {
      expect(said(write("25"), write("50"), write("75"))).toEqual(["3 events differ only in a number"]);
    }
  });

  test("of which each event is told once, in the longest", () => {
    const grid = ["1", "2", "3", "4"].flatMap((level) =>
      ["1", "2", "3"].map((step) => `Level ${level} Step ${step} Done`),
    );
    expect(said(...grid)).toEqual(Array.from({ length: 3 }, () => "4 events differ only in a number"));
    expect(said("Sale 2023 Seen", "Sale 2024 Seen", "Sale 2025 Seen")).toEqual(["3 events differ only in a year"]);
  });

  test("that differ in the code of a country or a language", () => {
    const told = ["3 events differ only in a country or language code"];
    expect(said("Order Completed US", "Order Completed UK", "Order Completed IN")).toEqual(told);
    expect(said("orderCompletedDe", "orderCompletedFr", "orderCompletedIt")).toEqual(told);
    expect(said("ORDER_PAID_DE", "ORDER_PAID_FR", "ORDER_PAID_US")).toEqual(told);
    expect(said("Order Completed DE", "Order Completed FR")).toEqual([]);
  });

  test("and no words that are codes by chance", () => {
    expect(said("Signed In", "Signed By", "Signed At", "Signed To")).toEqual([]);
    expect(said("SIGNED_IN", "SIGNED_BY", "SIGNED_TO")).toEqual([]);
    expect(said("App Up Seen", "App On Seen", "App UI Seen")).toEqual([]);
  });
});

test("numbers that belong to a name are left alone", () => {
  const names = [
    "2FA Enabled",
    "Web3 Wallet Connected",
    "B2B Lead Created",
    "ISO 27001 Seen",
    "ISO27001 Read",
    "Error 404 Shown",
  ];
  expect(said(...names)).toEqual([]);
  expect(said("Invoice 123456 Paid", "order98765Paid")).toHaveLength(2);
});
