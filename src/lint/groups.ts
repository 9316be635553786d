import type { Diagnostic, Level } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";
import type { RawGroup } from "./rule.js";

/** One of the places that a rule tells of together, which suppressions and the baseline judge by itself, as they do a finding. */
export interface Member {
  /** The rule. */
  readonly code: string;
  readonly span: Span;
  /** Where the same thing stands as well. */
  readonly elsewhere: readonly Span[];
  readonly group: Group;
  /** Its index in the group's list. */
  readonly at: number;
  readonly level: Level;
}

/** Places that a rule tells of together, as far as it is on there. */
export interface Group {
  readonly raw: RawGroup;
  /** Those in files that are linted. */
  readonly members: readonly Member[];
  /** Those in files that are read, not linted: never told, but what others are held against. */
  readonly beside: readonly number[];
}

/** A group of which something is to be told. */
export interface Told {
  readonly group: Group;
  /** The members that no suppression covers. */
  readonly members: readonly Member[];
  /** What is told of all of them. */
  readonly findings: readonly Diagnostic[];
}

/** Runs what tells of a group and gives what it has reported. */
export type Teller = (tell: () => void) => readonly Diagnostic[];

/** What a rule's places come to in this run. `levelAt` gives no level where the rule is off. */
export function groupOf(
  code: string,
  raw: RawGroup,
  levelAt: (span: Span) => Level | undefined,
  isLinted: (span: Span) => boolean,
): Group {
  const members: Member[] = [];
  const beside: number[] = [];
  const group: Group = { raw, members, beside };
  for (const [at, places] of raw.places.entries()) {
    const on = places.filter((span) => levelAt(span) !== undefined);
    const span = on.find(isLinted);
    const level = span && levelAt(span);
    if (span && level) members.push({ code, span, elsewhere: on.filter((each) => each !== span), group, at, level });
    else if (on.length > 0) beside.push(at);
  }
  return group;
}

/** The groups of which something is to be told, given the members that no suppression covers. */
export function toldOf(groups: readonly Group[], kept: readonly Member[], teller: Teller): readonly Told[] {
  const byGroup = grouped(kept);
  return groups.flatMap((group) => {
    const members = byGroup.get(group) ?? [];
    const findings = findingsOf(group, members, members, teller);
    return findings.length > 0 ? [{ group, members, findings }] : [];
  });
}

/** The members that a baseline records. */
export function recordedOf({ group, members, findings }: Told): readonly Member[] {
  return group.raw.records === "all" ? members : members.filter((member) => isToldAt(member, findings));
}

/** What is told of groups when only some of their members are left, since the baseline knows the others. */
export function findingsOfLeft(
  told: readonly Told[],
  remaining: readonly Member[],
  teller: Teller,
): readonly Diagnostic[] {
  const byGroup = grouped(remaining);
  return told.flatMap((each) => {
    const left = byGroup.get(each.group) ?? [];
    if (left.length === each.members.length) return each.findings;
    return isKeptAlone(left, each) ? [] : findingsOf(each.group, left, each.members, teller);
  });
}

/**
 * Whether all that is left of a pair is the one that the other is measured by, and the baseline knows the other: earlier baselines
 * record no more of it.
 */
function isKeptAlone(left: readonly Member[], { group, members, findings }: Told): boolean {
  const [only] = left;
  return only !== undefined && !group.raw.isSplit && members.length === 2 && !isToldAt(only, findings);
}

function isToldAt(member: Member, findings: readonly Diagnostic[]): boolean {
  return findings.some(({ span }) => span?.file === member.span.file && span.start === member.span.start);
}

function findingsOf(
  { raw, beside }: Group,
  left: readonly Member[],
  members: readonly Member[],
  teller: Teller,
): readonly Diagnostic[] {
  if (left.length === 0) return [];
  const present = [...members.map(({ at }) => at), ...beside].sort((a, b) => a - b);
  const leftAt = new Set(left.map(({ at }) => at));
  const known = new Set(members.map(({ at }) => at).filter((at) => !leftAt.has(at)));
  const tell = (part: readonly Member[]): readonly Diagnostic[] =>
    teller(() => raw.tell({ present, left: new Map(part.map(({ at, span }) => [at, span])), known }));
  if (!raw.isSplit) return tell(left);
  const levels = new Set(left.map(({ level }) => level));
  return [...levels].flatMap((level) => tell(left.filter((member) => member.level === level)));
}

/** The members of each group, in the order of its places. */
function grouped(members: readonly Member[]): ReadonlyMap<Group, readonly Member[]> {
  const byGroup = new Map<Group, Member[]>();
  for (const member of members) {
    const list = byGroup.get(member.group);
    if (list) list.push(member);
    else byGroup.set(member.group, [member]);
  }
  for (const list of byGroup.values()) list.sort((a, b) => a.at - b.at);
  return byGroup;
}
