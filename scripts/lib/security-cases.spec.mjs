import { existsSync } from 'node:fs';
import { PROMISES, tableOf, titlesOf } from './security-cases.mjs';

describe('the list of security cases', () => {
  it('names files that exist, each once', () => {
    const files = PROMISES.flatMap((promise) => promise.files);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(new Set(files).size).toBe(files.length);
  });

  it('reads the names of cases, whatever their quotes', () => {
    const text = `describe('a', () => {\n it("b's", f);\n it.each([[1, 2]])(\`c %s\`, f);\n});`;
    expect(titlesOf(text)).toEqual(['a', "b's", 'c %s']);
  });

  it('says so when a case failed or none ran', () => {
    const row = { promise: 'p', files: ['f'] };
    const about = { date: 'd', mutants: 'm', titles: 't' };
    expect(tableOf([{ ...row, passed: 2, failed: 1 }], about)).toContain('| 3 | **1 failed** |');
    expect(tableOf([{ ...row, passed: 0, failed: 0 }], about)).toContain('**none ran**');
    expect(tableOf([{ ...row, passed: 2, failed: 0 }], about)).toContain('| 2 | all passed |');
  });
});
