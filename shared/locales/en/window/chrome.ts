/** Panels, palette, inspector, dialogs. */
export const chromeMessages = {} as const;
