import type { ProviderMessage } from '../channels/channel.port.js';

/**
 * Everything a provider lists, oldest first. Lists begin with the newest and end at a limit: after a long outage the oldest texts
 * stand behind it, and a watermark that moved on would lose them. So the list is asked again up to the oldest seen, until it is short.
 */
export async function wholeList(ask: (until: Date | undefined) => Promise<ProviderMessage[]>, limit: number): Promise<ProviderMessage[]> {
  const seen = new Map<string, ProviderMessage>();
  let until: Date | undefined;
  for (;;) {
    const page = await ask(until);
    const isNew = page.some((message) => !seen.has(message.sid));
    for (const message of page) seen.set(message.sid, message);
    if (page.length < limit) break;
    if (!isNew) throw new Error(`The provider lists more than ${limit} texts of one moment; the rest of them cannot be asked for.`);
    until = new Date(Math.min(...page.map((message) => message.sentAt.getTime())));
  }
  return [...seen.values()].reverse().sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime());
}
