/** The server names pages its own way ("/conversations/1"); the console calls some of them differently. */
const renamed: [RegExp, string][] = [
  [/^\/?conversations\/([^/?]+).*/, '/inbox/$1'],
  [/^\/?conversations\/?(\?.*)?$/, '/inbox$1'],
  [/^\/?escalations.*/, '/actions'],
  [/^\/?actions\/[^?]+/, '/actions'],
  [/^\/?leads\/([^/?]+)$/, '/leads/$1/show'],
];

export function consoleLink(link: string | null | undefined): string | null {
  if (!link) return null;
  const inside = link
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^\/admin/, '')
    .replace(/^\/?#/, '')
    .replace(/^\/t\/[^/]+/, '');
  for (const [pattern, target] of renamed) if (pattern.test(inside)) return inside.replace(pattern, target).replace('undefined', '');
  return inside.startsWith('/') ? inside : `/${inside}`;
}
