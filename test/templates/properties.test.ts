import { expect, test, vi } from "vitest";
import { keepingOwn } from "../../templates/typescript/keeping-own.js";
import { without } from "../../templates/typescript/without.js";

async function context() {
  vi.resetModules();
  return import("../../templates/typescript/context.js");
}

test("Context is among the properties of every call once it is set, and what is set later is added.", async () => {
  const { inContext, setContext } = await context();
  expect(inContext({ a: 1 })).toEqual({ a: 1 });
  setContext({ app_version: "2.4.0" });
  setContext({ experiment: "b" });
  expect(inContext({ a: 1 })).toEqual({ app_version: "2.4.0", experiment: "b", a: 1 });
});

test("A property that the call has itself stands before the context's.", async () => {
  const { inContext, setContext } = await context();
  setContext({ app_version: "2.4.0" });
  expect(inContext({ app_version: "3.0.0" })).toEqual({ app_version: "3.0.0" });
});

test("Setting the context does not change what was sent before.", async () => {
  const { inContext, setContext } = await context();
  setContext({ app_version: "1.0.0" });
  const sent = inContext({});
  setContext({ app_version: "2.0.0" });
  expect(sent).toEqual({ app_version: "1.0.0" });
});

test("The privacy filter leaves out exactly the names it is given and leaves the caller's object alone.", () => {
  const properties = { email: "a@example.com", "e mail": "b@example.com", plan: "free" };
  expect(without(properties, ["email", "plan"])).toEqual({ "e mail": "b@example.com" });
  expect(properties.email).toBe("a@example.com");
});

test("What the context filled in under an event's own names is taken out again, what the call has itself stays.", async () => {
  const { inContext, setContext } = await context();
  setContext({ app_version: "2.4.0", experiment: "b" });
  const own = ["app_version", "plan"];
  const sent = (properties: object) => keepingOwn(inContext(properties), properties, own);
  expect(Object.entries(sent({ a: 1 }))).toEqual([
    ["a", 1],
    ["experiment", "b"],
  ]);
  expect(sent({ app_version: "3.0.0", plan: "free" })).toEqual({
    app_version: "3.0.0",
    plan: "free",
    experiment: "b",
  });
  // What every instance of a class has is no property of the call, nor is it sent.
  class Given {
    get app_version(): string {
      return "4.0.0";
    }
  }
  expect(sent(new Given())).toEqual({ experiment: "b" });
});
