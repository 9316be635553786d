/**
 * The little English that names need: which word is a verb, in which form, and one thing of many. Small tables on purpose:
 * what they don't know is told apart by its ending or left alone.
 */

/**
 * Verbs that names of events are made of, in their base form. `+` doubles the last letter before `-ed` (`stop`, `stopped`),
 * `*` may do so (`cancel`, `canceled`, `cancelled`).
 */
const regular = `
  succeed proceed exist conform decode encode comply trace index cache fire tune hand talk state cause reuse store key paint bake free hash calculate generate guide admit+ abandon abort ban+ unban+ blur+ focus omit+ transmit+ defer+ shop+ snap+ equip+ accept access achieve acknowledge acquire activate adapt add adjust adopt advance agree allocate allow analyze announce annotate
  answer appear append apply appoint approve archive arrive ask assemble assess assign attach attempt attend audit authenticate authorize automate award
  back block book bookmark boost bounce brows browse bulk call cancel* capture cast categorize change charge chat+ check claim classify clean clear click clip clone
  close collapse collect comment commit+ compare compile complete compose compress compute confirm connect consume contact contain continue control+ convert copy correct
  crash create crop+ customize deactivate debit decide decline decrease delay delegate delete deliver demote deny deploy deposit deselect destroy detach detect
  dial* disable discard disconnect discover dismiss dispatch display dispute distribute donate downgrade download draft drag+ drop+ duplicate edit email
  embed+ enable encounter encrypt end endorse engage enlarge enrol+ enroll ensure enter escalate establish estimate evaluate exceed exchange execute exit expand
  expire export expose express extend extract fail favorite favourite fetch file fill filter finalize finish fix flag+ flip+ follow force format+ forward fulfil+
  fulfill fund generate grade grant group guess handle happen help hide highlight hover identify ignore import impersonate improve include increase indicate
  inform initialize initiate insert inspect install instal+ interact interrupt intercept introduce invalidate invest invite invoice invoke issue join kick
  label* land last launch leak learn level* like link list listen load locate lock log+ look lower mail maintain manage map+ mark match maximize measure
  mention merge message migrate minimize miss modify monitor mount move mute name navigate note notify nudge obtain occur+ offer onboard open operate opt+ order
  organize organise own pack park parse participate pass pause perform permit+ persist pick pin+ ping place plan+ play plot+ point poll pop+ post postpone prefer+
  prepare present press prevent preview print process produce promote prompt propose provide provision publish pull purchase push qualify query queue quote raise
  rank rate reach reactivate receive recommend reconnect record recover redeem redirect reduce refer+ refill refresh refund refuse register reject release
  reload remain remember remind remove rename render renew reopen reorder repeat replace reply report reposition request require reschedule reserve resize
  resolve respond restart restore restrict resubscribe resume retain retire retrieve retry return revert review revise revoke reward rotate sample save scan+
  schedule score scroll search secure seek select separate share ship+ show sign simulate skip+ snooze sort specify spot+ spread stage star+ start step+
  stitch stop+ stream submit+ subscribe suggest supply support surface suspend swap+ swipe switch sync synchronize tag+ tap+ terminate test track trade
  transcribe transfer+ transform translate travel* trash trigger trim+ try turn unarchive unblock uncheck undelete unfavorite unfollow uninstall unlike
  unlink unlock unmark unmute unpin+ unpublish unregister unsave unselect unshare unstar+ unsubscribe update upgrade upload upsell use validate verify view
  visit void vote wait walk want warn watch wish withdraw work wrap+ yield zip+ zoom
`;

/** Base form, past, past participle where it differs. Several pasts are given apart by `/`. */
const irregular = `
  awake awoke awoken, be was/were been, become became become, begin began begun, bid bid bidden, bind bound, bring brought, broadcast broadcast/broadcasted,
  build built, buy bought, catch caught, choose chose chosen, come came come, cut cut, deal dealt, do did done, draw drew drawn, drive drove driven, earn earned/earnt, fall fell fallen,
  feel felt, find found, forget forgot forgotten, freeze froze frozen, get got gotten, give gave given, go went gone, grow grew grown, hear heard,
  hide hid hidden, hit hit, hold held, keep kept, know knew known, lead led, learn learnt/learned, leave left, lend lent, lose lost, make made, meet met, outbid outbid, overwrite overwrote overwritten,
  pay paid, prepay prepaid, put put, quit quit, read read, rebuild rebuilt, redo redid redone, repay repaid, resend resent, reset reset, rewrite rewrote rewritten, ride rode ridden,
  rise rose risen, run ran run, rerun reran rerun, say said, see saw seen, sell sold, send sent, set set, shake shook shaken, show showed shown, shut shut, sing sang sung,
  sleep slept, speak spoke spoken, spend spent, split split, stand stood, swim swam swum, take took taken, teach taught, tell told, think thought, throw threw thrown,
  undo undid undone, unsend unsent, upset upset, win won, withdraw withdrew withdrawn, write wrote written
`;

/** Past participles and pasts by their text, with the base form they belong to. */
const pasts = new Map<string, string>();
/** The participle to write for a base form. */
const participles = new Map<string, string>();

for (const entry of words(regular)) {
  const mark = /[+*]$/.exec(entry)?.[0];
  const base = mark ? entry.slice(0, -1) : entry;
  const doubled = `${base}${base.at(-1)}ed`;
  const forms = mark === "+" ? [doubled] : mark === "*" ? [doubled, `${base}ed`] : [regularPast(base)];
  for (const form of forms) pasts.set(form, base);
  participles.set(base, forms[0] as string);
}
for (const entry of irregular.split(",")) {
  const [base, past, participle] = words(entry);
  if (!base || !past) continue;
  for (const form of [...past.split("/"), participle ?? []].flat()) pasts.set(form, base);
  participles.set(base, participle ?? (past.split("/")[0] as string));
}

/** Plurals that no ending tells, and words in `-s` that are one thing. */
const plurals = new Map(
  words(`people:person persons:person children:child men:man women:woman feet:foot teeth:tooth mice:mouse criteria:criterion analyses:analysis
    bases:base buses:bus caches:cache lenses:lens movies:movie cookies:cookie calories:calorie selfies:selfie ties:tie pies:pie rookies:rookie zombies:zombie
    aliases:alias canvases:canvas biases:bias gases:gas heroes:hero potatoes:potato tomatoes:tomato echoes:echo indices:index indexes:index matrices:matrix
    vertices:vertex axes:axis leaves:leaf shelves:shelf halves:half knives:knife wives:wife wolves:wolf quizzes:quiz menus:menu ads:ad ids:id
    pcs:pc tvs:tv`).map((pair) => pair.split(":") as [string, string]),
);
const notPlural = new Set(
  words(`this news lens always across analytics canvas atlas alias bias series species https kudos chaos yes has was does goes its gps dns sms css ios aws
    tls sas pos bus gas windows physics economics mathematics politics sports js os ms us as is gas sis mas plus thus versus`),
);

/** The base form of a known verb in the past: `played` gives `play`, `sent` gives `send`. */
export function baseOfPast(word: string): string | undefined {
  return pasts.get(word);
}

/** Whether a word is a known verb in its base form. Many are nouns as well: `search`, `order`. */
export function isBaseVerb(word: string): boolean {
  return participles.has(word);
}

/** The past participle of a known verb: `play` gives `played`. */
export function participleOf(base: string): string | undefined {
  return participles.get(base);
}

/** Whether a word is a known verb in any of its forms: `play`, `plays`, `played`, `playing`. */
export function isVerb(word: string): boolean {
  if (pasts.has(word) || participles.has(word) || participles.has(singular(word))) return true;
  const going = /^(.{2,})ing$/.exec(word)?.[1];
  return (
    going !== undefined && [going, `${going}e`, going.replace(/(.)\1$/, "$1")].some((base) => participles.has(base))
  );
}

/** Words in `-ed` that are no verb in the past. */
const notPast = new Set(
  words(
    "need feed seed speed bed red embed indeed exceed proceed succeed bleed breed shed sled united wed reed weed deed hundred sacred",
  ),
);
const irregularEndings = /(?:[^aeiou]|[aeiouy][^aeiou]|[aeiou]{1,2})ed$/;

/** Whether a word is, or looks like, a verb in the past: known ones, and what ends in `-ed`. */
export function looksPast(word: string): boolean {
  if (pasts.has(word)) return true;
  return word.length > 4 && !notPast.has(word) && !word.endsWith("eed") && irregularEndings.test(word);
}

/** One of several: `categories` gives `category`. What is no plural comes back as it is. */
export function singular(word: string): string {
  const known = plurals.get(word);
  if (known) return known;
  if (word.length < 4 || !word.endsWith("s") || notPlural.has(word) || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz|[^aeo]us)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/**
 * A word without number and tense, for comparing: `songs`, `song` are one, `played`, `plays` and `play` too. What goes on
 * (`playing`) stays apart from what is done: `Video Playing` and `Video Played` are two things.
 */
export function stemOf(word: string): string {
  const base = pasts.get(word);
  if (base) return base;
  const one = singular(word);
  if (one !== word) return pasts.get(one) ?? one;
  if (word.length < 6 || !looksPast(word) || participles.has(word)) return word;
  return unknownBase(word);
}

/** The base form that a word in `-ed` most likely has. */
function unknownBase(past: string): string {
  const bare = past.slice(0, -2);
  if (bare.endsWith("i")) return `${bare.slice(0, -1)}y`;
  if (/([bdgkmnprt])\1$/.test(bare)) return bare.slice(0, -1);
  return /(?:[vzcu]|at|iz|[aiou]s|ns|rs|dg|ag|[bdgkpt]l|[ai]r|ur|[aiou]k|[iu]n|[iu]d)$/.test(bare) ? `${bare}e` : bare;
}

function regularPast(base: string): string {
  if (base.endsWith("e")) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
