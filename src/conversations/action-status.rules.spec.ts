import { nextLooks, type ActionTimes } from './action-status.rules.js';

const at = (time: string): Date => new Date(`2026-11-23T${time}:00Z`);
const item: ActionTimes = { status: 'open', dueAt: at('16:15'), snoozedUntil: null };
const looks = (change: Partial<ActionTimes>) => {
  const { returnAt, overdueAt } = nextLooks({ ...item, ...change }, at('16:00'));
  return [returnAt, overdueAt].map((time) => time?.toISOString().slice(11, 16) ?? null);
};

describe('the next looks at an item', () => {
  it.each<[string, Partial<ActionTimes>, (string | null)[]]>([
    ['open: when it is due', {}, [null, '16:15']],
    ['without a due time: never', { dueAt: null }, [null, null]],
    ['due in the past: no second alarm', { dueAt: at('15:00') }, [null, null]],
    ['put off beyond its due time: when it returns', { status: 'snoozed', snoozedUntil: at('18:00') }, ['18:00', '18:00']],
    ['put off, due after that', { status: 'snoozed', snoozedUntil: at('16:05') }, ['16:05', '16:15']],
    ['put off when it was overdue', { status: 'snoozed', dueAt: at('15:00'), snoozedUntil: at('18:00') }, ['18:00', '18:00']],
    ['put off without a due time', { status: 'snoozed', dueAt: null, snoozedUntil: at('18:00') }, ['18:00', null]],
    ['its rest is over', { status: 'snoozed', snoozedUntil: at('15:00') }, [null, '16:15']],
    ['somebody took it on', { status: 'accepted' }, [null, null]],
    ['done', { status: 'resolved' }, [null, null]],
  ])('%s', (_, change, expected) => expect(looks(change)).toEqual(expected));
});
