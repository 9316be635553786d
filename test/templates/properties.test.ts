import { expect, test, vi } from "vitest";
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
