/** The ids by which a tab and its panel know each other. */

export function tabId(view: string): string {
  return `tab-${view}`;
}

export function panelId(view: string): string {
  return `panel-${view}`;
}
