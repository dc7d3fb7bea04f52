import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';

export const teiHolds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  links: 'within',
  entities: 'ids',
  propositions: false,
  status: false,
  times: false,
  fields: false,
  queries: false,
};
