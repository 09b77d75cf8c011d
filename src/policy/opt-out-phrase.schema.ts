/** One wording of an opt-out, read in the plain form of the text. */
export interface Phrase {
  pattern: RegExp;
  /** 0 to 1; 0.9 and more is acted on at once. */
  confidence: number;
  /** It says that we reached the wrong person, and asks for nothing else. */
  isWrongNumber?: true;
  /** Wordings that mean something else though the pattern fits. */
  unless?: RegExp;
}
