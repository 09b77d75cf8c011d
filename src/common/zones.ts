import { IANAZone } from 'luxon';
import { remember } from './remember.js';

const QUARTER_MS = 900_000;
/** Since then every zone changes its clock at a full quarter of an hour of UTC; Newfoundland was the last that did not (tz database). */
const QUARTERS_SINCE_MS = Date.UTC(2012, 0, 1);
/** Three months of quarters; what is asked for lies around now. */
const MAX_QUARTERS = 8192;

/** The zone of the tz database; the platform, which formats a whole date to tell an offset, is asked once for each quarter of an hour. */
class RememberingZone extends IANAZone {
  private readonly known = new Map<number, number>();

  override offset(at: number): number {
    if (!(at >= QUARTERS_SINCE_MS)) return super.offset(at);
    const quarter = Math.floor(at / QUARTER_MS);
    let offset = this.known.get(quarter);
    if (offset === undefined) {
      offset = super.offset(at);
      if (this.known.size >= MAX_QUARTERS) this.known.clear();
      this.known.set(quarter, offset);
    }
    return offset;
  }
}

/** A zone by its name (IANA); what is no zone makes dates that are not valid, as a name does. */
export const zoneOf: (name: string) => IANAZone = remember((name: string) => new RememberingZone(name));
