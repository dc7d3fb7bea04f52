export const codebookMessages = {} as const;
