import { tidy } from './html-text.rules.js';

describe('tidied text', () => {
  it('keeps words and lines, and nothing that PostgreSQL refuses', () => {
    expect(tidy('We\u0000 open\u00a0at 8.\r\n\r\n\r\n\r\nClosed \t\n Sunday\u200b')).toBe('We open at 8.\n\nClosed\nSunday');
  });
});
