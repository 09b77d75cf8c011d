/** The price of a service, and when somebody confirmed it as it stands. */
export interface ConfirmedPrice {
  priceMinor: number | null;
  priceConfirmedAt: Date | null;
}

export interface PriceChange {
  priceMinor?: number | null;
  isPriceConfirmed?: boolean;
}

/** When the price counts as confirmed after a change: by an explicit word only, and no longer than the price stays what it is. */
export function confirmedAfter(
  before: ConfirmedPrice,
  { priceMinor = before.priceMinor, isPriceConfirmed }: PriceChange,
  now: Date,
): Date | null {
  if (priceMinor === null || isPriceConfirmed === false) return null;
  if (isPriceConfirmed) return now;
  return priceMinor === before.priceMinor ? before.priceConfirmedAt : null;
}

/** Nobody can confirm what is not there. */
export function confirmsNothing(
  before: Pick<ConfirmedPrice, 'priceMinor'>,
  { priceMinor = before.priceMinor, isPriceConfirmed }: PriceChange,
): boolean {
  return isPriceConfirmed === true && priceMinor === null;
}
