/** The page's `--panel` (renderer/ui/tokens.css), so that a window never flashes white before it is drawn. */
export const windowBackground = { light: '#f5f2ea', dark: '#161513' } as const;
