import { useEffect } from 'react';
import { useBeforeUnload, useBlocker } from 'react-router';

const QUESTION = 'What you typed here is not saved. Leave it behind?';

/** Goes with a navigation that follows saving: there is nothing to lose although this page does not know it yet. */
export const JUST_SAVED = { isSaved: true };

/** While something is unsaved: asks before a link, the back button or closing the tab would lose it. One per page. */
export function useLeaveGuard(isUnsaved: boolean): void {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isUnsaved &&
      currentLocation.pathname !== nextLocation.pathname &&
      (nextLocation.state as { isSaved?: boolean } | null)?.isSaved !== true,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    if (window.confirm(QUESTION)) blocker.proceed();
    else blocker.reset();
  }, [blocker]);
  useBeforeUnload((event) => {
    if (isUnsaved) event.preventDefault();
  });
}
