import { EXPERIMENT_EVENTS, experimentMachine } from './experiments.machine.js';

const ALLOWED: Record<string, Record<string, string>> = {
  draft: { start: 'running' },
  running: { pause: 'paused', stop: 'stopped', promote: 'promoted' },
  paused: { resume: 'running', stop: 'stopped', promote: 'promoted' },
  stopped: { promote: 'promoted' },
  promoted: {},
};

describe('an experiment', () => {
  const cases = experimentMachine.states.flatMap((state) => EXPERIMENT_EVENTS.map((event) => [state, event] as const));
  it.each(cases)('that is %s and told to %s', (state, event) => {
    const to = ALLOWED[state]?.[event];
    if (to !== undefined) expect(experimentMachine.next(state, event)).toBe(to);
    else expect(() => experimentMachine.next(state, event)).toThrow(/cannot take/);
  });
});
