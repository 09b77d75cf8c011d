import type { Message } from '../shared/types';
import { humanise } from '../shared/format';

export type DeliveryMark = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed' | 'blocked' | 'dropped' | 'checking';
export interface Delivery {
  mark: DeliveryMark;
  label: string;
  reason: string | null;
}

const reasons: Record<string, string> = {
  opted_out: 'the customer opted out',
  suppressed: 'the customer opted out',
  quiet_hours: 'it is outside the allowed hours',
  not_textable: 'this number cannot receive texts',
  invalid_number: 'the number is not valid',
  unregistered: 'the sending number is not registered yet',
  filtered: 'the carrier filtered it',
  org_paused: 'the business is paused',
  org_setup: 'the business is not live yet',
  region: 'texts to this country are not allowed',
  expired: 'it was too old to be useful',
  handler: 'somebody took over the conversation',
  taken_over: 'somebody took over the conversation',
  customer_replied: 'the customer wrote again',
  draft_discarded: 'somebody discarded the draft',
};
const inWords = (code: string | null): string | null => (code ? (reasons[code] ?? humanise(code).toLowerCase()) : null);

/** What became of an outgoing text, in one word and, when it did not arrive, why. */
export function deliveryOf(message: Pick<Message, 'direction' | 'state' | 'blockReason' | 'errorMessage' | 'errorCode'>): Delivery | null {
  if (message.direction === 'in' || message.state === null) return null;
  switch (message.state) {
    case 'draft':
      return { mark: 'waiting', label: 'Waits for approval', reason: null };
    case 'queued':
    case 'sending':
      return { mark: 'waiting', label: 'Sending', reason: null };
    case 'accepted':
    case 'sent':
      return { mark: 'sent', label: 'Sent', reason: null };
    case 'delivered':
      return { mark: 'delivered', label: 'Delivered', reason: null };
    case 'read':
      return { mark: 'read', label: 'Read', reason: null };
    case 'failed':
      return { mark: 'failed', label: 'Not delivered', reason: message.errorMessage ?? inWords(message.errorCode) };
    case 'blocked':
      return { mark: 'blocked', label: 'Not sent', reason: inWords(message.blockReason) };
    case 'unknown':
      return { mark: 'checking', label: 'Checking with the carrier', reason: null };
    default:
      return { mark: 'dropped', label: humanise(message.state), reason: inWords(message.blockReason) };
  }
}
