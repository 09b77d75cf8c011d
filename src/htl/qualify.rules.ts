import { matchForm } from '../common/text.rules.js';
import type { EngineService } from '../engines/engine.port.js';
import { missingSlots, type SlotMap, type SlotName } from '../leads/slots.rules.js';

/** Trades that come to the customer; a salon is visited. */
const VISITS_CUSTOMER: ReadonlySet<string> = new Set([
  'hvac',
  'plumbing',
  'electrical',
  'roofing',
  'cleaning',
  'landscaping',
  'pest_control',
  'appliance',
]);

/** The service of the list that the customer's words mean; the only one when there is just one. */
export function serviceOf<S extends EngineService>(
  services: readonly S[],
  words: string | undefined,
  recognisedId: string | null,
): S | null {
  const recognised = services.find((service) => service.id === recognisedId);
  if (recognised) return recognised;
  const said = words ? ` ${matchForm(words)} ` : '';
  if (said.trim() === '') return null;
  const scored = services.map((service) => ({ service, score: score(service, said) })).filter(({ score: value }) => value > 0);
  scored.sort((a, b) => b.score - a.score);
  return scored[0]?.service ?? (services.length === 1 ? services[0]! : null);
}

function score(service: EngineService, said: string): number {
  const name = matchForm(service.name);
  if (name !== '' && said.includes(` ${name} `)) return 100 + name.length;
  const keywords = service.keywords.map(matchForm).filter((keyword) => keyword !== '' && said.includes(` ${keyword} `));
  const words = name.split(' ').filter((word) => word.length > 2 && said.includes(` ${word} `));
  return keywords.reduce((sum, keyword) => sum + keyword.length, 0) + words.length * 2;
}

export function needsAddress(service: EngineService | null, vertical: string): boolean {
  return service ? service.needsAddress : VISITS_CUSTOMER.has(vertical);
}

/** The next answer that is missing; null when code calls the lead qualified (C-41). */
export function missingSlot(slots: SlotMap, isAddressNeeded: boolean): SlotName | null {
  return missingSlots(slots, { needsAddress: isAddressNeeded })[0] ?? null;
}

/** As above, without the time: what a booking needs once a time is picked. */
export function missingForBooking(slots: SlotMap, isAddressNeeded: boolean): SlotName | null {
  return missingSlots(slots, { needsAddress: isAddressNeeded }).find((name) => name !== 'preferred_time') ?? null;
}
