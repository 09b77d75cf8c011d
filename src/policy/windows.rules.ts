// Counting windows of the sending limits, on the UTC clock so that every process counts in the same one.
export type WindowKind = 'hour' | 'day';

const LENGTH_MS: Record<WindowKind, number> = { hour: 3_600_000, day: 86_400_000 };

/** When the window that holds `at` began. */
export function windowStart(kind: WindowKind, at: Date): Date {
  return floorTo(at, LENGTH_MS[kind]);
}

/** When the next window begins. */
export function nextWindow(kind: WindowKind, at: Date): Date {
  return new Date(windowStart(kind, at).getTime() + LENGTH_MS[kind]);
}

/** The minute that holds `at`: velocity is the sum of the last ten of them. */
export function minuteStart(at: Date): Date {
  return floorTo(at, 60_000);
}

function floorTo(at: Date, ms: number): Date {
  return new Date(Math.floor(at.getTime() / ms) * ms);
}
