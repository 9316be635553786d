import { describe, expect, it } from "vitest";
import { diffReporters } from "../../../src/report/diff/index.js";
import { compared } from "./made.js";

// One definition that changed is told of itself, with every place that has it.

const before = `types: { g: [a, b, c], o: { type: object, properties: { x: string, y?: string } } }
dictionary: { price: number }
bundles: { song: { properties: { title: string } } }
events:
  Beta One: { properties: { origin: g, target: g, price:, o: { type: object, properties: { deep: g, price: } } } }
  Gamma One: { include: song, properties: { q: g, whole: o } }
  Zed One: { include: song, properties: { m?: { type: object, additionalProperties: g }, parts: 'o[]' } }
`;
const after = before
  .replace("[a, b, c]", "[a, b]")
  .replace(", y?: string", "")
  .replace("price: number", "price: integer")
  .replace("title: string", "title: integer");

function rendered(id: string, head = after): string {
  const reporter = diffReporters.find((one) => one.id === id);
  return reporter?.render(compared(before, head), { colour: false }) ?? "";
}

describe("a definition that several places have in common", () => {
  it("is told of with its own name, and with every place", () => {
    const text = rendered("text");
    expect(text).toContain("Type `g`\n\nbreaking for producers: `c` removed from its values in 3 events\n");
    expect(text).toContain("  = in: `Beta One` (`origin`, `o.deep`, `target`), `Gamma One` (`q`), `Zed One` (`m.*`)\n");
    expect(text).toContain("The dictionary\n\nbreaking for producers: type of `price` changed\n");
    expect(text).toContain("  = in: `Beta One` (`price`, `o.price`)\n");
    expect(text).toContain("Bundle `song`\n\nbreaking for both: type of `title` changed in 2 events\n");
    expect(text).toContain("Type `o`\n\nbreaking for producers, dangerous for consumers: `y` removed in 2 events\n");
    expect(text).toContain("  = in: `Gamma One` (`whole.y`), `Zed One` (`parts[].y`)\n");
    expect(text).not.toContain("the values of `origin`");
    expect(text).toContain("  = in: `Gamma One`, `Zed One`\n");
  });

  it("stands so in the comment and in the annotations", () => {
    const markdown = rendered("markdown");
    expect(markdown).toContain("### Type `g`\n\n**Breaking for producers:** `c` removed from its values in 3 events, ");
    expect(markdown).toContain(
      "- In `Beta One` (`origin`, `o.deep`, `target`), `Gamma One` (`q`), `Zed One` (`m.*`)\n",
    );
    expect(rendered("github")).toContain(
      "::`c` removed from type `g`: `Beta One` (`origin`, `o.deep`, `target`), `Gamma One` (`q`), `Zed One` (`m.*`).",
    );
  });

  it("is told of the one place where there is but one", () => {
    const single = before.replace("title: string", "title: string, price:");
    const text = diffReporters[0]?.render(compared(single.replaceAll("price: }", "}"), single), { colour: false });
    expect(text).toContain("`price`");
    const one = "types: { g: [a, b] }\nevents: { A: { properties: { p: g } } }\n";
    const told = diffReporters[0]?.render(compared(one, one.replace("a, b", "a")), { colour: false });
    expect(told).toContain("Event `A`\n\nbreaking for producers: `b` removed from the values of `p`\n");
  });
});

describe("lists of which none means all", () => {
  it.each([
    ["events: { A: {} }\n", "events: { A: { destinations: [segment] } }\n", "destinations: all → `segment`"],
    ["events: { A: { sources: [web, ios] } }\n", "events: { A: {} }\n", "sources: `web, ios` → all"],
    [
      "context: { url: string }\nevents: { A: {} }\n",
      "context: { url: { type: string, sources: web } }\nevents: { A: {} }\n",
      "sources of `url`: all → `web`",
    ],
  ])("say so: %s", (base, head, words) => {
    for (const id of ["text", "markdown"]) {
      const reporter = diffReporters.find((one) => one.id === id);
      expect(reporter?.render(compared(base, head), { colour: false })).toContain(words);
    }
  });
});
