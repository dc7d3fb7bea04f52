import type { NetworkQuestion } from '../../api/network-answers.ts';

/** What the window begins with: speakers and propositions, each statement once per article. */
export const usualNetwork: NetworkQuestion = {
  kind: 'two-mode',
  relation: 'combined',
  normalization: 'none',
  duplicates: 'document',
  isolates: false,
  minimum: 0,
  from: '',
  to: '',
  outlets: [],
  propositionIds: [],
};

/** Everything, as it is: what is exported with the project. */
export const wholeNetwork: NetworkQuestion = { ...usualNetwork, duplicates: 'include', isolates: true };
