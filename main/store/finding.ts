/** One thing that the doctor found. The codes are for programs, `where` and `detail` for people. */
export interface Finding {
  readonly code: string;
  readonly where: string;
  readonly detail: string;
}
