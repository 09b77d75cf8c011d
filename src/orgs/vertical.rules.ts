/** What a trade was called before it had one name everywhere. */
const FORMER = new Map([['course-seller', 'course']]);

/** The trade of a business under its present name; it may have been saved under a former one. */
export const verticalOf = (saved: string): string => FORMER.get(saved) ?? saved;
