import type { ProviderMessage } from '../channels/channel.port.js';
import { wholeList } from './provider-list.rules.js';

const START = Date.parse('2026-11-23T12:00:00Z');
const message = (index: number, second = index): ProviderMessage => ({
  sid: `SM${index}`,
  to: '+13125550199',
  from: '+13125550123',
  body: String(index),
  direction: 'inbound',
  status: 'received',
  mediaCount: 0,
  sentAt: new Date(START + second * 1000),
  raw: {},
});

/** Newest first, at most `limit`, the end inclusive: as Twilio lists. */
const provider =
  (all: ProviderMessage[], limit: number) =>
  (until: Date | undefined): Promise<ProviderMessage[]> =>
    Promise.resolve(
      all
        .filter(({ sentAt }) => until === undefined || sentAt <= until)
        .reverse()
        .slice(0, limit),
    );

describe('the whole list of a provider', () => {
  it.each([0, 1, 9, 10, 11, 35])('%i texts with a limit of ten, oldest first', async (many) => {
    const all = Array.from({ length: many }, (_, index) => message(index));
    expect((await wholeList(provider(all, 10), 10)).map(({ sid }) => sid)).toEqual(all.map(({ sid }) => sid));
  });
  it('texts of the same second at the edge of a page are all there', async () => {
    const all = Array.from({ length: 30 }, (_, index) => message(index, Math.floor(index / 4)));
    expect((await wholeList(provider(all, 10), 10)).map(({ sid }) => sid)).toEqual(all.map(({ sid }) => sid));
  });
  it('calls are listed by when they began', async () => {
    const calls = Array.from({ length: 25 }, (_, index) => ({ sid: `CA${index}`, startedAt: message(index).sentAt }));
    const ask = (until: Date | undefined) =>
      Promise.resolve(
        calls
          .filter(({ startedAt }) => until === undefined || startedAt <= until)
          .reverse()
          .slice(0, 10),
      );
    expect((await wholeList(ask, 10)).map(({ sid }) => sid)).toEqual(calls.map(({ sid }) => sid));
  });
  it('says so when one moment holds more than a list can', async () => {
    const all = Array.from({ length: 30 }, (_, index) => message(index, 0));
    await expect(wholeList(provider(all, 10), 10)).rejects.toThrow('more than 10 texts of one moment');
  });
});
