import { carried } from './media.rules.js';

const PDF = { fileId: 'pdf', contentType: 'application/pdf', sizeBytes: 200_000 };
const BIG = { fileId: 'big', contentType: 'application/pdf', sizeBytes: 900_000 };
const PICTURE = { fileId: 'picture', contentType: 'image/jpeg', sizeBytes: 3_000_000 };

describe('a document on its way to a phone', () => {
  it.each([
    ['an American phone', 'sms' as const, '+13125550123', ['pdf', 'picture']],
    ['a Canadian phone', 'sms' as const, '+14165550123', ['pdf', 'picture']],
    ['a British phone gets the link only', 'sms' as const, '+447400123456', []],
    ['WhatsApp anywhere', 'whatsapp' as const, '+919876543210', ['pdf', 'big', 'picture']],
  ])('%s', (_, channel, to, ids) => expect(carried([PDF, BIG, PICTURE], { channel, to })).toEqual(ids));
  it('never sends on what a customer sent, nor what has no size', () => {
    expect(carried([{ contentType: 'image/jpeg' }], { channel: 'sms', to: '+13125550123' })).toEqual([]);
    expect(carried([{ fileId: 'x', contentType: 'image/jpeg' }], { channel: 'whatsapp', to: '+13125550123' })).toEqual([]);
  });
});
