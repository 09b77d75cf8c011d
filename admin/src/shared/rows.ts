const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center' } as const;
// After the width: the shorthand for a side sets its colour too, and a key that is spread keeps its place.
const line = { borderColor: 'divider' } as const;

/** A line of a list inside a panel's own margins. */
export const plainRow = { ...row, gap: 1, py: 1.25, borderBottom: '1px solid', '&:last-of-type': { borderBottom: 0 }, ...line } as const;

/** A line of a list that reaches to the edges of its panel. */
export const flushRow = { ...row, gap: 1.5, px: 2.5, py: 1.5, borderTop: '1px solid', ...line } as const;
