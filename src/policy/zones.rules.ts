// Where a person may be, as far as we can tell; quiet hours must be kept in every candidate zone (contracts.md 4.3).
import { areaCode, bareAddress, parsePhone } from '../common/phone.rules.js';
import { isZone } from '../common/time.rules.js';
import { stateOfAreaCode, zonesOfAreaCode } from './nanp-zones.rules.js';

export interface ZoneSources {
  /** Asked from the person, or read from a booking address. */
  contactZone?: string | null;
  address: string;
  orgZone: string;
}

/** All zones the hour has to be legal in: the stored zone, every zone of the number, the business's own. */
export function candidateZones(sources: ZoneSources): string[] {
  const code = areaCode(sources.address);
  const zones = [sources.contactZone ?? '', ...(code ? zonesOfAreaCode(code) : []), sources.orgZone];
  return [...new Set(zones.filter((zone) => zone !== '' && isZone(zone)))];
}

/** The US state behind a number, if it has rules of its own. */
export function stateOf(address: string): string | null {
  const code = areaCode(address);
  return code ? stateOfAreaCode(code) : null;
}

/** Where a number is from; `country` is null where it belongs to none, or is no number. */
export function homeOf(address: string): { country: string | null; state: string | null } {
  return { country: parsePhone(address, 'US')?.country ?? null, state: stateOf(bareAddress(address)) };
}
