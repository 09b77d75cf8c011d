/** Twilio's own default keywords on long codes: single words only, answered by the network itself (contracts.md 4.2). */
const STOP = new Set(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT']);
const START = new Set(['START', 'YES', 'UNSTOP']);
const HELP = new Set(['HELP', 'INFO']);

export interface NetworkReply {
  effect: 'block' | 'unblock' | 'none';
  body: string;
}

/** What the network does by itself with a text, before and beside the business. */
export function networkReply(body: string, isBlocked: boolean): NetworkReply | null {
  const word = body.trim().toUpperCase();
  if (STOP.has(word)) {
    if (isBlocked) return null;
    return {
      effect: 'block',
      body: 'You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.',
    };
  }
  if (START.has(word) && isBlocked) {
    return {
      effect: 'unblock',
      body: 'You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.',
    };
  }
  if (HELP.has(word) && !isBlocked) return { effect: 'none', body: 'Reply STOP to unsubscribe. Msg&Data Rates May Apply.' };
  return null;
}
