export const MAX_PAGES = 20;
/** What a business's site is read for, most wanted first; anything else fills the places that are left. */
const WANTED: readonly RegExp[] = [
  /\b(?:pric(?:es?|ing)|rates?|fees?|costs?|plans?)\b/i,
  /\b(?:faqs?|questions?|help)\b/i,
  /\babout\b|\bteam\b|\bwho-we-are\b/i,
  /\bcontact\b|\blocations?\b|\bhours\b/i,
  /\bterms?\b|\bconditions\b/i,
  /\brefunds?\b|\breturns?\b|\bcancellation\b|\bwarranty\b|\bguarantee\b/i,
  /\bservices?\b|\bfinancing\b|\bareas?\b/i,
];
const NO_PAGE = /\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|pdf|zip|gz|mp[34]|mov|avi|woff2?|docx?|xlsx?|pptx?|exe|dmg)$/i;
const TRACKING = /^(?:utm_|fbclid|gclid|msclkid|mc_|ref$|session|sid$|phpsessid)/i;
const PRIVATE_PART = /\/(?:cart|checkout|login|signin|account|wp-admin|wp-json|feed|tag|author|search)(?:\/|$)/i;

/** The address a person typed, with its scheme; null when it is none. */
export function siteUrl(raw: string): URL | null {
  const text = raw.trim();
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(?:\/|$)/.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
}

const bareHost = (url: URL): string => url.host.replace(/^www\./, '');

export function isSameSite(one: URL, other: URL): boolean {
  return bareHost(one) === bareHost(other);
}

/** One spelling per page: no fragment, no tracking, no trailing slash. */
export function pageAddress(raw: string, base: URL): string | null {
  if (!URL.canParse(raw, base.href)) return null;
  const url = new URL(raw, base);
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || !isSameSite(url, base) || url.username !== '') return null;
  if (NO_PAGE.test(url.pathname) || PRIVATE_PART.test(url.pathname) || url.href.length > 500) return null;
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  // calendars and filters make endless addresses out of one page
  if ([...url.searchParams.keys()].length > 1) return null;
  url.protocol = base.protocol;
  url.host = base.host;
  url.pathname = url.pathname.replace(/(?<=.)\/+$/, '');
  return url.toString();
}

function wantedness(address: string): number {
  const { pathname } = new URL(address);
  const place = WANTED.findIndex((pattern) => pattern.test(pathname.replaceAll(/[_./]/g, '-')));
  return place < 0 ? WANTED.length : place;
}

/** The pages to visit after the first: the wanted kinds first, then the shallow ones, each once. */
export function choosePages(home: URL, found: readonly string[], limit = MAX_PAGES - 1): string[] {
  const homeAddress = pageAddress(home.toString(), home);
  const pages = new Set(found.map((link) => pageAddress(link, home)).filter((page) => page !== null && page !== homeAddress) as string[]);
  const depth = (page: string): number => page.split('/').length;
  return [...pages]
    .sort((one, other) => wantedness(one) - wantedness(other) || depth(one) - depth(other) || one.localeCompare(other))
    .slice(0, limit);
}
