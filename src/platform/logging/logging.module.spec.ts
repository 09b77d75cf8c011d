import pino from 'pino';
import { loggerOptions, maskedOutput, pathOf } from './logging.module.js';

function logged(entry: object, message = 'line'): string {
  const lines: string[] = [];
  const logger = pino(loggerOptions({ LOG_LEVEL: 'info', APP_ROLE: 'api' }), maskedOutput({ write: (line) => void lines.push(line) }));
  logger.info(entry, message);
  return lines.join('');
}

describe('a log line', () => {
  it('carries no phone, e-mail, secret or message text', () => {
    const error = Object.assign(new Error('insert failed for +13125550123'), {
      parameters: ['+13125550123', 'my pipe burst'],
      detail: 'Key (value)=(+13125550123) exists.',
    });
    const line = logged(
      {
        to: '+13125550123',
        body: 'my pipe burst',
        message: { text: 'my pipe burst', draft: 'my pipe burst' },
        account: { credentials: 'SECRET-CANARY', inner: { authToken: 'SECRET-CANARY' } },
        password: 'SECRET-CANARY',
        owner: 'dana@example.com',
        err: error,
      },
      'to +13125550123',
    );
    expect(line).not.toMatch(/3125550123|pipe burst|SECRET-CANARY|dana@/);
    expect(line).toContain('+1******0123');
    expect(line).toContain('insert failed');
  });

  it('names a request by its path, without the query', () => {
    const line = logged({
      req: { id: 'r1', method: 'GET', url: '/api/leads?q=%2B13125550123', headers: { authorization: 'Bearer abcdefghijkl' } },
    });
    expect(JSON.parse(line)).toMatchObject({ req: { id: 'r1', method: 'GET', path: '/api/leads' } });
    expect(line).not.toMatch(/q=|Bearer/);
    expect(pathOf(undefined)).toBe('');
  });
});
