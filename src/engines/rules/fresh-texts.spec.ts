import { isCritical, score, setsOf, TASKS, type LanguageSet, type Task } from '../../../test/fixtures/language-score.js';

/** The share of labelled texts that must be read as the business would want; the same tables are printed by `npm run bench:language`. */
const FLOORS: Record<Task, number> = {
  intents: 0.9,
  picks: 0.9,
  declines: 0.9,
  sentiments: 0.9,
  'opt-out': 0.97,
  names: 0.9,
  addresses: 0.9,
  services: 0.9,
  qualification: 0.9,
  times: 0.93,
  objections: 0.9,
  answers: 0.93,
  disclosure: 0.95,
  emergencies: 0.97,
  languages: 0.95,
};

/** The newest sets, of which not every error was mended: what they hold is what other texts of that kind will hold. */
const EXAMS: readonly { set: LanguageSet; floors: Partial<Record<Task, number>>; critical: number }[] = [
  { set: '-fresh-11', floors: { intents: 0.88, sentiments: 0.82, 'opt-out': 0.98, emergencies: 0.95 }, critical: 1 },
  {
    set: '-fresh-12',
    floors: { intents: 0.93, sentiments: 0.88, 'opt-out': 0.98, emergencies: 0.95, picks: 0.9, times: 0.97, qualification: 0.89 },
    critical: 1,
  },
  { set: '-fresh-13', floors: { 'opt-out': 0.98, emergencies: 0.95, picks: 0.82, times: 0.93 }, critical: 4 },
  { set: '-fresh-14', floors: { 'opt-out': 0.98, emergencies: 0.94, picks: 0.9, times: 0.94 }, critical: 5 },
  { set: '-fresh-15', floors: { 'opt-out': 0.98, emergencies: 0.93, picks: 0.93, times: 0.94 }, critical: 3 },
  { set: '-fresh-16', floors: { 'opt-out': 0.89 }, critical: 24 },
  { set: '-fresh-18', floors: { 'opt-out': 0.98, emergencies: 0.98, picks: 0.89 }, critical: 1 },
];
const IS_EXAM = new Set<LanguageSet>(EXAMS.map(({ set }) => set));

describe.each(TASKS)('labelled texts: %s', (task) => {
  const results = setsOf(task)
    .filter((set) => !IS_EXAM.has(set))
    .map((set) => score(task, set));
  const total = results.reduce((sum, result) => sum + result.total, 0);
  const right = results.reduce((sum, result) => sum + result.right, 0);

  it(`are read as labelled, but for a few`, () => {
    expect(total).toBeGreaterThanOrEqual(150);
    expect(right / total, JSON.stringify(results.flatMap(({ misses }) => misses))).toBeGreaterThanOrEqual(FLOORS[task]);
  });

  it('make no critical error', () => {
    expect(results.flatMap(({ critical }) => critical)).toEqual([]);
  });
});

const EXAM_TASKS = EXAMS.flatMap(({ set, floors, critical }) =>
  (Object.entries(floors) as [Task, number][]).map(([task, floor]) => ({ task, set, floor, most: critical })),
);
describe.each(EXAM_TASKS)('the newest sets: $task $set', ({ task, set, floor, most }) => {
  const { right, total, misses, critical } = score(task, set);
  it('is read as labelled as far as it was', () => expect(right / total, JSON.stringify(misses)).toBeGreaterThanOrEqual(floor));
  it('holds no more critical errors than it did', () => expect(critical.length, JSON.stringify(critical)).toBeLessThanOrEqual(most));
});

describe('a time that is read wrong', () => {
  const want = { dates: [{ from: '2026-11-24', to: '2026-11-24' }], exactTime: '16:00' };
  it.each<[string, unknown, unknown, boolean]>([
    ['another hour', want, { ...want, exactTime: '04:00' }, true],
    ['another day', want, { ...want, dates: [{ from: '2026-11-25', to: '2026-11-25' }] }, true],
    ['an hour that nobody named', { dates: want.dates }, want, true],
    ['a day that was turned down', { notWeekdays: [2] }, { dates: want.dates }, true],
    ['a time where none was named', null, { isFlexible: true }, true],
    ['an hour that was left out, which we ask for', want, { dates: want.dates }, false],
    ['nothing read', want, null, false],
    ['the same, told to be flexible besides', want, { ...want, isFlexible: true }, false],
  ])('%s', (_, label, got, isWrong) => expect(isCritical('times', label, got)).toBe(isWrong));
});
