import { changedFields, listQuery } from './query';

const decode = (text: string): string => decodeURIComponent(text.replace(/\+/g, ' '));

describe('listQuery', () => {
  it('writes page, order, search and filters the way the API reads them', () => {
    const query = listQuery('leads', {
      pagination: { page: 2, perPage: 25 },
      sort: { field: 'createdAt', order: 'DESC' },
      filter: { q: ' dana ', status: 'hot', createdAt_gte: '2026-11-01T00:00:00Z', status_in: ['new', 'hot'], isOpen: false },
    });
    expect(decode(query)).toBe(
      '?page=2&perPage=25&sort=createdAt&order=DESC&q=dana&filter[status]=hot&filter[createdAt_gte]=2026-11-01T00:00:00Z&filter[status_in]=new,hot&filter[isOpen]=false',
    );
  });

  it('leaves out what is empty, but keeps false and zero', () => {
    expect(decode(listQuery('calls', { filter: { a: '', b: null, c: undefined, q: '  ', isAfterHours: false, ringSeconds: 0 } }))).toBe(
      '?filter[isAfterHours]=false&filter[ringSeconds]=0',
    );
  });

  it('sends the thread of messages and decisions as a plain parameter', () => {
    expect(decode(listQuery('messages', { filter: { conversationId: 'c1', sender: 'ai' } }))).toBe('?conversationId=c1&filter[sender]=ai');
    expect(decode(listQuery('conversations', { filter: { conversationId: 'c1' } }))).toBe('?filter[conversationId]=c1');
  });

  it('turns a reference into a filter', () => {
    expect(decode(listQuery('appointments', { target: { name: 'leadId', id: 'l1' } }))).toBe('?filter[leadId]=l1');
  });
});

describe('changedFields', () => {
  it('sends only what differs, and clears with null', () => {
    const before = { id: '1', version: 3, name: 'Dana', hours: { monday: [{ open: '08:00', close: '17:00' }] }, notes: 'x' };
    const after = { ...before, name: 'Dana O', hours: { monday: [{ open: '08:00', close: '17:00' }] }, notes: undefined };
    expect(changedFields(after, before)).toEqual({ name: 'Dana O', notes: null });
  });

  it('does not mistake a missing field for a change', () => {
    expect(changedFields({ name: 'a', email: null }, { name: 'a' })).toEqual({});
  });
});
