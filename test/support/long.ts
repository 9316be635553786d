/** Whether the long run was asked for, which looks for what breaks rarely: `npm run test:long`. */
export const isLong = process.env.TRACKC_LONG === "1";

/**
 * What all that is random begins from: the same each time, so that a change is judged by what it changes. The long run begins elsewhere
 * each time; what it found is found again with `TRACKC_SEED`.
 */
export const seed = Number(process.env.TRACKC_SEED ?? (isLong ? Date.now() & 0x7fffffff : 20_261_122));
