import { readJson } from './data-folder.mjs';

/** The tests of one suite that failed, each with the first lines of its reason, for the end of the run where they are looked for. */
export function failedTests(reportPath) {
  return (readJson(reportPath)?.testResults ?? []).flatMap((file) => [
    ...file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file.name}: ${test.fullName}\n${firstLines((test.failureMessages ?? []).join('\n'))}`),
    ...(file.status === 'failed' && file.message ? [`${file.name}\n${firstLines(file.message)}`] : []),
  ]);
}

const firstLines = (text) =>
  text
    .split('\n')
    .slice(0, 6)
    .map((line) => `    ${line}`)
    .join('\n');

/** Counts one suite from vitest's JSON report. A suite that crashed, or that had files and ran nothing, is a failure. */
export function countResults(reportPath, exitCode) {
  const report = readJson(reportPath);
  if (!report) return { passed: 0, failed: 1, skipped: 0, note: 'crashed before it could report' };
  const brokenFiles = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const passed = report.numPassedTests ?? 0;
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  let failed = (report.numFailedTests ?? 0) + brokenFiles;
  let note = brokenFiles ? `${brokenFiles} file${brokenFiles === 1 ? '' : 's'} could not run` : '';
  if (failed === 0 && exitCode !== 0) {
    failed = 1;
    note = `ended with code ${exitCode}`;
  } else if (failed === 0 && passed === 0) {
    failed = 1;
    note = 'has files but ran no test';
  }
  return { passed, failed, skipped, note };
}

export function summarise(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const rows = results.map(({ name, passed, failed, skipped, seconds, note }) => {
    const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    return `  ${name.padEnd(20)} ${counts.padEnd(36)} ${seconds.toFixed(1).padStart(6)} s${note ? `   ${note}` : ''}`;
  });
  return { rows, passed: sum('passed'), failed: sum('failed') };
}
