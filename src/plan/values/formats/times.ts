const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `full-date` of RFC 3339, section 5.6; leap years as in its appendix C. */
export function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 && leap ? 29 : (days[month - 1] ?? 0);
  return day >= 1 && day <= longest;
}

/**
 * `full-time` of RFC 3339, section 5.6: the offset is required. A leap second is taken where section 5.7 has it, at
 * 23:59:60 in UTC, whichever the day: which days had one is not known in advance.
 */
export function isTime(text: string): boolean {
  const parts = /^(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/.exec(text);
  if (!parts) return false;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const [offsetHour, offsetMinute] = [Number(parts[5] ?? 0), Number(parts[6] ?? 0)];
  if (hour > 23 || minute > 59 || offsetHour > 23 || offsetMinute > 59) return false;
  if (second < 60) return true;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[4] === "-" ? -1 : 1);
  const inUtc = (hour * 60 + minute - offset + 2 * 1440) % 1440;
  return second === 60 && inUtc === 1439;
}

/** `date-time` of RFC 3339, section 5.6, with its `T`, of either case. */
export function isDateTime(text: string): boolean {
  const separator = text[10];
  return (separator === "T" || separator === "t") && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

const durationDate = /^(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)$/;
const durationTime = /^(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)$/;

/**
 * `duration` of RFC 3339, appendix A. Its grammar takes units without a gap: `P1Y2M`, but not `P1Y2D`; weeks stand
 * alone; digits have no fraction.
 */
export function isDuration(text: string): boolean {
  if (/^P\d+W$/.test(text)) return true;
  const parts = /^P([^T]*)(?:T([^T]*))?$/.exec(text);
  if (!parts) return false;
  const [, date = "", time] = parts;
  if (date !== "" && !durationDate.test(date)) return false;
  return time === undefined ? date !== "" : durationTime.test(time);
}
