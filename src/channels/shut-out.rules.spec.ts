import { AppError, conflict } from '../common/errors.js';
import { isShutOut } from './shut-out.rules.js';

describe('shut out of the provider account', () => {
  it.each([
    ['wrong credentials', new AppError('channels.provider_login', 422, ''), true],
    ['a closed account', new AppError('channels.provider_closed', 422, ''), true],
    ['a busy provider', new AppError('channels.provider_busy', 503, ''), false],
    ['no answer', new AppError('channels.unreachable', 503, ''), false],
    ['another number under this id', conflict('numbers.mismatch', ''), false],
    ['a mistake of ours', new Error('channels.provider_login'), false],
  ])('%s: %#', (_what, error, isOut) => expect(isShutOut(error)).toBe(isOut));
});
