/** One thing that the doctor found. The codes are for programs, `where` and `detail` for people. */
export interface Finding {
  readonly code: string;
  readonly where: string;
  readonly detail: string;
  /** It is for people to judge, and no damage: the project is sound with it. */
  readonly warning?: true;
}
