const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2026-11-20" to "Nov 20", without any zone: the day is already the business's. */
export function shortDay(day: string): string {
  const [, month, date] = day.slice(0, 10).split('-').map(Number);
  return `${months[(month ?? 1) - 1] ?? ''} ${date ?? ''}`;
}
