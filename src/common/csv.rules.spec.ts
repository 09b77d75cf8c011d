import { parse } from 'csv-parse/sync';
import { csvCell, csvLine } from './csv.rules.js';

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+13125550100', "'+13125550100"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['a=b', 'a=b'],
    [-2, '-2'],
    [null, ''],
    [false, 'false'],
    [{ a: 'x"y' }, '"{""a"":""x\\""y""}"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ])('%j is written as %s', (value, text) => expect(csvCell(value)).toBe(text));
});

it('a line is read back as it was', () => {
  const values = ['a', 'with, comma', 'two\r\nlines', '"quoted"', '', 'ü😀'];
  expect(parse(csvLine(values))).toEqual([values]);
});
