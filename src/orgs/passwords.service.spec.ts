import { Passwords } from './passwords.service.js';

describe('passwords', () => {
  const passwords = new Passwords();

  it('are checked against their hash', async () => {
    const stored = await passwords.hash('correct horse battery');
    expect(await passwords.verify(stored, 'correct horse battery')).toBe(true);
    expect(await passwords.verify(stored, 'wrong')).toBe(false);
    expect(await passwords.verify('no hash at all', 'wrong')).toBe(false);
  });

  it('never open an account that does not exist, not even with the words behind the stand-in hash', async () => {
    expect(await passwords.verify(null, 'no account has this password')).toBe(false);
  });
});
