/** What native dialogs, the menu and the command line say. */
export const shellMessages = {} as const;
