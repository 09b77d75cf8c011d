import { maskPhone } from '../common/phone.rules.js';
import { isBuiltIn } from '../orgs/roles.rules.js';

/** Whoever reads: the role, and what it may do where the business wrote the role itself. */
interface PhoneReader {
  role: string;
  permissions?: ReadonlySet<string>;
}

const WORK_WITH_PHONES = ['contacts.write', 'leads.write', 'messages.send', 'conversations.takeover', 'appointments.write'];

/** A viewer sees that there is a number, not the number; so does an own role that only reads. */
export function seesWholePhones({ role, permissions }: PhoneReader): boolean {
  return isBuiltIn(role) ? role !== 'viewer' : WORK_WITH_PHONES.some((name) => permissions?.has(name) === true);
}

/** The number as this reader may see it. */
export function phoneFor(principal: PhoneReader, phone: string): string;
export function phoneFor(principal: PhoneReader, phone: string | null): string | null;
export function phoneFor(principal: PhoneReader, phone: string | null): string | null {
  return phone === null || seesWholePhones(principal) ? phone : maskPhone(phone);
}
