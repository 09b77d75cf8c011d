import { consolePages, consoleUrl } from './console-links.rules.js';

describe('consoleUrl', () => {
  it.each([
    [consolePages.thread('c1'), 'https://x.test/admin/t/northside/inbox/c1'],
    [consolePages.lead('l1'), 'https://x.test/admin/t/northside/leads/l1/show'],
    [consolePages.home, 'https://x.test/admin/t/northside'],
  ])('%s', (page, url) => expect(consoleUrl('https://x.test', 'northside', page)).toBe(url));
});
