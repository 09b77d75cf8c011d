import { useState } from 'react';
import type { Rewritings, SpamReading, TextReading, TextWish } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

/** Asks the three services about one text; each answers, or fails, on its own. Nothing is asked twice by itself: a model may cost money. */
export function useTextCheck() {
  const provider = useProvider();
  const [checked, setChecked] = useState<TextWish | null>(null);
  const quiet = { touches: [], isQuiet: true };
  const reading = useAct<TextWish, TextReading>(({ text }) => provider.classifyText(text), quiet);
  const risk = useAct<TextWish, SpamReading>((wish) => provider.spamCheck(wish), quiet);
  const wordings = useAct<TextWish, Rewritings>((wish) => provider.alternatives(wish), quiet);
  const ask = (wish: TextWish): void => {
    setChecked(wish);
    for (const service of [reading, risk, wordings]) service.mutate(wish);
  };
  return { checked, ask, reading, risk, wordings, isBusy: [reading, risk, wordings].some(({ isPending }) => isPending) };
}
