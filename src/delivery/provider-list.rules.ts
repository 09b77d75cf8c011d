/** A text or a call, as a provider lists it. */
type Listed = { sid: string } & ({ sentAt: Date } | { startedAt: Date });

/**
 * Everything a provider lists, oldest first. Lists begin with the newest and end at a limit: after a long outage the oldest entries
 * stand behind it, and a watermark that moved on would lose them. So the list is asked again up to the oldest seen, until it is short.
 */
export async function wholeList<T extends Listed>(ask: (until: Date | undefined) => Promise<T[]>, limit: number): Promise<T[]> {
  const seen = new Map<string, T>();
  let until: Date | undefined;
  for (;;) {
    const page = await ask(until);
    const isNew = page.some((entry) => !seen.has(entry.sid));
    for (const entry of page) seen.set(entry.sid, entry);
    if (page.length < limit) break;
    if (!isNew) {
      const what = 'sentAt' in page[0]! ? 'texts' : 'calls';
      throw new Error(`The provider lists more than ${limit} ${what} of one moment; the rest of them cannot be asked for.`);
    }
    until = new Date(Math.min(...page.map((entry) => timeOf(entry).getTime())));
  }
  return [...seen.values()].reverse().sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime());
}

const timeOf = (entry: Listed): Date => ('sentAt' in entry ? entry.sentAt : entry.startedAt);
