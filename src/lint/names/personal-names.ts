import { axisOf } from "./coordinates.js";

/**
 * Which names look like personal data. The last words of a name say what it holds, the words before say whose:
 * `work_email` is an e-mail address, `email_subject` is a subject.
 */

/** Endings, word by word. Plurals and digits behind them count as well: `emails`, `address_2`. */
const endings = phrases(`
  email, e mail, email address, mail address, emailaddress, email id, mail id
  phone, phone number, phonenumber, telephone, telephone number, mobile number, mobile phone, cell phone, cell number, contact number, fax number, msisdn
  first name, last name, full name, given name, family name, middle name, maiden name, legal name, birth name, user display name, user gender,
  firstname, lastname, fullname, surname, forename, nickname, nick name, username, user name
  customer name, contact name, person name, patient name, employee name, guest name, member name, recipient name, cardholder name, holder name, passenger name, caller name, contact person, caller number
  birth date, birthdate, date of birth, birthday, dob
  ip, ip v, ipv, ip address, ipaddress, ip addr, mac address, advertising id, idfa, idfv, gaid, aaid, imei, imsi
  push token, device token, fcm token, apns token
  gps coordinate, gps location, gps position, geo coordinate, lat long, lat lng, lat lon, latlong, latlng, latlon
  address, address line, street, street name, street address, house number
  tax id, tax id number, driver license, drivers license, driver license number, drivers license number, driving licence, driving licence number
  license plate, licence plate, license plate number, licence plate number
`);

/** Whole names, or such behind whose they are: a `welcome_mail` is a template, and `site_mobile` may be an address. */
const wholes = phrases("mail, mobile");
const whose = new Set(
  "user customer client contact member patient guest employee student owner recipient sender my work private personal home primary secondary alternate billing shipping".split(
    " ",
  ),
);

/** Endings of what opens somebody's accounts. */
const keys = phrases(`
  ssn, social security number, national id, national id number, national insurance number, passport, passport number, voter id, voter id number
  aadhaar, aadhaar number, aadhar, aadhar number
  password, passwd, pwd, passcode, passphrase, otp, iban, bank account, bank account number, bank detail, routing number, sort code
  card number, credit card, credit card number, cc number, cvv, cvc
  access token, auth token, authentication token, authorization token, bearer token, refresh token, session token, api key, api secret, client secret, private key, secret key
`);

/** Endings of what the law protects most: beliefs, origin, health (GDPR, article 9). */
const intimate = phrases(`
  religion, religious belief, ethnicity, ethnic origin, ethnic group, racial origin, sexual orientation, sexuality, gender identity
  political affiliation, political party, political opinion, trade union, union membership, criminal record, criminal conviction
  health condition, medical condition, medical history, medical record, medical record number, diagnosis, medication, allergy, disability, blood type, hiv status, genetic data, biometric data, illness, injury
`);

/** Endings of what is a person's as a number or as one of a few values, too. */
const measures = phrases(`
  salary, monthly salary, annual salary, household income, annual income, monthly income, personal income, net worth
  credit score, credit rating, fico score, birth year, year of birth, user age, customer age, patient age, member age, applicant age
  user gender, customer gender, patient gender, member gender, user weight, blood pressure, heart rate, blood sugar, body weight, bmi
`);

/** Of these, what tells of somebody's health or means. */
const grave = phrases(
  "credit score, credit rating, fico score, blood pressure, heart rate, blood sugar, body weight, user weight, bmi",
);

const any: ReadonlySet<string> = new Set([...endings, ...keys, ...intimate, ...measures]);

/** The last words of all of them: most names have another. */
const lasts: ReadonlySet<string> = new Set([
  ...[...any].map((phrase) => phrase.slice(phrase.lastIndexOf(" ") + 1)),
  ...wholes,
  "no",
]);

/** Words behind an ending that don't change what it is: a hashed address is still a person's, and so is `ssn_last4`. */
const trailing = new Set([
  "hash",
  "hashed",
  "sha",
  "md",
  "raw",
  "string",
  "normalized",
  "normalised",
  "entered",
  "typed",
  "last",
]);

/** First words that make a name a question about the thing. */
const questions = new Set(["has", "is", "was", "can", "should", "needs", "num", "number", "count", "no"]);

/** Words before `address`, `ip` and `name` that make them those of a thing or a business. */
const assets = new Set(
  (
    "wallet contract web memory site network page server host gateway proxy token url store shop office company business branch restaurant hotel " +
    "warehouse venue location pickup depot factory supplier vendor merchant seller organization organisation account team workspace"
  ).split(" "),
);

/** Words before `latitude` that leave it where a person is. */
const whereabouts = new Set(["user", "customer", "device", "phone", "gps", "current", "home", "my", "geo", "location"]);

/** Words in front of a number that make it a figure of a vacancy, or of a company. */
const offers = new Set(
  "job vacancy position posting listing career role company business firm merchant organization organisation account partner supplier group portfolio country model".split(
    " ",
  ),
);

/** Words by which an event is about a person and not about what they look at. */
const ofPeople = new Set(
  "profile user account signup signed registration registered onboarding applicant patient".split(" "),
);

/** Whether an event is about a person, by the words of its name: its `age` and `gender` are theirs. */
export function isAboutPerson(event: readonly string[]): boolean {
  return event.some((word) => ofPeople.has(word));
}

/**
 * Whether a number or a choice is a person's: `salary`, `credit_score`, `user_age`. What stands around it, the event or
 * the entity, may make it another's: the `salary` of a `Job Viewed`.
 */
export function looksLikeMeasure(words: readonly string[], around: readonly string[]): boolean {
  if (!endsLike(words, measures)) return false;
  return !words.some((word) => offers.has(word)) && !around.some((word) => offers.has(singular([word])));
}

/**
 * Whether a coordinate says where a person is: `latitude`, `device_lng`, apart from where the things stand that an event is
 * about.
 */
export function looksLikeWhereabouts(words: readonly string[], event: readonly string[]): boolean {
  if (axisOf(words) === undefined) return false;
  return (
    words.slice(0, -1).every((word) => whereabouts.has(word)) && !event.some((word) => assets.has(singular([word])))
  );
}

/** Whether a name that ends in a word may look like any of it: nearly no word makes it so. */
export function mayEndPersonal(last: string): boolean {
  return isTrailing(last) || axisOf([last]) !== undefined || lasts.has(singularWord(last));
}

/** Whether a name's last words are those of personal data. */
export function looksPersonal(words: readonly string[]): boolean {
  return endsLike(words, any) || isWhole(words);
}

function isWhole(words: readonly string[]): boolean {
  if (!words.some((word) => wholes.has(word))) return false;
  const bare = withoutTrailing(words);
  return wholes.has(bare[bare.length - 1] ?? "") && bare.slice(0, -1).every((word) => whose.has(word));
}

/** Whether they are those of data whose `privacy` is `sensitive`: about health and beliefs, or keys to an account. */
export function looksSensitive(words: readonly string[]): boolean {
  return endsLike(words, keys) || endsLike(words, grave) || looksIntimate(words);
}

/** Whether they are those of what opens or moves somebody's money: analytics has no use for it. */
export function looksLikeKey(words: readonly string[]): boolean {
  return withoutTrailing(words).length === words.length && endsLike(words, keys);
}

/** Whether they are about somebody's beliefs, origin or health, which are sensitive as a choice of few values, too. */
export function looksIntimate(words: readonly string[]): boolean {
  return endsLike(words, intimate);
}

function endsLike(words: readonly string[], phrases: ReadonlySet<string>): boolean {
  let bare = withoutTrailing(words);
  if (!lasts.has(singularWord(bare[bare.length - 1] ?? ""))) return false;
  if (bare[bare.length - 1] === "no") bare = [...bare.slice(0, -1), "number"];
  for (let length = Math.min(4, bare.length); length > 0; length--) {
    if (phrases.has(singular(bare.slice(-length)))) return true;
  }
  return false;
}

/** Whether a name asks something about a thing instead of holding it: `has_email`, `number_of_phones`. */
export function isQuestion(words: readonly string[]): boolean {
  return words.length > 1 && questions.has(words[0] as string);
}

/** Whether it is the address of a thing or a business: `wallet_address`, `server_ip`, the `address` of a `store`. */
export function isOfAsset(words: readonly string[], owner: readonly string[]): boolean {
  const last = singular(words.slice(-1));
  if (last !== "address" && last !== "ip" && last !== "street" && !isPlace(words)) return false;
  if (words.at(-2) === "email" || words.at(-2) === "mail") return false;
  return words.some((word) => assets.has(word)) || owner.some((word) => assets.has(word));
}

/** Words for a place in a text, as one or two numbers. */
const placed = phrases("coordinate, location, position, long, lng, lon, latlong, latlng, latlon");

/** Whether a name, looking personal, is that of a place: whose it is, the event may say as well. */
export function isPlace(words: readonly string[]): boolean {
  return placed.has(singular(words.slice(-1)));
}

const messages = new Set("email mail newsletter campaign message notification template".split(" "));

/** Whether a name may be that of an address, and of a message as well: `email_id`. */
export function isAddressOrMessage(words: readonly string[]): boolean {
  return singularWord(words.at(-1) ?? "") === "id" && messages.has(words.at(-2) ?? "");
}

/** Whether an `email_id` is that of a message: in `Email Opened`, and wherever its name or its owner says so. */
export function isOfMessage(words: readonly string[], around: readonly string[]): boolean {
  return (
    words.slice(0, -2).some((word) => messages.has(word)) || around.some((word) => messages.has(singularWord(word)))
  );
}

/** Whether a name ends in certain words. */
export function endsIn(words: readonly string[], ending: readonly string[]): boolean {
  return ending.length > 0 && ending.every((word, at) => words.at(at - ending.length) === word);
}

function withoutTrailing(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && isTrailing(words[end - 1] as string)) end--;
  return words.slice(0, end);
}

function isTrailing(word: string): boolean {
  return trailing.has(word) || /^\p{Nd}+$/u.test(word);
}

/** Words as one text, the last in the singular. */
function singular(words: readonly string[]): string {
  const last = words[words.length - 1] ?? "";
  return [...words.slice(0, -1), singularWord(last)].join(" ");
}

function singularWord(word: string): string {
  if (word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) || /^.{1,2}s$/.test(word) ? word.slice(0, -1) : word;
}

function phrases(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/[,\n]/)
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== ""),
  );
}
