import { isPerson, targetWith } from './link-visit.rules.js';
import { hashOfCode, isLinkCode, newCompletionToken, newLinkCode } from './link-code.rules.js';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

describe('who opens a link', () => {
  it.each([
    [IPHONE, {}],
    [ANDROID, { 'sec-fetch-dest': 'document', 'sec-fetch-mode': 'navigate' }],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0', {}],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 [FB_IAB/FB4A]',
      {},
    ],
  ])('a person: %s', (agent, headers) => expect(isPerson({ method: 'GET', headers: { 'user-agent': agent, ...headers } })).toBe(true));

  it.each([
    'WhatsApp/2.24.25.78 A',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    'TelegramBot (like TwitterBot)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)',
    'Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
    'curl/8.5.0',
    'python-requests/2.32.3',
    'Go-http-client/2.0',
    'okhttp/4.12.0',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0 Safari/537.36',
    '',
  ])('no person: %s', (agent) => expect(isPerson({ method: 'GET', headers: { 'user-agent': agent } })).toBe(false));

  it.each([
    ['HEAD', {}],
    ['GET', { purpose: 'prefetch' }],
    ['GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['GET', { 'x-purpose': 'preview' }],
    ['GET', { 'x-moz': 'prefetch' }],
    ['GET', { 'sec-fetch-dest': 'image' }],
    ['GET', { 'sec-fetch-dest': 'empty' }],
  ])('no opening of a page: %s %o', (method, headers) =>
    expect(isPerson({ method, headers: { 'user-agent': IPHONE, ...headers } })).toBe(false),
  );
});

describe('where it leads', () => {
  it.each([
    ['https://pay.example.com/x', 'https://pay.example.com/x?rb_ref=R'],
    ['https://pay.example.com/x?a=1#top', 'https://pay.example.com/x?a=1&rb_ref=R#top'],
    ['https://buy.example.com/x?client_reference_id={ref}', 'https://buy.example.com/x?client_reference_id=R'],
    ['https://buy.example.com/%7Bref%7D/pay', 'https://buy.example.com/R/pay'],
    ['https://pay.example.com/a%0d%0ab', 'https://pay.example.com/a%0d%0ab?rb_ref=R'],
  ])('%s', (stored, target) => expect(targetWith(stored, 'R')).toBe(target));
});

describe('a code', () => {
  it('has twelve letters that nobody mixes up, and never comes twice', () => {
    const codes = Array.from({ length: 2000 }, newLinkCode);
    expect(codes.every(isLinkCode)).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    // every letter of the alphabet comes up: 24000 letters of 58
    expect(new Set(codes.join('')).size).toBe(58);
  });
  it.each(['', 'abc', 'ABCDEFGHJKLMN', 'ABCDEFGHJKL0', 'ABCDEFGHJKL/', '../../etc/pa', 'ABCDEFGHJKL\n'])('is not %j', (text) =>
    expect(isLinkCode(text)).toBe(false),
  );
  it('is kept as a hash', () => {
    expect(hashOfCode('a')).toHaveLength(32);
    expect(newCompletionToken()).toMatch(/^[\w-]{32}$/);
  });
});
