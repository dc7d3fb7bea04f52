import { useEffect } from 'react';

/** Asks for the page of a row that is not here yet. */
export function useComing(missing: boolean, index: number, need: (index: number) => void): void {
  useEffect(() => {
    if (missing) need(index);
  }, [missing, index, need]);
}
