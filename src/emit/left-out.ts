import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.js";
import { mistaken } from "../diagnostics/mistake.js";
import type { LoadedPlan } from "../loaded.js";
import { effectiveConsent } from "../plan/consent.js";
import type { Definition, Property } from "../plan/model.js";
import { effectivePrivacy } from "../plan/privacy.js";
import { eventsIn, type Subset, sentContext, sentTraits } from "../plan/sent.js";
import type { Span, Text } from "../source/span.js";
import { consentInRequired, deniesRequired } from "./mistakes.js";

/** An output that sends calls, and what it denies. */
export interface SendingOutput {
  /** The folder as it is shown to people. */
  readonly out: string;
  readonly subset: Subset;
  /** The privacy classes that it denies, and where it says so, if in a file. */
  readonly deny: readonly string[];
  readonly denySpan: Span | undefined;
}

/** A call's properties or traits: whose they are, and the consent without which there is no call at all. */
interface Call {
  readonly holder: string;
  readonly consent: readonly Text[];
}

/**
 * What an output may have to leave out (because it denies it, or because consent is missing) must be optional in whatever it sends,
 * since whole properties are left out. Each property is reported once, where it is written, however many events take it from
 * a bundle. Of a plan with errors nothing is said: what is optional there, and what is private, may not be known.
 */
export function checkLeftOut(loaded: LoadedPlan, output: SendingOutput): readonly Diagnostic[] {
  if (hasErrors(loaded.diagnostics)) return [];
  const { plan } = loaded;
  const privacyOf = effectivePrivacy(plan.types);
  const consentOf = effectiveConsent(plan.types);
  const diagnostics: Diagnostic[] = [];
  const reported = new Set<string>();

  const check = (definition: Definition, property: string, span: Span, call: Call, help?: string): void => {
    const privacy = output.deny.length > 0 ? privacyOf(definition) : undefined;
    const isDenied = privacy !== undefined && output.deny.includes(privacy);
    const needed = consentOf(definition);
    // Nearly all properties: nothing is ever left out.
    if (!isDenied && needed.length === 0) return;
    const place = `${span.file}:${span.start}`;
    if (reported.has(place)) return;
    const { holder } = call;
    const { out, denySpan } = output;
    if (isDenied) {
      const related = denySpan === undefined ? [] : [{ span: denySpan, label: "denied here" }];
      diagnostics.push(mistaken(deniesRequired, span, { property, holder, privacy, out }, { related, help }));
      reported.add(place);
      return;
    }
    // What the definition itself says is the language's to judge, whatever the outputs.
    if (definition.consent.length > 0) return;
    const given = new Set(call.consent.map((category) => category.value));
    const missing = needed.filter((category) => !given.has(category));
    if (missing.length === 0) return;
    const consent = missing.map((category) => `\`${category}\``).join(", ");
    diagnostics.push(mistaken(consentInRequired, span, { property, holder, consent, out }, { help }));
    reported.add(place);
  };
  const checkAll = (properties: readonly Property[], additional: boolean | Definition, call: Call): void => {
    for (const property of properties) {
      if (property.required) check(property, property.name.value, property.name.span, call);
    }
    // Other keys have no names by which a filter could know them.
    if (typeof additional !== "boolean") check(additional, "additionalProperties", additional.span, call);
  };

  for (const event of eventsIn(plan, output.subset)) {
    if (event.status === "retired") continue;
    const call = { holder: `\`${event.name.value}\``, consent: event.consent };
    checkAll(event.properties, false, call);
    checkAll(sentContext(plan, event, output.subset), event.additional, call);
  }
  for (const entity of plan.entities) {
    if (entity.kind.value === "object") continue;
    const { id, traits } = sentTraits(entity);
    const call = { holder: `\`${entity.name.value}\``, consent: entity.consent };
    checkAll(traits, entity.additional, call);
    if (id) check(id, id.name.value, id.name.span, call, "Choose an id that may always be sent: it is in every call.");
  }
  return diagnostics;
}
