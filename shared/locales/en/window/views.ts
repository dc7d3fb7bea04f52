/** The tables and figures beside the article. */
export const viewMessages = {} as const;
