import { AppError } from '../common/errors.js';
import { isSurelyNotBought, purchaseName } from './purchase.rules.js';

describe('a purchase', () => {
  it('is found again by the name that the number carries', () => {
    expect(purchaseName('0193')).toBe('ringback 0193');
    // Twilio: at most 64 characters
    expect(purchaseName('0190d9a0-0000-7000-8000-00000000000a').length).toBeLessThanOrEqual(64);
  });

  it.each<[string, unknown, boolean]>([
    ['somebody else took it', new AppError('numbers.gone', 409, ''), true],
    ['refused', new AppError('channels.provider_refused', 422, ''), true],
    ['wrong credentials', new AppError('channels.provider_login', 422, ''), true],
    ['no answer', new AppError('channels.unreachable', 503, ''), false],
    ['a server error', new AppError('channels.provider_busy', 503, ''), false],
    ['our own defect', new AppError('x', 500, ''), false],
    ['anything else', new Error('socket'), false],
  ])('after "%s" is it sure that nothing was bought?', (_what, error, isSure) => expect(isSurelyNotBought(error)).toBe(isSure));
});
