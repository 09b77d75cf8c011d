/** A TwiML element as the simulated network understands it. */
export interface TwimlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: TwimlNode[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[name?.toLowerCase() ?? ''] ?? whole;
  });
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of source.matchAll(ATTRIBUTE)) attributes[name!] = decode(double ?? single ?? '');
  return attributes;
}

/** The verbs of a TwiML document; null when it is not one, which ends a call with an application error as at Twilio. */
export function readTwiml(xml: string): TwimlNode[] | null {
  const root: TwimlNode = { name: '', attributes: {}, text: '', children: [] };
  const stack: TwimlNode[] = [root];
  let end = 0;
  for (const match of xml.trim().matchAll(TOKEN)) {
    if (match.index !== end) return null;
    end = match.index + match[0].length;
    const [, closing, name, attributes, selfClosing, text] = match;
    const top = stack.at(-1)!;
    if (text !== undefined) top.text += decode(text);
    else if (name === undefined) continue;
    else if (closing) {
      if (stack.length < 2 || stack.pop()!.name !== name) return null;
    } else {
      const node: TwimlNode = { name, attributes: attributesOf(attributes ?? ''), text: '', children: [] };
      top.children.push(node);
      if (!selfClosing) stack.push(node);
    }
  }
  const [response] = root.children;
  const isWhole = end === xml.trim().length && stack.length === 1 && root.children.length === 1;
  return isWhole && response?.name === 'Response' ? response.children : null;
}
