import { randomBytes } from 'node:crypto';

export type SidKind = 'AC' | 'SM' | 'CA' | 'PN' | 'RE' | 'TR' | 'BN' | 'MG' | 'QE';

/** An id in Twilio's form: two letters and 32 hexadecimal digits. */
export function newSid(kind: SidKind): string {
  return `${kind}${randomBytes(16).toString('hex')}`;
}

export function newAuthToken(): string {
  return randomBytes(16).toString('hex');
}
