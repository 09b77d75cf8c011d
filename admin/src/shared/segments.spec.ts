import { countSegments } from './segments';

describe('countSegments', () => {
  it.each([
    ['', 'GSM-7', 0, 160],
    ['a', 'GSM-7', 1, 159],
    ['a'.repeat(160), 'GSM-7', 1, 0],
    ['a'.repeat(161), 'GSM-7', 2, 145],
    ['a'.repeat(306), 'GSM-7', 2, 0],
    ['a'.repeat(307), 'GSM-7', 3, 152],
    ['€'.repeat(80), 'GSM-7', 1, 0],
    ['€'.repeat(81), 'GSM-7', 2, 144],
    ['ñé', 'GSM-7', 1, 158],
    ['ж'.repeat(70), 'UCS-2', 1, 0],
    ['ж'.repeat(71), 'UCS-2', 2, 63],
    ['😀'.repeat(35), 'UCS-2', 1, 0],
    ['😀'.repeat(36), 'UCS-2', 2, 62],
    ['it’s', 'UCS-2', 1, 66],
  ])('%#', (text, encoding, count, left) => {
    expect(countSegments(text)).toMatchObject({ encoding, count, left });
  });
});
