import { changedFields, maskForAudit } from './masking.rules.js';

describe('maskForAudit', () => {
  it('masks people and hides secrets at any depth', () => {
    const masked = maskForAudit({
      ownerPhone: '+13125550100',
      anything: '+13125550100',
      ownerEmail: 'dana@example.com',
      name: 'Dana Ortiz',
      passwordHash: 'x',
      credentials: { authToken: 't' },
      nested: [{ body: 'my secret illness' }],
      tags: ['diabetic', 'vip'],
      cancelReason: 'in hospital',
      ringSeconds: 18,
      at: new Date('2026-11-20T00:00:00Z'),
      raw: Buffer.from('x'),
      missing: undefined,
      status: 'active',
    });
    expect(masked).toEqual({
      ownerPhone: '+1******0100',
      anything: '+1******0100',
      ownerEmail: 'd***@example.com',
      name: 'D***',
      passwordHash: '[hidden]',
      credentials: '[hidden]',
      nested: [{ body: 'm***' }],
      tags: ['d***', 'v***'],
      cancelReason: 'i***',
      ringSeconds: 18,
      at: '2026-11-20T00:00:00.000Z',
      raw: '[hidden]',
      missing: null,
      status: 'active',
    });
  });

  it('tells of no sentence of a customer more than that there is one', () => {
    const answer = 'About 12 years. This is Zebulon Quackenbush, 482 Wombat Street, call 312-555-0321';
    const masked = {
      'own:How old is the system?': answer,
      'own:Your e-mail\nor phone?': answer,
      'own:Which token?': answer,
      service_needed: 'AC of Mrs Quackenbush',
      service: 'AC of Mrs Quackenbush',
      preferred_time: 'tomorrow, ask for Zebulon',
      serviceName: 'the AC of Mrs Quackenbush',
    };
    expect(Object.values(maskForAudit(masked) as object)).toEqual(['A***', 'A***', 'A***', 'A***', 'A***', 't***', 't***']);
    expect(maskForAudit({ urgency: 'urgent' })).toEqual({ urgency: 'urgent' });
  });

  it('never leaves half a character, which the database would refuse', () => {
    expect(maskForAudit('😀 Maria', 'name')).toBe('😀***');
    expect(maskForAudit('👩‍🔧@example.com', 'email')).toMatch(/^👩/u);
    expect(String(maskForAudit(`${'x'.repeat(499)}😀`, 'greeting')).isWellFormed()).toBe(true);
  });

  it('cuts long texts', () => {
    expect(String(maskForAudit('x'.repeat(600), 'greeting'))).toHaveLength(501);
  });
});

describe('changedFields', () => {
  it('keeps what differs only', () => {
    expect(changedFields({ a: 1, b: [1], c: null }, { a: 2, b: [1], d: 3 })).toEqual({ before: { a: 1, d: null }, after: { a: 2, d: 3 } });
  });
});
