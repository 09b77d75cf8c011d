/** FNV-1a of a text, as a whole number of 32 bits without a sign: the same on every machine and in every run. Not for secrets. */
export function fnv1a(text: string): number {
  let value = 2166136261;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 16777619);
  }
  return value >>> 0;
}
