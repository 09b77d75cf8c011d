import { act, fireEvent, screen } from '@testing-library/react';
import { show } from '../test/Console';
import { CopyButton } from './CopyButton';

/** As the browser offers it: none at all over plain http. */
const clipboard = (value: Partial<Clipboard> | undefined): void =>
  void Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
const press = (): Promise<void> => act(async () => void fireEvent.click(screen.getByRole('button')));

describe('copying', () => {
  afterEach(() => {
    vi.useRealTimers();
    Reflect.deleteProperty(navigator, 'clipboard');
  });

  it('says that it is done, in its name too, and can be done again', async () => {
    const writeText = vi.fn((_text: string) => Promise.resolve());
    clipboard({ writeText });
    await show(<CopyButton text="rbk_1" what="the key" />);
    vi.useFakeTimers();
    await press();
    expect(writeText).toHaveBeenCalledExactlyOnceWith('rbk_1');
    expect(screen.getByRole('button')).toHaveAccessibleName('Copied the key');
    expect(screen.getByRole('status')).toHaveTextContent(/^Copied$/);
    await act(() => vi.runAllTimersAsync());
    expect(screen.getByRole('button')).toHaveAccessibleName('Copy the key');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it.each([
    ['there is no clipboard', undefined],
    ['the browser refuses', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
  ])('says what to do instead when %s', async (_, offered) => {
    clipboard(offered);
    await show(<CopyButton text="rbk_1" />);
    await press();
    expect(screen.getByRole('status')).toHaveTextContent('Select the text and copy it');
    expect(screen.getByRole('button', { name: 'Copy' })).toBeVisible();
  });
});
