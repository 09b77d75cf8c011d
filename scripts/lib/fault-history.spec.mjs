import { cellsLeft, finishedRun, historySection, readHistory, withRun } from './fault-history.mjs';
import { faultReport } from './fault-report.mjs';

const row = (id, run, changes = {}) => ({
  id,
  run,
  title: 'something breaks',
  strength: 'full',
  at: '2026-11-21T02:00:00.000Z',
  seconds: 90,
  hits: { kill: 20 },
  violations: [],
  healMs: 1200,
  texts: 5,
  notes: [],
  ...changes,
});
const run = (day) => `2026-11-${day}T02:00:00.000Z`;

describe('the full runs of the fault matrix', () => {
  it('go on where they were cut short, whatever was run by name meanwhile', () => {
    const rows = [row('F1', run(20)), row('F2', undefined), row('F1', run(21)), row('F3', run(21))];
    expect(cellsLeft(rows, run(21), ['F1', 'F2', 'F3'])).toEqual(['F2']);
    expect(cellsLeft(rows, run(22), ['F1', 'F2', 'F3'])).toEqual(['F1', 'F2', 'F3']);
  });

  it('count every violation, also one that a later result hides', () => {
    const rows = [row('F1', run(21), { violations: ['lost', 'doubled'] }), row('F1', run(21)), row('F2', run(21)), row('F2', undefined)];
    expect(finishedRun(rows, run(21))).toEqual({ run: run(21), cells: 2, violations: 2, minutes: 5, strength: 'full' });
    expect(finishedRun([...rows, row('F3', run(21), { strength: 'quick' })], run(21)).strength).toBe('mixed');
  });

  it('stand in the report, which is read again for the next one; three are kept', () => {
    let history = [];
    for (const day of [18, 19, 20, 21]) {
      history = withRun(history, finishedRun([row('F1', run(day))], run(day)));
      history = readHistory(faultReport([row('F1', run(day))], ['F1', 'F36'], history));
    }
    expect(history.map((line) => line.run)).toEqual([run(19), run(20), run(21)]);
    expect(history.at(-1)).toEqual({ run: run(21), cells: 1, violations: 0, minutes: 2, strength: 'full' });
    expect(withRun(history, { ...history[2], violations: 1 })).toHaveLength(3);
  });

  it('keep a red cell red in the headline, whatever is run by name afterwards', () => {
    const rows = [
      row('F1', run(20), { violations: ['of an older run'] }),
      row('F1', run(21), { violations: ['lost', 'doubled'] }),
      row('F2', run(21)),
      row('F1', undefined),
      row('F2', undefined, { violations: ['late'] }),
    ];
    const report = faultReport(rows.slice(1), ['F1', 'F2', 'F3'], []);
    expect(report).toContain('Cells in the run: 2 of 3; violations in it: 2.');
    expect(report).toContain('Beside the run, by name: 2 results, violations in them: 1.');
    expect(report).toMatch(/^\| F1 \| something breaks \|.*\| 2 \|/m);
    expect(report).toMatch(/^\| F1 \(beside the run\) \| something breaks \|.*\| 0 \|/m);
    expect(report).toContain('| F3 | not run in this run |');
    expect(report).toContain('- F1: lost');
    expect(report).toContain('- F2 (beside the run): late');
    // what is left in the file of a run before is none of this one's
    expect(faultReport(rows, ['F1', 'F2', 'F3'], [])).toContain('violations in it: 2.');
    expect(faultReport([row('F1', undefined)], ['F1'], [])).toContain('Run: none');
  });

  it('say so when there was none', () => expect(historySection([]).join('\n')).toContain('None was finished yet'));
});
