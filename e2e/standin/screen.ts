import type { Display, Rectangle } from 'electron';
import { devtools } from './host.ts';
import { LoudEmitter } from './unsupported.ts';

type Shown = Pick<Display, 'id' | 'label' | 'scaleFactor' | 'bounds' | 'workArea' | 'workAreaSize' | 'size'>;

const displays: Shown[] = [];

/** Asks Chromium once, at the start. */
export async function learnScreens(): Promise<void> {
  const { screenInfos } = await devtools().send('Emulation.getScreenInfos');
  for (const info of screenInfos.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary))) {
    const { left: x, top: y, width, height, availLeft, availTop, availWidth, availHeight } = info;
    displays.push({
      id: Number(info.id),
      label: info.label,
      scaleFactor: info.devicePixelRatio,
      bounds: { x, y, width, height },
      size: { width, height },
      workArea: { x: availLeft, y: availTop, width: availWidth, height: availHeight },
      workAreaSize: { width: availWidth, height: availHeight },
    });
  }
}

const overlapOf = (a: Rectangle, b: Rectangle): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

class Screen extends LoudEmitter {
  getAllDisplays(): Shown[] {
    return [...displays];
  }
  getPrimaryDisplay(): Shown {
    const [primary] = displays;
    if (!primary) throw new Error("The 'screen' module can't be used before the app 'ready' event");
    return primary;
  }
  /** The display that shows most of the rectangle. */
  getDisplayMatching(rectangle: Rectangle): Shown {
    return displays.reduce(
      (best, one) => (overlapOf(one.bounds, rectangle) > overlapOf(best.bounds, rectangle) ? one : best),
      this.getPrimaryDisplay(),
    );
  }
}

export const screen = new Screen();
