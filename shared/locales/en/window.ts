/** What the window says. */
export const windowMessages = {} as const;
