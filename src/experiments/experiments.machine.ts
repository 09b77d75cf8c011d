import { defineMachine } from '../common/state-machine.js';

export const EXPERIMENT_STATUSES = ['draft', 'running', 'paused', 'stopped', 'promoted'] as const;
export type ExperimentStatus = (typeof EXPERIMENT_STATUSES)[number];

export const EXPERIMENT_EVENTS = ['start', 'pause', 'resume', 'stop', 'promote'] as const;
export type ExperimentEvent = (typeof EXPERIMENT_EVENTS)[number];

/** What ended is not begun again: a second run would mix its people with those of the first. */
export const experimentMachine = defineMachine<ExperimentStatus, ExperimentEvent>('experiment', {
  draft: { start: 'running' },
  running: { pause: 'paused', stop: 'stopped', promote: 'promoted' },
  paused: { resume: 'running', stop: 'stopped', promote: 'promoted' },
  stopped: { promote: 'promoted' },
  promoted: {},
});
