/** Why two names are taken for names of one entity. */
export const nameReasons = ['same-name', 'alias', 'title', 'surname', 'acronym', 'ending', 'role'] as const;
export type NameReason = (typeof nameReasons)[number];

/** How sure each reason makes, from 0 to 1. A surname or a role that several could have is no reason at all. */
export const confidenceOf: Readonly<Record<NameReason, number>> = {
  'same-name': 0.95,
  alias: 0.95,
  title: 0.9,
  acronym: 0.8,
  surname: 0.75,
  ending: 0.6,
  role: 0.5,
};
