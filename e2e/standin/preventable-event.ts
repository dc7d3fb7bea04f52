/** The first argument of Electron's event listeners. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export function createEvent<Details extends object>(details: Details): PreventableEvent & Details {
  return Object.assign(new PreventableEvent(), details);
}
