import { DateTime } from 'luxon';

const nth = (year: number, month: number, weekday: number, n: number): DateTime => {
  const first = DateTime.utc(year, month, 1);
  return first.plus({ days: ((weekday - first.weekday + 7) % 7) + (n - 1) * 7 });
};

const HOLIDAYS: [RegExp, (year: number) => DateTime][] = [
  [/black friday/, (year) => nth(year, 11, 4, 4).plus({ days: 1 })],
  [/thanksgiving/, (year) => nth(year, 11, 4, 4)],
  [/christmas eve|xmas eve/, (year) => DateTime.utc(year, 12, 24)],
  [/christmas|xmas/, (year) => DateTime.utc(year, 12, 25)],
  [/new years? eve|nye/, (year) => DateTime.utc(year, 12, 31)],
  [/new years?(?: day)?/, (year) => DateTime.utc(year, 1, 1)],
  [/halloween/, (year) => DateTime.utc(year, 10, 31)],
  [/labor day/, (year) => nth(year, 9, 1, 1)],
  [
    /memorial day/,
    (year) => {
      const last = DateTime.utc(year, 5, 31);
      return last.minus({ days: (last.weekday + 6) % 7 });
    },
  ],
  [/(?:the )?(?:4th|fourth) of july|july (?:4th|fourth)/, (year) => DateTime.utc(year, 7, 4)],
  [/valentines?(?: day)?/, (year) => DateTime.utc(year, 2, 14)],
];

export const HOLIDAY_NAME = HOLIDAYS.map(([pattern]) => pattern.source).join('|');

/** The next day of that name, as a local day in the zone of `now`. */
export function holiday(name: string, now: DateTime): DateTime | null {
  const entry = HOLIDAYS.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`).test(name));
  if (!entry) return null;
  const today = now.toFormat('yyyy-MM-dd');
  const year = [now.year, now.year + 1].find((candidate) => entry[1](candidate).toFormat('yyyy-MM-dd') >= today);
  return year === undefined ? null : now.set({ month: 1, day: 1, year }).plus({ days: entry[1](year).ordinal - 1 });
}
