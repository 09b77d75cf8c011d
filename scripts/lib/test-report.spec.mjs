import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countResults, summarise } from './test-report.mjs';

const report = (content) => {
  const path = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
};

describe('countResults', () => {
  it('takes the counts of a healthy suite', () => {
    expect(countResults(report({ numPassedTests: 4, numFailedTests: 1, numPendingTests: 2, testResults: [] }), 1)).toMatchObject({
      passed: 4,
      failed: 1,
      skipped: 2,
    });
  });
  it('counts a file that could not be loaded, though no test in it failed', () => {
    const file = { status: 'failed', assertionResults: [] };
    expect(countResults(report({ numPassedTests: 4, numFailedTests: 0, testResults: [file] }), 1).failed).toBe(1);
  });
  it('counts a crash without a report as a failure', () => {
    expect(countResults('/does/not/exist.json', 0).failed).toBe(1);
  });
  it('counts a suite that ran nothing as a failure', () => {
    expect(countResults(report({ numPassedTests: 0, numFailedTests: 0, testResults: [] }), 0).failed).toBe(1);
  });
  it('does not trust a green report of a process that ended red', () => {
    expect(countResults(report({ numPassedTests: 4, numFailedTests: 0, testResults: [] }), 1).failed).toBe(1);
  });
});

it('sums the suites', () => {
  const suite = (passed, failed) => ({ name: 's', passed, failed, skipped: 0, seconds: 1, note: '' });
  expect(summarise([suite(3, 0), suite(2, 1)])).toMatchObject({ passed: 5, failed: 1 });
});
