import type { Tx } from '../database/database.service.js';
import { PersonalData, type PersonalDataHandler } from './personal-data.service.js';

const tx = {} as Tx;
const person = { contactId: 'c1', addresses: ['+13125550123'] };
const handler = (log: string[], name: string, over: Partial<PersonalDataHandler> = {}): PersonalDataHandler => ({
  references: () => Promise.resolve([`${name}-1`, 'shared']),
  export: (_tx, subject) => Promise.resolve({ references: subject.references }),
  erase: (_tx, subject) => {
    log.push(`${name}:${subject.references.join('+')}`);
    return Promise.resolve(2);
  },
  ...over,
});

describe('personal data', () => {
  it('refuses a module that registers twice', () => {
    const data = new PersonalData();
    data.register('leads', handler([], 'leads'));
    expect(() => data.register('leads', handler([], 'leads'))).toThrow(/"leads" is registered twice/);
  });

  it('refuses to start with a module missing or too many', () => {
    const data = new PersonalData();
    data.register('leads', handler([], 'leads'));
    expect(() => data.requireExactly(['leads'])).not.toThrow();
    expect(() => data.requireExactly(['leads', 'voice'])).toThrow(/for voice/);
    expect(() => data.requireExactly([])).toThrow(/leads is registered but not on the list/);
  });

  it('gives every module the references of all, once each, before the first one erases', async () => {
    const log: string[] = [];
    const data = new PersonalData();
    data.register('a', handler(log, 'a'));
    data.register('b', handler(log, 'b'));
    expect(await data.erase(tx, person, false)).toEqual({ settled: 0, erased: { a: 2, b: 2 } });
    const references = ['c1', '+13125550123', 'a-1', 'shared', 'b-1'];
    expect(log).toEqual([`a:${references.join('+')}`, `b:${references.join('+')}`]);
    expect(await data.export(tx, person)).toEqual({ a: { references }, b: { references } });
  });

  it('settles everything first, and an objection keeps every module from erasing', async () => {
    const log: string[] = [];
    const data = new PersonalData();
    data.register('a', handler(log, 'a'));
    data.register(
      'b',
      handler(log, 'b', {
        settle: (_tx, _person, isForced) => (isForced ? Promise.resolve(3) : Promise.reject(new Error('a booking stands'))),
      }),
    );
    await expect(data.erase(tx, person, false)).rejects.toThrow('a booking stands');
    expect(log).toEqual([]);
    expect((await data.erase(tx, person, true)).settled).toBe(3);
  });
});
