export const suggestionMessages = {} as const;
