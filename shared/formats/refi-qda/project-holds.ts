import { type Holds, holdsWhatOthersSay } from '../exchange/holds.ts';

export const refiProjectHolds: Holds = {
  ...holdsWhatOthersSay,
  blocks: false,
  discontinuous: 'fragments',
  attributes: false,
  entities: 'no',
  propositions: false,
  status: false,
  queries: false,
};
