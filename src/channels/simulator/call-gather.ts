import type { LiveCall } from './live-call.js';
import type { TwimlNode } from './twiml-reader.rules.js';

/** Says what is to be said and presses the keys, if there are any; answers what follows, or null when nothing was pressed. */
export async function gather(
  call: LiveCall,
  verb: TwimlNode,
  digits: string | undefined,
  extra: Record<string, string> = {},
): Promise<TwimlNode[] | null> {
  for (const say of verb.children.filter((child) => child.name === 'Say')) call.log('say', { text: say.text.trim() });
  if (!digits || !verb.attributes.action) return null;
  call.log('digits', { digits });
  return (await call.ask(verb.attributes.action, { ...extra, Digits: digits })) ?? [];
}
