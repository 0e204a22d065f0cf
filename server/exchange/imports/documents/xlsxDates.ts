export interface XlsxStyles {
  /** Whether the style of this number shows a date. */
  readonly isDate: boolean[];
  readonly startsIn1904: boolean;
}

/** Whether a format of numbers is one of dates: by its number, or by letters outside quotes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 45 && id <= 47);
  const bare = code.slice(0, 200).replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, "");
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

const DAY = 86_400_000;

/** The day, and the time of day where there is one, of a number of days. */
export function dateOf(days: number, { startsIn1904 }: XlsxStyles): string | undefined {
  if (!(days >= 0 && days < 2_958_466)) return undefined;
  if (days < 1) return new Date(Math.round(days * DAY)).toISOString().slice(11, 16);
  // Excel believes that there was a 29 February 1900, so that earlier days are one off.
  const start = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const moment = new Date(start + Math.round((days * DAY) / 1000) * 1000).toISOString();
  return Number.isInteger(days)
    ? moment.slice(0, 10)
    : `${moment.slice(0, 10)} ${moment.slice(11, 16)}`;
}
