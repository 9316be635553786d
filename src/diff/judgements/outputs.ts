import { message } from "../../diagnostics/message.js";
import {
  always,
  both,
  breaking,
  dangerous,
  type Judgement,
  listNarrowed,
  membersGone,
  type Outcome,
  safe,
} from "../judgement.js";
import type { FactKind } from "../kinds.js";
import { concernsSome, firstConsent, isNow, noOutput, ofCode, ofOption, onServer, sendsFirst } from "./code.js";
import { compiles, nothingIsSent, onlyCode, payloadsStay, sentMore } from "./phrases.js";

const onlySchemas = message`Payloads stay as they are; what changes is what they are held against.`;
const onlyWay = message`Payloads stay as they are; what changes is the way that they take.`;
const onlySchemasMade = message`What it makes are schemas, and no code calls them.`;

/** What shipped applications send is as it was; what changes is the schemas that others read. */
function ofSchemas(what: string, consumers: Outcome): Judgement {
  return { what, producers: [safe(always, onlySchemasMade)], consumers: [consumers], bump: "minor" };
}

/** What the manifest's outputs make, and how: told of each output by its folder. */
export const ofOutputs = {
  "output-added": {
    what: "The manifest lists another output.",
    producers: [safe(always, compiles)],
    consumers: [
      dangerous(
        sendsFirst,
        message`${"thing"} may send ${"sent"}, which every output with code denied so far.`,
        sentMore,
      ),
      safe(always, message`What it sends, or describes, is what the plan says.`),
    ],
    bump: "minor",
  },
  "output-removed": {
    what: "The manifest lists an output no longer.",
    producers: [
      breaking(
        ofCode,
        message`Nothing is generated to ${"thing"} any more: code that imports it stops compiling.`,
        onlyCode,
      ),
      safe(always, onlySchemasMade),
    ],
    consumers: [
      dangerous(
        ofCode,
        message`What applications sent through ${"thing"} is no longer sent from there.`,
        nothingIsSent,
      ),
      dangerous(
        always,
        message`Schemas are no longer made in ${"thing"}: whoever reads them keeps old ones.`,
        onlySchemas,
      ),
    ],
    bump: "minor",
  },
  "output-moved": {
    what: "An output is made in another folder (`out`).",
    producers: [
      breaking(
        ofCode,
        message`Code that imports from ${"before"} stops compiling until it imports from ${"after"}.`,
        onlyCode,
      ),
      safe(always, onlySchemasMade),
    ],
    consumers: [
      safe(ofCode, payloadsStay),
      dangerous(always, message`Whoever reads the schemas in ${"before"} finds them in ${"after"}.`, onlySchemas),
    ],
    bump: "minor",
  },
  "output-part-changed": {
    what: "An output is about another part of the plan (`source`, `destination`, `proposed`).",
    producers: [
      breaking(
        both(ofCode, concernsSome),
        message`${"thing"} has nothing for ${"these"} any more, so that calls stop compiling there.`,
        onlyCode,
      ),
      safe(ofCode, message`All that code could call in ${"thing"} is still there.`),
      breaking(
        concernsSome,
        message`The schemas in ${"thing"} know ${"these"} no longer, so that what is held against them is refused.`,
        onlySchemas,
      ),
      dangerous(
        ofOption("source"),
        message`Which part of the context the schemas in ${"thing"} ask for depends on the sources.`,
        onlySchemas,
      ),
      safe(always, message`The schemas in ${"thing"} take what they took.`),
    ],
    consumers: [
      dangerous(
        sendsFirst,
        message`${"thing"} may send ${"sent"}, which every output with code denied that had it so far.`,
        sentMore,
      ),
      dangerous(both(ofCode, concernsSome), message`${"thing"} no longer sends ${"these"}.`, nothingIsSent),
      safe(ofCode, message`What is sent from there is what the plan says.`),
      dangerous(concernsSome, message`The schemas in ${"thing"} say nothing of ${"these"} any more.`, onlySchemas),
      dangerous(
        ofOption("source"),
        message`Which part of the context the schemas in ${"thing"} tell of depends on the sources.`,
        onlySchemas,
      ),
      safe(always, message`The schemas in ${"thing"} tell of all that they told of.`),
    ],
    bump: "minor",
  },
  "output-sdk-changed": {
    what: "An output's code sends through other SDKs (`sdk`).",
    producers: [
      breaking(
        membersGone,
        message`The adapters in ${"thing"} were ${"before"} and are ${"after"}: code that connects one that is gone stops compiling.`,
        onlyCode,
      ),
      breaking(
        concernsSome,
        message`No SDK of ${"thing"} can make the calls for ${"these"}, so that their functions are gone.`,
        onlyCode,
      ),
      safe(always, message`Every adapter that code could connect is still there.`),
    ],
    consumers: [
      dangerous(membersGone, message`What went through ${"before"} goes through ${"after"}, or nowhere.`, onlyWay),
      dangerous(concernsSome, message`${"thing"} no longer sends ${"these"}.`, nothingIsSent),
      safe(always, message`What is sent goes where it went until an application connects more.`),
    ],
    bump: "minor",
  },
  "output-side-changed": {
    what: "An output's code is for browsers and was for servers, or the reverse (`side`, `sdk`).",
    producers: [
      breaking(
        always,
        message`On servers every call says whom it is about, and in browsers none does: calls in ${"thing"} stop compiling.`,
        onlyCode,
      ),
    ],
    consumers: [
      dangerous(
        always,
        message`Calls come from the ${"after"} and came from the ${"before"}: what SDKs add there of a device or a visit is not the same.`,
        onlyWay,
      ),
    ],
    bump: "minor",
  },
  "output-names-changed": {
    what: "An output sends renamed events under other names (`renamed`).",
    producers: [safe(always, compiles)],
    consumers: [
      dangerous(
        both(concernsSome, isNow("new_name")),
        message`${"thing"} no longer sends ${"these"} under former names as well.`,
        nothingIsSent,
      ),
      dangerous(
        concernsSome,
        message`Each call of ${"these"} comes under every name that it had: whoever reads all of them counts it more than once.`,
        payloadsStay,
      ),
      safe(always, message`No event that it has was renamed.`),
    ],
    bump: "minor",
  },
  "output-checks-changed": {
    what: "An output has code that compares calls with the plan, or no longer (`checks`).",
    producers: [
      breaking(
        isNow(false),
        message`There is no \`checks.ts\` in ${"thing"} any more: code that imports it stops compiling.`,
        onlyCode,
      ),
      safe(always, compiles),
    ],
    consumers: [safe(always, payloadsStay)],
    bump: "minor",
  },
  "output-denial-loosened": {
    what: "An output denies less than before (`deny`).",
    producers: [safe(always, message`Calls that pass nothing of it keep compiling.`)],
    consumers: [
      dangerous(
        concernsSome,
        message`${"thing"} denied ${"before"} and denies ${"after"}: from here on it sends ${"these"}.`,
        sentMore,
      ),
      dangerous(
        always,
        message`${"thing"} denied ${"before"} and denies ${"after"}: nothing that it has is as private now, and what becomes so is not held back.`,
        sentMore,
      ),
    ],
    bump: "minor",
  },
  "output-denial-tightened": {
    what: "An output denies more than before (`deny`).",
    producers: [
      breaking(
        concernsSome,
        message`${"thing"} denied ${"before"} and denies ${"after"}: calls there that pass ${"these"} stop compiling.`,
        onlyCode,
      ),
      safe(always, message`Nothing that it has is as private as that, so that calls stay as they are.`),
    ],
    consumers: [
      dangerous(
        concernsSome,
        message`${"thing"} denied ${"before"} and denies ${"after"}: it no longer sends ${"these"}.`,
        nothingIsSent,
      ),
      safe(always, message`Nothing that it has is as private as that, so that all is sent that was.`),
    ],
    bump: "minor",
  },
  "output-draft-changed": ofSchemas(
    "The schemas of an output are of another draft (`draft`).",
    dangerous(
      always,
      message`The schemas in ${"thing"} were of ${"before"} and are of ${"after"}: a validator that knows only the one can't read them.`,
      onlySchemas,
    ),
  ),
  "output-id-changed": ofSchemas(
    "The `$id`s of an output's schemas begin otherwise (`id`).",
    dangerous(
      always,
      message`Whoever refers to the schemas in ${"thing"} by their \`$id\` finds them no longer.`,
      onlySchemas,
    ),
  ),
  "output-unknown-changed": {
    what: "The `envelope.json` of an output refuses messages that are not in the plan, or lets them pass (`unknown`).",
    producers: [
      breaking(
        isNow("refuse"),
        message`Messages that are not in the plan pass no longer through \`envelope.json\` in ${"thing"}.`,
        message`What it refuses now is in no plan, so that there is no payload of it.`,
      ),
      safe(always, message`All messages that passed still do.`),
    ],
    consumers: [
      dangerous(
        isNow("allow"),
        message`Messages that are not in the plan pass through \`envelope.json\` in ${"thing"}: nobody knows what they hold.`,
        message`What passes now is in no plan, so that there is no payload of it.`,
      ),
      safe(always, message`No message passes that did not before.`),
    ],
    bump: "minor",
  },
  "client-consent-changed": {
    what: "Generated code knows other consent categories, whatever made it so: events, properties, the vocabulary, an output.",
    producers: [
      breaking(
        both(membersGone, ofCode),
        message`The categories in ${"thing"} were ${"before"} and are ${"after"}: code that grants one that is gone stops compiling.`,
        onlyCode,
      ),
      dangerous(
        membersGone,
        message`The categories were ${"before"} and are ${"after"}: where code is generated, what grants one that is gone stops compiling.`,
        onlyCode,
      ),
      breaking(
        both(firstConsent, onServer),
        message`Every call in ${"thing"} has to say from here on what the person agreed to, so that calls stop compiling.`,
        onlyCode,
      ),
      dangerous(
        both(firstConsent, noOutput),
        message`Where code is generated for servers, every call has to say what the person agreed to.`,
        onlyCode,
      ),
      safe(
        always,
        message`Code that grants what it granted compiles; what needs a new category waits, or is left out, until it is granted.`,
      ),
    ],
    consumers: [safe(always, message`What is held back by it, and what no longer is, is told where it is asked for.`)],
    bump: "minor",
  },
  "client-destinations-changed": {
    what: "Generated code knows other destinations for its `fanout`: by the vocabulary, or an output's `destination`.",
    producers: [
      breaking(
        both(listNarrowed, ofCode),
        message`The \`fanout\` in ${"thing"} took ${"before"} and takes ${"after"}: code that connects one that is gone stops compiling.`,
        onlyCode,
      ),
      dangerous(
        listNarrowed,
        message`Where code is generated, \`fanout\` took ${"before"} and takes ${"after"}: what connects one that is gone stops compiling.`,
        onlyCode,
      ),
      safe(always, message`Every destination that code could connect is still there.`),
    ],
    consumers: [
      dangerous(
        listNarrowed,
        message`Code of ${"thing"} could feed ${"before"} and can feed ${"after"}: one that is gone gets nothing from there any more.`,
        nothingIsSent,
      ),
      safe(always, message`Every destination that code could feed is still there.`),
    ],
    bump: "minor",
  },
} as const satisfies Partial<Record<FactKind, Judgement>>;
