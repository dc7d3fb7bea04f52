import { type Holds, holdsEverything } from '../exchange/holds.ts';

export const teiHolds: Holds = {
  ...holdsEverything,
  blocks: false,
  links: 'within',
  entities: 'ids',
  propositions: false,
  status: false,
  times: false,
  fields: false,
  queries: false,
};
