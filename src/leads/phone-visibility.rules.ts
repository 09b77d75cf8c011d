import { maskPhone } from '../common/phone.rules.js';

/** A viewer sees that there is a number, not the number. */
export function seesWholePhones(principal: { role: string }): boolean {
  return principal.role !== 'viewer';
}

/** The number as this reader may see it. */
export function phoneFor(principal: { role: string }, phone: string): string;
export function phoneFor(principal: { role: string }, phone: string | null): string | null;
export function phoneFor(principal: { role: string }, phone: string | null): string | null {
  return phone === null || seesWholePhones(principal) ? phone : maskPhone(phone);
}
