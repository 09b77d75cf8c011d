/** What a request for a link tells about who opens it. */
export interface Visit {
  method: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

// Preview makers of messengers and social networks, crawlers, mail and link scanners, and programs without a person.
const MACHINE =
  /bot\b|crawl|spider|slurp|facebookexternalhit|facebot|whatsapp\/|telegrambot|twitterbot|slackbot|discordbot|linkedinbot|skypeuripreview|kakaotalk-scrap|line-poker|embedly|iframely|vkshare|mastodon|googlebot|google-(?:read-aloud|pagerenderer|safety|inspectiontool)|bingpreview|applebot|yandex|baidu|preview|proofpoint|mimecast|barracuda|safelinks|urlscan|virustotal|headlesschrome|phantomjs|lighthouse|curl\/|wget\/|python-|aiohttp|httpx|go-http-client|java\/|okhttp|axios|node-fetch|undici|libwww|ruby|php\/|guzzle|apache-httpclient|scrapy|postman|insomnia/i;

/**
 * Did a person open it? Not a HEAD, a prefetch, a picture of it for a chat, or a program: those get the same answer and count for
 * nothing. A browser that says what it loads must say that it opens a page.
 */
export function isPerson({ method, headers }: Visit): boolean {
  const header = (name: string): string => [headers[name]].flat()[0] ?? '';
  const agent = header('user-agent');
  if (method !== 'GET' || agent === '' || MACHINE.test(agent)) return false;
  const purpose = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'].map(header).join(' ');
  if (/prefetch|preview|prerender/i.test(purpose)) return false;
  const destination = header('sec-fetch-dest');
  return destination === '' || destination === 'document';
}

/** The same page for a code that never was, one that ran out and one whose target is gone: it tells a guesser nothing. */
export const LINK_PAGE = page(
  'This link does not work any more',
  'It may have run out, or a letter of it was lost. Answer the text that it came with, and you will get a new one.',
);
export const BUSY_PAGE = page('Too many tries', 'Wait a few minutes, then open the link again.');

function page(title: string, text: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title>
<style>body{margin:0;min-height:100vh;display:grid;place-items:center;font:17px/1.5 system-ui,sans-serif;background:#f6f5f2;color:#22252b}main{max-width:28rem;padding:2rem}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}@media(prefers-color-scheme:dark){body{background:#17191d;color:#eceef2}}</style>
</head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>
`;
}

/** Where the customer goes on: the stored address with the reference that the page there may hand back when it is done. */
export function targetWith(stored: string, reference: string): string {
  const url = new URL(stored);
  if (/\{ref\}|%7Bref%7D/i.test(url.href)) return url.href.replaceAll(/\{ref\}|%7Bref%7D/gi, reference);
  url.searchParams.append('rb_ref', reference);
  return url.href;
}
