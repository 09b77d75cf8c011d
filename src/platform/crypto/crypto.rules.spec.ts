import { deriveKey, isTokenFor, keyIdOf, openWith, sealWith, tokenFor } from './crypto.rules.js';

const MASTER = '11'.repeat(32);
const key = deriveKey(MASTER, 'seal');

describe('sealing', () => {
  it('opens what it sealed in the same place', () => {
    const sealed = sealWith(key, 'token é 漢', 'org:column:row');
    expect(sealed).not.toContain('token');
    expect(openWith(key, sealed, 'org:column:row')).toBe('token é 漢');
  });

  it('refuses a value that was copied to another row or org', () => {
    expect(() => openWith(key, sealWith(key, 'secret', 'a:col:1'), 'b:col:1')).toThrow();
  });

  it('refuses another key and says which setting to look at', () => {
    const sealed = sealWith(key, 'secret', 'a');
    expect(() => openWith(deriveKey('22'.repeat(32), 'seal'), sealed, 'a')).toThrow(/ENCRYPTION_KEY/);
  });

  it('refuses a changed byte and garbage', () => {
    const sealed = sealWith(key, 'secret', 'a');
    const [version, id, data] = sealed.split('.');
    const bytes = Buffer.from(data!, 'base64url');
    bytes[14]! ^= 1;
    expect(() => openWith(key, [version, id, bytes.toString('base64url')].join('.'), 'a')).toThrow();
    expect(() => openWith(key, 'garbage', 'a')).toThrow('not a sealed value');
    expect(() => openWith(key, `v1.${keyIdOf(key)}.AAAA`, 'a')).toThrow('too short');
  });

  it('never makes the same text twice', () => {
    expect(sealWith(key, 'x', 'a')).not.toBe(sealWith(key, 'x', 'a'));
  });

  it('derives a different key for each purpose', () => {
    expect(deriveKey(MASTER, 'seal').equals(deriveKey(MASTER, 'token'))).toBe(false);
  });
});

describe('signed tokens', () => {
  it('holds for the same parts only', () => {
    const token = tokenFor(key, ['status', 'abc']);
    expect(isTokenFor(key, token, ['status', 'abc'])).toBe(true);
    expect(isTokenFor(key, token, ['status', 'abd'])).toBe(false);
    expect(isTokenFor(key, token, ['statusa', 'bc'])).toBe(false);
    expect(isTokenFor(key, '', ['status', 'abc'])).toBe(false);
  });
});
