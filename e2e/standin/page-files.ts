import type { Post, ToPage } from './page-messages.ts';

/**
 * webUtils.getPathForFile. A file carries its path only once the browser was asked, which takes a round trip; so the
 * event that brings files waits for the answer and is then given to the page again. Injected into pages.
 */
export function createFilePaths(post: Post) {
  const paths = new Map<string, string>();
  const asked = new Map<number, { files: readonly File[]; done: (paths: readonly string[]) => void }>();
  let lastId = 0;
  let replaying = false;
  // The page's File is copied on its way to the preload, so the object itself cannot be the key.
  const keyOf = (file: File): string => `${file.name}|${file.size}|${file.lastModified}`;

  const learnPaths = async (files: readonly File[]): Promise<void> => {
    lastId += 1;
    const id = lastId;
    const answer = await new Promise<readonly string[]>((done) => {
      asked.set(id, { files, done });
      post({ type: 'paths', id, count: files.length });
    });
    asked.delete(id);
    const keys = files.map(keyOf);
    files.forEach((file, index) => {
      const key = keyOf(file);
      // Two files of one drop that look the same: no path is better than the wrong one.
      const alone = keys.indexOf(key) === keys.lastIndexOf(key);
      if (!alone) console.error(`stand-in: cannot tell two dropped files named ${file.name} apart`);
      paths.set(key, alone ? (answer[index] ?? '') : '');
    });
  };
  const later = (event: Event, files: readonly File[], again: () => Event): void => {
    if (replaying || files.length === 0) return;
    const { target } = event;
    event.stopImmediatePropagation();
    event.preventDefault();
    const replay = async (): Promise<void> => {
      await learnPaths(files);
      replaying = true;
      target?.dispatchEvent(again());
      replaying = false;
    };
    void replay();
  };
  window.addEventListener(
    'drop',
    (event) => {
      const { clientX, clientY, ctrlKey, shiftKey, altKey, metaKey } = event;
      const files = [...(event.dataTransfer?.files ?? [])];
      const dataTransfer = new DataTransfer();
      for (const file of files) dataTransfer.items.add(file);
      const how = { clientX, clientY, ctrlKey, shiftKey, altKey, metaKey, dataTransfer };
      later(event, files, () => new DragEvent('drop', { bubbles: true, cancelable: true, composed: true, ...how }));
    },
    true,
  );
  for (const type of ['input', 'change']) {
    window.addEventListener(
      type,
      (event) => {
        const files = event.target instanceof HTMLInputElement ? [...(event.target.files ?? [])] : [];
        later(event, files, () => new Event(type, { bubbles: true }));
      },
      true,
    );
  }

  return {
    receive: (message: ToPage): void => {
      if (message.type === 'paths') asked.get(message.id)?.done(message.paths);
    },
    /** The main process asks the browser about this object. */
    fileAt: (id: number, index: number): File | undefined => asked.get(id)?.files[index],
    getPathForFile: (file: unknown): string => {
      if (file instanceof File) return paths.get(keyOf(file)) ?? '';
      throw new TypeError('getPathForFile expected to receive a File object but one was not provided');
    },
  };
}
