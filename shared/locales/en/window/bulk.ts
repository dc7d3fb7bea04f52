export const bulkMessages = {} as const;
