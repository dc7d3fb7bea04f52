import type { PrintToPDFOptions } from 'electron';

/** Inches, as Electron has them. Other sizes that it names are not needed here. */
const papers = new Map([
  ['A4', { paperWidth: 8.27, paperHeight: 11.7 }],
  ['Letter', { paperWidth: 8.5, paperHeight: 11 }],
]);

/** What Page.printToPDF of the DevTools protocol takes, from what webContents.printToPDF takes. */
export function printParameters({ pageSize = 'Letter', margins = {}, ...same }: PrintToPDFOptions) {
  const paper =
    typeof pageSize === 'string' ? papers.get(pageSize) : { paperWidth: pageSize.width, paperHeight: pageSize.height };
  if (!paper) throw new Error(`stand-in: the paper ${JSON.stringify(pageSize)} is not supported`);
  const { top, right, bottom, left } = margins;
  return {
    ...same,
    ...paper,
    ...(top !== undefined && { marginTop: top }),
    ...(right !== undefined && { marginRight: right }),
    ...(bottom !== undefined && { marginBottom: bottom }),
    ...(left !== undefined && { marginLeft: left }),
  };
}
