const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', borderColor: 'divider' } as const;

/** A line of a list inside a panel's own margins. */
export const plainRow = { ...row, gap: 1, py: 1.25, borderBottom: '1px solid', '&:last-of-type': { borderBottom: 0 } } as const;

/** A line of a list that reaches to the edges of its panel. */
export const flushRow = { ...row, gap: 1.5, px: 2.5, py: 1.5, borderTop: '1px solid' } as const;
