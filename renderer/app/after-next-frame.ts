/** Runs once the next frame is painted. A window that is not shown has no frames, so a clock sees to it too. */
export function afterNextFrame(run: () => void): void {
  let done = false;
  const once = (): void => {
    if (!done) run();
    done = true;
  };
  const late = setTimeout(once, 100);
  requestAnimationFrame(() => {
    // What is posted in a frame comes after it was painted.
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      clearTimeout(late);
      port1.close();
      once();
    });
    port1.start();
    port2.postMessage(null);
  });
}
