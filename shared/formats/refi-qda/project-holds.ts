import { type Holds, holdsEverything } from '../exchange/holds.ts';

export const refiProjectHolds: Holds = {
  ...holdsEverything,
  blocks: false,
  discontinuous: 'fragments',
  attributes: false,
  entities: 'no',
  propositions: false,
  status: false,
  queries: false,
};
