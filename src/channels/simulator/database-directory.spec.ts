import type { Clock } from '../../common/clock.js';
import type { Config } from '../../platform/config/config.service.js';
import { Crypto } from '../../platform/crypto/crypto.service.js';
import type { Database } from '../../platform/database/database.service.js';
import type { ChannelAccount } from '../channel-account.entity.js';
import type { ChannelAccounts } from '../channel-accounts.service.js';
import { ChannelSecrets } from '../channel-secrets.service.js';
import { DatabaseDirectory } from './database-directory.js';

const keys = (ENCRYPTION_KEY: string): Config => ({ values: { ENCRYPTION_KEY } }) as Config;
const secretsOf = (config: Config): ChannelSecrets => new ChannelSecrets(new Crypto(config), config);
const OURS = secretsOf(keys('1'.repeat(64)));
const FOREIGN = secretsOf(keys('2'.repeat(64)));

const account = (id: string, secrets = OURS, change: Partial<ChannelAccount> = {}): ChannelAccount =>
  ({
    id,
    orgId: 'o',
    address: `+1${id}`,
    externalAccountId: `AC-${id}`,
    credentialsSealed: secrets.seal('o', id, `token-${id}`),
    isSimulated: true,
    stopReplyOwner: 'provider',
    ...change,
  }) as ChannelAccount;

/** A directory over these accounts, and what it logged. Time passes by hand: what it remembers ends after two seconds. */
function directoryOf(accounts: ChannelAccount[]) {
  const logged: string[] = [];
  const lists: string[] = [];
  let seconds = 0;
  const routes = () => accounts.map(({ id, orgId }) => ({ accountId: id, orgId }));
  const channels = {
    allActive: () => Promise.resolve(routes()),
    route: (_channel: string, address: string) => Promise.resolve(routes()[accounts.findIndex((one) => one.address === address)] ?? null),
    get: (id: string) => Promise.resolve(accounts.find((one) => one.id === id)!),
    list: () => {
      lists.push('list');
      return Promise.resolve([...accounts, account('released')]);
    },
  };
  const directory = new DatabaseDirectory(
    { withOrg: <T>(_org: string, fn: () => T) => fn() } as unknown as Database,
    channels as unknown as ChannelAccounts,
    OURS,
    { real: () => new Date(seconds * 1000) } as Clock,
    { error: (message: string) => logged.push(message) },
  );
  return { directory, logged, lists, passes: (by: number) => (seconds += by) };
}

describe('accounts of the database on the simulated network', () => {
  it('one whose credentials open with another key keeps nobody else out', async () => {
    const { directory, logged, passes } = directoryOf([
      account('1', FOREIGN),
      account('2'),
      account('3', OURS, { credentialsSealed: 'junk' }),
      account('4'),
    ]);
    for (let round = 0; round < 3; round += 1) {
      for (const id of ['2', '4'])
        expect(await directory.account(`AC-${id}`)).toEqual({ sid: `AC-${id}`, token: `token-${id}`, isStopHandled: true });
      for (const sid of ['AC-1', 'AC-3', 'AC-9']) expect(await directory.account(sid)).toBeNull();
      passes(3);
    }
    // each is named once, whoever logs in and however often, and without what it holds
    expect(logged).toHaveLength(2);
    expect(logged.map((line) => /account (\S+) cannot/.exec(line)?.[1])).toEqual(['1', '3']);
    expect(logged.join(' ')).not.toMatch(/token|junk/);
  });

  it('is found once it opens again, and named anew when it does not', async () => {
    const broken = account('1', FOREIGN);
    const { credentialsSealed: sealedElsewhere } = broken;
    const { directory, logged, passes } = directoryOf([broken, account('2')]);
    expect(await directory.account('AC-1')).toBeNull();
    broken.credentialsSealed = OURS.seal('o', '1', 'token-1');
    passes(3);
    expect(await directory.account('AC-1')).toMatchObject({ token: 'token-1' });
    broken.credentialsSealed = sealedElsewhere;
    passes(3);
    expect(await directory.account('AC-2')).toMatchObject({ token: 'token-2' });
    expect(logged).toHaveLength(2);
  });

  it('its number belongs to it all the same: what asks about that number fails, and it is not free', async () => {
    const { directory } = directoryOf([account('1', FOREIGN), account('2')]);
    await expect(directory.owner('sms', '+11')).rejects.toThrow(/another key/);
    expect(await directory.owner('sms', '+12')).toMatchObject({ sid: 'AC-2' });
    expect(await directory.owner('sms', '+19')).toBeNull();
  });

  it('a real account is none of the network, and a database that fails is no account that is skipped', async () => {
    const real = directoryOf([account('1', OURS, { isSimulated: false })]).directory;
    expect(await real.account('AC-1')).toBeNull();
    expect(await real.owner('sms', '+11')).toBeNull();
    const gone = account('1');
    const { directory, logged } = directoryOf([gone]);
    Object.defineProperty(gone, 'isSimulated', { get: () => raise() });
    await expect(directory.account('AC-1')).rejects.toThrow('connection lost');
    expect(logged).toEqual([]);
  });
});

describe('a login', () => {
  it('reads each business once, however many numbers it has, and finds none that was given back', async () => {
    const { directory, lists } = directoryOf(Array.from({ length: 40 }, (_, index) => account(String(index))));
    expect(await directory.account('AC-39')).toMatchObject({ token: 'token-39' });
    expect(await directory.account('AC-released')).toBeNull();
    expect(lists).toHaveLength(2);
  });
});

function raise(): never {
  throw new Error('connection lost');
}
