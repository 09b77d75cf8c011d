import { maskLine } from './masking.rules.js';

describe('maskLine', () => {
  it.each([
    ['text to +13125550123 failed', 'text to +1******0123 failed'],
    ['{"to":"+4915112345678"}', '{"to":"+4******5678"}'],
    ['/x?To=%2B13125550123&y=1', '/x?To=%2B1******0123&y=1'],
    ['mail dana.ortiz@example.com now', 'mail d***@example.com now'],
    ['authorization: Bearer eyJhbGciOi.abc.def', 'authorization: Bearer [hidden]'],
    ['authorization: Basic QUM6dG9rZW4tc2VjcmV0', 'authorization: Basic [hidden]'],
  ])('%s', (line, masked) => expect(maskLine(line)).toBe(masked));

  it.each(['2026-11-20T10:00:00+0000', '0190d9a0-0000-7000-8000-000000000001', '{"time":1763683200000,"ms":12}', '1+12345678'])(
    'leaves %s alone',
    (line) => expect(maskLine(line)).toBe(line),
  );
});
