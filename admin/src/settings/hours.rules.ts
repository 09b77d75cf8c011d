import { humanise } from '../shared/format';
import { weekDays, type OpenRange, type WeekHours } from '../shared/types';

export const fallbackRange: OpenRange = { open: '08:00', close: '17:00' };

/** The first thing wrong with a week of hours, in words, or null. */
export function checkWeek(hours: WeekHours): string | null {
  for (const day of weekDays) {
    const ranges = [...(hours[day] ?? [])].sort((a, b) => a.open.localeCompare(b.open));
    for (const [index, range] of ranges.entries()) {
      if (!range.open || !range.close) return `${humanise(day)}: enter both times.`;
      if (range.close <= range.open) return `${humanise(day)}: it closes before it opens.`;
      const before = ranges[index - 1];
      if (before && range.open < before.close) return `${humanise(day)}: the two ranges overlap.`;
    }
  }
  return null;
}
