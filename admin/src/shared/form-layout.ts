/** react-admin's inputs bring margins of their own, which differ by kind; the grid around them sets one distance for all. */
export const evenInputs = { '& .MuiFormControl-root': { mt: 0, mb: 0 } } as const;
