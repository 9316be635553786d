import { message } from "../../diagnostics/message.js";
import { wordSet } from "../../lint/names/grammar.js";
import { splitWords } from "../../lint/names/words.js";
import { texts } from "../../lint/option.js";
import { firstFew, listed } from "../../lint/plans/listed.js";
import { defineRule } from "../../lint/rule.js";
import type { Event } from "../../plan/model.js";

/** Two that differ in a number may well be two things: `Level 1 Support` and `Level 2 Support`. Three are a series. */
const several = 3;

/** So many digits are a year or the number of some record, and neither is what happened. */
const manyDigits = 4;

/** Countries by ISO 3166-1 (alpha-2), with the reserved `eu` and `uk`, and languages by ISO 639-1. */
const codes = wordSet(
  "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw " +
    "aa ab ak an av ay ce cs da dv el en eo fa ff fy gv ha he hi ho hy hz ia ig ii ik iu ja jv ka kj kk kl ko ks ku kv lg ln lo mi nb nd nn nv ny oc oj or os pi qu rm rn sq su sw ta te ti ts ty ur vo wa wo xh yi yo zh zu",
);

/** Codes that are words as well: these mean a country only beside others, or in capitals. */
const alsoWords = wordSet(
  "ad ai am an as at be by co do er ha he hi ho id ie in io is it la lo me mr ms my no or os pa pm pr so to tv us",
);

/** Before these numbers stands what they are a part of: `ISO 27001`, `Form 1099`. */
const numbered = wordSet("iso iec ieee din en rfc form rsa sha utf win");

/** Events whose names are alike but for the word at one place. */
interface Series {
  readonly kind: "number" | "code";
  readonly at: number;
  readonly members: { readonly event: Event; readonly value: string }[];
}

export default defineRule({
  id: "value-in-event-name",
  group: "naming",
  levels: { minimal: "off", recommended: "warn", strict: "error" },
  placed:
    "Every value is another event to build, to name in each chart and to count against a limit; but what is sent arrives.",
  what: "Three events or more are named alike but for a number, a year, or the code of a country or a language (`Video 25 Percent Watched`, `Order Completed DE`), or a name has a number of four or more digits (`Invoice 123456 Paid`). What belongs to a name (`2FA Enabled`, `ISO 27001 Report Opened`) is left alone, as are two that differ in a number, and deprecated and retired events.",
  why: "A question about all of them has to name each, and the one that comes next year is missing from every chart that was made before it. Nobody can sort, filter or add up by what stands in a name.",
  fix: "Make them one event, and send what differs as a property.",
  options: {
    except: texts("Names that are right as they are: `[Galaxy 2048 Played]`."),
  },
  messages: {
    series: message`${"count"} events differ only in ${"what"}: ${"events"}`,
    number: message`\`${"event"}\` has the number ${"value"} in its name`,
  },
  bad: `events:
  Video 25 Percent Watched:
    description: A quarter of the video had been played.
  Video 50 Percent Watched:
    description: Half of the video had been played.
  Video 75 Percent Watched:
    description: Three quarters of the video had been played.
`,
  good: `events:
  Video Progress Reached:
    description: A quarter, half or three quarters of the video had been played.
    properties:
      percent: { type: integer, enum: [25, 50, 75] }
`,
  create({ words, options, report }) {
    const except = new Set(options.except);
    const series = new Map<string, Series>();
    const long: { readonly event: Event; readonly value: string }[] = [];

    function note(kind: Series["kind"], own: readonly string[], at: number, event: Event): void {
      const value = own[at] as string;
      const key = `${kind} ${own.map((word, index) => (index === at ? "#" : word)).join(" ")}`;
      const known = series.get(key);
      if (known) known.members.push({ event, value });
      else series.set(key, { kind, at, members: [{ event, value }] });
    }

    return {
      event(event) {
        const { name, status } = event;
        const own = words(name.value);
        for (let at = 0; at < own.length; at++) {
          const word = own[at] as string;
          const isNumber = startsWithDigit(word);
          // Hardly any word of a name is either.
          if (!isNumber && (word.length !== 2 || !codes.has(word))) continue;
          if (status === "deprecated" || status === "retired" || except.has(name.value)) return;
          note(isNumber ? "number" : "code", own, at, event);
          if (isNumber && word.length >= manyDigits && !numbered.has(own[at - 1] ?? "")) {
            long.push({ event, value: word });
          }
        }
      },
      end() {
        const told = new Set<Event>();
        const bySize = [...series.values()].sort((a, b) => b.members.length - a.members.length);
        for (const { kind, at, members } of bySize) {
          const left = members.filter(({ event }) => !told.has(event));
          const values = [...new Set(left.map(({ value }) => value))];
          const [first] = left;
          if (!first || values.length < several || (kind === "code" && !areCodes(left, at))) continue;
          for (const { event } of left) told.add(event);
          const what = kind === "code" ? "a country or language code" : values.every(isYear) ? "a year" : "a number";
          const events = listed(left.map(({ event }) => event.name.value));
          const one = restOf(first.event.name.value, first.value);
          const written = new Set(left.map(({ event }) => splitWords(event.name.value)[at] as string));
          const inOrder = [...written].sort((one, other) => Number(one) - Number(other));
          const shown = listed(kind === "number" ? inOrder : [...written]);
          report(
            "series",
            first.event.name.span,
            { count: left.length, what, events },
            {
              related: firstFew(left.slice(1)).map(({ event }) => ({ span: event.name.span, label: "and this" })),
              help: `Make them one event${one === "" ? "" : `, \`${one}\` perhaps`}, with a property that says which: ${shown}.`,
            },
          );
        }
        for (const { event, value } of long) {
          if (told.has(event)) continue;
          told.add(event);
          const help = `Send ${value} as a property: ${isYear(value) ? "next year's event is the same" : "each other number would be another event"}.`;
          report("number", event.name.span, { event: event.name.value, value }, { help });
        }
      },
    };
  },
});

function startsWithDigit(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= 0x30 && first <= 0x39;
}

function isYear(value: string): boolean {
  return /^(?:19|20)\d\d$/.test(value);
}

/** Whether at least two of the words are codes for sure: such as are no words, or stand in capitals among other letters. */
function areCodes(members: Series["members"], at: number): boolean {
  const sure = members.filter(({ event, value }) => {
    const name = event.name.value;
    const isCapital = splitWords(name)[at] === value.toUpperCase();
    return !alsoWords.has(value) || (isCapital && name !== name.toUpperCase());
  });
  return new Set(sure.map(({ value }) => value)).size >= 2;
}

/** A name without a word of it, and without what stands between that and the next; empty where words would run together. */
function restOf(name: string, word: string): string {
  const found = new RegExp(`(^|[\\s_./-]+)\\(?${word}%?\\)?(?=$|[\\s_./-])`, "i").exec(name);
  if (!found) return "";
  return (name.slice(0, found.index) + name.slice(found.index + found[0].length)).replace(/^[\s_./-]+/, "");
}
