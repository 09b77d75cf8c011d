import { choosePages, isSameSite, pageAddress, siteUrl } from './scan.rules.js';

const home = new URL('https://north.example/');

describe('siteUrl', () => {
  it.each([
    ['north.example', 'https://north.example/'],
    [' http://north.example/a ', 'http://north.example/a'],
    ['localhost:8080', 'https://localhost:8080/'],
  ])('%s is %s', (raw, url) => expect(siteUrl(raw)?.toString()).toBe(url));
  it.each(['file:///etc/passwd', 'gopher://x.example', 'javascript:alert(1)', 'data:text/html,x', 'http://', '::'])('%s is none', (raw) =>
    expect(siteUrl(raw)).toBeNull(),
  );
});

describe('pageAddress', () => {
  it.each([
    ['/faq/', 'https://north.example/faq'],
    ['/faq#top', 'https://north.example/faq'],
    ['https://www.north.example/faq?utm_source=x', 'https://north.example/faq'],
  ])('%s is %s', (raw, page) => expect(pageAddress(raw, home)).toBe(page));
  it.each([
    'https://other.example/',
    'mailto:a@b.c',
    'tel:+1',
    'javascript:x',
    '/a.pdf',
    '/cart',
    '/cal?month=1&year=2',
    'http://u:p@north.example/',
    'http://[',
  ])('%s is no page of it', (raw) => expect(pageAddress(raw, home)).toBeNull());
});

it('chooses prices, questions, about, contact, terms and refund before a blog, and at most nineteen', () => {
  const blog = Array.from({ length: 50 }, (_, index) => `/blog/post-${index}`);
  const chosen = choosePages(home, [...blog, '/refund-policy', '/terms', '/contact-us', '/about', '/faq', '/pricing', '/', '/faq#a']);
  expect(chosen.slice(0, 6).map((page) => new URL(page).pathname)).toEqual([
    '/pricing',
    '/faq',
    '/about',
    '/contact-us',
    '/terms',
    '/refund-policy',
  ]);
  expect(chosen).toHaveLength(19);
});

it('knows www as the same site and a longer name as another', () => {
  expect(isSameSite(new URL('https://www.north.example'), home)).toBe(true);
  expect(isSameSite(new URL('https://north.example.evil.example'), home)).toBe(false);
});
